//! 9.1: a value of a metric on a day.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A value of a metric on a day.
#[derive(Clone, Debug, Record)]
#[register(key = "measurement", plural = "measurements", reference = "ME-{year}-{n:04}", clause = "9.1")]
pub struct Measurement {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Measurement {}
