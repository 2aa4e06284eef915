//! What follows from risks and treatments and is shown beside what they hold, where they leave as a table: levels in
//! words, the score before any control, what is at risk, and the reference controls behind the linked ones.

use kernel::{Choice, Declared, Id, Links, Row, State};

use super::aims::{self, AIMS};
use super::controls::Control;
use super::methods::Method;
use super::risks::{Assessed, Risk};
use super::scoring;
use super::treatments::Treatment;
use crate::catalogue;

/// Figures of a risk, in the order in which they are shown.
const OF_RISK: [&str; 9] = [
    "at_stake",
    "inherent_score",
    "inherent_level",
    "current_score",
    "current_level",
    "residual_score",
    "residual_level",
    "target_level",
    "reference_controls",
];
/// Figures of a treatment: those of its risks, each behind its reference where there are several.
const OF_TREATMENT: [&str; 7] =
    ["option", "risk_owner", "inherent", "current", "residual", "target", "reference_controls"];

/// The figures that the records of a register have, by their keys.
pub fn keys(register: &str) -> &'static [&'static str] {
    match register {
        Risk::KEY => &OF_RISK,
        Treatment::KEY => &OF_TREATMENT,
        _ => &[],
    }
}

/// What each figure of a record says, in the order of its keys; an empty text where there is none.
pub fn of(row: &Row<'_>, state: &State) -> Vec<String> {
    let record = row.record.as_any();
    if let Some(risk) = record.downcast_ref::<Risk>() {
        return of_risk(risk, state).to_vec();
    }
    record.downcast_ref::<Treatment>().map_or_else(Vec::new, |plan| of_treatment(plan, state).to_vec())
}

fn of_risk(risk: &Risk, state: &State) -> [String; 9] {
    let at_stake = AIMS.iter().filter(|aim| is_at_stake(state, risk, aim.key)).map(|aim| aim.field);
    let score = |reading: Option<&Assessed>| reading.map(|own| own.score.to_string()).unwrap_or_default();
    let level = |reading: Option<&Assessed>| reading.map(|own| level(state, own)).unwrap_or_default();
    let (inherent, (current, residual)) = (inherent(state, risk), (risk.current.as_deref(), risk.residual.as_deref()));
    [
        at_stake.collect::<Vec<_>>().join(", "),
        inherent.map(|own| own.to_string()).unwrap_or_default(),
        inherent.map(|own| named(state, own)).unwrap_or_default(),
        score(current),
        level(current),
        score(residual),
        level(residual),
        risk.target_score.map(|own| named(state, own)).unwrap_or_default(),
        references(&risk.controls, state),
    ]
}

fn of_treatment(plan: &Treatment, state: &State) -> [String; 7] {
    let risks: Vec<_> = plan.risks.iter().filter_map(|id| Some((id, &state.get(id)?.record))).collect();
    let each = |of: &dyn Fn(&Risk) -> Option<String>| {
        let said = risks.iter().filter_map(|(id, risk)| {
            let (said, row) = (of(risk)?, state.row(Risk::KEY, id.raw())?);
            Some(if risks.len() > 1 { format!("{} {said}", row.reference()) } else { said })
        });
        said.collect::<Vec<_>>().join("\n")
    };
    let read =
        |reading: &Option<Box<Assessed>>| reading.as_deref().map(|own| format!("{} {}", own.score, level(state, own)));
    let scored = |score: i64| format!("{score} {}", named(state, score)).trim_end().to_owned();
    let owner = |risk: &Risk| Some(state.find(risk.owner?.raw())?.record.title());
    [
        each(&|risk| risk.decision.as_ref().map(|decided| decided.option.key().to_owned())),
        each(&owner),
        each(&|risk| inherent(state, risk).map(scored)),
        each(&|risk| read(&risk.current)),
        each(&|risk| read(&risk.residual)),
        each(&|risk| risk.target_score.map(scored)),
        references(&plan.controls, state),
    ]
}

/// Clause: 6.1.2 c 1. Whether a criterion is at stake: it was ticked, a judgement weighs it, or the threat touches it.
pub fn is_at_stake(state: &State, risk: &Risk, criterion: &str) -> bool {
    let ticked = aims::ticked(risk).any(|aim| aim.key == criterion);
    let threat = risk.threat.and_then(|id| state.get(id));
    ticked || risk.reads(criterion) || threat.is_some_and(|threat| threat.touches(criterion))
}

/// The score that a risk had if no control worked, by the method at hand; none where that was not judged.
pub fn inherent(state: &State, risk: &Risk) -> Option<i64> {
    let (_, method) = scoring::at_hand(state)?;
    let chance = scoring::chance(method, risk.inherent_likelihood, risk.inherent_ease)?;
    scoring::score(method, scoring::counted(state, method, risk, &risk.inherent_consequence), chance)
}

/// The level of a reading in the words of the method it was made by.
fn level(state: &State, reading: &Assessed) -> String {
    let method = state.row(Method::KEY, reading.method.raw());
    let method = method.and_then(|row| row.record.as_any().downcast_ref::<Method>());
    let band = method.and_then(|method| method.bands.at(&reading.band));
    band.map_or_else(|| reading.band.to_string(), |band| band.label.to_string())
}

/// The level that a score has by the method at hand.
fn named(state: &State, score: i64) -> String {
    let method = scoring::at_hand(state).map(|(_, method)| method);
    let band = method.and_then(|method| scoring::band(method, score));
    band.map(|(_, band)| band.label.to_string()).unwrap_or_default()
}

/// The reference controls that controls stand for, each once, in the order of the annex.
pub fn reference_controls<'s>(controls: &Links<Control>, state: &'s State) -> Vec<&'s str> {
    let held = controls.iter().filter_map(|control: Id<Control>| state.get(control));
    let mut ids: Vec<_> = held.flat_map(|control| &control.reference_controls.0).map(String::as_str).collect();
    ids.sort_by(|one, other| catalogue::compare_ids(one, other));
    ids.dedup();
    ids
}

fn references(controls: &Links<Control>, state: &State) -> String {
    reference_controls(controls, state).join(", ")
}
