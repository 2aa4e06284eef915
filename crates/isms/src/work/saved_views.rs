//! 7.5: a way of looking at a register, kept as a link.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A way of looking at a register, kept as a link.
#[derive(Clone, Debug, Record)]
#[register(key = "saved-view", plural = "saved-views", reference = "VW-{n:03}", clause = "7.5")]
pub struct SavedView {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for SavedView {}
