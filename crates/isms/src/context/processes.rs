//! 4.4: a process of the management system or of the business it protects.

use kernel::{
    Choice, Date, Guard, Id, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, State, Text,
};

use super::{Importance, Unit};
use crate::dates::{happened, not_before};
use crate::guards::below_itself;
use crate::operation::Supplier;
use crate::support::{Document, Person};

/// A process of the management system or of the business it protects.
#[derive(Clone, Debug, Record)]
#[register(key = "process", plural = "processes", reference = "PR-{n:03}", clause = "4.4")]
pub struct Process {
    /// What it is called.
    #[field(column, clause = "4.4")]
    pub name: Text,
    /// What it is for.
    #[field(column)]
    pub kind: ProcessKind,
    /// What it is to reach.
    pub purpose: Option<Markdown>,
    /// Who answers for it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// The unit that runs it.
    #[field(column)]
    pub unit: Option<Link<Unit>>,
    /// The process it is part of.
    pub parent: Option<Link<Process>>,
    /// What sets it off and what it takes in.
    pub inputs: Lines,
    /// What is done, step by step.
    pub steps: Option<Markdown>,
    /// What comes out of it.
    pub outputs: Lines,
    /// The processes that work on with what comes out.
    #[field(clause = "4.4")]
    pub feeds: Links<Process>,
    /// Where security is built into it: approvals, checks, records.
    #[field(clause = "5.1 b")]
    pub security: Option<Markdown>,
    /// By what one sees that it runs as it should.
    #[field(clause = "8.1")]
    pub criteria: Option<Markdown>,
    /// How much depends on it.
    #[field(column)]
    pub importance: Option<Importance>,
    /// Who does part of it from outside.
    #[field(clause = "8.1")]
    pub suppliers: Links<Supplier>,
    /// Where it is written down.
    #[field(clause = "8.1")]
    pub documents: Links<Document>,
    /// The day it was last looked at as a whole.
    pub reviewed_on: Option<Date>,
    /// When to look at it again.
    #[field(column)]
    pub next_review: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What a process is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "process-kind")]
pub enum ProcessKind {
    /// It earns the money.
    #[choice(alias = "business")]
    #[choice(alias = "primary")]
    Core,
    /// It helps other processes.
    Support,
    /// It leads the organization.
    Management,
    /// It is part of the management system itself.
    #[choice(alias = "isms")]
    #[choice(alias = "security")]
    ManagementSystem,
}

impl Guard for Process {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let process = proposal.after;
        let looped = below_itself(proposal.state, proposal.id(), process.parent, |process| process.parent);
        let refusals = [
            looped.then(|| Refusal::software("parent", "a process cannot be part of itself; choose another")),
            happened("reviewed_on", process.reviewed_on, proposal.context.day),
            not_before(("reviewed_on", process.reviewed_on), ("next_review", process.next_review)),
        ];
        refusals.into_iter().flatten().collect()
    }
}

/// The processes of the management system that work together with no other: none feeds them, they feed none and are part
/// of none.
pub fn apart(state: &State) -> impl Iterator<Item = Id<Process>> {
    let own = state.of::<Process>().iter().filter(|(_, process)| process.kind == ProcessKind::ManagementSystem);
    let alone = |id: Id<Process>, process: &Process| {
        process.feeds.is_empty() && process.parent.is_none() && state.pointing::<Process>(id.raw()).next().is_none()
    };
    own.filter(move |(id, process)| alone(*id, process)).map(|(id, _)| id)
}
