//! 9.2: an audit with its plan, team, checklist and report.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// An audit with its plan, team, checklist and report.
#[derive(Clone, Debug, Record)]
#[register(key = "audit", plural = "audits", reference = "AUD-{year}-{n:02}", clause = "9.2")]
pub struct Audit {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Audit {}
