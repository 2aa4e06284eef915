//! 6.1.3 e: the risk treatment plan, one record for each measure that serves one or more risks.

use kernel::{Date, Group, Guard, Link, Links, Many, Markdown, Money, Record, Text};

use super::{Control, Risk};
use crate::leadership::Approval;
use crate::support::Person;

/// A part of the risk treatment plan: what is done about which risks, by whom and by when.
#[derive(Clone, Debug, Record)]
#[register(key = "treatment", plural = "treatments", reference = "TP-{year}-{n:03}", clause = "6.1.3 e")]
pub struct Treatment {
    /// What is done.
    #[field(column)]
    pub title: Text,
    /// The risks it treats.
    #[field(column, required, clause = "6.1.3 e")]
    pub risks: Links<Risk>,
    /// The controls it puts in place or improves.
    #[field(column, clause = "6.1.3 b")]
    pub controls: Links<Control>,
    /// Who sees to it.
    #[field(column, clause = "6.1.3 e")]
    pub owner: Option<Link<Person>>,
    /// When it is to be done.
    #[field(column, clause = "6.1.3 e")]
    pub due: Option<Date>,
    /// What it costs.
    pub cost: Option<Money>,
    /// The steps, each with who and when.
    pub actions: Many<Action>,
    /// How it is done.
    pub description: Option<Markdown>,
    /// Approvals by the owners of the risks; keyed by the person's reference.
    #[field(act, clause = "6.1.3 f")]
    pub approvals: Many<Approval>,
    /// Number of this version; a change of risks, controls or due date makes a new one.
    #[field(act)]
    pub version: i64,
    /// It was carried out, with what result.
    #[field(act, column, clause = "8.3")]
    pub completion: Option<Completion>,
}

/// One step of a treatment.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Action {
    /// What is to be done.
    pub what: Text,
    /// By whom.
    pub who: Option<Link<Person>>,
    /// By when.
    pub due: Option<Date>,
    /// The day it was done.
    pub done_on: Option<Date>,
}

/// A treatment was carried out.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Completion {
    /// Who says so.
    pub by: Link<Person>,
    /// The day it was done.
    pub on: Date,
    /// What came of it.
    pub result: Text,
}

impl Guard for Treatment {}
