//! 8.1: a plan to go on, or to come back, when something fails.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A plan to go on, or to come back, when something fails.
#[derive(Clone, Debug, Record)]
#[register(key = "continuity", plural = "continuities", reference = "BCP-{n:02}", clause = "8.1")]
pub struct Continuity {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Continuity {}
