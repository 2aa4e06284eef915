//! 7.4: what is communicated about information security: on what, when, with whom, how.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// What is communicated about information security: on what, when, with whom, how.
#[derive(Clone, Debug, Record)]
#[register(key = "communication", plural = "communications", reference = "CM-{n:03}", clause = "7.4")]
pub struct Communication {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Communication {}
