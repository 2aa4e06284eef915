//! 8.1: one doing of a recurring task, with its result.

use kernel::{
    Choice, Date, Decimal, FileRef, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use super::{Incident, Operation};
use crate::dates::happened;
use crate::planning::Asset;
use crate::support::Person;

/// One doing of a recurring task, with its result.
#[derive(Clone, Debug, Record)]
#[register(
    key = "record-of-operation",
    plural = "records-of-operation",
    reference = "OR-{year}-{n:04}",
    clause = "8.1-doc"
)]
pub struct OperationRecord {
    /// What was done, in a few words.
    #[field(column)]
    pub title: Text,
    /// The recurring task.
    #[field(column, clause = "8.1-doc")]
    pub operation: Link<Operation>,
    /// The day it was due.
    pub due: Option<Date>,
    /// The day it was done.
    #[field(column, clause = "8.1-doc")]
    pub done_on: Option<Date>,
    /// Who did it.
    #[field(column)]
    pub by: Option<Link<Person>>,
    /// How it went, measured by the criteria of the task.
    #[field(column, clause = "8.1-control")]
    pub outcome: Outcome,
    /// What was found or done.
    #[field(clause = "8.1-doc")]
    pub result: Option<Markdown>,
    /// What differed from the criteria, and what it led to.
    #[field(clause = "8.1-control", when = "outcome=with-deviation|not-done")]
    pub deviation: Option<Markdown>,
    /// What is done about it, by whom and by when.
    #[field(clause = "8.1-control", when = "outcome=with-deviation|not-done")]
    pub follow_up: Option<Text>,
    /// The incident it brought to light.
    #[field(when = "outcome=with-deviation|not-done")]
    pub incident: Option<Link<Incident>>,
    /// The assets it was done on this time.
    pub assets: Links<Asset>,
    /// How long it took, in hours.
    pub hours: Option<Decimal>,
    /// The proof: report, log, screenshot.
    #[field(clause = "8.1-doc")]
    pub file: Option<FileRef>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How one doing of a task went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "operation-outcome")]
pub enum Outcome {
    /// As the criteria say.
    #[choice(alias = "ok")]
    #[choice(alias = "done")]
    AsPlanned,
    /// Done, and something differed.
    #[choice(alias = "deviation")]
    #[choice(alias = "findings")]
    WithDeviation,
    /// Not done.
    #[choice(alias = "skipped")]
    #[choice(alias = "missed")]
    NotDone,
}

impl Guard for OperationRecord {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        happened("done_on", proposal.after.done_on, proposal.context.day).into_iter().collect()
    }
}
