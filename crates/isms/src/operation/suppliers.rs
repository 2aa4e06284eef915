//! 8.1: somebody outside who provides something the scope depends on.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// Somebody outside who provides something the scope depends on.
#[derive(Clone, Debug, Record)]
#[register(key = "supplier", plural = "suppliers", reference = "SUP-{n:03}", clause = "8.1")]
pub struct Supplier {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Supplier {}
