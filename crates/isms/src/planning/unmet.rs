//! 6.1.2 a 1: what the line of the method in force asks of an acceptance that was given without it.

use std::collections::HashSet;

use kernel::{Date, Id, State};

use super::acceptance::{line_of, remains, standing, waits};
use super::risks::{Acceptance, Risk, TreatmentOption};
use super::{Method, scoring};
use crate::leadership::HouseRule;
use crate::support::Person;

/// What an acceptance above the line has to have, and lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A signature of whoever holds the role that countersigns.
    Countersignature,
    /// That of somebody else than whoever accepted.
    OtherCountersignature,
    /// The last day on which it holds.
    LastDay,
    /// Why what remains is acceptable.
    Reason,
}

impl Lack {
    /// The text that names it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Countersignature => "word-countersignature",
            Self::OtherCountersignature => "word-other-countersignature",
            Self::LastDay => "word-last-day",
            Self::Reason => "word-reason",
        }
    }
}

/// An acceptance that the method in force does not allow as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// The method in force.
    pub method: Id<Method>,
    /// The score that was accepted.
    pub score: i64,
    /// The line that it lies above.
    pub line: i64,
    /// What lowered the line below what was accepted, where that is why it lies above now.
    pub lowered: Option<Lowered>,
    /// What the acceptance lacks.
    pub lacks: Vec<Lack>,
}

/// The version of the method that lowered the line below a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lowered {
    /// The version.
    pub method: Id<Method>,
    /// The line of the version before.
    pub from: i64,
    /// Its own.
    pub to: i64,
    /// Who approved it.
    pub by: Id<Person>,
    /// When.
    pub on: Date,
}

/// What an acceptance of this score lacks by a method above whose line it lies.
pub fn lacks(state: &State, own: &Acceptance, method: &Method, score: i64) -> Vec<Lack> {
    let role = scoring::band(method, score).and_then(|(_, band)| band.authority).filter(|role| !role.is_nil());
    let needed = own.needs.is_some() || role.is_some();
    let asked = [
        (Lack::Countersignature, needed && own.countersigned_by.is_none()),
        (Lack::OtherCountersignature, own.countersigned_by == Some(own.by)),
        (Lack::LastDay, own.until.is_none() && HouseRule::AcceptancesEnd.counts(state)),
        (Lack::Reason, own.reason.as_ref().is_none_or(|reason| kernel::is_blank(reason))),
    ];
    asked.into_iter().filter(|(_, lacks)| *lacks).map(|(lack, _)| lack).collect()
}

/// Clause: 6.1.2 a 1. What the method in force asks of the acceptance of a risk and it lacks: the line was lowered, or a
/// role was named, since it was given. None where it waits for its countersignature only, or was given on other scales.
pub fn unmet(state: &State, risk: &Risk) -> Option<Unmet> {
    let own = standing(risk)?;
    let method = line_of(state, remains(risk)?).ok()?;
    let score = accepted_score(risk, own);
    if score <= method.line {
        return None;
    }
    let mut lacks = lacks(state, own, method, score);
    lacks.retain(|lack| *lack != Lack::Countersignature || !waits(own));
    let (id, _) = scoring::in_force(state)?;
    (!lacks.is_empty()).then(|| Unmet {
        method: id,
        score,
        line: method.line,
        lowered: lowered(state, id, score, own.on),
        lacks,
    })
}

/// Whether a risk was assessed, or what remains of it judged, on other scales than those in force: what was decided on
/// that counts no more.
pub fn on_other_scales(state: &State, risk: &Risk) -> bool {
    let Some((id, in_force)) = scoring::in_force(state) else { return false };
    let reading = risk.current.as_deref().filter(|reading| reading.method != id);
    let judged_by = reading.and_then(|reading| state.get(reading.method));
    judged_by.is_some_and(|method| !scoring::comparable(method, in_force))
}

/// The score that an acceptance was weighed by: of a risk that is kept as it is, what its controls indicated then.
fn accepted_score(risk: &Risk, own: &Acceptance) -> i64 {
    let retained = risk.decision.as_ref().is_some_and(|decision| decision.option == TreatmentOption::Retain);
    own.indicated.filter(|_| retained).map_or(own.score, |indicated| indicated.max(own.score))
}

/// The version since an acceptance by which the line came down below its score, looked for from the one in force back.
fn lowered(state: &State, in_force: Id<Method>, score: i64, accepted: Date) -> Option<Lowered> {
    let (mut method, mut seen) = (in_force, HashSet::new());
    // A loop of revisions that came in past the door ends where it began.
    while seen.insert(method) {
        let own = state.get(method)?;
        let approval = own.approval.as_ref().filter(|approval| approval.on >= accepted)?;
        let revised = own.revises?;
        let from = state.get(revised)?.line;
        if from >= score {
            return Some(Lowered { method, from, to: own.line, by: approval.by, on: approval.on });
        }
        method = revised;
    }
    None
}
