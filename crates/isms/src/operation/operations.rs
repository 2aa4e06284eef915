//! 8.1: the tasks of security that are done again and again.

mod record;

use kernel::{Choice, Date, Decimal, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::Supplier;
use crate::context::Process;
use crate::dates::not_before;
use crate::guards::counted;
use crate::leadership::Role;
use crate::planning::{Asset, Control};
use crate::rhythm::Rhythm;
use crate::support::{Document, Person};

pub use record::RecordOperation;

/// A task of security that is done again and again.
#[derive(Clone, Debug, Record)]
#[register(key = "operation", plural = "operations", reference = "OPS-{n:03}", clause = "8.1")]
pub struct Operation {
    /// What is done.
    #[field(column, clause = "8.1")]
    pub title: Text,
    /// How often.
    #[field(column, clause = "8.1")]
    pub rhythm: Rhythm,
    /// Who sees to it.
    #[field(column, clause = "8.1")]
    pub owner: Option<Link<Person>>,
    /// The role that does it, where that is not always the same person.
    pub role: Option<Link<Role>>,
    /// How it is done, step by step.
    #[field(clause = "8.1")]
    pub steps: Option<Markdown>,
    /// What a good result looks like; what differs is a deviation.
    #[field(clause = "8.1-criteria")]
    pub criteria: Option<Markdown>,
    /// What has to be kept as proof.
    #[field(clause = "8.1-doc")]
    pub proof: Option<Text>,
    /// The processes it belongs to.
    pub processes: Links<Process>,
    /// The controls it keeps at work.
    #[field(column, clause = "8.1")]
    pub controls: Links<Control>,
    /// The assets it is done on.
    pub assets: Links<Asset>,
    /// The documents that demand or describe it.
    pub documents: Links<Document>,
    /// The suppliers who do it or help with it.
    #[field(clause = "8.1-ext")]
    pub suppliers: Links<Supplier>,
    /// How long it takes each time, in hours.
    pub effort_hours: Option<Decimal>,
    /// The first day it is done.
    pub starts_on: Option<Date>,
    /// The last day it is done.
    pub ends_on: Option<Date>,
    /// When it is to be done next.
    #[field(column)]
    pub next_due: Option<Date>,
    /// How many days it may be late before somebody is reminded.
    pub grace_days: Option<i64>,
    /// Whether it is being done.
    #[field(column)]
    pub state: OperationState,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Whether a recurring task is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "operation-state")]
pub enum OperationState {
    /// It is done in its rhythm.
    Active,
    /// It rests for a while.
    #[choice(alias = "on hold")]
    Paused,
    /// It is no longer done.
    Ended,
}

impl Operation {
    /// When it is due again after it was done on a day: in its rhythm from the day it was due, or from the day
    /// itself where that has passed too. None where no rhythm says so, or it ends before.
    pub fn due_after(&self, on: Date) -> Option<Date> {
        let in_rhythm = self.next_due.and_then(|due| self.rhythm.after(due)).filter(|next| *next > on);
        in_rhythm.or_else(|| self.rhythm.after(on)).filter(|next| self.ends_on.is_none_or(|end| *next <= end))
    }
}

impl Guard for Operation {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let operation = proposal.after;
        let refusals = [
            not_before(("starts_on", operation.starts_on), ("ends_on", operation.ends_on)),
            counted("grace_days", operation.grace_days, "days"),
        ];
        refusals.into_iter().flatten().collect()
    }
}
