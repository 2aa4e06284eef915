//! 6.1.2 and 6.1.3: whether assessment and treatment are described, so that others could repeat them.

use kernel::Many;

use super::method::editing;
use super::population::{method_at_hand, written};
use crate::planning::Method;
use crate::planning::methods::{Combination, Step, lint};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::point::point;

/// The assessment process is described.
pub const DESCRIBES_ASSESSMENT: Check =
    Check { key: "method.describes_assessment", clause: "6.1.2", find: describes_assessment };
/// The treatment process is described.
pub const DESCRIBES_TREATMENT: Check =
    Check { key: "method.describes_treatment", clause: "6.1.3", find: describes_treatment };

fn describes_assessment(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_at_hand(look) else {
        return cases.unfinished(point("none").major().then("method.adopt"));
    };
    let missing = left_out(method);
    if !missing.is_empty() {
        let parts = point("parts").about("method", look.named(id)).words("missing", missing);
        cases.unfinished(parts.minor().then_first(editing(method)));
    }
    cases.no_gap(point("ok").about("method", look.named(id)));
}

/// What somebody else would need to assess in the same way.
fn left_out(method: &Method) -> Vec<&'static str> {
    let full = |steps: &Many<Step>| {
        let meant = |step: &Step| step.meaning.as_ref().is_some_and(|meaning| !meaning.is_empty());
        steps.len() >= 2 && steps.iter().all(|(_, step)| meant(step))
    };
    let filled = method.combination != Combination::Matrix || !lint(method).iter().any(|found| found.field == "matrix");
    let parts = [
        (written(&method.process), "word-process"),
        (!method.criteria.is_empty(), "word-criteria"),
        (full(&method.consequence), "word-consequence-scale"),
        (full(&method.likelihood), "word-likelihood-scale"),
        (filled, "word-matrix"),
    ];
    parts.iter().filter(|(said, _)| !said).map(|(_, word)| *word).collect()
}

fn describes_treatment(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_at_hand(look) else {
        return cases.unfinished(point("none").minor().then("method.adopt"));
    };
    if !written(&method.process) {
        return cases.unfinished(point("none").minor().then_on(editing(method), look.named(id)));
    }
    if method.approval.is_none() {
        cases.judgement(point("draft").about("method", look.named(id)));
    }
    // Whoever approved the method answers for its words.
    cases.no_gap(point("ok").about("method", look.named(id)));
}
