//! 6.1.2 d: judging a consequence and a likelihood by the method in force.

use kernel::{Context, Id, Level, Many, Refusal, State, Text};

use super::Method;
use super::assets::Rating;
use super::risks::{Assessed, Risk};
use super::scoring;
use crate::support::Person;

/// A reading of a risk: what is judged together, and by which act.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The act that judges it.
    pub act: &'static str,
    /// The field that keeps its score and level.
    pub field: &'static str,
    /// The field of the consequences, by criterion.
    pub consequence: &'static str,
    /// The field of the likelihood.
    pub likelihood: &'static str,
}

/// The readings of a risk, in the order in which they are judged: as it is, and what is to remain.
pub const READINGS: [Reading; 2] = [
    Reading { act: "risk.assess", field: "current", consequence: "consequence", likelihood: "likelihood" },
    Reading {
        act: "risk.expect",
        field: "residual",
        consequence: "residual_consequence",
        likelihood: "residual_likelihood",
    },
];

/// What somebody judged: the consequence by criterion, the likelihood, and what both rest on.
pub struct Judgement<'a> {
    /// The risk as it stands: its threat says which criteria are touched.
    pub risk: &'a Risk,
    /// The consequence, keyed by criterion.
    pub consequence: &'a Many<Rating>,
    /// The likelihood; that of the threat, where the method tells both apart.
    pub likelihood: Level,
    /// How easily the vulnerabilities are used, where the method asks it.
    pub ease: Level,
    /// The method whose scales were judged by, where somebody says which.
    pub method: Option<Id<Method>>,
    /// What it rests on.
    pub because: Option<Text>,
    /// What stands before the names of the two fields in refusals, such as `residual_`.
    pub prefix: &'static str,
}

/// The judgement with its score and level by the method in force, or everything that is off its scales.
pub fn judge(state: &State, context: &Context, judgement: Judgement<'_>) -> Result<Assessed, Vec<Refusal>> {
    let Some((id, method)) = scoring::in_force(state) else {
        let message = "approve a risk method first with method.approve; risks are assessed by a method in force";
        return Err(vec![Refusal::requirement("", "6.1.2 a", message)]);
    };
    let Judgement { risk, consequence, likelihood, ease, because, prefix, .. } = judgement;
    let place = |name: &str| format!("{prefix}{name}");
    let mut refusals: Vec<_> = overtaken(state, judgement.method, id).into_iter().collect();
    refusals.extend(scoring::off_scale(state, &place("consequence"), None, consequence));
    if consequence.is_empty() {
        refusals.push(Refusal::requirement(&place("consequence"), "6.1.2 d 1", "judge at least one criterion"));
    }
    refusals.extend(scoring::off_likelihood(method, &place("likelihood"), likelihood));
    refusals.extend(scoring::off_ease(method, &place("ease"), ease));
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let counted = scoring::counted(state, method, risk, consequence);
    if counted.0 == 0 {
        let touched = touched(state, method, risk);
        let message = if touched.is_empty() {
            "the threat touches no criterion of the method; say at the threat what it touches".to_owned()
        } else {
            format!("the threat touches {}; judge one of them", touched.join(", "))
        };
        return Err(vec![Refusal::method(&place("consequence"), message)]);
    }
    let score = scoring::chance(method, likelihood, ease).and_then(|chance| scoring::score(method, counted, chance));
    let Some((score, (band, _))) = score.and_then(|score| Some((score, scoring::band(method, score)?))) else {
        let message = "the method gives no level for this; complete its matrix and levels with method.revise";
        return Err(vec![Refusal::method(&place("likelihood"), message)]);
    };
    let by = context.person.map(Id::<Person>::of);
    let (on, version, recorded_on) = (context.effective_day(), method.version, context.recorded_later());
    Ok(Assessed { by, on, method: id, version, score, band: band.into(), because, recorded_on })
}

/// Refuses a judgement by scales that another method or version took the place of meanwhile.
fn overtaken(state: &State, judged_by: Option<Id<Method>>, in_force: Id<Method>) -> Option<Refusal> {
    let judged_by = judged_by.filter(|own| *own != in_force)?;
    let message = format!(
        "you judged by {}, and {} is in force; read its scales and judge again",
        state.reference(judged_by),
        state.reference(in_force)
    );
    Some(Refusal::method("method", message))
}

/// The criteria of the method that the threat of a risk touches; all where it names no threat.
pub fn touched<'a>(state: &State, method: &'a Method, risk: &Risk) -> Vec<&'a str> {
    let threat = risk.threat.and_then(|threat| state.get(threat));
    let keys = method.criteria.iter().map(|(key, _)| key);
    keys.filter(|key| threat.is_none_or(|threat| threat.touches(key))).collect()
}
