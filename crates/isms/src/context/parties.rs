//! 4.2: somebody whose needs and expectations matter to information security.

use kernel::{Choice, Date, Group, Guard, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::Importance;
use crate::dates::{happened, not_before};
use crate::support::Person;

/// Somebody whose needs and expectations matter to information security.
#[derive(Clone, Debug, Record)]
#[register(key = "party", plural = "parties", reference = "IP-{n:02}", clause = "4.2")]
pub struct Party {
    /// Who they are, one or a group: customers, the authority, the staff.
    #[field(column, clause = "4.2 a")]
    pub name: Text,
    /// What they are to the organization.
    #[field(column)]
    pub kind: PartyKind,
    /// Why they matter to information security.
    #[field(clause = "4.2 a")]
    pub relevance: Option<Markdown>,
    /// What they need and expect, and which of it the management system addresses.
    #[field(column, clause = "4.2 b")]
    pub needs: Many<Need>,
    /// How much they can influence the organization.
    #[field(column)]
    pub influence: Option<Importance>,
    /// How much the organization's security concerns them.
    pub interest: Option<Importance>,
    /// Who keeps in touch with them.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// Whom to reach there, and how.
    pub contact: Option<Text>,
    /// How their needs become known: contracts, meetings, surveys, the official gazette.
    pub source: Option<Text>,
    /// The day somebody last asked whether the needs still hold.
    pub reviewed_on: Option<Date>,
    /// When to ask again.
    #[field(column)]
    pub next_review: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Something an interested party needs or expects.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Need {
    /// What they need or expect.
    #[field(clause = "4.2 b")]
    pub what: Text,
    /// Where it comes from.
    pub kind: NeedKind,
    /// Whether the management system addresses it.
    #[field(clause = "4.2 c")]
    pub addressed: Addressed,
    /// How it is addressed, or why not.
    pub how: Option<Text>,
    /// Whether it has to do with climate change.
    pub climate: bool,
}

impl Need {
    /// Clause: 4.2 c. Whether nothing says how it is addressed, or why not.
    pub fn is_unexplained(&self) -> bool {
        self.how.as_ref().is_none_or(|how| kernel::is_blank(how))
    }
}

/// What an interested party is to the organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "party-kind")]
pub enum PartyKind {
    /// Pays for what the organization does.
    #[choice(alias = "client")]
    Customer,
    /// Owns the organization or lends to it.
    #[choice(alias = "shareholder")]
    #[choice(alias = "investor")]
    Owner,
    /// Works for it.
    #[choice(alias = "employee")]
    #[choice(alias = "employees")]
    Staff,
    /// Makes or supervises rules.
    #[choice(alias = "regulator")]
    Authority,
    /// Provides something.
    Supplier,
    /// Works with it.
    Partner,
    /// Bears part of its risks.
    #[choice(alias = "insurance")]
    Insurer,
    /// Is the person behind personal data.
    #[choice(alias = "data subject")]
    DataSubject,
    /// Certifies or audits it.
    #[choice(alias = "certification body")]
    Auditor,
    /// Neighbours, media, society.
    #[choice(alias = "society")]
    Public,
    /// Somebody else.
    Other,
}

/// Where a need comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "need-kind")]
pub enum NeedKind {
    /// They expect it.
    Expectation,
    /// A contract says so.
    #[choice(alias = "contract")]
    Contractual,
    /// Law or regulation says so.
    #[choice(alias = "law")]
    #[choice(alias = "regulatory")]
    Legal,
}

/// Whether the management system addresses a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "addressed")]
pub enum Addressed {
    /// Nobody has decided yet.
    Undecided,
    /// The management system addresses it.
    #[choice(alias = "yes")]
    Addressed,
    /// It does not.
    #[choice(alias = "no")]
    NotAddressed,
}

impl Guard for Party {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let party = proposal.after;
        let reviewed = happened("reviewed_on", party.reviewed_on, proposal.context.day);
        reviewed
            .into_iter()
            .chain(not_before(("reviewed_on", party.reviewed_on), ("next_review", party.next_review)))
            .collect()
    }
}
