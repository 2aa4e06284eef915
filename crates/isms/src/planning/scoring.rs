//! 6.1.2 d and e: from judgements to a score, and from a score to a level.

use std::collections::BTreeSet;

use kernel::{Id, Level, Many, Refusal, State};

use super::assets::Rating;
use super::methods::{Band, Combination, Method, Step};
use super::risks::Risk;
use super::threats::Threat;

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
    same_steps(one, other) && one.combination == other.combination && one.matrix == other.matrix
}

/// Whether what was judged by one method stands at the same steps in the other.
pub fn same_steps(one: &Method, other: &Method) -> bool {
    let scales = |method: &Method| (method.consequence.len(), method.likelihood.len(), eases(method).len());
    scales(one) == scales(other)
}

/// The steps of the scales that mean something else in another method: they are described in other words or with another
/// range, whatever they are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redefined {
    consequence: Vec<Level>,
    likelihood: Vec<Level>,
    ease: Vec<Level>,
}

impl Redefined {
    /// Of one method beside another. Scales with more or fewer steps are others altogether.
    pub fn between(one: &Method, other: &Method) -> Self {
        if !same_steps(one, other) {
            return Self::default();
        }
        let steps = |one: &Many<Step>, other: &Many<Step>| {
            let shifted = one.iter().filter(|(key, step)| shifted(step, other.at(key)));
            shifted.filter_map(|(key, _)| key.parse().ok().map(Level)).collect()
        };
        Self {
            consequence: steps(&one.consequence, &other.consequence),
            likelihood: steps(&one.likelihood, &other.likelihood),
            ease: if eases(other).is_empty() { Vec::new() } else { steps(&one.ease, &other.ease) },
        }
    }

    /// Whether a risk as it is was judged by one of them.
    pub fn touches_current(&self, risk: &Risk) -> bool {
        self.touches(&risk.consequence, risk.likelihood, risk.ease)
    }

    /// Whether what is to remain of a risk was judged by one of them.
    pub fn touches_residual(&self, risk: &Risk) -> bool {
        self.touches(&risk.residual_consequence, risk.residual_likelihood, risk.residual_ease)
    }

    fn touches(&self, consequence: &Many<Rating>, likelihood: Level, ease: Level) -> bool {
        consequence.iter().any(|(_, rating)| self.consequence.contains(&rating.level))
            || self.likelihood.contains(&likelihood)
            || self.ease.contains(&ease)
    }
}

/// Whether a step means something else than another one. Letter case, spaces and punctuation mean nothing.
fn shifted(step: &Step, other: Option<&Step>) -> bool {
    let Some(other) = other else { return true };
    let words = |step: &Step| {
        let said = step.meaning.as_ref().filter(|meaning| !kernel::is_blank(meaning)).unwrap_or(&step.label);
        let parts = said.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.map(str::to_lowercase).collect::<Vec<_>>()
    };
    words(step) != words(other) || (step.low, step.high) != (other.low, other.high)
}

/// The highest consequence over all criteria; zero where none is judged.
pub fn worst(consequence: &Many<Rating>) -> Level {
    consequence.iter().map(|(_, rating)| rating.level).max().unwrap_or_default()
}

/// The consequence that counts for a risk: the highest over all criteria judged; where threat, vulnerability and
/// impact are multiplied, over those that the threat touches.
pub fn counted(state: &State, method: &Method, risk: &Risk, consequence: &Many<Rating>) -> Level {
    let Some(threat) = touching(state, method, risk) else { return worst(consequence) };
    let touched = consequence.iter().filter(|(key, _)| threat.touches(key));
    touched.map(|(_, rating)| rating.level).max().unwrap_or_default()
}

/// The threat whose criteria alone count, where the method asks so.
fn touching<'a>(state: &'a State, method: &Method, risk: &Risk) -> Option<&'a Threat> {
    match method.combination {
        Combination::ThreatVulnerabilityImpact => {
            risk.threat.and_then(|threat| state.get(threat)).map(|held| &held.record)
        }
        Combination::Product | Combination::Sum | Combination::Highest | Combination::Matrix => None,
    }
}

/// The criteria that count in a risk as it is and that another judgement of it leaves out, as far as the method knows them.
pub fn unjudged<'a>(state: &State, method: &Method, risk: &'a Risk, other: &Many<Rating>) -> Vec<&'a str> {
    let touching = touching(state, method, risk);
    let known = |key: &str| method.criteria.is_empty() || method.criteria.at(key).is_some();
    let judged = |ratings: &Many<Rating>, key: &str| ratings.at(key).is_some_and(|rating| rating.level.0 > 0);
    let keys = risk.consequence.iter().map(|(key, _)| key).filter(|key| judged(&risk.consequence, key));
    let keys = keys.filter(|key| known(key) && touching.is_none_or(|threat| threat.touches(key)));
    keys.filter(|key| !judged(other, key)).collect()
}

/// The criteria by which the consequence that counts was judged: all that reach it, in the order of judgement, and of
/// those only what the threat touches where that is what counts.
pub fn decisive<'a>(state: &State, method: &Method, risk: &Risk, consequence: &'a Many<Rating>) -> Vec<&'a str> {
    let counted = counted(state, method, risk, consequence);
    let touching = touching(state, method, risk);
    let reach = consequence.iter().filter(|(_, rating)| rating.level == counted && counted.0 > 0);
    reach.filter(|(key, _)| touching.is_none_or(|threat| threat.touches(key))).map(|(key, _)| key).collect()
}

