//! The places the organization works at; certification bodies count the persons at each.

use kernel::{Guard, Lines, Many, Markdown, Own, Proposal, Record, Refusal, Text};

/// A place the organization works at.
#[derive(Clone, Debug, Record)]
#[register(key = "site", plural = "sites", reference = "S-{n:03}", clause = "4.3")]
pub struct Site {
    /// What it is called.
    #[field(column)]
    pub name: Text,
    /// Where it is.
    #[field(column)]
    pub address: Option<Text>,
    /// Number of persons who work there under the organization's control.
    #[field(column)]
    pub persons: Option<i64>,
    /// What is done there.
    pub description: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Site {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        match proposal.after.persons {
            Some(persons) if persons < 0 => vec![Refusal::software("persons", "write 0 or more persons")],
            _ => Vec::new(),
        }
    }
}
