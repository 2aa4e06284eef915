//! 4.4: something a person is to do by a day.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// Something a person is to do by a day.
#[derive(Clone, Debug, Record)]
#[register(key = "task", plural = "tasks", reference = "TK-{n:04}", clause = "4.4")]
pub struct Task {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Task {}
