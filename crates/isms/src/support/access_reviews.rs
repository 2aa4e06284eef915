//! 8.1: a review of who has which access.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A review of who has which access.
#[derive(Clone, Debug, Record)]
#[register(key = "access-review", plural = "access-reviews", reference = "AR-{year}-{n:02}", clause = "8.1")]
pub struct AccessReview {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for AccessReview {}
