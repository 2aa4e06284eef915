//! A whole management system coming in at once, with its identities and numbers: into an empty state alone.

use std::collections::HashSet;

use crate::act::Decision;
use crate::change::Change;
use crate::command::refused;
use crate::refusal::Refusal;
use crate::state::State;

/// The key under which it is recorded.
pub const ACT: &str = "organization.import";

/// The changes as they are, where every record in them is sound and every link leads to one of them.
pub(crate) fn decide(changes: &[Change], state: &State) -> Decision {
    let used = |key: &str| state.table(key).is_some_and(|table| !table.is_empty());
    if state.registers().iter().any(|register| used(register.key)) {
        let message = "records stand in this organization already; found a new one and bring the file in there";
        return refused(Refusal::software("", message));
    }
    let mut after = state.clone();
    if let Err(misfit) = after.change_all(state.size() + 1, changes) {
        return refused(Refusal::software("", format!("the file does not fit this version: {misfit}")));
    }
    let mut refusals = numbered_twice(changes, &after);
    refusals.extend(changes.iter().flat_map(|change| lost(change, &after)));
    refusals.extend(shared(&after));
    if refusals.is_empty() { Ok(changes.to_vec()) } else { Err(refusals) }
}

/// The name of a record, as refusals place it.
fn name(state: &State, change: &Change) -> String {
    let (register, id) = change.subject();
    state.row(register, id).map_or_else(|| format!("{register} {id}"), |row| row.reference())
}

fn numbered_twice(changes: &[Change], after: &State) -> Vec<Refusal> {
    let mut seen = HashSet::new();
    let numbers = changes.iter().filter_map(|change| match change {
        Change::Create { register, reference, .. } => Some((change, (register, *reference))),
        Change::Set { .. }
        | Change::Retire { .. }
        | Change::Restore { .. }
        | Change::Erase { .. }
        | Change::Recorded { .. } => None,
    });
    let twice = numbers.filter(|(_, number)| !seen.insert(*number));
    let message = "another record has this reference; give each its own";
    twice.map(|(change, _)| Refusal::software(name(after, change), message)).collect()
}

/// Identities that nothing may have, and links that lead nowhere.
fn lost(change: &Change, after: &State) -> Vec<Refusal> {
    let at_record = |message: String| Refusal::software(name(after, change), message);
    match change {
        Change::Create { id, .. } if id.is_nil() || id.pending_position().is_some() => {
            vec![at_record(format!("{id} cannot be an id; give it one of version 7"))]
        }
        Change::Set { at, to, .. } => {
            let nowhere = to.links().into_iter().filter(|id| after.find(*id).is_none());
            let message = |id| format!("this links to {id}, which is not in the file");
            nowhere.map(|id| Refusal::software(format!("{}.{at}", name(after, change)), message(id))).collect()
        }
        Change::Create { .. }
        | Change::Retire { .. }
        | Change::Restore { .. }
        | Change::Erase { .. }
        | Change::Recorded { .. } => Vec::new(),
    }
}

/// Contents that no two records may share.
fn shared(after: &State) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for table in after.registers().iter().filter_map(|register| after.table(register.key)) {
        let unique: Vec<_> = table.register().fields.iter().enumerate().filter(|(_, field)| field.unique).collect();
        for row in table.rows().filter(|_| !unique.is_empty()) {
            for (at, field) in &unique {
                if table.holder(*at, &row.record.get(*at)).is_some_and(|holder| holder != row.id) {
                    let place = format!("{}.{}", row.reference(), field.key);
                    refusals.push(Refusal::software(place, "another record has this already; make them differ"));
                }
            }
        }
    }
    refusals
}
