//! 9.2: what an audit, a visit or a rule found.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// What an audit, a visit or a rule found.
#[derive(Clone, Debug, Record)]
#[register(key = "finding", plural = "findings", reference = "F-{year}-{n:03}", clause = "9.2")]
pub struct Finding {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Finding {}
