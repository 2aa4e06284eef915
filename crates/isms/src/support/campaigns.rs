//! 7.3: a campaign that makes people aware.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A campaign that makes people aware.
#[derive(Clone, Debug, Record)]
#[register(key = "campaign", plural = "campaigns", reference = "AC-{year}-{n:02}", clause = "7.3")]
pub struct Campaign {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Campaign {}
