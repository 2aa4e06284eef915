//! 10.2: an action against the cause of a nonconformity, or one that a finding, a review or an incident calls for.

use kernel::{
    Choice, Date, Guard, Lines, Link, Links, Many, Markdown, Money, Own, Proposal, Record, Refusal, Subjects, Text,
};

use crate::dates;
use crate::dates::dated;

use super::Nonconformity;
use crate::certification::Evidence;
use crate::support::Person;

/// An action against the cause of a nonconformity, or one that a finding, a review or an incident calls for.
#[derive(Clone, Debug, Record)]
#[register(key = "action", plural = "actions", reference = "CA-{year}-{n:03}", clause = "10.2 c")]
pub struct Action {
    /// What is done.
    #[field(column)]
    pub title: Text,
    /// The nonconformities whose causes it acts on.
    #[field(column, clause = "10.2 c")]
    pub nonconformities: Links<Nonconformity>,
    /// Other records that call for it: a finding, a decision, an incident.
    pub about: Subjects,
    /// What it acts on.
    pub kind: Option<ActionKind>,
    /// How it is done.
    pub description: Option<Markdown>,
    /// Who sees to it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// When it is to be done.
    #[field(column)]
    pub due: Option<Date>,
    /// What it needs.
    pub resources: Option<Text>,
    /// What it costs.
    pub cost: Option<Money>,
    /// How far it is.
    #[field(column)]
    pub state: ActionState,
    /// The day it was done.
    #[field(column)]
    pub implemented_on: Option<Date>,
    /// What came of it.
    #[field(clause = "10.2 g")]
    pub result: Option<Markdown>,
    /// Files that prove it.
    #[field(clause = "10.2 g")]
    pub evidence: Links<Evidence>,
    /// Why it is not done.
    #[field(when = "state=cancelled")]
    pub cancelled_because: Option<Text>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What an action acts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "corrective-kind")]
pub enum ActionKind {
    /// The cause, so that it does not come back.
    #[choice(alias = "corrective")]
    #[choice(alias = "corrective action")]
    Cause,
    /// The thing itself.
    #[choice(alias = "containment")]
    Correction,
    /// The same elsewhere, before it happens.
    #[choice(alias = "preventive")]
    #[choice(alias = "preventive action")]
    Elsewhere,
}

/// How far an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "action-state")]
pub enum ActionState {
    /// It is planned.
    #[choice(alias = "open")]
    #[choice(alias = "not started")]
    Planned,
    /// It is under way.
    #[choice(alias = "in progress")]
    #[choice(alias = "ongoing")]
    Running,
    /// It is done.
    #[choice(alias = "implemented")]
    #[choice(alias = "completed")]
    #[choice(alias = "closed")]
    Done,
    /// It is not done.
    #[choice(alias = "canceled")]
    #[choice(alias = "rejected")]
    Cancelled,
}

impl Guard for Action {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let action = proposal.after;
        let cancelled = action.state == ActionState::Cancelled;
        let due = dates::happened("implemented_on", action.implemented_on, proposal.context.day);
        let mut refusals: Vec<_> = due.into_iter().collect();
        if cancelled && action.cancelled_because.is_none() {
            refusals.push(Refusal::house_rule("cancelled_because", "say why it is not done"));
        }
        refusals.extend(dated("implemented_on", action.state == ActionState::Done, action.implemented_on));
        refusals
    }
}
