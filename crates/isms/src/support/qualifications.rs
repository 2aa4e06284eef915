//! 7.2: how a person meets a competence, or what is done about the gap.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// How a person meets a competence, or what is done about the gap.
#[derive(Clone, Debug, Record)]
#[register(key = "qualification", plural = "qualifications", reference = "Q-{n:04}", clause = "7.2")]
pub struct Qualification {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Qualification {}
