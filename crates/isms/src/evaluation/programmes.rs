//! 9.2: the plan of internal audits over the years.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// The plan of internal audits over the years.
#[derive(Clone, Debug, Record)]
#[register(key = "programme", plural = "programmes", reference = "AP-{n:02}", clause = "9.2")]
pub struct Programme {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Programme {}
