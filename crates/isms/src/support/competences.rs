//! 7.2: what somebody in a role has to know or be able to do.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// What somebody in a role has to know or be able to do.
#[derive(Clone, Debug, Record)]
#[register(key = "competence", plural = "competences", reference = "CO-{n:03}", clause = "7.2")]
pub struct Competence {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Competence {}
