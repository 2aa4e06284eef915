//! 4.2: what an interested party told the organization: a complaint, a measure of satisfaction, praise.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// What an interested party told the organization: a complaint, a measure of satisfaction, praise.
#[derive(Clone, Debug, Record)]
#[register(key = "feedback", plural = "feedback", reference = "FB-{year}-{n:03}", clause = "4.2")]
pub struct Feedback {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Feedback {}
