//! 4.2: something the organization must meet by law, regulation or contract.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// Something the organization must meet by law, regulation or contract.
#[derive(Clone, Debug, Record)]
#[register(key = "obligation", plural = "obligations", reference = "OB-{n:03}", clause = "4.2")]
pub struct Obligation {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Obligation {}
