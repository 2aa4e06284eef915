//! 6.1.2 b: whether the steps of the scales are told, so that two people judge alike.

use std::collections::BTreeMap;

use kernel::Many;

use super::method::editing;
use super::population::method_at_hand;
use crate::planning::Method;
use crate::planning::methods::{Combination, Step};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::point::point;

/// Fewest steps that make a scale.
const STEPS_MIN: usize = 2;

/// The scales whose steps have no meaning, single steps without one, and steps that mean the same. That a scale is
/// missing is told with the process.
pub(super) fn told(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_at_hand(look) else { return };
    let scales: Vec<_> = scales(method).into_iter().filter(|(steps, _)| is_scale(steps)).collect();
    let bare = |steps: &Many<Step>| steps.iter().all(|(_, step)| meaning(step).is_none());
    let unmeant: Vec<_> = scales.iter().filter(|(steps, _)| bare(steps)).map(|(_, word)| *word).collect();
    if !unmeant.is_empty() {
        let unmeant = point("unmeant").about("method", look.named(id)).words("missing", unmeant);
        cases.unfinished(unmeant.minor().then_first(editing(method)));
    }
    let silent = scales.iter().flat_map(|(steps, _)| silent(steps)).collect();
    let silent = point("steps").about("method", look.named(id)).labels("steps", silent);
    cases.unfinished(silent.minor().then_first(editing(method)));
    let namesakes = scales.iter().flat_map(|(steps, _)| namesakes(steps)).collect();
    let namesakes = point("namesakes").about("method", look.named(id)).labels("steps", namesakes);
    cases.unfinished(namesakes.minor().then_first(editing(method)));
    let ranges = scales.iter().flat_map(|(steps, _)| ranges(steps)).collect();
    let ranges = point("ranges").about("method", look.named(id)).labels("steps", ranges);
    cases.judgement(ranges.then_first(editing(method)));
    let alike = scales.iter().flat_map(|(steps, _)| alike(steps)).collect();
    let alike = point("alike").about("method", look.named(id)).labels("steps", alike);
    cases.unfinished(alike.minor().then_first(editing(method)));
}

/// The steps of a scale that have the name of another one.
fn namesakes(steps: &Many<Step>) -> Vec<String> {
    let mut names = BTreeMap::<_, usize>::new();
    let name = |step: &Step| step.label.trim().to_lowercase();
    steps.iter().for_each(|(_, step)| *names.entry(name(step)).or_default() += 1);
    steps.iter().filter(|(_, step)| !name(step).is_empty() && names[&name(step)] > 1).map(named).collect()
}

/// The steps of a scale whose range does not follow upon that of the step below: it overlaps, leaves a hole, or falls.
fn ranges(steps: &Many<Step>) -> Vec<String> {
    let mut ordered: Vec<_> =
        steps.iter().filter_map(|(key, step)| Some((key.parse::<u8>().ok()?, key, step))).collect();
    ordered.sort_by_key(|(at, ..)| *at);
    let follows = |below: &Step, above: &Step| below.high.zip(above.low).is_none_or(|(high, low)| high == low);
    let turned = |step: &Step| step.low.zip(step.high).is_some_and(|(low, high)| low > high);
    let broken = |at: usize| {
        let (_, _, step) = ordered[at];
        turned(step) || at > 0 && !follows(ordered[at - 1].2, step)
    };
    (0..ordered.len()).filter(|at| broken(*at)).map(|at| named((ordered[at].1, ordered[at].2))).collect()
}

/// Whether there are steps to choose from.
pub(super) fn is_scale(steps: &Many<Step>) -> bool {
    steps.len() >= STEPS_MIN
}

/// The scales that people judge by, each with the word for the meaning of its steps.
pub(super) fn scales(method: &Method) -> Vec<(&Many<Step>, &'static str)> {
    let mut scales =
        vec![(&method.consequence, "word-consequence-scale"), (&method.likelihood, "word-likelihood-scale")];
    if method.combination == Combination::ThreatVulnerabilityImpact {
        scales.push((&method.ease, "word-ease-scale"));
    }
    scales
}

/// What a step means, in the form in which meanings are compared.
fn meaning(step: &Step) -> Option<String> {
    let meaning = step.meaning.as_ref().map(|meaning| meaning.trim().to_lowercase());
    meaning.filter(|meaning| !meaning.is_empty())
}

/// The steps without a meaning, of a scale where others have one.
fn silent(steps: &Many<Step>) -> Vec<String> {
    let silent: Vec<_> = steps.iter().filter(|(_, step)| meaning(step).is_none()).collect();
    if silent.len() == steps.len() { Vec::new() } else { silent.into_iter().map(named).collect() }
}

/// The steps of a scale that have the same meaning as another one.
fn alike(steps: &Many<Step>) -> Vec<String> {
    let mut meanings = BTreeMap::<_, usize>::new();
    steps.iter().filter_map(|(_, step)| meaning(step)).for_each(|meaning| *meanings.entry(meaning).or_default() += 1);
    let shared = |step: &Step| meaning(step).is_some_and(|meaning| meanings[&meaning] > 1);
    steps.iter().filter(|(_, step)| shared(step)).map(named).collect()
}

/// A step as sentences name it.
fn named((key, step): (&str, &Step)) -> String {
    if step.label.is_empty() { key.to_owned() } else { step.label.to_string() }
}
