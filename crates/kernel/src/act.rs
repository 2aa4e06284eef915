//! Named acts: state changes with an author, a day and a rule that decides them.

use std::fmt;

use crate::change::{Change, Path};
use crate::context::Context;
use crate::field::Field;
use crate::id::RawId;
use crate::kind::{Kind, Typed};
use crate::refusal::Refusal;
use crate::state::State;
use crate::value::{Parts, Value};

/// What deciding gives: all changes, or all reasons against them.
pub type Decision = Result<Vec<Change>, Vec<Refusal>>;

/// The arguments of an act, by key.
pub type Args = Vec<(String, Value)>;

/// The rule of one act. `#[derive(Act)]` on the struct of its arguments writes the declaration.
pub trait Decide {
    /// Decides the act on a state. Pure: the same state, context and arguments give the same.
    fn decide(&self, state: &State, context: &Context) -> Decision;

    /// What a signature stands under besides the records that the act is done to: plans that a risk's acceptance
    /// approves with it. Whoever signs has to have seen all of it as it is.
    fn covers(&self, _state: &State) -> Vec<RawId> {
        Vec::new()
    }

    /// Whether a page offers the act on this record; asking anyway gives the refusals.
    fn offered(_state: &State, _subject: RawId) -> bool
    where
        Self: Sized,
    {
        true
    }

    /// What the act's form holds when it opens.
    fn prefill(_state: &State, _context: &Context, _subject: RawId) -> Option<Self>
    where
        Self: Sized,
    {
        None
    }
}

/// An act as declared.
pub struct Act {
    /// Key in code, URL, CLI and ledger: `risk.accept`.
    pub key: &'static str,
    /// What it does, in one sentence.
    pub help: &'static str,
    /// The clause that asks for it.
    pub clause: &'static str,
    /// Whether it is a signature or approval: it cannot be backdated, and a person must stand behind it.
    pub signs: bool,
    /// Its arguments.
    pub arguments: &'static [Field],
    /// Builds the rule from arguments.
    pub make: fn(Args) -> Result<Box<dyn Decide>, Vec<Refusal>>,
    /// See [`Decide::offered`].
    pub offered: fn(&State, RawId) -> bool,
    /// See [`Decide::prefill`].
    pub prefill: fn(&State, &Context, RawId) -> Option<Args>,
}

impl Act {
    /// The register it acts on: that of its first argument, when this bears the register's name
    /// (`risk`, `access_review`) or is a list of its records (`risks`), so that one act serves a button and a selection.
    pub fn subject(&self) -> Option<&'static str> {
        let first = self.arguments.first()?;
        match first.kind {
            Kind::Link(register) => (register == first.key.replace('_', "-")).then_some(register),
            Kind::Links(register) => Some(register),
            _ => None,
        }
    }

    /// The records that these arguments say it is done to.
    pub fn subjects(&self, args: &Args) -> Vec<RawId> {
        let Some(first) = self.subject().and(self.arguments.first()) else { return Vec::new() };
        let named = args.iter().find(|(key, _)| first.answers_to(key));
        named.map(|(_, value)| value.links()).unwrap_or_default()
    }
}

impl fmt::Debug for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Act({})", self.key)
    }
}

/// A type whose `#[derive(Act)]` declares an act.
pub trait Acted: Decide {
    /// The declaration.
    const ACT: &'static Act;
}

/// Emitted by `#[derive(Act)]`: takes one argument out of the list, noting what is wrong with it.
pub fn take<T: Typed>(args: &mut Args, field: &'static Field, refusals: &mut Vec<Refusal>) -> T {
    let at = args.iter().position(|(key, _)| field.answers_to(key));
    let value = at.map_or(Value::Nothing, |at| args.swap_remove(at).1);
    if field.required && value.is_blank() {
        refusals
            .push(Refusal { clause: field.clause.into(), ..Refusal::software(field.key, "required; fill this in") });
        return T::blank();
    }
    T::take(value).unwrap_or_else(|wrong| {
        refusals.push(wrong.at(field.key));
        T::blank()
    })
}

/// Emitted by `#[derive(Act)]`: what stays after all arguments were taken is unknown.
pub fn decode(rest: Args, known: &'static [Field], mut refusals: Vec<Refusal>) -> Vec<Refusal> {
    let keys: Vec<_> = known.iter().map(|field| field.key).collect();
    let unknown = |(key, _): (String, Value)| {
        Refusal::software(key, format!("there is no such argument; the arguments are {}", keys.join(", ")))
    };
    refusals.extend(rest.into_iter().map(unknown));
    refusals
}

/// Arguments from values at places: parts are gathered into their groups, groups into their lists.
pub fn gathered(values: Vec<(Path, Value)>) -> Args {
    let mut args = Args::new();
    for (path, value) in values {
        let at = args.iter().position(|(key, _)| *key == path.field).unwrap_or_else(|| {
            args.push((path.field.to_string(), Value::Nothing));
            args.len() - 1
        });
        gather(&mut args[at].1, path, value);
    }
    args
}

fn gather(whole: &mut Value, path: Path, value: Value) {
    match path.within() {
        (None, None) => *whole = value,
        (None, Some(part)) => {
            if !matches!(whole, Value::Group(_)) {
                *whole = Value::Group(Parts::new());
            }
            if let Value::Group(parts) = whole {
                parts.push((part, value));
            }
        }
        (Some(key), part) => {
            if !matches!(whole, Value::Many(_)) {
                *whole = Value::Many(Vec::new());
            }
            let Value::Many(rows) = whole else { return };
            let at = rows.iter().position(|(own, _)| *own == key).unwrap_or_else(|| {
                rows.push((key, Parts::new()));
                rows.len() - 1
            });
            match (part, value) {
                (Some(part), value) => rows[at].1.push((part, value)),
                (None, Value::Group(parts)) => rows[at].1 = parts,
                (None, _) => {}
            }
        }
    }
}
