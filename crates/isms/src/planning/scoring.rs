//! 6.1.2 d and e: from judgements to a score, and from a score to a level.

use kernel::{Id, Level, Many, Refusal, State};

use super::assets::Rating;
use super::methods::{Band, Combination, Method};

/// The method in force: the approved one, the latest where there are several.
pub fn in_force(state: &State) -> Option<(Id<Method>, &Method)> {
    let approved = state.of::<Method>().iter().filter(|(_, method)| method.approval.is_some());
    approved
        .max_by_key(|(id, method)| (method.approval.as_ref().map(|approval| approval.on), *id))
        .map(|(id, held)| (id, &held.record))
}

/// The method to show scales from: the one in force, else the latest draft.
pub fn at_hand(state: &State) -> Option<(Id<Method>, &Method)> {
    in_force(state).or_else(|| state.of::<Method>().iter().next_back().map(|(id, held)| (id, &held.record)))
}

/// Whether scores by two methods, or by two versions of one, mean the same.
pub fn comparable(one: &Method, other: &Method) -> bool {
    let scales = |method: &Method| (method.consequence.len(), method.likelihood.len());
    scales(one) == scales(other) && one.combination == other.combination && one.matrix == other.matrix
}

/// The highest consequence over all criteria; zero where none is judged.
pub fn worst(consequence: &Many<Rating>) -> Level {
    consequence.iter().map(|(_, rating)| rating.level).max().unwrap_or_default()
}

/// The score of a consequence and a likelihood, or none where one of them is off the scale.
pub fn score(method: &Method, consequence: Level, likelihood: Level) -> Option<i64> {
    if !on_scale(method.consequence.len(), consequence) || !on_scale(method.likelihood.len(), likelihood) {
        return None;
    }
    let (c, l) = (i64::from(consequence.0), i64::from(likelihood.0));
    match method.combination {
        Combination::Product => Some(c * l),
        Combination::Sum => Some(c + l),
        Combination::Matrix => cell(method, usize::from(likelihood.0), usize::from(consequence.0)),
    }
}

/// The matrix' score at a likelihood and a consequence, both from 1.
fn cell(method: &Method, likelihood: usize, consequence: usize) -> Option<i64> {
    let line = method.matrix.0.get(likelihood - 1)?;
    cells(line).nth(consequence - 1)?
}

/// The scores in one line of a matrix; none where something else than a whole number stands.
pub(super) fn cells(line: &str) -> impl Iterator<Item = Option<i64>> {
    line.split([' ', ',', ';', '\t']).filter(|cell| !cell.is_empty()).map(|cell| cell.parse().ok())
}

/// The band a score falls in, with its key: the one with the highest beginning not above it.
pub fn band(method: &Method, score: i64) -> Option<(&str, &Band)> {
    method.bands.iter().filter(|(_, band)| band.from <= score).max_by_key(|(_, band)| band.from)
}

/// Position of a band from the calmest, starting at 1, and the number of bands.
pub fn rank(method: &Method, key: &str) -> Option<(usize, usize)> {
    let mut bands: Vec<_> = method.bands.iter().collect();
    bands.sort_by_key(|(_, band)| band.from);
    bands.iter().position(|(own, _)| *own == key).map(|at| (at + 1, bands.len()))
}

/// Whether a level is one of the steps of a scale of this size.
pub fn on_scale(steps: usize, level: Level) -> bool {
    (1..=steps).contains(&usize::from(level.0))
}

/// Judgements by criteria or on steps that the method does not have.
pub fn off_scale(state: &State, field: &str, ratings: &Many<Rating>) -> Vec<Refusal> {
    let Some((_, method)) = at_hand(state) else { return Vec::new() };
    ratings.iter().filter_map(|(criterion, rating)| off(method, field, criterion, rating.level)).collect()
}

fn off(method: &Method, field: &str, criterion: &str, level: Level) -> Option<Refusal> {
    if !method.criteria.is_empty() && method.criteria.at(criterion).is_none() {
        let known: Vec<_> = method.criteria.iter().map(|(key, _)| key).collect();
        let message = format!("the method has no criterion {criterion}; use {}", known.join(", "));
        return Some(Refusal::method(&format!("{field}[{criterion}]"), message));
    }
    let steps = method.consequence.len();
    let message = format!("{} is off the scale; pick a step from 1 to {steps}", level.0);
    (!on_scale(steps, level)).then(|| Refusal::method(&format!("{field}[{criterion}].level"), message))
}

/// Refuses a likelihood that is no step of the method's scale.
pub fn off_likelihood(method: &Method, field: &str, level: Level) -> Option<Refusal> {
    let steps = method.likelihood.len();
    let message = format!("{} is off the scale; pick a step from 1 to {steps}", level.0);
    (!on_scale(steps, level)).then(|| Refusal::method(field, message))
}
