//! Something a person is to do by a day.

mod ask;
mod complete;

use kernel::{Choice, Date, Guard, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, Subject, Text};

pub use ask::{AskFor, asked, is_answered, is_open, wanted};
pub use complete::CompleteTasks;

use crate::dates;
use crate::support::Person;

/// Something a person is to do by a day.
#[derive(Clone, Debug, Record)]
#[register(key = "task", plural = "tasks", reference = "TK-{n:04}")]
pub struct Task {
    /// What is to be done, beginning with a verb.
    #[field(column)]
    pub title: Text,
    /// The record it is about.
    #[field(column)]
    pub about: Option<Subject>,
    /// Who is to do it.
    #[field(column)]
    pub assignee: Option<Link<Person>>,
    /// The day by which it is to be done.
    #[field(column)]
    pub due: Option<Date>,
    /// How much it matters beside others.
    #[field(column)]
    pub priority: Option<Priority>,
    /// What helps to do it.
    pub note: Option<Markdown>,
    /// The day on which it was done; empty while it is open.
    #[field(column)]
    pub done_on: Option<Date>,
    /// What came of it.
    pub result: Option<Text>,
    /// The key of the act that is asked for, where somebody is asked for a decision or a signature.
    #[field(act)]
    pub asks: Option<Text>,
    /// The day of asking.
    #[field(act)]
    pub asked_on: Option<Date>,
    /// For whom it is asked, where the act names somebody: who is to hold a role.
    #[field(act)]
    pub asked_for: Option<Link<Person>>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How much a task matters beside others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "priority")]
pub enum Priority {
    /// It may wait.
    Low,
    /// In its turn.
    #[choice(alias = "medium")]
    Normal,
    /// Before others.
    #[choice(alias = "urgent")]
    High,
}

impl Guard for Task {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        dates::happened("done_on", proposal.after.done_on, proposal.context.day).into_iter().collect()
    }
}
