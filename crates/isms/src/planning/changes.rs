//! 6.3 and 8.1: a planned change to the management system or to operations.

mod approve;
mod bring_in;
mod radar;
mod review;
mod revise;
mod settle;

use kernel::{
    Choice, Date, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Subjects, Text,
};

use super::effectiveness::Effectiveness;
use super::treatments::Action;
use super::{Asset, Control, Risk};
use crate::context::{Process, Scope, Unit};
use crate::dates::{dated, not_before, past};
use crate::leadership::{Approval, HouseRule, Name};
use crate::sealing::{Seal, altered, rows_stay};
use crate::support::{Document, Person};

pub use approve::ApproveChange;
pub use bring_in::BringInChange;
pub use radar::{ASKED, Radar, Ring, radar};
pub use review::ReviewChange;
pub use revise::ReviseChange;
pub use settle::SettleRisks;

/// A planned change to the management system or to operations.
#[derive(Clone, Debug, Record)]
#[register(key = "change", plural = "changes", reference = "CH-{year}-{n:03}", clause = "6.3")]
pub struct PlannedChange {
    /// What is to change, in one sentence.
    #[field(column, clause = "6.3")]
    pub title: Text,
    /// What it concerns.
    #[field(column)]
    pub kind: ChangeKind,
    /// What is changed, and how.
    pub description: Option<Markdown>,
    /// Why it is needed.
    #[field(clause = "6.3")]
    pub reason: Option<Markdown>,
    /// The records it comes from: an issue, a finding, an incident, a decision of a review.
    pub comes_from: Subjects,
    /// Who asked for it.
    pub requested_by: Option<Link<Person>>,
    /// The day it was asked for.
    pub requested_on: Option<Date>,
    /// Who sees to it.
    #[field(column, clause = "6.3")]
    pub owner: Option<Link<Person>>,
    /// What could follow from it, also unwanted.
    #[field(clause = "8.1")]
    pub consequences: Option<Markdown>,
    /// What it does to the scope and its boundaries.
    pub effect_on_scope: Option<Markdown>,
    /// The scopes it touches.
    pub scopes: Links<Scope>,
    /// What it does to risks; a change that matters calls for an assessment.
    #[field(clause = "8.2")]
    pub effect_on_risks: Option<Markdown>,
    /// The risks it touches.
    #[field(clause = "8.2")]
    pub risks: Links<Risk>,
    /// The controls it touches.
    pub controls: Links<Control>,
    /// The documents that have to follow.
    pub documents: Links<Document>,
    /// The assets it touches.
    pub assets: Links<Asset>,
    /// The processes it touches.
    pub processes: Links<Process>,
    /// The units it touches.
    pub units: Links<Unit>,
    /// The resources it needs: people, money, tools.
    #[field(clause = "6.3")]
    pub resources: Option<Text>,
    /// What will be done, step by step.
    #[field(clause = "6.3")]
    pub actions: Many<Action>,
    /// How to go back if it fails.
    pub way_back: Option<Markdown>,
    /// Who has to know of it, and how they are told.
    pub communication: Option<Markdown>,
    /// When it begins.
    #[field(column)]
    pub start: Option<Date>,
    /// When it is to be done.
    #[field(column, clause = "6.3")]
    pub due: Option<Date>,
    /// How far it is.
    #[field(column)]
    pub state: ChangeState,
    /// The day it was done.
    #[field(when = "state=done", clause = "8.1")]
    pub done_on: Option<Date>,
    /// How it went.
    #[field(when = "state=done|withdrawn")]
    pub result: Option<Markdown>,
    /// Number of this version; what, owner, dates and effects of an approved one stay as they are.
    #[field(act)]
    pub version: i64,
    /// Who approved this version.
    #[field(act, column, clause = "6.3")]
    pub approval: Option<Approval>,
    /// Whether it reached its purpose, with what side effects.
    #[field(act, clause = "8.1")]
    pub review: Option<Effectiveness>,
    /// Somebody found that the risks it touches stay as they were judged.
    #[field(act, clause = "8.2")]
    pub settled: Option<Settled>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// The risks that a change touches were found to stay as they were judged.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Settled {
    /// Who found so.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// What it rests on.
    pub because: Text,
}

