//! Undoing an entry: the commands that lead back to what stood there before it. They make a new entry; nothing is
//! rewritten.

use std::collections::{HashMap, HashSet};

use crate::change::{Change, Path};
use crate::changes::difference;
use crate::command::Command;
use crate::field::{Field, Writer};
use crate::id::RawId;
use crate::kind::Kind;
use crate::record::{Record, Row};
use crate::refusal::Refusal;
use crate::register::Register;
use crate::state::State;
use crate::value::Value;

/// The key under which undoing is recorded.
pub const ACT: &str = "undo";

/// An entry after the one to be undone, as far as it touched the same records.
pub struct Later {
    /// Its number.
    pub seq: u64,
    /// Who made it, in words.
    pub by: String,
    /// What it changed.
    pub changes: Vec<Change>,
}

/// The commands that undo an entry's changes, each under the reference of its record. `before` holds the records as
/// they stood before the entry, `later` the entries since that touched them. Refused where something was changed
/// since, and where a decision is concerned.
pub fn commands(
    changes: &[Change],
    before: &State,
    later: &[Later],
    state: &State,
) -> Result<Vec<(String, Command)>, Vec<Refusal>> {
    let since = Since::of(later);
    let (mut commands, mut refusals) = (Vec::new(), Vec::new());
    for own in by_record(changes) {
        match undone(&own, before, &since, state) {
            Ok(found) => commands.push(found),
            Err(refusal) => refusals.push(refusal),
        }
    }
    if commands.is_empty() && refusals.is_empty() {
        refusals.push(Refusal::software("", "this entry changed no record; there is nothing to undo"));
    }
    // What was done last is undone first.
    if refusals.is_empty() { Ok(commands.into_iter().rev().flatten().collect()) } else { Err(refusals) }
}

/// Whether an entry of such changes can be undone at all: it changed something and decided nothing.
pub fn is_open(changes: impl IntoIterator<Item = Change>, state: &State) -> bool {
    let mut made = HashSet::new();
    let decision = |change: Change| {
        if matches!(change, Change::Create { .. }) {
            made.insert(change.subject().1);
        }
        let register = state.register(change.subject().0);
        register.is_none_or(|register| decides(&change, register, made.contains(&change.subject().1)))
    };
    let mut changes = changes.into_iter().peekable();
    changes.peek().is_some() && !changes.any(decision)
}

/// The changes of each record, in the order in which the entry first touched them.
fn by_record(changes: &[Change]) -> Vec<Vec<&Change>> {
    let (mut places, mut records) = (HashMap::new(), Vec::<Vec<&Change>>::new());
    for change in changes {
        let at = *places.entry(change.subject().1).or_insert(records.len());
        match records.get_mut(at) {
            Some(record) => record.push(change),
            None => records.push(vec![change]),
        }
    }
    records
}

/// The later changes of each record, with their entries.
struct Since<'a>(HashMap<RawId, Vec<(&'a Later, &'a Change)>>);

impl<'a> Since<'a> {
    fn of(later: &'a [Later]) -> Self {
        let mut since: HashMap<_, Vec<_>> = HashMap::new();
        for entry in later {
            for change in &entry.changes {
                since.entry(change.subject().1).or_default().push((entry, change));
            }
        }
        Self(since)
    }

    /// The newest entry that stands on what undoing would write.
    fn newest(&self, own: &[&Change], places: &[(Path, Value)]) -> Option<&'a Later> {
        let changes = self.0.get(&own[0].subject().1)?;
        let standing = changes.iter().filter(|(_, change)| touches(change, own, places));
        standing.map(|(entry, _)| *entry).max_by_key(|entry| entry.seq)
    }
}

