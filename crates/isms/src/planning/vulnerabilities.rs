//! What lets it happen: vulnerabilities, and which threats use them on which types of assets.

use kernel::{Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::{AssetType, Threat};
use crate::guards::no_controls;

/// A weakness that a threat can use.
#[derive(Clone, Debug, Record)]
#[register(key = "vulnerability", plural = "vulnerabilities", reference = "V-{n:04}", clause = "6.1.2 c")]
pub struct Vulnerability {
    /// What is weak.
    #[field(column)]
    pub title: Text,
    /// The family of vulnerabilities it belongs to.
    pub theme: Option<Text>,
    /// What to ask when looking for it.
    #[field(column)]
    pub description: Option<Markdown>,
    /// The threats that use it, each with the types of assets concerned; keyed by the threat.
    pub exploited: Many<Exploit>,
    /// Reference controls that help against it, such as A.8.8.
    pub reference_controls: Lines,
    /// Identity in the library it came from.
    #[field(unique)]
    pub library_key: Option<Text>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// A threat that uses a vulnerability of certain types of assets.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Exploit {
    /// The threat.
    pub threat: Link<Threat>,
    /// The types of assets it concerns.
    pub asset_types: Links<AssetType>,
}

impl Guard for Vulnerability {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        no_controls("reference_controls", &proposal.after.reference_controls).collect()
    }
}
