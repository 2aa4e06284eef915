//! 7.2: a person's taking of a course.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A person's taking of a course.
#[derive(Clone, Debug, Record)]
#[register(key = "training", plural = "trainings", reference = "TR-{year}-{n:03}", clause = "7.2")]
pub struct Training {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Training {}
