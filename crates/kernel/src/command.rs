//! Everything that can be asked of a management system: named acts, and the generic ones of every register.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::act::{Act, Args, Decision};
use crate::batch;
use crate::change::{Change, Path};
use crate::changes;
use crate::context::Context;
use crate::erasure::{self, Standing};
use crate::field::{Field, Writer};
use crate::id::RawId;
use crate::lacking::lacking;
use crate::own;
use crate::record::{Proposal, Record, Row};
use crate::refusal::{Basis, Refusal};
use crate::register::Register;
use crate::seen;
use crate::state::State;
use crate::steps::Steps;
use crate::types::ANY;
use crate::value::Value;
use crate::whole;

/// One thing asked.
#[derive(Clone, Debug)]
pub enum Command {
    /// A named act.
    Act(&'static Act, Args),
    /// A new record.
    Create(&'static Register, Vec<(Path, Value)>),
    /// Other content for a record, if it still has the version seen.
    Edit(&'static Register, RawId, Vec<(Path, Value)>, Option<u64>),
    /// A record leaves the management system.
    Retire(&'static Register, RawId),
    /// A retired record comes back.
    Restore(&'static Register, RawId),
    /// Many at once under one act key, all or nothing, each with its place in what was brought in. Later
    /// ones may link to records that earlier ones make, as [`RawId::pending`].
    Batch(&'static str, Steps),
    /// A whole management system, into an empty state alone.
    Whole(Vec<Change>),
    /// An act that erases, with what stands of its records in the ledger.
    Erasing(Box<Command>, Vec<Standing>),
}

impl Command {
    /// The key it is recorded under: `risk.accept`, `risk.edit`, `import`.
    pub fn key(&self) -> String {
        match self {
            Self::Act(act, _) => act.key.to_owned(),
            Self::Create(register, _) => format!("{}.create", register.key),
            Self::Edit(register, ..) => format!("{}.edit", register.key),
            Self::Retire(register, _) => format!("{}.retire", register.key),
            Self::Restore(register, _) => format!("{}.restore", register.key),
            Self::Batch(key, _) => (*key).to_owned(),
            Self::Whole(_) => whole::ACT.to_owned(),
            Self::Erasing(command, _) => command.key(),
        }
    }

    /// Decides it on a state: the changes, or every reason against them.
    pub fn decide(&self, state: &State, context: &Context) -> Decision {
        let mut changes = Vec::new();
        self.decide_each(state, context, |decided| changes.extend(decided))?;
        Ok(changes)
    }

    /// Decides it for whoever need not hold all changes at once: they are given away as they are decided, and count
    /// where nothing is refused in the end. A batch also gives what its commands make of the state.
    ///
    /// # Errors
    /// Every reason against them.
    pub fn decide_each(
        &self,
        state: &State,
        context: &Context,
        take: impl FnMut(Vec<Change>),
    ) -> Result<Option<State>, Vec<Refusal>> {
        match self {
            Self::Batch(_, steps) => batch::decide(steps.iter(), state, context, take).map(Some),
            plain => plain.decide_alone(state, context).map(take).map(|()| None),
        }
    }

    /// The same, where it is needed no more: of a batch each command is let go once it is decided.
    ///
    /// # Errors
    /// Every reason against them.
    pub fn decide_away(
        self,
        state: &State,
        context: &Context,
        take: impl FnMut(Vec<Change>),
    ) -> Result<(), Vec<Refusal>> {
        match self {
            Self::Batch(_, steps) => batch::decide(steps.drain(), state, context, take).map(drop),
            plain => plain.decide_alone(state, context).map(take),
        }
    }

    /// Decides what is no batch.
    fn decide_alone(&self, state: &State, context: &Context) -> Decision {
        not_to_come(context)?;
        match self {
            Self::Act(act, args) => decide_act(act, args, state, context),
            Self::Create(register, values) => create(register, values, state, context),
            Self::Edit(register, id, values, version) => edit(register, *id, values, *version, state, context),
            Self::Retire(register, id) => retire(register, *id, state),
            Self::Restore(register, id) => restore(register, *id, state),
            Self::Batch(..) => self.decide(state, context),
            Self::Whole(changes) => whole::decide(changes, state),
            Self::Erasing(command, standing) => erasure::decide(command, standing, state, context),
        }
    }
}

/// Refuses a day that is still to come.
pub(crate) fn not_to_come(context: &Context) -> Result<(), Vec<Refusal>> {
    if context.effective_day() <= context.day {
        return Ok(());
    }
    refused(Refusal::software("happened_on", "this day is still to come; pick today or an earlier day"))
}

pub(crate) fn refused<T>(refusal: Refusal) -> Result<T, Vec<Refusal>> {
    Err(vec![refusal])
}

fn decide_act(act: &Act, args: &Args, state: &State, context: &Context) -> Decision {
    if act.signs && context.happened_on.is_some_and(|day| day < context.day) {
        let message = "a signature given here bears today's date; leave the day empty, or record an earlier signature as evidence";
        return refused(Refusal::house_rule("happened_on", message));
    }
    let rule = (act.make)(args.clone())?;
    dead_subjects(act, args, state)?;
    let unseen = seen::unseen(act, args, rule.as_ref(), state, context.seen);
    if !unseen.is_empty() {
        return Err(unseen);
    }
    let changes = rule.decide(state, context)?;
    let made: HashSet<_> = changes.iter().filter_map(Change::made).collect();
    let refusals: Vec<_> = changes.iter().flat_map(|change| broken(change, state, &made)).collect();
    if refusals.is_empty() { Ok(changes) } else { Err(refusals) }
}

/// Refuses records to act on that do not exist or are retired.
fn dead_subjects(act: &Act, args: &Args, state: &State) -> Result<(), Vec<Refusal>> {
    let (Some(register), Some(first)) = (act.subject(), act.arguments.first()) else { return Ok(()) };
    let lost = act.subjects(args).into_iter().filter_map(|id| live(state, register, id).err());
    let lost: Vec<_> = lost.flatten().map(|refusal| Refusal { field: first.key.to_owned(), ..refusal }).collect();
    if lost.is_empty() { Ok(()) } else { Err(lost) }
}

/// The record, if it exists and is not retired.
fn live<'a>(state: &'a State, register: &str, id: RawId) -> Result<Row<'a>, Vec<Refusal>> {
    let Some(row) = state.row(register, id) else {
        return refused(Refusal::missing("", format!("there is no {register} with the id {id}")));
    };
    if row.head.retired {
        return refused(Refusal::software("", format!("{} is retired; restore it first", row.reference())));
    }
    Ok(row)
}

fn create(register: &'static Register, values: &[(Path, Value)], state: &State, context: &Context) -> Decision {
    let made = changes::created(register, state, context);
    let id = made.subject().1;
    let before = (register.blank)();
    let after = written(register, before.as_ref(), values, state)?;
    let mut refusals = lacking(register, before.as_ref(), after.as_ref(), |_| true);
    refusals.extend(guarded(register, id, None, after.as_ref(), state, context));
    if !refusals.is_empty() {
        return Err(refusals);
    }
    Ok(std::iter::once(made).chain(changes::sets(id, before.as_ref(), after.as_ref())).collect())
}

fn edit(
    register: &'static Register,
    id: RawId,
    values: &[(Path, Value)],
    version: Option<u64>,
    state: &State,
    context: &Context,
) -> Decision {
    let row = live(state, register.key, id)?;
    if version.is_some_and(|seen| seen != row.head.changed) {
        let message = format!(
            "{} was changed by somebody else in entry {}; look at the change and try again",
            row.reference(),
            row.head.changed
        );
        return refused(Refusal::conflict(message));
    }
    let after = written(register, row.record, values, state)?;
    // What was already lacking is a matter for the checks, not for this edit.
    let had = |at: usize| !row.record.get(at).is_blank();
    let mut refusals = lacking(register, row.record, after.as_ref(), had);
    refusals.extend(guarded(register, id, Some(row.record), after.as_ref(), state, context));
    if !refusals.is_empty() {
        return Err(refusals);
    }
    Ok(changes::sets(id, row.record, after.as_ref()).collect())
}

fn retire(register: &'static Register, id: RawId, state: &State) -> Decision {
    live(state, register.key, id)?;
    Ok(vec![Change::Retire { register: Cow::Borrowed(register.key), id }])
}

fn restore(register: &'static Register, id: RawId, state: &State) -> Decision {
    match state.row(register.key, id) {
        None => refused(Refusal::missing("", format!("there is no {} with the id {id}", register.key))),
        Some(row) if !row.head.retired => refused(Refusal::software("", format!("{} is not retired", row.reference()))),
        Some(_) => Ok(vec![Change::Restore { register: Cow::Borrowed(register.key), id }]),
    }
}

/// The record with the values written, or what is wrong with each of them.
fn written(
    register: &'static Register,
    before: &dyn Record,
    values: &[(Path, Value)],
    state: &State,
) -> Result<Box<dyn Record>, Vec<Refusal>> {
    let mut after = before.copied();
    let mut refusals = Vec::new();
    for (path, value) in values {
        if let Err(refusal) = write(register, after.as_mut(), path, value) {
            refusals.push(refusal);
        }
    }
    for (at, field) in register.fields.iter().enumerate().filter(|(_, field)| field.kind.may_link()) {
        if before.differs(at, after.as_ref()) {
            refusals.extend(dangling(field, &before.get(at), &after.get(at), state));
        }
    }
    if refusals.is_empty() { Ok(after) } else { Err(refusals) }
}

fn write(register: &'static Register, record: &mut dyn Record, path: &Path, value: &Value) -> Result<(), Refusal> {
    let place = || path.to_string();
    let Some((at, field)) = register.field(&path.field) else {
        let keys: Vec<_> = register.live_fields().map(|(_, field)| field.key).collect();
        return Err(Refusal::software(
            place(),
            format!("{} has no such field; its fields are {}", register.key, keys.join(", ")),
        ));
    };
    if field.retired {
        return Err(Refusal::software(place(), "this field is no longer in use; leave it out"));
    }
    let before = (field.writer == Writer::Act).then(|| record.get(at));
    let outcome = record.set(at, path.group_key(), path.part_key(), value.clone());
    // A decision may be sent back as it was read, so that a whole record can be.
    if before.is_some_and(|before| before != record.get(at)) {
        let message = format!("only a named act writes this; see the acts on {}", register.key);
        return Err(Refusal {
            clause: field.clause.into(),
            basis: Basis::HouseRule,
            ..Refusal::software(place(), message)
        });
    }
    outcome.map_err(|wrong| wrong.at(place()))
}

/// New links of a field that lead nowhere, or to a retired record.
fn dangling(field: &'static Field, old: &Value, new: &Value, state: &State) -> Vec<Refusal> {
    let (known, linked) = (HashSet::<_>::from_iter(old.links()), new.links());
    let fresh = linked.into_iter().filter(|id| !known.contains(id));
    fresh.filter_map(|id| unlinkable(field, id, state)).collect()
}

fn unlinkable(field: &Field, id: RawId, state: &State) -> Option<Refusal> {
    let targets = targets(field);
    let found = targets.iter().find_map(|register| state.row(register, id));
    match found {
        None => Some(Refusal::missing(
            field.key,
            format!("there is no {} with the id {id}; choose an existing one", named(&targets)),
        )),
        Some(row) if row.head.retired => {
            Some(Refusal::software(field.key, format!("{} is retired; choose another or restore it", row.reference())))
        }
        Some(_) => None,
    }
}

/// The registers a link may lead to, in words.
fn named(targets: &[&str]) -> String {
    if targets.contains(&ANY) { "record".to_owned() } else { targets.join(" or ") }
}

fn targets(field: &Field) -> Vec<&'static str> {
    match (field.kind.target(), field.kind.parts()) {
        (Some(register), _) => vec![register],
        (None, Some(parts)) => parts.iter().flat_map(targets).collect(),
        (None, None) => Vec::new(),
    }
}

/// Links that a named act wrote to records which neither exist nor come to be in the same act.
fn broken(change: &Change, state: &State, made: &HashSet<RawId>) -> Vec<Refusal> {
    let Change::Set { register, at, to, .. } = change else { return Vec::new() };
    let Some((_, field)) = state.register(register).and_then(|register| register.field(&at.field)) else {
        return Vec::new();
    };
    let exists = |id: &RawId| targets(field).iter().any(|register| state.row(register, *id).is_some());
    let lost = to.links().into_iter().filter(|id| !made.contains(id) && !exists(id));
    lost.filter_map(|id| unlinkable(field, id, state)).collect()
}

/// Unique contents already in use, and the record's own objections.
fn guarded(
    register: &'static Register,
    id: RawId,
    before: Option<&dyn Record>,
    after: &dyn Record,
    state: &State,
    context: &Context,
) -> Vec<Refusal> {
    let table = state.table(register.key).expect("commands name listed registers");
    let unique = register.fields.iter().enumerate().filter(|(_, field)| field.unique);
    let taken = unique.filter_map(|(at, field)| {
        let holder = table.holder(at, &after.get(at)).filter(|holder| *holder != id)?;
        let other = table.row(holder).map(|row| row.reference()).unwrap_or_default();
        Some(Refusal::software(field.key, format!("{other} has this already; write another, or edit that record")))
    });
    let mut refusals: Vec<_> = taken.collect();
    refusals.extend(own::objections(before, after, state));
    refusals.extend((register.guard)(&Proposal { id, before, after, state, context }));
    refusals
}
