//! 6.1.2 and 6.1.3: whether assessment and treatment are described, so that others could repeat them.

use kernel::Many;

use super::meanings::{is_scale, scales};
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
    let unsaid = |steps: &Many<Step>| !is_scale(steps);
    let parts =
        [(told(method), "word-process"), (!method.criteria.is_empty(), "word-criteria"), (filled, "word-matrix")];
    let parts = parts.iter().filter(|(said, _)| !said).map(|(_, word)| *word);
    parts.chain(scales(method).into_iter().filter(|(steps, _)| unsaid(steps)).map(|(_, word)| word)).collect()
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
