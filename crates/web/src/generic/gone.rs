//! People who work here no longer: still named where they were, offered last, and always marked.

use isms::support::Person;
use kernel::Row;

use crate::pages::scene::Scene;
use crate::visit::Visit;

/// What is said beside a person who has left: the day.
pub fn gone(visit: &Visit, row: &Row<'_>) -> Option<String> {
    Scene::of(visit).gone(row.record.as_any().downcast_ref::<Person>()?)
}

/// Something that names a record, with what is said beside it where it is a person who has left.
pub fn marked(visit: &Visit, row: &Row<'_>, name: String) -> String {
    match gone(visit, row) {
        Some(gone) => format!("{name} ({gone})"),
        None => name,
    }
}
