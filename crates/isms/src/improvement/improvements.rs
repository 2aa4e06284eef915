//! 10.1: a suggestion to do better, and what came of it.

mod decide;

use kernel::{
    Choice, Date, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Subjects, Text,
};

use crate::dates;

use crate::dates::past;
use crate::evaluation::Metric;
use crate::sealing::Seal;
use crate::support::Person;

pub use decide::DecideImprovement;

/// A suggestion to do better, and what came of it.
#[derive(Clone, Debug, Record)]
#[register(key = "improvement", plural = "improvements", reference = "IM-{year}-{n:03}", clause = "10.1")]
pub struct Improvement {
    /// What would be better.
    #[field(column)]
    pub title: Text,
    /// Where the idea comes from.
    #[field(column)]
    pub source: Option<ImprovementSource>,
    /// What it comes from: the review, finding, nonconformity, action, incident or feedback.
    pub comes_from: Subjects,
    /// Who suggested it.
    pub suggested_by: Option<Link<Person>>,
    /// The day it was suggested.
    #[field(column)]
    pub suggested_on: Option<Date>,
    /// What it is and why.
    pub description: Option<Markdown>,
    /// What is expected of it.
    #[field(clause = "10.1")]
    pub expected: Option<Markdown>,
    /// Whom it was told to.
    pub told: Links<Person>,
    /// What was decided about it.
    #[field(act, column)]
    pub decision: Option<Verdict>,
    /// Who sees to it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// What is done and how.
    pub plan: Option<Markdown>,
    /// When it is to be done.
    #[field(column)]
    pub due: Option<Date>,
    /// The day it was done.
    pub done_on: Option<Date>,
    /// The metric that shows its effect.
    pub metric: Option<Link<Metric>>,
    /// What it brought, measured where possible.
    #[field(clause = "10.1")]
    pub result: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What was decided about a suggestion.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Verdict {
    /// Who decided.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// What was decided.
    pub outcome: Outcome,
    /// Why.
    pub because: Option<Text>,
}

/// What was decided about a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "improvement-outcome")]
pub enum Outcome {
    /// It is done.
    #[choice(alias = "yes")]
    #[choice(alias = "approved")]
    Accepted,
    /// It is looked at again later.
    #[choice(alias = "postponed")]
    Later,
    /// It is not done.
    #[choice(alias = "no")]
    #[choice(alias = "rejected")]
    Declined,
}

/// Where an idea to improve comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "improvement-source")]
pub enum ImprovementSource {
    /// Somebody's suggestion.
    #[choice(alias = "idea")]
    Suggestion,
    /// An audit.
    Audit,
    /// A management review.
    Review,
    /// A measurement.
    Measurement,
    /// An incident or exercise.
    #[choice(alias = "incident")]
    #[choice(alias = "exercise")]
    Incident,
    /// What an interested party said.
    #[choice(alias = "complaint")]
    Feedback,
}

impl Guard for Improvement {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let improvement = proposal.after;
        let mut refusals =
            dates::in_order(&[("suggested_on", improvement.suggested_on), ("done_on", improvement.done_on)]);
        refusals.extend(past(proposal, &["suggested_on", "done_on"]));
        let message = "it was decided on this; write another suggestion for what is new";
        let decided = proposal.before.filter(|before| before.decision.is_some());
        refusals.extend(decided.into_iter().flat_map(|before| SEAL.broken(message, before, improvement)));
        refusals
    }
}

/// Clause: 10.1. What may still be written once it was decided about a suggestion: what is done about it.
pub(crate) const SEAL: Seal<Improvement> =
    Seal { free: &["comes_from", "told", "owner", "plan", "due", "done_on", "metric", "result"], partly: &[] };
