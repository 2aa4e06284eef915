//! 8.2: a dated run of the risk method over the scope.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A dated run of the risk method over the scope.
#[derive(Clone, Debug, Record)]
#[register(key = "assessment", plural = "assessments", reference = "RA-{year}-{n:02}", clause = "8.2")]
pub struct Assessment {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Assessment {}
