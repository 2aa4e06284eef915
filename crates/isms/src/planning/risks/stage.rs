//! Where a risk stands between its proposal and its acceptance, and which decision comes next.

use kernel::{Choice, Date, Declared, Id, State};

use super::{Risk, Status};
use crate::operation::Supplier;
use crate::planning::acceptance;
use crate::planning::fallen_short::fallen_short;
use crate::planning::handover;
use crate::planning::indicated;
use crate::planning::treatments;
use crate::planning::unmet::{on_other_scales, unmet};

/// Where a risk stands: each stage but the last names what has to happen next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Choice)]
#[choice(key = "risk-stage")]
pub enum Stage {
    /// Somebody has to say whether the proposal is one of ours.
    Proposed,
    /// Judged to be none of ours.
    Rejected,
    /// It has to be assessed, for the first time or again, or on the scales in force.
    ToAssess,
    /// Somebody has to choose what to do about it.
    ToDecide,
    /// It has to be treated, and no plan does so yet.
    ToPlan,
    /// It has to be judged what remains after the plan, or anew where the plan brought it down less than that.
    ToExpect,
    /// The owner has to approve the plan.
    ToApprove,
    /// The owner has to accept what remains.
    ToAccept,
    /// The owner accepted; the countersignature is missing.
    AwaitingCountersignature,
    /// The last day of the acceptance has passed.
    AcceptanceExpired,
    /// The owner accepted; by the method in force that lies above the line, and lacks what is asked there.
    AboveLine,
    /// Its controls lost so much strength since it was accepted that the acceptance no longer counts.
    ReopenedByEvidence,
    /// What remains is accepted.
    Accepted,
}

impl Stage {
    /// The act that takes the risk further; planning begins with a new treatment instead, and what is accepted
    /// or rejected waits for nothing.
    pub fn next_act(self) -> Option<&'static str> {
        match self {
            Self::Proposed => Some("risk.adopt"),
            Self::ToAssess | Self::ReopenedByEvidence => Some("risk.assess"),
            Self::ToDecide => Some("risk.decide"),
            Self::ToExpect => Some("risk.expect"),
            Self::ToApprove => Some("treatment.approve"),
            Self::ToAccept | Self::AcceptanceExpired | Self::AboveLine => Some("risk.accept"),
            Self::AwaitingCountersignature => Some("risk.countersign"),
            Self::Rejected | Self::ToPlan | Self::Accepted => None,
        }
    }
}

/// The registers that the stage of a risk is read from; whether a shared risk needs a plan rests on its supplier.
pub fn reads() -> impl Iterator<Item = &'static str> {
    indicated::READS.into_iter().chain(acceptance::READS).chain([Supplier::KEY])
}

/// Where a risk stands on a day.
pub fn stage(state: &State, id: Id<Risk>, risk: &Risk, day: Date) -> Stage {
    match risk.status {
        Status::Proposed => return Stage::Proposed,
        Status::Rejected => return Stage::Rejected,
        Status::Open => {}
    }
    if risk.current.is_none() || risk.reopened.is_some() || on_other_scales(state, risk) {
        return Stage::ToAssess;
    }
    if risk.decision.is_none() {
        return Stage::ToDecide;
    }
    match acceptance::standing(risk) {
        Some(_) if acceptance::overtaken(state, risk, day).is_some() => Stage::ReopenedByEvidence,
        Some(_) if fallen_short(state, id, risk).is_some() => Stage::ToExpect,
        Some(acceptance) if acceptance::ended(acceptance, day) => Stage::AcceptanceExpired,
        Some(_) if unmet(state, risk).is_some() => Stage::AboveLine,
        // Until a new owner has accepted anew, the word of the former one counts.
        Some(_) if handover::unconfirmed(risk).is_some() => Stage::ToAccept,
        Some(acceptance) if acceptance::waits(acceptance) => Stage::AwaitingCountersignature,
        Some(_) => Stage::Accepted,
        None => unaccepted(state, id, risk),
    }
}

/// The next step towards acceptance of a decided risk.
fn unaccepted(state: &State, id: Id<Risk>, risk: &Risk) -> Stage {
    let planned = treatments::needed(state, risk);
    let mut plans = treatments::of(state, id).peekable();
    if planned && plans.peek().is_none() {
        return Stage::ToPlan;
    }
    if acceptance::remains(risk).is_none() || fallen_short(state, id, risk).is_some() {
        return Stage::ToExpect;
    }
    let approved = |owner| plans.all(|(_, plan)| plan.approved_by(owner));
    if planned && !risk.owner.is_some_and(approved) {
        return Stage::ToApprove;
    }
    Stage::ToAccept
}
