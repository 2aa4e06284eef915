//! 5.1: how top management showed that it leads the management system.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// How top management showed that it leads the management system.
#[derive(Clone, Debug, Record)]
#[register(key = "commitment", plural = "commitments", reference = "LC-{n:03}", clause = "5.1")]
pub struct Commitment {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Commitment {}
