//! 7.2: a course or lesson that people take.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A course or lesson that people take.
#[derive(Clone, Debug, Record)]
#[register(key = "course", plural = "courses", reference = "CRS-{n:03}", clause = "7.2")]
pub struct Course {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Course {}
