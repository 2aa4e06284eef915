//! 4.4: a piece of work of the project, of the method or your own.

mod declare_done;
mod declare_shown;

use kernel::{
    Choice, Date, Decimal, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Subjects,
    Text,
};

use crate::dates;
use crate::guards::unplaced;
use crate::loops;

use super::Project;
use crate::support::Person;

pub use declare_done::DeclareDone;
pub use declare_shown::DeclareShown;

/// A piece of work of the project, of the method or your own.
#[derive(Clone, Debug, Record)]
#[register(key = "activity", plural = "activities", reference = "ACT-{n:03}", clause = "4.4")]
pub struct Activity {
    /// What is done.
    #[field(column)]
    pub title: Text,
    /// The project it belongs to.
    pub project: Option<Link<Project>>,
    /// Its number in the method, such as 1.4.2.
    #[field(column)]
    pub number: Option<Text>,
    /// The phase.
    #[field(column)]
    pub phase: Option<Phase>,
    /// The step of the method it belongs to.
    pub step: Option<Text>,
    /// What it is and how it is done.
    pub description: Option<Markdown>,
    /// Who sees to it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// Who takes part.
    pub people: Links<Person>,
    /// Days of work planned.
    pub planned_days: Option<Decimal>,
    /// Days of work spent.
    pub spent_days: Option<Decimal>,
    /// The day it begins.
    pub starts_on: Option<Date>,
    /// The day it is to be done.
    #[field(column)]
    pub due: Option<Date>,
    /// The activities that have to be done before.
    pub after: Links<Activity>,
    /// What it leaves behind: documents, records.
    pub deliverables: Subjects,
    /// The clauses it serves, one a line.
    pub clauses: Lines,
    /// How far it is.
    #[field(column)]
    pub state: ActivityState,
    /// Why it is left out.
    #[field(when = "state=left-out")]
    pub left_out_because: Option<Text>,
    /// A person said that it is done.
    #[field(act, column)]
    pub declared: Option<Declared>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// A person said that an activity is done.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Declared {
    /// Who said so.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// What was delivered.
    pub what: Text,
}

/// A phase of the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "phase")]
pub enum Phase {
    /// Planning.
    #[choice(alias = "1")]
    Plan,
    /// Carrying out.
    #[choice(alias = "2")]
    Do,
    /// Checking.
    #[choice(alias = "3")]
    Check,
    /// Acting on what was found.
    #[choice(alias = "4")]
    Act,
}

/// How far an activity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "activity-state")]
pub enum ActivityState {
    /// It has not begun.
    #[choice(alias = "open")]
    #[choice(alias = "planned")]
    NotStarted,
    /// It is under way.
    #[choice(alias = "in progress")]
    #[choice(alias = "ongoing")]
    Running,
    /// It waits for something.
    #[choice(alias = "blocked")]
    Waiting,
    /// Those who do it say that it is finished.
    #[choice(alias = "done")]
    #[choice(alias = "completed")]
    Finished,
    /// It is left out, for a reason that is given.
    #[choice(alias = "skipped")]
    #[choice(alias = "not applicable")]
    LeftOut,
}

impl Guard for Activity {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let activity = proposal.after;
        let mut refusals = dates::in_order(&[("starts_on", activity.starts_on), ("due", activity.due)]);
        if activity.state == ActivityState::LeftOut && activity.left_out_because.is_none() {
            refusals.push(Refusal::house_rule("left_out_because", "say why it is left out"));
        }
        refusals.extend(unshown(proposal));
        let earlier = |clause: &&String| proposal.before.is_some_and(|before| before.clauses.0.contains(clause));
        let new = activity.clauses.0.iter().filter(|clause| !earlier(clause));
        refusals.extend(new.filter_map(|clause| unplaced("clauses", None, Some(clause))));
        let activities = proposal.state.of::<Self>();
        let before = |id| activities.get(id).map(|other| other.after.iter().collect()).unwrap_or_default();
        if let Some(way) = loops::through(proposal.id(), activity.after.iter(), before) {
            let first = way.first().copied().unwrap_or(proposal.id());
            let message = format!(
                "{} waits for this activity already; take one of the two away",
                proposal.state.reference(first)
            );
            refusals.push(Refusal::software("after", message));
        }
        refusals
    }
}

/// Refuses an activity that is ticked off: that it is finished is shown by records, or said by a person with what it
/// delivered.
fn unshown(proposal: &Proposal<'_, Activity>) -> Option<Refusal> {
    let finished = |activity: &Activity| activity.state == ActivityState::Finished;
    let ticked = finished(proposal.after) && !proposal.before.is_some_and(finished);
    let message = "say with activity.declare_done what it delivered and where that is, or with activity.declare_shown that \
                   the records show it";
    (ticked && proposal.after.declared.is_none()).then(|| Refusal::house_rule("state", message))
}
