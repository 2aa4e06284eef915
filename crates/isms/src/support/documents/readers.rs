//! 7.3 a: whom a document is for, and who has not yet said that they read it.

use std::collections::HashSet;

use kernel::{Date, Id, Links, State};

use super::{Document, DocumentState};
use crate::context::Unit;
use crate::leadership::Role;
use crate::support::acknowledgements::given;
use crate::support::people::PersonKind;
use crate::support::{Acknowledgement, Person};

/// Whether a document in force is to be acknowledged by a person on a day, and was not yet.
pub fn owes(state: &State, id: Id<Document>, document: &Document, person: Id<Person>, day: Date) -> bool {
    let asked = document.to_acknowledge && document.state == DocumentState::Published;
    asked && is_for(state, document, person, day) && !given(state, id, person)
}

/// Whether a document is for a person on a day: of the units named and the units below them, also by a role that works
/// for one, or holding a role named; for everybody who works here where neither is named.
fn is_for(state: &State, document: &Document, reader: Id<Person>, day: Date) -> bool {
    is_among(state, (&document.units, &document.roles), reader, day)
}

/// The same of any units and roles.
pub fn is_among(state: &State, (units, roles): (&Links<Unit>, &Links<Role>), reader: Id<Person>, day: Date) -> bool {
    let here = |person: &Person| person.works_on(day) && person.kind != PersonKind::Outsider;
    let Some(person) = state.live(reader).ok().filter(|person| here(person)) else { return false };
    if units.is_empty() && roles.is_empty() {
        return true;
    }
    let held = || state.pointing::<Role>(reader.raw()).filter(|(_, role)| role.holders.contains(reader));
    let mut own = held().filter_map(|(_, role)| role.unit).chain(person.unit);
    held().any(|(id, _)| roles.contains(id)) || own.any(|unit| lies_within(state, unit, units))
}

/// Whether a unit or one above it is among some.
fn lies_within(state: &State, unit: Id<Unit>, units: &Links<Unit>) -> bool {
    let (mut at, mut seen) = (Some(unit), HashSet::new());
    // A loop that came in past the door ends where it began.
    while let Some(unit) = at.filter(|unit| seen.insert(*unit)) {
        if units.contains(unit) {
            return true;
        }
        at = state.get(unit).and_then(|unit| unit.parent);
    }
    false
}

/// Who a document is for, and who said that they read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// How many people it is for.
    pub audience: usize,
    /// What people said, the newest first: of every version that they read under this record.
    pub read: Vec<Word>,
    /// Whoever it is for and has not said so of the version it has, in the order of the register of people.
    pub unread: Vec<Id<Person>>,
}

/// That somebody read a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Who.
    pub person: Id<Person>,
    /// The version.
    pub version: Option<String>,
    /// The day.
    pub on: Option<Date>,
}

/// The people a document is for on a day.
pub fn audience(state: &State, document: &Document, day: Date) -> Vec<Id<Person>> {
    let people = state.of::<Person>().iter().map(|(id, _)| id);
    people.filter(|person| is_for(state, document, *person, day)).collect()
}

/// Who has read a document and who has not, on a day.
pub fn reading(state: &State, id: Id<Document>, document: &Document, day: Date) -> Reading {
    let words = state.pointing::<Acknowledgement>(id.raw()).filter(|(_, word)| word.document == id);
    let mut read: Vec<_> = words
        .map(|(_, word)| Word { person: word.person, version: word.version.as_deref().map(str::to_owned), on: word.on })
        .collect();
    read.sort_by_key(|word| (std::cmp::Reverse(word.on), word.person));
    let version = document.version_name();
    let current = read.iter().filter(|word| word.version.as_deref() == Some(version.as_str()));
    let said: HashSet<_> = current.map(|word| word.person).collect();
    let audience = audience(state, document, day);
    let unread = audience.iter().copied().filter(|person| !said.contains(person)).collect();
    Reading { audience: audience.len(), read, unread }
}
