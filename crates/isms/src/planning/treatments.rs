//! 6.1.3 e: the risk treatment plan, one record for each measure that serves one or more risks.

mod advance;
pub(super) mod approve;
mod bring_in;
mod complete;
mod drop;
pub(crate) mod hand_over;
mod judge;
mod revise;

use kernel::{
    Choice, Date, Group, Guard, Held, Id, Lines, Link, Links, Many, Markdown, Money, Own, Proposal, Record, Refusal,
    State, Text,
};

use super::controls::Implementation;
use super::effectiveness::Effectiveness;
use super::handover::Handover;
use super::risks::{Decided, Status, TreatmentOption};
use super::{Control, Risk, acceptance, scoring};
use crate::certification::Evidence;
use crate::dates::{not_before, past};
use crate::guards::within;
use crate::leadership::Approval;
use crate::operation::Supplier;
use crate::rehearsal::says_nothing;
use crate::sealing::{Seal, rows_stay};
use crate::support::{Document, Person};

pub use advance::AdvanceTreatment;
pub use approve::{ApproveTreatment, Unready, lacking};
pub use bring_in::BringInTreatments;
pub use complete::CompleteTreatment;
pub use drop::DropTreatment;
pub use hand_over::HandOverTreatments;
pub use judge::JudgeTreatment;
pub use revise::ReviseTreatment;

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
    /// When it begins.
    pub start: Option<Date>,
    /// When it is to be done.
    #[field(column, clause = "6.1.3 e")]
    pub due: Option<Date>,
    /// What it costs.
    pub cost: Option<Money>,
    /// What else it needs: people, days, tools.
    pub resources: Option<Text>,
    /// The steps, each with who and when.
    pub actions: Many<Action>,
    /// How it is done.
    pub description: Option<Markdown>,
    /// How far it is.
    #[field(column)]
    pub state: TreatmentState,
    /// How much of it is done, in percent.
    pub percent: Option<i64>,
    /// How it will be checked whether it works.
    pub check_how: Option<Markdown>,
    /// When that will be checked.
    pub check_on: Option<Date>,
    /// Who will check it.
    pub check_by: Option<Link<Person>>,
    /// Documents that belong to it.
    pub documents: Links<Document>,
    /// Files that prove what was done.
    #[field(clause = "8.3")]
    pub evidence: Links<Evidence>,
    /// Approvals by the owners of the risks; keyed by the person's reference. One of an earlier version no
    /// longer counts.
    #[field(act, clause = "6.1.3 f")]
    pub approvals: Many<Approval>,
    /// Number of this version; what is to be done, by whom, when and at what cost stays as it is once it is approved.
    #[field(act, column)]
    pub version: i64,
    /// It was carried out, with what result.
    #[field(act, column, clause = "8.3")]
    pub completion: Option<Completion>,
    /// Who saw to it before, and since when who does so now.
    #[field(act, clause = "6.1.3 e")]
    pub handover: Option<Handover>,
    /// Who moved it last and when, and why it waits, was given up or is taken up again.
    #[field(act)]
    pub moved: Option<Moved>,
    /// Whether it works.
    #[field(act, clause = "8.3")]
    pub effectiveness: Option<Effectiveness>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How far a treatment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "treatment-state")]
pub enum TreatmentState {
    /// Work on it has not begun.
    #[choice(alias = "open")]
    #[choice(alias = "not started")]
    Planned,
    /// It is under way.
    #[choice(alias = "in progress")]
    UnderWay,
    /// It waits for something.
    #[choice(alias = "on hold")]
    Waiting,
    /// It was done.
    #[choice(alias = "completed")]
    #[choice(alias = "closed")]
    Done,
    /// It was given up.
    #[choice(alias = "cancelled")]
    Dropped,
}

/// One step of a plan.
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

/// A treatment was taken further, halted, or given up.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Moved {
    /// Who said so.
    pub by: Option<Link<Person>>,
    /// Since when.
    pub on: Date,
    /// What it waits for, why it was given up or is taken up again.
    pub reason: Option<Text>,
}

impl Treatment {
    /// Whether this version is approved by somebody.
    pub fn approved(&self) -> bool {
        self.approvals.iter().any(|(_, approval)| approval.version == self.version)
    }

    /// Whether this version is approved by this person.
    pub fn approved_by(&self, person: Id<Person>) -> bool {
        self.approvals.iter().any(|(_, approval)| approval.version == self.version && approval.by == person)
    }
}

/// How far a part of the plan is: what was completed is done, whatever its field says.
pub fn standing(plan: &Treatment) -> TreatmentState {
    if plan.completion.is_some() { TreatmentState::Done } else { plan.state }
}

/// Whether a part of the plan counts: what was given up treats nothing.
pub fn counts(plan: &Treatment) -> bool {
    standing(plan) != TreatmentState::Dropped
}