/// How likely a risk is, as one number: the step of likelihood, times the step of ease where the method multiplies
/// threat, vulnerability and impact. None where one of them is off its scale.
pub fn chance(method: &Method, likelihood: Level, ease: Level) -> Option<i64> {
    let likely = on_scale(method.likelihood.len(), likelihood).then_some(i64::from(likelihood.0))?;
    match method.combination {
        Combination::Product | Combination::Sum | Combination::Highest | Combination::Matrix => Some(likely),
        Combination::ThreatVulnerabilityImpact => on_scale(method.ease.len(), ease).then(|| likely * i64::from(ease.0)),
    }
}

/// Every chance that the scales can give, from the lowest.
pub fn chances(method: &Method) -> BTreeSet<i64> {
    let eases = eases(method);
    let eased = |likelihood: Level| {
        let steps = 0..=u8::try_from(eases.len()).unwrap_or(u8::MAX);
        steps.filter_map(move |ease| chance(method, likelihood, Level(ease)))
    };
    steps(method.likelihood.len()).flat_map(eased).collect()
}

/// The score of a consequence and a chance, or none where the consequence is off its scale or a matrix has a hole.
pub fn score(method: &Method, consequence: Level, chance: i64) -> Option<i64> {
    let worst = on_scale(method.consequence.len(), consequence).then_some(i64::from(consequence.0))?;
    match method.combination {
        Combination::Product | Combination::ThreatVulnerabilityImpact => Some(worst * chance),
        Combination::Sum => Some(worst + chance),
        Combination::Highest => Some(worst.max(chance)),
        Combination::Matrix => cell(method, usize::try_from(chance).ok()?, usize::from(consequence.0)),
    }
}

/// Every score that some judgement gives, from the lowest.
pub fn scores(method: &Method) -> BTreeSet<i64> {
    let consequences = || steps(method.consequence.len());
    let pairs = chances(method).into_iter().flat_map(|chance| consequences().map(move |level| (level, chance)));
    pairs.filter_map(|(consequence, chance)| score(method, consequence, chance)).collect()
}

/// The scale of ease that the method multiplies with; empty where it does not.
pub fn eases(method: &Method) -> Vec<(&str, &Step)> {
    match method.combination {
        Combination::ThreatVulnerabilityImpact => method.ease.iter().collect(),
        Combination::Product | Combination::Sum | Combination::Highest | Combination::Matrix => Vec::new(),
    }
}

/// A judgement of ease as a form of today opens with it: none where the method in force does not ask for it any more.
pub fn asked_ease(state: &State, ease: Level) -> Level {
    let asked = in_force(state).is_none_or(|(_, method)| !eases(method).is_empty());
    if asked { ease } else { Level::default() }
}

/// The scale that a field of levels is judged on, told by its key: ease, likelihood, or else consequence.
pub fn scale<'a>(method: &'a Method, field: &str) -> &'a Many<Step> {
    match field.rsplit('_').next() {
        Some("ease") => &method.ease,
        Some("likelihood") => &method.likelihood,
        Some(_) | None => &method.consequence,
    }
}

/// The steps of a scale of this size.
fn steps(count: usize) -> impl Iterator<Item = Level> {
    (1..=u8::try_from(count).unwrap_or(u8::MAX)).map(Level)
}

/// The matrix' score at a likelihood and a consequence, both from 1.
fn cell(method: &Method, likelihood: usize, consequence: usize) -> Option<i64> {
    let line = method.matrix.0.get(likelihood.checked_sub(1)?)?;
    cells(line).nth(consequence.checked_sub(1)?)?
}

/// The scores in one line of a matrix; none where something else than a whole number stands.
pub(super) fn cells(line: &str) -> impl Iterator<Item = Option<i64>> {
    line.split([' ', ',', ';', '\t']).filter(|cell| !cell.is_empty()).map(|cell| cell.parse().ok())
}

/// The band a score falls in, with its key: the one with the highest beginning not above it.
pub fn band(method: &Method, score: i64) -> Option<(&str, &Band)> {
    method.bands.iter().filter(|(_, band)| band.from <= score).max_by_key(|(_, band)| band.from)
}

/// The keys of the bands in which such a score of a method falls.
pub fn bands_of(method: &Method, wanted: impl Fn(i64) -> bool) -> BTreeSet<&str> {
    let scores = scores(method).into_iter().filter(|score| wanted(*score));
    scores.filter_map(|score| band(method, score)).map(|(key, _)| key).collect()
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

/// Judgements by criteria or on steps that the method does not have. What stood there before may stay: it was judged by
/// the method of its day.
pub fn off_scale(state: &State, field: &str, before: Option<&Many<Rating>>, ratings: &Many<Rating>) -> Vec<Refusal> {
    let Some((_, method)) = at_hand(state) else { return Vec::new() };
    let stood = |key: &str| before.and_then(|before| before.at(key)).map(|own| own.level);
    let judged = ratings.iter().filter(|(criterion, rating)| stood(criterion) != Some(rating.level));
    judged.filter_map(|(criterion, rating)| off(method, field, criterion, rating.level)).collect()
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
    off_steps(method.likelihood.len(), field, level)
}

/// Refuses an ease that is no step of the method's scale, and any ease where the method has no such scale.
pub fn off_ease(method: &Method, field: &str, level: Level) -> Option<Refusal> {
    match method.combination {
        Combination::ThreatVulnerabilityImpact => off_steps(method.ease.len(), field, level),
        Combination::Product | Combination::Sum | Combination::Highest | Combination::Matrix => {
            let message = "the method does not ask how easily vulnerabilities are used; leave this empty";
            (level.0 > 0).then(|| Refusal::method(field, message))
        }
    }
}

fn off_steps(steps: usize, field: &str, level: Level) -> Option<Refusal> {
    let message = match level.0 {
        0 => format!("judge this, too: pick a step from 1 to {steps}"),
        off => format!("{off} is off the scale; pick a step from 1 to {steps}"),
    };
    (!on_scale(steps, level)).then(|| Refusal::method(field, message))
}
