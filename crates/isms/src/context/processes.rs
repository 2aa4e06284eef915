//! 4.4: a process of the management system or of the business it protects.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A process of the management system or of the business it protects.
#[derive(Clone, Debug, Record)]
#[register(key = "process", plural = "processes", reference = "PR-{n:03}", clause = "4.4")]
pub struct Process {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Process {}
