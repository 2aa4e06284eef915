//! 7.5: documented information of the management system.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// Documented information of the management system.
#[derive(Clone, Debug, Record)]
#[register(key = "document", plural = "documents", reference = "DOC-{n:03}", clause = "7.5")]
pub struct Document {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Document {}
