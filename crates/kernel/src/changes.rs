//! Deciding step by step: changes are gathered on a working copy, so that later steps see earlier ones.

use std::borrow::Cow;

use crate::change::{Change, Path};
use crate::context::Context;
use crate::field::Field;
use crate::id::{Id, RawId};
use crate::record::{Declared, Record};
use crate::reference::Reference;
use crate::register::Register;
use crate::state::{Misfit, State};
use crate::value::{Parts, Value};

/// The changes of one act in the making.
pub struct Changes<'a> {
    state: State,
    context: &'a Context,
    list: Vec<Change>,
}

impl<'a> Changes<'a> {
    /// Starts from a state.
    pub fn on(state: &State, context: &'a Context) -> Self {
        Self { state: state.clone(), context, list: Vec::new() }
    }

    /// The state with the changes so far.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Makes a record of register `R` and fills it.
    pub fn create<R: Declared>(&mut self, fill: impl FnOnce(&mut R)) -> Id<R> {
        let id = Id::of(self.add(R::REGISTER));
        self.edit(id, fill);
        id
    }

    /// Changes a record; only what differs afterwards becomes changes.
    pub fn edit<R: Declared>(&mut self, id: Id<R>, change: impl FnOnce(&mut R)) {
        let before = self.state.get(id).expect("an act edits records it has found").record.clone();
        let mut after = before.clone();
        change(&mut after);
        self.become_like(id.raw(), &before, &after);
    }

    /// Writes the differences between two versions of a record.
    pub fn become_like(&mut self, id: RawId, before: &dyn Record, after: &dyn Record) {
        self.absorb(sets(id, before, after).collect());
    }

    /// Makes a blank record of any register and gives its identity.
    pub fn add(&mut self, register: &'static Register) -> RawId {
        let change = created(register, &self.state, self.context);
        let id = change.subject().1;
        self.push(change).expect("a minted id is new");
        id
    }

    /// Takes a record out of the management system.
    pub fn retire(&mut self, register: &'static Register, id: RawId) {
        let change = Change::Retire { register: Cow::Borrowed(register.key), id };
        self.push(change).expect("an act retires records it has found");
    }

    /// Brings a retired record back.
    pub fn restore(&mut self, register: &'static Register, id: RawId) {
        let change = Change::Restore { register: Cow::Borrowed(register.key), id };
        self.push(change).expect("an act restores records it has found");
    }

    /// Erases fields of a record, with every item of the ledger that tells of them.
    pub fn erase(&mut self, register: &'static Register, id: RawId, fields: &[&'static str]) {
        let fields = fields.iter().map(|field| Cow::Borrowed(*field)).collect();
        // What stands in the ledger is not known to a rule; whoever records the act fills it in.
        let change = Change::Erase { register: Cow::Borrowed(register.key), id, fields, items: Vec::new() };
        self.push(change).expect("an act erases fields of records it has found");
    }

    /// Adds a change and applies it to the working copy.
    pub fn push(&mut self, change: Change) -> Result<(), Misfit> {
        self.state.change_all(self.state.size() + 1, std::slice::from_ref(&change))?;
        self.list.push(change);
        Ok(())
    }

    /// Takes in changes that another act decided on [`Changes::state`].
    pub fn absorb(&mut self, changes: Vec<Change>) {
        let applied = self.state.change_all(self.state.size() + 1, &changes);
        applied.expect("the changes were decided on this state");
        self.list.extend(changes);
    }

    /// All changes, in order.
    pub fn done(self) -> Vec<Change> {
        self.list
    }
}

/// The change that makes a blank record of a register, with its identity and its number.
pub(crate) fn created(register: &'static Register, state: &State, context: &Context) -> Change {
    let year = if register.reference.yearly { context.effective_day().year().unsigned_abs() } else { 0 };
    let table = state.table(register.key).expect("an act makes records of listed registers");
    let reference = Reference { year, number: table.last_number(year) + 1 };
    Change::Create { register: Cow::Borrowed(register.key), id: context.mint(), reference }
}

/// The changes by which a record becomes like another version of it.
pub(crate) fn sets(id: RawId, before: &dyn Record, after: &dyn Record) -> impl Iterator<Item = Change> + use<> {
    let register = before.register().key;
    let set = move |(at, to)| Change::Set { register: Cow::Borrowed(register), id, at, to };
    difference(before, after).into_iter().map(set)
}

/// What has to be written so that `before` becomes `after`: parts of groups rather than whole fields.
pub fn difference(before: &dyn Record, after: &dyn Record) -> Vec<(Path, Value)> {
    let mut found = Vec::new();
    for (at, field) in before.register().fields.iter().enumerate() {
        if before.differs(at, after) {
            differing(field, before.get(at), after.get(at), &mut found);
        }
    }
    found
}

fn differing(field: &'static Field, old: Value, new: Value, found: &mut Vec<(Path, Value)>) {
    let place = Path::field(field.key);
    match (old, new) {
        (Value::Group(old), Value::Group(new)) => differing_parts(&place, &old, new, found),
        (Value::Many(old), Value::Many(new)) if same_order(&old, &new) => {
            for (key, _) in old.iter().filter(|(key, _)| !new.iter().any(|(other, _)| other == key)) {
                found.push((Path::group(field.key, key), Value::Nothing));
            }
            for (key, parts) in new {
                let place = Path::group(field.key, &key);
                match old.iter().find(|(other, _)| *other == key) {
                    Some((_, old)) => differing_parts(&place, old, parts, found),
                    None => found.push((place, Value::Group(parts))),
                }
            }
        }
        (_, new) => found.push((place, new)),
    }
}

/// Whether the rows kept stand in the same order, and new rows at the end.
fn same_order(old: &[(String, Parts)], new: &[(String, Parts)]) -> bool {
    let kept: Vec<_> =
        old.iter().map(|(key, _)| key).filter(|key| new.iter().any(|(other, _)| other == *key)).collect();
    new.iter().map(|(key, _)| key).take(kept.len()).eq(kept)
}

fn differing_parts(place: &Path, old: &Parts, new: Parts, found: &mut Vec<(Path, Value)>) {
    for (at, (key, value)) in new.into_iter().enumerate() {
        if old.get(at).is_none_or(|(_, before)| *before != value) {
            found.push((place.clone().part(key), value));
        }
    }
}
