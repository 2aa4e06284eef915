//! 6.1.3: a version of the Statement of Applicability, frozen as it was.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A version of the Statement of Applicability, frozen as it was.
#[derive(Clone, Debug, Record)]
#[register(key = "statement", plural = "statements", reference = "SV-{n:02}", clause = "6.1.3 d")]
pub struct Statement {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Statement {}
