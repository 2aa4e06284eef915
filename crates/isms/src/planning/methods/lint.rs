//! 6.1.2 a to e: whether a method gives every judgement a score, and every score a level.

use std::collections::BTreeSet;

use kernel::{Many, Refusal};

use super::{Combination, Method, Step};
use crate::guards::ascending;
use crate::planning::scoring;

/// Fewest steps of a scale: with two, everything is either bad or good.
pub const STEPS_MIN: usize = 3;
/// Most steps of a scale: people do not tell more apart.
pub const STEPS_MAX: usize = 10;
/// Longest interval between assessments, in months.
pub const INTERVAL_MONTHS_MAX: i64 = 60;

/// Everything that keeps a method from being used, each with its place.
pub fn lint(method: &Method) -> Vec<Refusal> {
    let mut refusals = criteria(method);
    let mut scales =
        vec![("consequence", &method.consequence, "6.1.2 d 1"), ("likelihood", &method.likelihood, "6.1.2 d 2")];
    if method.combination == Combination::ThreatVulnerabilityImpact {
        scales.push(("ease", &method.ease, "6.1.2 d 2"));
    }
    let unscaled: Vec<_> = scales.iter().flat_map(|(field, steps, clause)| scale(field, steps, clause)).collect();
    let unranged: Vec<_> = scales.iter().flat_map(|(field, steps, _)| ranges(field, steps)).collect();
    let uneven = matrix(method);
    // Without whole scales there is no telling which scores can come out.
    if unscaled.is_empty() && uneven.is_empty() {
        let scores = scoring::scores(method);
        refusals.extend(bands(method, &scores));
        refusals.extend(line(method, &scores));
    }
    refusals.extend(unscaled);
    refusals.extend(unranged);
    refusals.extend(uneven);
    refusals.extend(interval(method));
    refusals
}

fn criteria(method: &Method) -> Vec<Refusal> {
    if method.criteria.is_empty() {
        let message =
            "add the criteria consequences are judged by, such as confidentiality, integrity and availability";
        return vec![Refusal::requirement("criteria", "6.1.2 a", message)];
    }
    let unnamed = method.criteria.iter().filter(|(_, criterion)| criterion.label.is_empty());
    unnamed.map(|(key, _)| Refusal::software(format!("criteria[{key}].label"), "name this criterion")).collect()
}

/// Whether the steps are keyed 1, 2, 3 and so on, named, and neither too few nor too many.
fn scale(field: &str, steps: &Many<Step>, clause: &'static str) -> Vec<Refusal> {
    let count = steps.len();
    if count == 0 {
        return vec![Refusal::requirement(field, clause, "describe the steps of this scale, keyed 1, 2, 3 and so on")];
    }
    let mut refusals = Vec::new();
    if !(STEPS_MIN..=STEPS_MAX).contains(&count) {
        let message = format!("a scale has {STEPS_MIN} to {STEPS_MAX} steps, this one {count}; add or remove steps");
        refusals.push(Refusal::house_rule(field, message));
    }
    for missing in (1..=count).filter(|step| steps.at(&step.to_string()).is_none()) {
        let message = format!("step {missing} is missing; key the steps from 1 to {count} without a hole");
        refusals.push(Refusal::software(format!("{field}[{missing}]"), message));
    }
    let unnamed = steps.iter().filter(|(_, step)| step.label.is_empty());
    refusals.extend(unnamed.map(|(key, _)| Refusal::software(format!("{field}[{key}].label"), "name this step")));
    refusals
}

/// Whether the ranges of money or frequency follow upon each other, so that every amount belongs to one step.
fn ranges(field: &str, steps: &Many<Step>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut below: Option<(usize, &Step)> = None;
    for (at, step) in (1..=steps.len()).filter_map(|at| Some((at, steps.at(&at.to_string())?))) {
        let place = format!("{field}[{at}]");
        refusals.extend(ascending(&format!("{place}.high"), &step.low, &step.high));
        if let Some((before, ends)) = below.and_then(|(before, step)| Some((before, step.high?)))
            && let Some(begins) = step.low.filter(|begins| *begins != ends)
        {
            let word = if begins < ends { "overlaps step" } else { "leaves a gap after step" };
            let message = format!("{begins} {word} {before}, which ends at {ends}; begin there");
            refusals.push(Refusal::software(format!("{place}.low"), message));
        }
        below = Some((at, step));
    }
    refusals
}

