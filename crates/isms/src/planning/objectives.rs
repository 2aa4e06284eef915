//! 6.2: an information security objective with the plan to reach it.

mod check_in;

use std::cmp::Ordering;

use kernel::{
    Choice, Date, Decimal, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use super::Risk;
use super::treatments::Action;
use crate::context::{Issue, Obligation, Unit};
use crate::dates::{happened, not_before, past};
use crate::rhythm::Rhythm;
use crate::support::{Document, Person};

pub use check_in::CheckInObjective;

/// An information security objective with the plan to reach it.
#[derive(Clone, Debug, Record)]
#[register(key = "objective", plural = "objectives", reference = "O-{n:03}", clause = "6.2")]
pub struct Objective {
    /// What is to be reached.
    #[field(column, clause = "6.2")]
    pub title: Text,
    /// Why it is worth reaching.
    pub description: Option<Markdown>,
    /// The functions and levels it is set for; the whole organization where none is named.
    #[field(clause = "6.2")]
    pub units: Links<Unit>,
    /// The policy it is consistent with.
    #[field(clause = "6.2 a")]
    pub policy: Option<Link<Document>>,
    /// What is measured.
    #[field(column, clause = "6.2 b")]
    pub measure: Option<Text>,
    /// The value at the beginning.
    pub baseline: Option<Decimal>,
    /// The value to be reached.
    #[field(column, clause = "6.2 b")]
    pub target: Option<Decimal>,
    /// What the values are counted in: percent, days, number.
    pub counted_in: Option<Text>,
    /// Whether a higher or a lower value is better.
    pub direction: Option<Direction>,
    /// How one sees that it is reached, where it cannot be measured.
    #[field(clause = "6.2 b")]
    pub sign: Option<Text>,
    /// The risks it answers.
    #[field(clause = "6.2 c")]
    pub risks: Links<Risk>,
    /// The obligations it serves.
    #[field(clause = "6.2 c")]
    pub obligations: Links<Obligation>,
    /// The issues it answers.
    pub issues: Links<Issue>,
    /// What will be done, step by step.
    #[field(clause = "6.2 h")]
    pub actions: Many<Action>,
    /// The resources needed: people, money, tools.
    #[field(clause = "6.2 i")]
    pub resources: Option<Text>,
    /// Who is responsible.
    #[field(column, clause = "6.2 j")]
    pub owner: Option<Link<Person>>,
    /// When work on it begins.
    pub start: Option<Date>,
    /// When it is to be reached.
    #[field(column, clause = "6.2 k")]
    pub due: Option<Date>,
    /// How the results are evaluated.
    #[field(clause = "6.2 l")]
    pub evaluation: Option<Markdown>,
    /// Who evaluates them.
    pub evaluator: Option<Link<Person>>,
    /// How often it is looked at.
    #[field(clause = "6.2 d")]
    pub rhythm: Option<Rhythm>,
    /// What was found each time it was looked at.
    #[field(clause = "6.2 d")]
    pub check_ins: Many<CheckIn>,
    /// To whom it was made known.
    #[field(clause = "6.2 e")]
    pub communicated_to: Option<Text>,
    /// The day it was made known.
    #[field(clause = "6.2 e")]
    pub communicated_on: Option<Date>,
    /// When to ask whether it still fits.
    #[field(clause = "6.2 f")]
    pub next_review: Option<Date>,
    /// How far it is.
    #[field(column)]
    pub state: ObjectiveState,
    /// What was reached in the end, and why.
    #[field(when = "state=reached|missed|dropped")]
    pub result: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What was found when an objective was looked at.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct CheckIn {
    /// The day.
    pub on: Date,
    /// The value on that day.
    pub value: Option<Decimal>,
    /// How it looks.
    pub outlook: Outlook,
    /// Who looked.
    pub by: Option<Link<Person>>,
    /// What is behind it, and what is to be done.
    pub remark: Option<Text>,
    /// The day it was entered, where that was after the day it was looked at.
    pub recorded_on: Option<Date>,
}

/// Whether a higher or a lower value is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "direction")]
pub enum Direction {
    /// The higher the better.
    #[choice(alias = "up")]
    Higher,
    /// The lower the better.
    #[choice(alias = "down")]
    Lower,
}

/// How an objective looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "outlook")]
pub enum Outlook {
    /// It will be reached as planned.
    #[choice(alias = "green")]
    OnTrack,
    /// It will be reached only if something is done.
    #[choice(alias = "amber")]
    #[choice(alias = "yellow")]
    AtRisk,
    /// It will not be reached as planned.
    #[choice(alias = "red")]
    OffTrack,
}

/// How far an objective is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "objective-state")]
pub enum ObjectiveState {
    /// It is being written.
    Draft,
    /// It was set and is worked on.
    #[choice(alias = "active")]
    #[choice(alias = "in progress")]
    Set,
    /// It was reached.
    #[choice(alias = "achieved")]
    Reached,
    /// Its day passed and it was not reached.
    #[choice(alias = "not achieved")]
    Missed,
    /// It was given up.
    #[choice(alias = "cancelled")]
    Dropped,
}

impl Objective {
    /// What was found when it was last looked at.
    pub fn last_seen(&self) -> Option<&CheckIn> {
        self.check_ins.iter().map(|(_, seen)| seen).max_by_key(|seen| seen.on)
    }

    /// Whether one value is better than another; false where neither a direction nor the way from the value at the
    /// beginning to the target tells which way is better.
    pub fn is_better(&self, one: Decimal, other: Decimal) -> bool {
        let way = match self.direction {
            Some(Direction::Higher) => Ordering::Greater,
            Some(Direction::Lower) => Ordering::Less,
            None => self.target.zip(self.baseline).map_or(Ordering::Equal, |(target, from)| target.cmp(&from)),
        };
        way != Ordering::Equal && one.cmp(&other) == way
    }

    /// The day it is to be looked at next: by its rhythm after the last time, else after it was set; each year where
    /// no rhythm is named.
    pub fn next_look(&self, set_on: Date) -> Option<Date> {
        let last = self.last_seen().map_or(set_on, |seen| seen.on);
        self.rhythm.unwrap_or(Rhythm::Yearly).after(last)
    }
}

impl Guard for Objective {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let (objective, today) = (proposal.after, proposal.context.day);
        let late = |(key, seen): (&str, &CheckIn)| happened(&format!("check_ins[{key}].on"), Some(seen.on), today);
        let refusals = [not_before(("start", objective.start), ("due", objective.due))];
        let late = objective.check_ins.iter().filter_map(late);
        refusals
            .into_iter()
            .flatten()
            .chain(late)
            .chain(past(proposal, &["communicated_on", "actions.done_on"]))
            .collect()
    }
}
