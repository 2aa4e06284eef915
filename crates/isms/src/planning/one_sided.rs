//! 6.1.2 d and 6.1.3: whether what brings a risk down can do so. A control that only prevents makes it less likely; one
//! that only notices or puts right makes it less bad. Where a side falls that none of the controls touches, somebody
//! should look; the judgement stays theirs.

use kernel::{Declared, Id, Level, Many, State};

use super::assets::Rating;
use super::controls::Control;
use super::risks::{Risk, Status, TreatmentOption};
use super::treatments::{self, Treatment};
use super::{Method, Threat, scoring};

/// The registers that are read.
pub const READS: [&str; 5] = [Risk::KEY, Method::KEY, Threat::KEY, Control::KEY, Treatment::KEY];

/// A side of a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// How bad it would be.
    Consequence,
    /// How likely it is.
    Likelihood,
}

/// A side that is to fall although none of the controls touches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneSided {
    /// The side.
    pub side: Side,
    /// The step today.
    pub from: Level,
    /// The step expected.
    pub to: Level,
    /// The score expected.
    pub expected: i64,
    /// The score where this side stays as it is and the other falls as expected.
    pub otherwise: i64,
    /// All controls that are to bring it down.
    pub controls: Vec<Id<Control>>,
}

/// The sides of what is expected to remain of a risk that fall without a control that touches them. Nothing is said of
/// controls of which nobody says what they do, nor of a risk that somebody else bears in part or that is avoided.
pub fn one_sided(state: &State, id: Id<Risk>, risk: &Risk) -> Vec<OneSided> {
    let modified = risk.decision.as_ref().is_some_and(|own| own.option == TreatmentOption::Modify);
    let (Some(_), Some(reading)) = (&risk.current, &risk.residual) else { return Vec::new() };
    let Some(method) = state.get(reading.method).filter(|_| modified && risk.status == Status::Open) else {
        return Vec::new();
    };
    let controls = lowering(state, id, risk);
    let known: Option<Vec<_>> = controls.iter().map(|own| touches(state.get(*own)?)).collect();
    let Some(known) = known.filter(|known| !known.is_empty()) else { return Vec::new() };
    let counted = |ratings: &Many<Rating>| scoring::counted(state, method, risk, ratings);
    let sides = [
        (Side::Consequence, counted(&risk.consequence), counted(&risk.residual_consequence)),
        (Side::Likelihood, risk.likelihood, risk.residual_likelihood),
    ];
    let untouched = |side: Side| known.iter().all(|own| *own == Some(other(side)));
    let falls = sides.into_iter().filter(|(side, from, to)| to < from && untouched(*side));
    let otherwise = |side| {
        let (consequence, likelihood) = match side {
            Side::Consequence => (counted(&risk.consequence), risk.residual_likelihood),
            Side::Likelihood => (counted(&risk.residual_consequence), risk.likelihood),
        };
        scoring::score(method, consequence, scoring::chance(method, likelihood, risk.residual_ease)?)
    };
    let told = |(side, from, to)| {
        let (expected, otherwise) = (reading.score, otherwise(side)?);
        Some(OneSided { side, from, to, expected, otherwise, controls: controls.clone() })
    };
    falls.filter_map(told).collect()
}

/// The controls that are to bring a risk down: those of its plans; where none names any, those the risk names.
fn lowering(state: &State, id: Id<Risk>, risk: &Risk) -> Vec<Id<Control>> {
    let plans = state.pointing::<Treatment>(id.raw()).filter(|(_, plan)| treatments::counts(plan));
    let mut planned: Vec<_> = plans.flat_map(|(_, plan)| plan.controls.iter()).collect();
    planned.sort_unstable();
    planned.dedup();
    if planned.is_empty() { risk.controls.iter().collect() } else { planned }
}

/// The only side that a control touches, `Some(None)` where it touches both; none where nobody says what it does.
#[allow(clippy::option_option, reason = "unknown, both, one")]
fn touches(control: &Control) -> Option<Option<Side>> {
    match (control.preventive, control.detective || control.corrective) {
        (false, false) => None,
        (true, false) => Some(Some(Side::Likelihood)),
        (false, true) => Some(Some(Side::Consequence)),
        (true, true) => Some(None),
    }
}

fn other(side: Side) -> Side {
    match side {
        Side::Consequence => Side::Likelihood,
        Side::Likelihood => Side::Consequence,
    }
}