/// Whether a matrix has a score for every pair of steps.
fn matrix(method: &Method) -> Vec<Refusal> {
    if method.combination != Combination::Matrix {
        return Vec::new();
    }
    let (rows, cells) = (method.likelihood.len(), method.consequence.len());
    let mut refusals = Vec::new();
    let lines = method.matrix.0.len();
    if lines != rows {
        let message = format!("write one line for each of the {rows} steps of likelihood; there are {lines}");
        refusals.push(Refusal::method("matrix", message));
    }
    for (at, line) in method.matrix.0.iter().enumerate().take(rows) {
        let scores: Vec<_> = scoring::cells(line).collect();
        if scores.len() != cells || scores.iter().any(Option::is_none) {
            let message = format!("line {}: write {cells} whole numbers with space between, one a consequence", at + 1);
            refusals.push(Refusal::method("matrix", message));
        }
    }
    refusals
}

/// Whether the levels reach from the lowest score to the highest, each with scores of its own, the worse the higher.
fn bands(method: &Method, scores: &BTreeSet<i64>) -> Vec<Refusal> {
    let (Some(lowest), Some(highest)) = (scores.first(), scores.last()) else { return Vec::new() };
    let mut sorted: Vec<_> = method.bands.iter().collect();
    sorted.sort_by_key(|(_, band)| band.from);
    let Some((first, begin)) = sorted.first().map(|(key, band)| (*key, band.from)) else {
        let message = format!("add the levels of risk; together they cover the scores {lowest} to {highest}");
        return vec![Refusal::requirement("bands", "6.1.2 e", message)];
    };
    let mut refusals = Vec::new();
    if begin > *lowest {
        let message = format!("no level covers the scores from {lowest}; let the lowest level begin there");
        refusals.push(Refusal::requirement(&format!("bands[{first}].from"), "6.1.2 e", message));
    }
    for (at, (key, band)) in sorted.iter().enumerate() {
        let place = format!("bands[{key}]");
        if band.label.is_empty() {
            refusals.push(Refusal::software(format!("{place}.label"), "name this level"));
        }
        let next = sorted.get(at + 1).map(|(key, band)| (*key, band.from));
        if let Some((other, _)) = next.filter(|(_, from)| *from == band.from) {
            let message = format!("{other} begins at {} too; let each level begin at a score of its own", band.from);
            refusals.push(Refusal::software(format!("{place}.from"), message));
        } else if let Some((_, calmer)) = sorted.iter().skip(at + 1).find(|(_, above)| above.tone < band.tone) {
            // The colour says which of two levels is the worse one.
            let message = format!(
                "by its colour this level is worse than {}, which begins at {}; let it begin above that, or give it a \
                 calmer colour",
                calmer.label, calmer.from
            );
            refusals.push(Refusal::requirement(&format!("{place}.from"), "6.1.2 e", message));
        } else if !scores.iter().any(|score| *score >= band.from && next.is_none_or(|(_, from)| *score < from)) {
            let message =
                format!("no score falls in this level; let it begin between {lowest} and {highest}, or remove it");
            refusals.push(Refusal::software(format!("{place}.from"), message));
        }
    }
    refusals
}

/// Clause: 6.1.2 a 1. Whether the acceptance line is a score that can come out.
fn line(method: &Method, scores: &BTreeSet<i64>) -> Option<Refusal> {
    let (lowest, highest) = (*scores.first()?, *scores.last()?);
    let message = format!("set the acceptance line to a score from {lowest} to {highest}");
    (!(lowest..=highest).contains(&method.line)).then(|| Refusal::requirement("line", "6.1.2 a 1", message))
}

fn interval(method: &Method) -> Option<Refusal> {
    let message = format!("plan when risks are assessed again: every 1 to {INTERVAL_MONTHS_MAX} months");
    let planned = (1..=INTERVAL_MONTHS_MAX).contains(&method.interval_months);
    (!planned).then(|| Refusal::requirement("interval_months", "8.2", message))
}
