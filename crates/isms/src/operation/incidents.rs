//! 8.1: something that harmed information security or could have.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// Something that harmed information security or could have.
#[derive(Clone, Debug, Record)]
#[register(key = "incident", plural = "incidents", reference = "INC-{year}-{n:03}", clause = "8.1")]
pub struct Incident {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Incident {}
