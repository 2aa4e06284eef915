//! 5.3: whom the roles give the right to approve what holds for the whole organization.

use kernel::{Date, Id, State, Table};

use super::{Approval, Role};
use crate::age::changed_on;
use crate::support::Person;

/// What the roles say of somebody who approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// A role that may approve was theirs, or nobody held one: then nothing can be asked of the roles.
    Shown,
    /// A role was theirs, and it does not say that it may approve.
    Unsaid,
    /// A role that may approve is said to have been theirs, and was entered here only after the approval.
    DatedBack,
    /// No role was theirs, while others held one that may approve.
    Missing,
}

/// How much of a role counts on a day: all that is said of it today, only what stood here by then, of that only who kept
/// it beyond the day, or only who was assigned by an act on an earlier day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    Said,
    Entered,
    Kept,
    Before,
}

/// What the roles that had been entered by a day say of a person's right to approve on it.
pub fn authority(state: &State, person: Id<Person>, on: Date) -> Authority {
    counted(state, person, on, Counting::Entered)
}

/// What the roles say of the right to give an approval. What was given here is held against what had been entered by
/// then; what was brought in is older than anything here.
pub fn authority_of(state: &State, approval: &Approval) -> Authority {
    let counting = if approval.provenance.origin().is_some() { Counting::Said } else { Counting::Entered };
    counted(state, approval.by, approval.on, counting)
}

fn counted(state: &State, person: Id<Person>, on: Date, counting: Counting) -> Authority {
    let roles: Vec<_> = all(state).collect();
    let approving = || roles.iter().filter(|role| may_approve(role));
    let theirs = approving().any(|role| held_by(role, person, on, counting));
    if theirs || !approving().any(|role| held_by_anybody(role, on, counting)) {
        return Authority::Shown;
    }
    if roles.iter().any(|role| held_by(role, person, on, counting)) {
        return Authority::Unsaid;
    }
    let said = approving().any(|role| held_by(role, person, on, Counting::Said));
    if said { Authority::DatedBack } else { Authority::Missing }
}

/// Whoever may approve what holds for the whole organization on a day and works here then, each once, in the order of
/// the roles: only top management, where it is for them and somebody of it is named. The acts, what they refuse and the
/// rehearsal ask this one list.
pub fn approvers(state: &State, on: Date, for_top_management: bool) -> Vec<Id<Person>> {
    let top = if for_top_management { top_management(state, on) } else { Vec::new() };
    if top.is_empty() { working(state, on, may_approve) } else { top }
}

/// Whoever of top management is named on a day, or stands in for them, and works here then.
pub fn top_management(state: &State, on: Date) -> Vec<Id<Person>> {
    working(state, on, |role| role.top_management)
}

/// Whether there is a role of top management, and nobody who works here on a day holds one or stands in.
pub fn headless(state: &State, on: Date) -> bool {
    state.of::<Role>().iter().any(|(_, role)| role.top_management) && top_management(state, on).is_empty()
}

fn working(state: &State, on: Date, wanted: impl Fn(&Role) -> bool) -> Vec<Id<Person>> {
    let mut found = holding(state, on, Counting::Kept, wanted);
    found.retain(|person| {
        let gone = |held: &kernel::Held<Person>| held.head.retired && changed_on(&held.head) <= on;
        state.get(*person).is_some_and(|held| held.works_on(on) && !gone(held))
    });
    found
}

/// Whoever had been assigned a role of top management before a day, each once, in the order of the roles.
pub fn top_management_before(state: &State, on: Date) -> Vec<Id<Person>> {
    holding(state, on, Counting::Before, |role| role.top_management)
}

/// Whoever is said to have held one of these roles on a day, each once, in the order of the roles.
pub fn holders(state: &State, on: Date, wanted: impl Fn(&Role) -> bool) -> Vec<Id<Person>> {
    holding(state, on, Counting::Said, wanted)
}

fn holding(state: &State, on: Date, counting: Counting, wanted: impl Fn(&Role) -> bool) -> Vec<Id<Person>> {
    let mut found = Vec::new();
    for role in in_use(state, on).filter(|role| wanted(role)) {
        let named = role.holders.iter().chain(role.assignments.iter().map(|(_, own)| own.person));
        for person in named.chain(role.deputies.iter()).filter(|person| held_by(role, *person, on, counting)) {
            if !found.contains(&person) {
                found.push(person);
            }
        }
    }
    found
}

/// Whether a role decides for the whole organization: it belongs to top management, sees to it that the management
/// system conforms, or is said to approve.
pub(super) fn may_approve(role: &Role) -> bool {
    role.top_management || role.conformity || role.approves
}

/// Roles of all times: one that was given up since gave a right while it was held.
fn all(state: &State) -> impl Iterator<Item = &Role> {
    state.of::<Role>().rows().filter_map(|row| row.record.as_any().downcast_ref())
}

/// The roles that had not been given up before a day.
fn in_use(state: &State, on: Date) -> impl Iterator<Item = &Role> {
    let rows = state.of::<Role>().rows().filter(move |row| !row.head.retired || changed_on(row.head) > on);
    rows.filter_map(|row| row.record.as_any().downcast_ref())
}

/// Whether somebody held a role on a day, or stands in for its holders. Of a holder whom nobody assigned by an act the
/// day is not known.
fn held_by(role: &Role, person: Id<Person>, on: Date, counting: Counting) -> bool {
    let mut assigned = role.assignments.iter().map(|(_, own)| own).filter(|own| own.person == person).peekable();
    let dated = counting == Counting::Before;
    if role.deputies.contains(person) {
        return !dated;
    }
    if assigned.peek().is_none() {
        return !dated && role.holders.contains(person);
    }
    let entered = |recorded: Option<Date>| match counting {
        Counting::Said => true,
        Counting::Entered | Counting::Kept => recorded.is_none_or(|day| day <= on),
        Counting::Before => recorded.is_some_and(|day| day < on),
    };
    // Whoever gave it up that day could decide in the morning, and is asked for nothing in the afternoon.
    let lasted = |until: Date| if counting == Counting::Kept { until > on } else { until >= on };
    assigned.any(|own| own.on <= on && own.until.is_none_or(lasted) && entered(own.recorded_on))
}

fn held_by_anybody(role: &Role, on: Date, counting: Counting) -> bool {
    let assigned = role.assignments.iter().any(|(_, own)| held_by(role, own.person, on, counting));
    assigned || role.holders.iter().any(|person| held_by(role, person, on, counting))
}
