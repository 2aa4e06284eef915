//! 7.2: a professional certificate that a person holds or works towards.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A professional certificate that a person holds or works towards.
#[derive(Clone, Debug, Record)]
#[register(key = "credential", plural = "credentials", reference = "CR-{n:04}", clause = "7.2")]
pub struct Credential {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Credential {}
