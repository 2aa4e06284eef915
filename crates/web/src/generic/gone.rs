//! People who work here no longer: still named where they were, offered last, and always marked.

use isms::support::Person;
use kernel::{Declared, Id, Row};

use crate::visit::Visit;

/// What is said beside a person who has left: the day.
pub fn gone(visit: &Visit, row: &Row<'_>) -> Option<String> {
    if row.record.register().key != Person::KEY {
        return None;
    }
    let person = visit.state.get(Id::<Person>::of(row.id))?;
    let left = person.left_on.filter(|_| !person.works_on(visit.day()))?;
    Some(visit.t().one("person-gone", "day", visit.t().day(left)))
}

/// Something that names a record, with what is said beside it where it is a person who has left.
pub fn marked(visit: &Visit, row: &Row<'_>, name: String) -> String {
    match gone(visit, row) {
        Some(gone) => format!("{name} ({gone})"),
        None => name,
    }
}
