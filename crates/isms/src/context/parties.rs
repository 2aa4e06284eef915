//! 4.2: somebody whose needs and expectations matter to information security.

use kernel::{Guard, Lines, Many, Own, Record, Text};

/// Somebody whose needs and expectations matter to information security.
#[derive(Clone, Debug, Record)]
#[register(key = "party", plural = "parties", reference = "IP-{n:02}", clause = "4.2")]
pub struct Party {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Party {}
