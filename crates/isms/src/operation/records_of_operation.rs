//! 8.1: one doing of a recurring task, with its result.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// One doing of a recurring task, with its result.
#[derive(Clone, Debug, Record)]
#[register(
    key = "record-of-operation",
    plural = "records-of-operation",
    reference = "OR-{year}-{n:04}",
    clause = "8.1"
)]
pub struct OperationRecord {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for OperationRecord {}
