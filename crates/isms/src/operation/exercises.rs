//! 8.1: tries of continuity plans, with their results.

use kernel::{
    Choice, Date, Decimal, FileRef, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use super::{Continuity, Supplier};
use crate::context::Site;
use crate::dates::{happened, not_before};
use crate::guards::below_zero;
use crate::planning::{Asset, Control};
use crate::support::Person;

/// A try of a continuity plan, with its result.
#[derive(Clone, Debug, Record)]
#[register(key = "exercise", plural = "exercises", reference = "BX-{year}-{n:02}", clause = "8.1")]
pub struct Exercise {
    /// What is tried, in a few words.
    #[field(column)]
    pub title: Text,
    /// The plans that are tried.
    #[field(column)]
    pub continuities: Links<Continuity>,
    /// How it is tried.
    #[field(column)]
    pub kind: ExerciseKind,
    /// What is supposed to have happened.
    pub scenario: Option<Markdown>,
    /// What is to be shown, and how it is seen whether it was.
    pub goals: Option<Markdown>,
    /// Controls that it tests.
    pub controls: Links<Control>,
    /// Assets it is done with.
    pub assets: Links<Asset>,
    /// Sites where it takes place.
    pub sites: Links<Site>,
    /// Suppliers who take part.
    pub suppliers: Links<Supplier>,
    /// The day it is planned for.
    #[field(column)]
    pub planned_on: Option<Date>,
    /// How far it is.
    #[field(column)]
    pub state: ExerciseState,
    /// Who leads it.
    pub lead: Option<Link<Person>>,
    /// Who takes part.
    pub participants: Links<Person>,
    /// Who watches and writes down what happens.
    pub observers: Links<Person>,
    /// The day it was held.
    #[field(column, when = "state=held")]
    pub held_on: Option<Date>,
    /// How it ended.
    #[field(column, when = "state=held")]
    pub result: Option<ExerciseResult>,
    /// After how many hours things worked again.
    #[field(when = "state=held")]
    pub reached_rto_hours: Option<Decimal>,
    /// The work of how many hours was lost.
    #[field(when = "state=held")]
    pub reached_rpo_hours: Option<Decimal>,
    /// What happened, and what was seen.
    #[field(when = "state=held")]
    pub report: Option<Markdown>,
    /// What was learnt, and what changes in the plan.
    #[field(when = "state=held")]
    pub lessons: Option<Markdown>,
    /// The minutes, logs or pictures.
    #[field(when = "state=held")]
    pub file: Option<FileRef>,
    /// When to try it again.
    pub next_on: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How a plan is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "exercise-kind")]
pub enum ExerciseKind {
    /// By reading it through together.
    #[choice(alias = "desk check")]
    Walkthrough,
    /// By playing a story at a table.
    #[choice(alias = "table-top")]
    Tabletop,
    /// By bringing back data or systems.
    #[choice(alias = "restore test")]
    #[choice(alias = "technical")]
    Restore,
    /// By switching over for real.
    #[choice(alias = "failover")]
    #[choice(alias = "full")]
    Live,
    /// By calling everybody.
    #[choice(alias = "call tree")]
    Alarm,
}

/// How far an exercise is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "exercise-state")]
pub enum ExerciseState {
    /// It is to come.
    Planned,
    /// It was held.
    #[choice(alias = "done")]
    #[choice(alias = "completed")]
    Held,
    /// It did not take place.
    #[choice(alias = "canceled")]
    Cancelled,
}

/// How an exercise ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "exercise-result")]
pub enum ExerciseResult {
    /// Its goals were reached.
    #[choice(alias = "ok")]
    Passed,
    /// They were reached in part.
    #[choice(alias = "with findings")]
    Partly,
    /// They were not reached.
    Failed,
}

impl Guard for Exercise {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let exercise = proposal.after;
        let refusals = [
            happened("held_on", exercise.held_on, proposal.context.day),
            below_zero("reached_rto_hours", exercise.reached_rto_hours),
            below_zero("reached_rpo_hours", exercise.reached_rpo_hours),
            not_before(("held_on", exercise.held_on), ("next_on", exercise.next_on)),
        ];
        refusals.into_iter().flatten().collect()
    }
}
