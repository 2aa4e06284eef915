//! 7.3 a: who has to know a document, and who has not yet said that they read it.

use std::collections::HashSet;

use kernel::{Date, Id, State};

use super::{Document, DocumentState};
use crate::context::Unit;
use crate::leadership::Role;
use crate::support::Person;
use crate::support::acknowledgements::given;
use crate::support::people::PersonKind;

/// The people a document is for on a day: those of the units named and of the units below them, also by a role that
/// works for one, and the holders of the roles named; everybody who works here where neither is named.
pub fn readers(state: &State, document: &Document, day: Date) -> Vec<Id<Person>> {
    let people = state.of::<Person>().iter();
    let here = people.filter(|(_, person)| person.works_on(day) && person.kind != PersonKind::Outsider);
    if document.units.is_empty() && document.roles.is_empty() {
        return here.map(|(id, _)| id).collect();
    }
    let units = below(state, document);
    let role =
        |id: Id<Role>, role: &Role| document.roles.contains(id) || role.unit.is_some_and(|unit| units.contains(&unit));
    let roles = state.of::<Role>().iter().filter(|(id, own)| role(*id, own));
    let held: HashSet<_> = roles.flat_map(|(_, role)| role.holders.iter()).collect();
    let named =
        |id: &Id<Person>, person: &Person| held.contains(id) || person.unit.is_some_and(|unit| units.contains(&unit));
    here.filter(|(id, person)| named(id, person)).map(|(id, _)| id).collect()
}

/// The readers of a document in force who have not acknowledged it; nobody where nobody is asked to.
pub fn unread(state: &State, id: Id<Document>, document: &Document, day: Date) -> Vec<Id<Person>> {
    if !document.to_acknowledge || document.state != DocumentState::Published {
        return Vec::new();
    }
    readers(state, document, day).into_iter().filter(|person| !given(state, id, *person)).collect()
}

/// The units a document is for, with all below them.
fn below(state: &State, document: &Document) -> HashSet<Id<Unit>> {
    let mut found: HashSet<_> = document.units.iter().collect();
    loop {
        let units = state.of::<Unit>().iter();
        let inside = units.filter(|(_, unit)| unit.parent.is_some_and(|parent| found.contains(&parent)));
        let next: Vec<_> = inside.map(|(id, _)| id).filter(|id| !found.contains(id)).collect();
        if next.is_empty() {
            return found;
        }
        found.extend(next);
    }
}
