//! 10.1: a suggestion to do better, and what came of it.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A suggestion to do better, and what came of it.
#[derive(Clone, Debug, Record)]
#[register(key = "improvement", plural = "improvements", reference = "IM-{year}-{n:03}", clause = "10.1")]
pub struct Improvement {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Improvement {}
