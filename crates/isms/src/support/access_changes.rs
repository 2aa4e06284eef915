//! 8.1: access given, changed or taken as somebody joins, moves or leaves.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// Access given, changed or taken as somebody joins, moves or leaves.
#[derive(Clone, Debug, Record)]
#[register(key = "access-change", plural = "access-changes", reference = "AX-{year}-{n:04}", clause = "8.1")]
pub struct AccessChange {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for AccessChange {}
