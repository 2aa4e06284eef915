//! 6.3: a planned change to the management system or to operations.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A planned change to the management system or to operations.
#[derive(Clone, Debug, Record)]
#[register(key = "change", plural = "changes", reference = "CH-{year}-{n:03}", clause = "6.3")]
pub struct PlannedChange {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for PlannedChange {}
