//! 8.2: dated runs of the risk method over the scope.

mod complete;

use kernel::{
    Choice, Date, FileRef, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use super::Incident;
use crate::context::{Scope, Unit};
use crate::dates::{happened, not_before};
use crate::planning::{Asset, Method, PlannedChange, Risk};
use crate::sealing::Seal;
use crate::support::Person;

pub use complete::CompleteAssessment;

/// A dated run of the risk method over the scope or a part of it.
#[derive(Clone, Debug, Record)]
#[register(key = "assessment", plural = "assessments", reference = "RA-{year}-{n:02}", clause = "8.2")]
pub struct Assessment {
    /// What it is called.
    #[field(column)]
    pub title: Text,
    /// Why it is done now.
    #[field(column, clause = "8.2")]
    pub occasion: AssessmentOccasion,
    /// What happened or is about to change.
    #[field(clause = "8.2", when = "occasion=change|incident")]
    pub trigger: Option<Text>,
    /// The planned change it is about.
    #[field(clause = "8.2", when = "occasion=change")]
    pub change: Option<Link<PlannedChange>>,
    /// The incident it follows.
    #[field(when = "occasion=incident")]
    pub incident: Option<Link<Incident>>,
    /// The scope it covers.
    pub scope: Option<Link<Scope>>,
    /// The units it covers; the whole scope where none is named.
    pub units: Links<Unit>,
    /// The assets it covers; all where none is named.
    pub assets: Links<Asset>,
    /// What is looked at and what is not.
    pub description: Option<Markdown>,
    /// The method it follows.
    #[field(column, clause = "8.2")]
    pub method: Option<Link<Method>>,
    /// Who leads it.
    #[field(column)]
    pub lead: Option<Link<Person>>,
    /// Who takes part.
    pub participants: Links<Person>,
    /// What it rests on: workshops, interviews, scans, incidents, statistics.
    pub sources: Option<Markdown>,
    /// The day it is planned for.
    #[field(clause = "8.2")]
    pub planned_on: Option<Date>,
    /// The first day of the work.
    #[field(column)]
    pub from: Option<Date>,
    /// The last day of the work.
    pub until: Option<Date>,
    /// The risks that were assessed.
    #[field(clause = "8.2-doc")]
    pub risks: Links<Risk>,
    /// What is new, what got worse or better, what has to be decided.
    #[field(clause = "8.2-doc")]
    pub findings: Option<Markdown>,
    /// The report, where it was written elsewhere.
    #[field(clause = "8.2-doc")]
    pub file: Option<FileRef>,
    /// How far it is.
    #[field(column)]
    pub state: AssessmentState,
    /// Who completed it, and what came of it.
    #[field(act, column, clause = "8.2-doc")]
    pub completion: Option<AssessmentCompletion>,
    /// When the next one is due.
    #[field(clause = "8.2")]
    pub next_due: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Why an assessment is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "assessment-occasion")]
pub enum AssessmentOccasion {
    /// Its time has come.
    #[choice(alias = "regular")]
    #[choice(alias = "periodic")]
    Planned,
    /// Something significant is about to change, or has changed.
    #[choice(alias = "triggered")]
    Change,
    /// Something happened.
    Incident,
}

/// How far an assessment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "assessment-state")]
pub enum AssessmentState {
    /// It is to come.
    Planned,
    /// It is under way.
    #[choice(alias = "in progress")]
    Running,
    /// It is complete.
    #[choice(alias = "done")]
    Completed,
    /// It does not take place.
    #[choice(alias = "canceled")]
    Cancelled,
}

/// An assessment is complete: its results as they were on that day.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct AssessmentCompletion {
    /// Who completed it.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// The version of the method that was followed.
    pub version: i64,
    /// How many risks it assessed.
    pub risks: i64,
    /// How many of them lie above the acceptance line.
    pub above_line: i64,
    /// What came of it, for those who have to decide.
    pub conclusion: Markdown,
}

/// Clause: 8.2. What may still be written once the results of an assessment are kept.
pub(crate) const SEAL: Seal<Assessment> = Seal { free: &["state", "next_due"], partly: &[] };

impl Guard for Assessment {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let Proposal { before, after, context, .. } = *proposal;
        let completed = |assessment: &Self| assessment.state == AssessmentState::Completed;
        let turned = before.is_some_and(|before| completed(before) != completed(after));
        let sealed = before.filter(|before| before.completion.is_some());
        let by_act = "assessment.complete says so, with a conclusion; leave the state to it";
        let kept = "these results are kept as they are; begin another assessment for what is new";
        let refusals = [
            turned.then(|| Refusal::house_rule("state", by_act)),
            not_before(("from", after.from), ("until", after.until)),
            happened("until", after.until.filter(|_| completed(after)), context.day),
        ];
        let sealed = sealed.map(|before| SEAL.broken(kept, before, after));
        refusals.into_iter().flatten().chain(sealed.into_iter().flatten()).collect()
    }
}
