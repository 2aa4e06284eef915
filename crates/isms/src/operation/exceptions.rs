//! 8.1: a waiver from a rule of the organization, with owner and end.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A waiver from a rule of the organization, with owner and end.
#[derive(Clone, Debug, Record)]
#[register(key = "exception", plural = "exceptions", reference = "EX-{year}-{n:03}", clause = "8.1")]
pub struct Exception {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Exception {}
