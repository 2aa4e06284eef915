//! 7.1: something the management system needs: people, money, tools, time.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// Something the management system needs: people, money, tools, time.
#[derive(Clone, Debug, Record)]
#[register(key = "resource", plural = "resources", reference = "RS-{n:03}", clause = "7.1")]
pub struct Resource {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Resource {}
