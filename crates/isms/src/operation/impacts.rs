//! 8.1: what an interruption of a process or service does, and how soon.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// What an interruption of a process or service does, and how soon.
#[derive(Clone, Debug, Record)]
#[register(key = "impact", plural = "impacts", reference = "BIA-{n:03}", clause = "8.1")]
pub struct Impact {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Impact {}
