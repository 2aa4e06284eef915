//! 8.1: a try of a continuity plan, with its result.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A try of a continuity plan, with its result.
#[derive(Clone, Debug, Record)]
#[register(key = "exercise", plural = "exercises", reference = "BX-{year}-{n:02}", clause = "8.1")]
pub struct Exercise {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Exercise {}
