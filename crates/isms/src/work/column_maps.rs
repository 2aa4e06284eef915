//! 7.5: what the columns of a foreign sheet mean.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// What the columns of a foreign sheet mean.
#[derive(Clone, Debug, Record)]
#[register(key = "column-map", plural = "column-maps", reference = "XM-{n:03}", clause = "7.5")]
pub struct ColumnMap {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for ColumnMap {}
