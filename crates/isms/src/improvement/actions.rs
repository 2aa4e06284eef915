//! 10.2: an action against the cause of a nonconformity.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// An action against the cause of a nonconformity.
#[derive(Clone, Debug, Record)]
#[register(key = "action", plural = "actions", reference = "CA-{year}-{n:03}", clause = "10.2")]
pub struct Action {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Action {}
