//! 9.3: a review of the management system by top management.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A review of the management system by top management.
#[derive(Clone, Debug, Record)]
#[register(key = "review", plural = "reviews", reference = "MR-{year}-{n:02}", clause = "9.3")]
pub struct Review {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Review {}
