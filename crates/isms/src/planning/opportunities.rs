//! 6.1.1: a chance to do better, with what is made of it.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A chance to do better, with what is made of it.
#[derive(Clone, Debug, Record)]
#[register(key = "opportunity", plural = "opportunities", reference = "OP-{n:03}", clause = "6.1.1")]
pub struct Opportunity {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Opportunity {}
