//! 6.2: an information security objective with the plan to reach it.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// An information security objective with the plan to reach it.
#[derive(Clone, Debug, Record)]
#[register(key = "objective", plural = "objectives", reference = "O-{n:03}", clause = "6.2")]
pub struct Objective {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Objective {}
