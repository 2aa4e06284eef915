//! 9.1: something measured to know whether security works.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// Something measured to know whether security works.
#[derive(Clone, Debug, Record)]
#[register(key = "metric", plural = "metrics", reference = "MT-{n:03}", clause = "9.1")]
pub struct Metric {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Metric {}
