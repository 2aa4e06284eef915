//! 5.1: how top management showed that it leads the management system.

use kernel::{Choice, Date, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Subjects, Text};

use crate::certification::Evidence;
use crate::dates::{happened, not_before};
use crate::support::{Document, Person};

/// How top management showed that it leads the management system.
#[derive(Clone, Debug, Record)]
#[register(key = "commitment", plural = "commitments", reference = "LC-{n:03}", clause = "5.1")]
pub struct Commitment {
    /// What top management did, in one sentence.
    #[field(column, clause = "5.1")]
    pub title: Text,
    /// The way in which it shows leadership: one of the eight that the standard names.
    #[field(column, clause = "5.1")]
    pub way: Way,
    /// Who of top management did it.
    #[field(column)]
    pub person: Option<Link<Person>>,
    /// The day it was done.
    #[field(column)]
    pub on: Option<Date>,
    /// What was said, decided or done.
    pub description: Option<Markdown>,
    /// Whom it reached.
    #[field(column)]
    pub audience: Option<Text>,
    /// The records that show it: a policy, objectives, resources, a review, an improvement.
    #[field(clause = "5.1")]
    pub shown_by: Subjects,
    /// Documents that show it, such as minutes or a message to all.
    pub documents: Links<Document>,
    /// Files that prove it.
    pub evidence: Links<Evidence>,
    /// When it is to be shown again.
    #[field(column)]
    pub again_on: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// The eight ways in which top management shows leadership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "way")]
pub enum Way {
    /// a: policy and objectives exist and fit the direction.
    #[choice(alias = "a")]
    Direction,
    /// b: requirements are part of everyday processes.
    #[choice(alias = "b")]
    Integration,
    /// c: the resources are there.
    #[choice(alias = "c")]
    Resources,
    /// d: people hear why it matters.
    #[choice(alias = "d")]
    Message,
    /// e: the intended results are reached.
    #[choice(alias = "e")]
    Results,
    /// f: people who contribute are directed and supported.
    #[choice(alias = "f")]
    People,
    /// g: improvement is promoted.
    #[choice(alias = "g")]
    Improvement,
    /// h: other managers are backed.
    #[choice(alias = "h")]
    Managers,
}

impl Guard for Commitment {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let commitment = proposal.after;
        let done = happened("on", commitment.on, proposal.context.day);
        done.into_iter().chain(not_before(("on", commitment.on), ("again_on", commitment.again_on))).collect()
    }
}
