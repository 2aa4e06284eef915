//! A record, whatever its register: the trait, its life data, and its place in a table.

use std::any::Any;
use std::fmt::Debug;
use std::ops::Deref;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::id::{Id, RawId};
use crate::reference::Reference;
use crate::refusal::{Refusal, Wrong};
use crate::register::Register;
use crate::state::State;
use crate::value::Value;

/// What every surface sees of a record. `#[derive(Record)]` writes it.
pub trait Record: Any + Debug + Send + Sync {
    /// The register it belongs to.
    fn register(&self) -> &'static Register;
    /// The content of a field, by its index in the register.
    fn get(&self, field: usize) -> Value;
    /// Writes a field, or the place `key` / `part` inside it.
    fn set(&mut self, field: usize, key: Option<&str>, part: Option<&str>, value: Value) -> Result<(), Wrong>;
    /// Whether a field, by its index, holds something else than in another record of this register.
    fn differs(&self, field: usize, other: &dyn Record) -> bool;
    /// For typed access.
    fn as_any(&self) -> &dyn Any;
    /// A copy of the same type.
    fn copied(&self) -> Box<dyn Record>;

    /// The content of a field, by its key.
    fn value(&self, key: &str) -> Value {
        self.register().field(key).map_or(Value::Nothing, |(at, _)| self.get(at))
    }

    /// The text that names this record.
    fn title(&self) -> String {
        match self.get(self.register().title) {
            Value::Text(text) => text,
            other => format!("{other:?}"),
        }
    }
}

/// A record type with its register.
pub trait Declared: Record + Guard + Clone + Sized {
    /// Key of one record: `risk`.
    const KEY: &'static str;
    /// The register.
    const REGISTER: &'static Register;

    /// A record with nothing filled in.
    fn blank() -> Self;
}

/// What a generic create, edit, bulk edit or import wants to make of a record.
#[derive(Clone, Copy)]
pub struct Proposal<'a, R: ?Sized> {
    /// The record's identity.
    pub id: RawId,
    /// What it is now; none where it is new.
    pub before: Option<&'a R>,
    /// What it would be.
    pub after: &'a R,
    /// The state the act is decided against.
    pub state: &'a State,
    /// Day, actor and person.
    pub context: &'a Context,
}

impl<R: Declared> Proposal<'_, R> {
    /// The identity, typed.
    pub fn id(&self) -> Id<R> {
        Id::of(self.id)
    }
}

/// The rules a record keeps under free editing, beyond kinds, links and required fields.
pub trait Guard: Sized {
    /// All objections to the proposal; none lets it pass.
    fn guard(_proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        Vec::new()
    }
}

/// [`Guard::guard`] without its type, as kept in a register.
pub type Guarding = fn(&Proposal<'_, dyn Record>) -> Vec<Refusal>;

/// Emitted as a register's guard: gives the proposal its type again.
pub fn guarded<R: Declared>(proposal: &Proposal<'_, dyn Record>) -> Vec<Refusal> {
    let Proposal { id, before, after, state, context } = *proposal;
    let before = before.and_then(|record| record.as_any().downcast_ref());
    let after = after.as_any().downcast_ref().expect("a register's guard is called with its own records");
    R::guard(&Proposal { id, before, after, state, context })
}

/// What is known of a record beside its fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its number.
    pub reference: Reference,
    /// Ledger entry that made it, counted from 1.
    pub created: u64,
    /// When it was recorded first.
    pub made: Timestamp,
    /// Ledger entry that changed it last: its version.
    pub changed: u64,
    /// When that entry was made.
    pub changed_at: Timestamp,
    /// Whether it was retired: kept and readable, no longer part of the management system.
    pub retired: bool,
    /// What is said of another ledger that it came in from.
    pub elsewhere: Option<Elsewhere>,
}

/// When a record stood in the ledger of the organization that it came in from. The file said so; nothing here proves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// When it was recorded there first.
    pub made: Timestamp,
    /// When it was changed there last.
    pub changed: Timestamp,
}

impl Head {
    /// When it was recorded first: there, where it came in from another ledger, never later than here.
    pub fn first_recorded(&self) -> Timestamp {
        self.elsewhere.map_or(self.made, |own| own.made.min(self.made))
    }

    /// When it was changed last: there, where nothing of it was changed since it came in.
    pub fn last_changed(&self) -> Timestamp {
        let there = self.elsewhere.filter(|_| self.changed == self.created);
        there.map_or(self.changed_at, |own| own.changed.min(self.changed_at))
    }

    /// Whether it was changed since it was recorded first.
    pub fn is_changed(&self) -> bool {
        self.changed != self.created || self.elsewhere.is_some_and(|own| own.changed > own.made)
    }
}

/// A record with its head, as a table holds it.
#[derive(Clone, Debug)]
pub struct Held<R> {
    /// Its life data.
    pub head: Head,
    /// Its fields.
    pub record: R,
}

impl<R> Deref for Held<R> {
    type Target = R;
    fn deref(&self) -> &R {
        &self.record
    }
}

/// A record of any register, as found in a state.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// Its identity.
    pub id: RawId,
    /// Its life data.
    pub head: &'a Head,
    /// Its fields.
    pub record: &'a dyn Record,
}

impl Row<'_> {
    /// Its human reference: `R-0042`.
    pub fn reference(&self) -> String {
        self.record.register().reference.print(self.head.reference)
    }
}