/// The parts of the treatment plan that treat a risk.
pub fn of(state: &State, risk: Id<Risk>) -> impl Iterator<Item = (Id<Treatment>, &Held<Treatment>)> {
    state.pointing::<Treatment>(risk.raw()).filter(|(_, plan)| counts(plan))
}

/// Clause: 6.1.3 f. The parts of the plan for a risk whose present version this person has not approved.
pub fn unapproved_of(
    state: &State,
    risk: Id<Risk>,
    person: Id<Person>,
) -> impl Iterator<Item = (Id<Treatment>, &Held<Treatment>)> {
    of(state, risk).filter(move |(_, plan)| !plan.approved_by(person))
}

/// Clause: 6.1.3 e. Whether a decided risk needs a plan: not where it is retained, nor where it lies at or below
/// the line, all its controls are at work and no less is expected to remain, nor where nothing is left to do: what caused
/// it was given up, or a contract that ran already shares it.
pub fn needed(state: &State, risk: &Risk) -> bool {
    let Some(decision) = &risk.decision else { return false };
    let calm = risk
        .current
        .as_ref()
        .is_some_and(|reading| state.get(reading.method).is_some_and(|method| reading.score <= method.line));
    let works = |id| state.live(id).is_ok_and(|control: &Held<Control>| control.status == Implementation::Implemented);
    let less = risk.residual.as_ref().zip(risk.current.as_ref()).is_some_and(|(then, now)| then.score < now.score);
    let settled = calm && !less && !risk.controls.is_empty() && risk.controls.iter().all(works);
    match decision.option {
        TreatmentOption::Retain => false,
        TreatmentOption::Avoid => !given_up(state, risk, decision),
        TreatmentOption::Share => !settled && !is_borne(state, risk, decision),
        TreatmentOption::Modify => !settled,
    }
}

/// Whether it was said why what caused a risk is gone, and the owner accepted that next to nothing remains.
fn given_up(state: &State, risk: &Risk, decision: &Decided) -> bool {
    let said = decision.reason.as_ref().is_some_and(|reason| !says_nothing(reason));
    let lowest = risk.residual.as_ref().is_some_and(|reading| {
        let rank = state.get(reading.method).and_then(|method| scoring::rank(method, &reading.band));
        rank.is_some_and(|(rank, levels)| rank == 1 && levels > 1)
    });
    said && lowest && acceptance::standing(risk).is_some()
}

/// Whether a risk is shared by a contract that ran when that was decided, and the owner accepted what remains.
fn is_borne(state: &State, risk: &Risk, decision: &Decided) -> bool {
    let supplier = decision.supplier.and_then(|id| state.live(id).ok());
    let runs = |own: &Held<Supplier>| own.state.works() && own.contract_from.is_some_and(|from| from <= decision.on);
    supplier.is_some_and(runs) && acceptance::standing(risk).is_some()
}

/// The owners of a plan's open risks whose approval of this version is missing, each once.
pub fn unapproved_by(state: &State, plan: &Treatment) -> Vec<Id<Person>> {
    let open = plan.risks.iter().filter_map(|id| state.live(id).ok()).filter(|risk| risk.status == Status::Open);
    let owners: Links<Person> = Links::to(open.filter_map(|risk| risk.owner));
    owners.iter().filter(|owner| !plan.approved_by(*owner)).collect()
}

impl Guard for Treatment {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let after = proposal.after;
        let unsound =
            [not_before(("start", after.start), ("due", after.due)), within("percent", after.percent, 0..=100)];
        let ahead = past(proposal, &["actions.done_on"]);
        let turned = proposal.before.filter(|before| before.state != after.state && after.completion.is_some());
        let turned = turned.filter(|_| after.state != TreatmentState::Done).map(|_| {
            Refusal::software("state", "this was carried out; take it up again with treatment.advance, and say why")
        });
        let sealed = proposal.before.and_then(|before| Some(SEAL.broken(settled(before)?, before, after)));
        unsound.into_iter().flatten().chain(ahead).chain(turned).chain(sealed.into_iter().flatten()).collect()
    }
}

/// Why a plan stays as it is: it was judged, or approved; none where it may be altered.
fn settled(plan: &Treatment) -> Option<&'static str> {
    if plan.effectiveness.is_some() {
        return Some(complete::JUDGED);
    }
    plan.approved()
        .then_some("this was approved by the owners of the risks; begin the next version with treatment.revise")
}

/// Clause: 6.1.3 f. What of an approved plan may still be written: how far it is and what shows it. Steps may be added
/// and done.
pub(crate) const SEAL: Seal<Treatment> = Seal {
    free: &["start", "state", "percent", "documents", "evidence"],
    partly: &[("actions", |before, after| rows_stay(&before.actions, &after.actions, |own, new| own.what == new.what))],
};
