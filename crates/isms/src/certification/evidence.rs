//! 7.5: a file or a collected result that proves something, with where it comes from.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A file or a collected result that proves something, with where it comes from.
#[derive(Clone, Debug, Record)]
#[register(key = "evidence", plural = "evidence", reference = "EV-{n:04}", clause = "7.5")]
pub struct Evidence {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Evidence {}
