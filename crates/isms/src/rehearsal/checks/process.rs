//! 6.1.2 and 6.1.3: whether assessment and treatment are described, so that others could repeat them.

use std::collections::BTreeMap;

use kernel::Many;

use super::method::editing;
use super::population::{gives_reason, method_at_hand, written};
use crate::planning::Method;
use crate::planning::methods::{Combination, Step, falls, lint};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::point::point;

/// The assessment process is described.
pub const DESCRIBES_ASSESSMENT: Check =
    Check { key: "method.describes_assessment", clause: "6.1.2", find: describes_assessment };
/// The treatment process is described.
pub const DESCRIBES_TREATMENT: Check =
    Check { key: "method.describes_treatment", clause: "6.1.3", find: describes_treatment };

/// Fewest steps that make a scale.
const STEPS_MIN: usize = 2;
/// How the word for treatment begins, in languages that methods are written in.
const TREATMENT: [&str; 6] = ["treat", "behand", "håndter", "trait", "tratam", "trattam"];

fn describes_assessment(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_at_hand(look) else {
        return cases.follows(point("none").then("method.adopt"));
    };
    let missing = left_out(method);
    if !missing.is_empty() {
        let parts = point("parts").about("method", look.named(id)).words("missing", missing);
        cases.unfinished(parts.minor().then_first(editing(method)));
    }
    let scales = || scales(method).into_iter().filter(|(steps, _)| steps.len() >= STEPS_MIN);
    let silent = scales().flat_map(|(steps, _)| unmeant(steps)).collect();
    let silent = point("steps").about("method", look.named(id)).labels("steps", silent);
    cases.unfinished(silent.minor().then_first(editing(method)));
    let alike = scales().flat_map(|(steps, _)| alike(steps)).collect();
    let alike = point("alike").about("method", look.named(id)).labels("steps", alike);
    cases.unfinished(alike.minor().then_first(editing(method)));
    let falls = falls(method).iter().map(ToString::to_string).collect();
    let falls = point("falls").about("method", look.named(id)).labels("cells", falls);
    cases.judgement(falls.then_first(editing(method)));
    cases.no_gap(point("ok").about("method", look.named(id)));
}

/// Whether the steps are told in more than a mark that they were to be.
fn told(method: &Method) -> bool {
    written(&method.process) && method.process.as_ref().is_some_and(|process| gives_reason(process))
}

/// What somebody else would need to assess in the same way.
fn left_out(method: &Method) -> Vec<&'static str> {
    let filled = method.combination != Combination::Matrix || !lint(method).iter().any(|found| found.field == "matrix");
    let unsaid = |steps: &Many<Step>| steps.len() < STEPS_MIN || steps.iter().all(|(_, step)| meaning(step).is_none());
    let parts =
        [(told(method), "word-process"), (!method.criteria.is_empty(), "word-criteria"), (filled, "word-matrix")];
    let parts = parts.iter().filter(|(said, _)| !said).map(|(_, word)| *word);
    parts.chain(scales(method).into_iter().filter(|(steps, _)| unsaid(steps)).map(|(_, word)| word)).collect()
}

/// The scales that people judge by, each with the word for the meaning of its steps.
fn scales(method: &Method) -> Vec<(&Many<Step>, &'static str)> {
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
fn unmeant(steps: &Many<Step>) -> Vec<String> {
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

fn describes_treatment(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_at_hand(look) else {
        return cases.follows(point("none").then("method.adopt"));
    };
    if !told(method) {
        // The missing steps are told once, with the assessment.
        return cases.follows(point("unwritten").about("method", look.named(id)).then_first(editing(method)));
    }
    if method.approval.is_none() {
        return cases.follows(point("draft").about("method", look.named(id)).then_first("method.approve"));
    }
    if !speaks_of_treatment(method) {
        cases.judgement(point("unnamed").about("method", look.named(id)).then_first(editing(method)));
    }
    // Whoever approved the method answers for its words.
    cases.no_gap(point("ok").about("method", look.named(id)));
}

/// Whether the word for treatment stands in the process. Its absence proves nothing, so somebody has to read.
fn speaks_of_treatment(method: &Method) -> bool {
    let process = method.process.as_ref().map(|process| process.to_lowercase()).unwrap_or_default();
    TREATMENT.iter().any(|stem| process.contains(stem))
}