/// The commands that undo what an entry did to one record.
fn undone(
    own: &[&Change],
    before: &State,
    since: &Since<'_>,
    state: &State,
) -> Result<Vec<(String, Command)>, Refusal> {
    let (key, id) = own[0].subject();
    let found = state.register(key).and_then(|register| Some((register, state.row(key, id)?)));
    let Some((register, row)) = found else {
        return Err(Refusal::missing("", format!("there is no {key} with the id {id} any more")));
    };
    let reference = row.reference();
    let made = own.iter().any(|change| matches!(change, Change::Create { .. }));
    if own.iter().any(|change| decides(change, register, made)) {
        let message = format!("a decision is not undone but decided again; see the acts on {key}");
        return Err(Refusal::house_rule(&reference, message));
    }
    let back = back(own, before, register, id);
    if let Some(Later { seq, by, .. }) = since.newest(own, &back) {
        let message = format!("changed since by {by} in entry {seq}; undo that entry first, or edit the record");
        return Err(Refusal::conflict(message).within(&reference));
    }
    Ok(inverse(own, register, &row, back).into_iter().map(|command| (reference.clone(), command)).collect())
}

/// Whether a change writes a decision. What was erased is gone, so an erasure is one that nothing takes back. The state
/// in which a record was `made`, such as that it is proposed, is none: it goes with the record.
fn decides(change: &Change, register: &Register, made: bool) -> bool {
    if matches!(change, Change::Erase { .. }) {
        return true;
    }
    let Change::Set { at, .. } = change else { return false };
    let begins = |field: &Field| made && matches!(field.kind, Kind::Choice(_));
    register.field(&at.field).is_some_and(|(_, field)| field.writer == Writer::Act && !begins(field))
}

/// What has to be written so that the record holds again what it held before the entry.
fn back(own: &[&Change], before: &State, register: &'static Register, id: RawId) -> Vec<(Path, Value)> {
    let Some(row) = before.row(register.key, id) else { return Vec::new() };
    let mut after = row.record.copied();
    own.iter().for_each(|change| write(after.as_mut(), change));
    difference(after.as_ref(), row.record)
}

fn write(record: &mut dyn Record, change: &Change) {
    let Change::Set { at, to, .. } = change else { return };
    let Some((index, _)) = record.register().field(&at.field) else { return };
    // A change of an older declaration may not fit today's: then there is nothing to lead back from.
    let _ = record.set(index, at.group_key(), at.part_key(), to.clone());
}

/// Whether a later change of the same record stands on what the entry wrote, or on what undoing would write.
fn touches(later: &Change, own: &[&Change], places: &[(Path, Value)]) -> bool {
    own.iter().any(|change| match (change, later) {
        (Change::Create { .. }, _) => true,
        (Change::Set { at, .. }, Change::Set { at: other, .. }) => {
            overlap(at, other) || places.iter().any(|(place, _)| overlap(place, other))
        }
        (Change::Retire { .. } | Change::Restore { .. }, Change::Retire { .. } | Change::Restore { .. }) => true,
        (Change::Erase { .. }, _) | (_, Change::Erase { .. }) => true,
        (Change::Set { .. } | Change::Retire { .. } | Change::Restore { .. } | Change::Recorded { .. }, _) => false,
    })
}

/// Whether two places share content.
fn overlap(a: &Path, b: &Path) -> bool {
    fn meet(a: Option<&str>, b: Option<&str>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => a == b,
            (None, _) | (_, None) => true,
        }
    }
    a.field == b.field && meet(a.group_key(), b.group_key()) && meet(a.part_key(), b.part_key())
}

fn inverse(own: &[&Change], register: &'static Register, row: &Row<'_>, back: Vec<(Path, Value)>) -> Vec<Command> {
    let did = |test: fn(&Change) -> bool| own.iter().any(|change| test(change));
    if did(|change| matches!(change, Change::Create { .. })) {
        return vec![Command::Retire(register, row.id)];
    }
    let retired = did(|change| matches!(change, Change::Retire { .. }));
    let mut commands = Vec::new();
    if retired {
        commands.push(Command::Restore(register, row.id));
    }
    if !back.is_empty() {
        // Bringing the record back makes a version of its own.
        let version = (!retired).then_some(row.head.changed);
        commands.push(Command::Edit(register, row.id, back, version));
    }
    if did(|change| matches!(change, Change::Restore { .. })) {
        commands.push(Command::Retire(register, row.id));
    }
    commands
}
