//! 4.1: something inside or outside the organization that affects what its management system can reach.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// Something inside or outside the organization that affects what its management system can reach.
#[derive(Clone, Debug, Record)]
#[register(key = "issue", plural = "issues", reference = "I-{n:02}", clause = "4.1")]
pub struct Issue {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Issue {}
