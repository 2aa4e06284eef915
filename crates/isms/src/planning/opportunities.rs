//! 6.1.1: a chance to do better, with what is made of it.

mod evaluate;

use kernel::{Choice, Date, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::effectiveness::Outcome;
use super::treatments::Action;
use crate::context::{Importance, Issue, Party, Process};
use crate::dates::{not_before, past};
use crate::support::Person;

pub use evaluate::EvaluateOpportunity;

/// A chance to do better, with what is made of it.
#[derive(Clone, Debug, Record)]
#[register(key = "opportunity", plural = "opportunities", reference = "OP-{n:03}", clause = "6.1.1")]
pub struct Opportunity {
    /// The opportunity in one sentence.
    #[field(column, clause = "6.1.1")]
    pub title: Text,
    /// What makes it possible, and what would come of it.
    pub description: Option<Markdown>,
    /// What it helps to reach.
    #[field(column, clause = "6.1.1")]
    pub aim: Option<Aim>,
    /// The issues it comes from.
    #[field(clause = "6.1.1")]
    pub issues: Links<Issue>,
    /// The interested parties it concerns.
    #[field(clause = "6.1.1")]
    pub parties: Links<Party>,
    /// The day it was identified.
    pub identified_on: Option<Date>,
    /// Who answers for it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// How much it would bring.
    #[field(column)]
    pub benefit: Option<Importance>,
    /// How much it would take.
    pub effort: Option<Importance>,
    /// What was decided about it.
    #[field(column)]
    pub decision: Pursuit,
    /// Why.
    pub reason: Option<Text>,
    /// What will be done, step by step.
    #[field(clause = "6.1.1 d", when = "decision=pursue")]
    pub actions: Many<Action>,
    /// How the steps are built into the processes of the management system.
    #[field(clause = "6.1.1 e 1", when = "decision=pursue")]
    pub integration: Option<Markdown>,
    /// The processes they are built into.
    #[field(clause = "6.1.1 e 1", when = "decision=pursue")]
    pub processes: Links<Process>,
    /// How it will be judged whether they worked.
    #[field(clause = "6.1.1 e 2", when = "decision=pursue")]
    pub evaluation: Option<Markdown>,
    /// When it is to be made use of.
    #[field(column, when = "decision=pursue")]
    pub due: Option<Date>,
    /// The day it was judged whether the steps worked.
    #[field(when = "decision=pursue")]
    pub evaluated_on: Option<Date>,
    /// Who judged it.
    #[field(when = "decision=pursue")]
    pub evaluated_by: Option<Link<Person>>,
    /// Whether they worked.
    #[field(column, when = "decision=pursue")]
    pub outcome: Option<Outcome>,
    /// What came of it.
    #[field(when = "decision=pursue")]
    pub result: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What an opportunity helps to reach: one of the three reasons the standard names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "aim")]
pub enum Aim {
    /// a: the intended results of the management system.
    #[choice(alias = "a")]
    IntendedResults,
    /// b: fewer undesired effects.
    #[choice(alias = "b")]
    FewerEffects,
    /// c: continual improvement.
    #[choice(alias = "c")]
    Improvement,
}

/// What was decided about an opportunity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "pursuit")]
pub enum Pursuit {
    /// Nobody has decided yet.
    Undecided,
    /// It is made use of.
    #[choice(alias = "yes")]
    Pursue,
    /// It is watched.
    #[choice(alias = "later")]
    Watch,
    /// It is left.
    #[choice(alias = "no")]
    Decline,
}

impl Guard for Opportunity {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let opportunity = proposal.after;
        let order = not_before(("identified_on", opportunity.identified_on), ("due", opportunity.due));
        order.into_iter().chain(past(proposal, &["identified_on", "evaluated_on", "actions.done_on"])).collect()
    }
}
