//! 8.1: a task of security that is done again and again.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A task of security that is done again and again.
#[derive(Clone, Debug, Record)]
#[register(key = "operation", plural = "operations", reference = "OPS-{n:03}", clause = "8.1")]
pub struct Operation {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Operation {}
