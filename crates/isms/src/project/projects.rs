//! 4.4: the project that builds the management system.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// The project that builds the management system.
#[derive(Clone, Debug, Record)]
#[register(key = "project", plural = "projects", reference = "PJ-{n:02}", clause = "4.4")]
pub struct Project {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Project {}
