//! Records as JSON and JSON as values, for the API, the command line and files alike.
//!
//! A record is `{ "id", "reference", "register", "version", "retired", "fields": { … } }`. Empty is null, a
//! link is `{ "id", "reference", "title" }`, a keyed list is an object. On the way in an object means what
//! RFC 7396 (merge patch) says: what it does not name stays, and null empties.

mod read;
mod write;

pub use read::{args, values};
pub use write::{change, record, value};
