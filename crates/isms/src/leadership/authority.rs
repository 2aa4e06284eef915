//! 5.3: whom the roles give the right to approve what holds for the whole organization.

use kernel::{Date, Id, State, Table};

use super::Role;
use crate::support::Person;

/// What the roles say of somebody who approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// A role that may approve was theirs, or nobody held one: then nothing can be asked of the roles.
    Shown,
    /// A role was theirs, and it does not say that it may approve.
    Unsaid,
    /// No role was theirs, while others held one that may approve.
    Missing,
}

/// What the roles say of a person's right to approve on a day.
pub fn authority(state: &State, person: Id<Person>, on: Date) -> Authority {
    let roles: Vec<_> = all(state).collect();
    let approving = || roles.iter().filter(|role| may_approve(role));
    if approving().any(|role| held_by(role, person, on)) || !approving().any(|role| held_by_anybody(role, on)) {
        return Authority::Shown;
    }
    if roles.iter().any(|role| held_by(role, person, on)) { Authority::Unsaid } else { Authority::Missing }
}

/// Whoever held a role that may approve on a day, each once, in the order of the roles.
pub fn approvers(state: &State, on: Date) -> Vec<Id<Person>> {
    let mut found = Vec::new();
    for role in all(state).filter(|role| may_approve(role)) {
        let named = role.holders.iter().chain(role.assignments.iter().map(|(_, own)| own.person));
        for person in named.filter(|person| held_by(role, *person, on)) {
            if !found.contains(&person) {
                found.push(person);
            }
        }
    }
    found
}

/// Whether a role decides for the whole organization: it belongs to top management, sees to it that the management
/// system conforms, or is said to approve.
fn may_approve(role: &Role) -> bool {
    role.top_management || role.conformity || role.approves
}

/// Roles of all times: one that was given up since gave a right while it was held.
fn all(state: &State) -> impl Iterator<Item = &Role> {
    state.of::<Role>().rows().filter_map(|row| row.record.as_any().downcast_ref())
}

/// Whether somebody held a role on a day, or stands in for its holders. Of a holder whom nobody assigned by an act the
/// day is not known.
fn held_by(role: &Role, person: Id<Person>, on: Date) -> bool {
    let mut assigned = role.assignments.iter().map(|(_, own)| own).filter(|own| own.person == person).peekable();
    if role.deputies.contains(person) {
        return true;
    }
    match assigned.peek() {
        None => role.holders.contains(person),
        Some(_) => assigned.any(|own| own.on <= on && own.until.is_none_or(|until| until >= on)),
    }
}

fn held_by_anybody(role: &Role, on: Date) -> bool {
    let assigned = role.assignments.iter().any(|(_, own)| held_by(role, own.person, on));
    assigned || role.holders.iter().any(|person| held_by(role, person, on))
}
