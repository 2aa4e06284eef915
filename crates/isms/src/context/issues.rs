//! 4.1: something inside or outside the organization that affects what its management system can reach.

use kernel::{Choice, Date, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::{Importance, Obligation, Unit};
use crate::dates::{happened, not_before};
use crate::support::{Document, Person};

/// Something inside or outside the organization that affects what its management system can reach.
#[derive(Clone, Debug, Record)]
#[register(key = "issue", plural = "issues", reference = "I-{n:02}", clause = "4.1")]
pub struct Issue {
    /// The issue in one sentence.
    #[field(column, clause = "4.1")]
    pub title: Text,
    /// Whether it comes from outside or from inside.
    #[field(column, clause = "4.1")]
    pub kind: IssueKind,
    /// The field it belongs to, so that none is forgotten.
    #[field(column)]
    pub category: Option<IssueCategory>,
    /// What is behind it: facts, figures, where they come from.
    pub description: Option<Markdown>,
    /// How it affects what the management system is to reach.
    #[field(column, clause = "4.1")]
    pub effect: Option<Markdown>,
    /// Whether it helps or hinders.
    pub influence: Option<Influence>,
    /// How much it weighs.
    #[field(column)]
    pub importance: Option<Importance>,
    /// The answer on climate change: whether it is a relevant issue. One record gives it, also where it is no.
    #[field(clause = "4.1-climate")]
    pub climate: Option<Climate>,
    /// The units it concerns; all where none is named.
    pub units: Links<Unit>,
    /// The obligations that follow from it.
    pub obligations: Links<Obligation>,
    /// Who keeps an eye on it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// What is to be done about it, in short; risks, opportunities and objectives that follow link to this record.
    pub response: Option<Markdown>,
    /// Where it was found: minutes, analysis, report.
    pub source: Option<Text>,
    /// Documents that tell more.
    pub documents: Links<Document>,
    /// The day it was identified.
    pub identified_on: Option<Date>,
    /// The day somebody last asked whether it still holds.
    #[field(clause = "4.1")]
    pub reviewed_on: Option<Date>,
    /// When to ask again.
    #[field(column, clause = "4.1")]
    pub next_review: Option<Date>,
    /// Whether it still matters.
    #[field(column)]
    pub state: IssueState,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Whether an issue comes from outside or from inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "issue-kind")]
pub enum IssueKind {
    /// From outside.
    External,
    /// From inside.
    Internal,
}

/// The fields in which issues are looked for: PESTLE outside, and what an organization is made of inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "issue-category")]
pub enum IssueCategory {
    /// Government, policy, conflict.
    Political,
    /// Market, prices, customers, competitors.
    #[choice(alias = "economical")]
    #[choice(alias = "market")]
    Economic,
    /// People outside, their habits and values.
    Social,
    /// What technology makes possible, and how it is attacked.
    #[choice(alias = "technology")]
    Technological,
    /// Law and regulation.
    Legal,
    /// Nature and climate.
    #[choice(alias = "environment")]
    Environmental,
    /// How the organization is led and organized.
    #[choice(alias = "organizational")]
    Governance,
    /// Staff, knowledge, culture.
    #[choice(alias = "culture")]
    People,
    /// Money, time, rooms, equipment.
    Resources,
    /// How the work is done.
    #[choice(alias = "processes")]
    Operations,
    /// The organization's own systems.
    #[choice(alias = "systems")]
    Systems,
}

/// Whether an issue helps or hinders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "influence")]
pub enum Influence {
    /// It hinders: a weakness inside, a threat outside.
    #[choice(alias = "negative")]
    #[choice(alias = "weakness")]
    #[choice(alias = "threat")]
    Hinders,
    /// It helps: a strength inside, an opportunity outside.
    #[choice(alias = "positive")]
    #[choice(alias = "strength")]
    #[choice(alias = "opportunity")]
    Helps,
    /// It does both.
    Both,
}

/// The answer of the organization on climate change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "climate")]
pub enum Climate {
    /// Climate change is a relevant issue.
    #[choice(alias = "yes")]
    Relevant,
    /// It was determined that it is not.
    #[choice(alias = "no")]
    NotRelevant,
}

/// Whether an issue still matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "issue-state")]
pub enum IssueState {
    /// It matters.
    #[choice(alias = "open")]
    #[choice(alias = "active")]
    Current,
    /// It may come to matter.
    #[choice(alias = "monitored")]
    Watched,
    /// It no longer matters.
    #[choice(alias = "closed")]
    Past,
}

impl Guard for Issue {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let (issue, today) = (proposal.after, proposal.context.day);
        let refusals = [
            happened("identified_on", issue.identified_on, today),
            happened("reviewed_on", issue.reviewed_on, today),
            not_before(("reviewed_on", issue.reviewed_on), ("next_review", issue.next_review)),
        ];
        refusals.into_iter().flatten().collect()
    }
}
