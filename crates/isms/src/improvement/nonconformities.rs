//! 10.2: a requirement that is not met, with what is done about it.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A requirement that is not met, with what is done about it.
#[derive(Clone, Debug, Record)]
#[register(key = "nonconformity", plural = "nonconformities", reference = "NC-{year}-{n:03}", clause = "10.2")]
pub struct Nonconformity {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Nonconformity {}
