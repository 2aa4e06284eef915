//! 7.3: a person's word of having read a version of a document.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// A person's word of having read a version of a document.
#[derive(Clone, Debug, Record)]
#[register(key = "acknowledgement", plural = "acknowledgements", reference = "AK-{n:05}", clause = "7.3")]
pub struct Acknowledgement {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Acknowledgement {}
