//! 4.4: a piece of work of the implementation project.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A piece of work of the implementation project.
#[derive(Clone, Debug, Record)]
#[register(key = "activity", plural = "activities", reference = "ACT-{n:03}", clause = "4.4")]
pub struct Activity {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Activity {}
