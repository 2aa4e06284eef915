//! 9.1: a test whether a control does what it is for.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A test whether a control does what it is for.
#[derive(Clone, Debug, Record)]
#[register(key = "test", plural = "tests", reference = "CT-{year}-{n:03}", clause = "9.1")]
pub struct ControlTest {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for ControlTest {}
