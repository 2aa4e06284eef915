//! 4.4: what somebody wrote about a record.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// What somebody wrote about a record.
#[derive(Clone, Debug, Record)]
#[register(key = "comment", plural = "comments", reference = "N-{n:05}", clause = "4.4")]
pub struct Comment {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Comment {}