/// What a change concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "change-kind")]
pub enum ChangeKind {
    /// The management system: scope, policy, method, roles.
    #[choice(alias = "isms")]
    ManagementSystem,
    /// How work is done.
    #[choice(alias = "process")]
    Operation,
    /// Systems and networks.
    #[choice(alias = "it")]
    #[choice(alias = "system")]
    Technology,
    /// Units, people, responsibilities.
    #[choice(alias = "organizational")]
    Organization,
    /// Places.
    #[choice(alias = "site")]
    Place,
    /// Who provides something.
    Supplier,
}

/// How far a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "change-state")]
pub enum ChangeState {
    /// Somebody asked for it.
    #[choice(alias = "requested")]
    #[choice(alias = "open")]
    Proposed,
    /// It is being planned.
    Planned,
    /// It is under way.
    #[choice(alias = "in progress")]
    UnderWay,
    /// It was done.
    #[choice(alias = "implemented")]
    #[choice(alias = "closed")]
    Done,
    /// It was given up or refused.
    #[choice(alias = "rejected")]
    #[choice(alias = "cancelled")]
    Withdrawn,
}

impl PlannedChange {
    /// Whether this version is approved.
    pub fn approved(&self) -> bool {
        self.approval.as_ref().is_some_and(|approval| approval.version == self.version)
    }
}

impl Guard for PlannedChange {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let change = proposal.after;
        let undated = |own: &PlannedChange| own.state == ChangeState::Done && own.done_on.is_none();
        let newly = undated(change) && !proposal.before.is_some_and(undated);
        let refusals =
            [dated("done_on", newly, change.done_on), not_before(("start", change.start), ("due", change.due))];
        let ahead = past(proposal, &["requested_on", "done_on", "actions.done_on"]);
        refusals.into_iter().flatten().chain(ahead).chain(sealed(proposal)).collect()
    }
}

/// What may still be written once somebody looked back at a change.
pub(crate) const REVIEWED: Seal<PlannedChange> = Seal { free: &["comes_from", "communication"], partly: &[] };

/// What somebody judged who said that a change leaves the risks it touches as they were.
pub(crate) const SETTLED: [&str; 6] = ["effect_on_risks", "risks", "assets", "processes", "state", "done_on"];

/// Clause: 6.3 and 8.1. What was approved and what was looked back at stays, and an owner whose change waits for that
/// stays its owner.
fn sealed(proposal: &Proposal<'_, PlannedChange>) -> Vec<Refusal> {
    let Proposal { before, after, state, context, .. } = *proposal;
    let Some(before) = before else { return Vec::new() };
    if before.review.is_some() {
        return REVIEWED.broken("somebody looked back at this; plan another change for what is new", before, after);
    }
    let said = before.settled.as_ref().map(|_| {
        let message = "somebody said that this changes no risk; plan another change for what is new";
        altered(message, before, after, |key| SETTLED.contains(&key))
    });
    if let Some(refusals) = said.filter(|refusals| !refusals.is_empty()) {
        return refusals;
    }
    if before.approved() {
        return SEAL.broken("this was approved; begin the next version with change.revise", before, after);
    }
    let owner = Name { field: "owner", before: before.owner, after: after.owner };
    let waits = after.state == ChangeState::Done;
    owner.struck_under(HouseRule::AnotherReviews, state, context).filter(|_| waits).into_iter().collect()
}

/// Clause: 6.3. What of an approved plan may still be written: who was told, how far it is and how it went. Steps may
/// be added and done.
pub(crate) const SEAL: Seal<PlannedChange> = Seal {
    free: &["comes_from", "communication", "state", "done_on", "result"],
    partly: &[("actions", |before, after| rows_stay(&before.actions, &after.actions, |own, new| own.what == new.what))],
};
