//! 6.1.3 f: whether what was accepted is what treatment leaves: somebody said what is to remain, and once everything was
//! carried out it is no more than that.

use kernel::{Declared, Held, Id};

use super::consistency::STEPS_APART_MAX;
use super::population::those;
use super::same_aims::left_out;
use crate::planning::fallen_short::fallen_short;
use crate::planning::risks::{Acceptance, TreatmentOption};
use crate::planning::{Method, Risk, Treatment, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// Risks accepted as they were expected although they had been read higher once their plans were carried out, and treated
/// ones that were accepted while nobody said what is to remain; those of which what caused them was given up apart.
pub fn told<'a>(
    cases: &mut Cases<'_, 'a>,
    decided: &[Seen<'a, Risk>],
    given_up: impl Fn(Id<Risk>, &Held<Risk>) -> bool,
) {
    let look = cases.look;
    let total = decided.len();
    let as_expected = |far| {
        let told = |id, risk: &'a Risk| accepted_as_expected(look, id, risk) && is_far(risk) == far;
        those(look, decided, |id, risk| told(id, risk))
    };
    let told = point("as-expected").listing("risks", as_expected(true)).share(total);
    cases.wrong(told.then_first("risk.expect"));
    cases.judgement(point("nearly-expected").listing("risks", as_expected(false)).then_first("risk.expect"));
    let treated = |risk: &Risk| risk.decision.as_ref().is_some_and(|own| own.option != TreatmentOption::Retain);
    let unsaid = |risk: &Risk| treated(risk) && risk.acceptance.is_some() && risk.residual.is_none();
    let unsaid = those(look, decided, |id, risk| unsaid(risk) && !given_up(id, risk));
    cases.wrong(point("unexpected").listing("risks", unsaid).share(total).then_first("risk.expect"));
}

/// Whether a risk lies more than a step above what was expected: two people may differ by one.
fn is_far(risk: &Risk) -> bool {
    let steps = [
        (risk.likelihood, risk.residual_likelihood),
        (risk.ease, risk.residual_ease),
        (scoring::worst(&risk.consequence), scoring::worst(&risk.residual_consequence)),
    ];
    steps.into_iter().any(|(read, expected)| read.0 > expected.0.saturating_add(STEPS_APART_MAX))
}

/// Whether what was expected was accepted after more had been read. What was accepted before has risen since.
fn accepted_as_expected<'a>(look: &Look<'a>, id: Id<Risk>, risk: &'a Risk) -> bool {
    let Some(short) = fallen_short(look.through(&[Method::KEY, Treatment::KEY]), id, risk) else { return false };
    let since = |own: &Acceptance| own.on >= short.read.on && own.score < short.read.score;
    // That something was left out of what is to remain is told with the scores.
    risk.acceptance.as_deref().is_some_and(since) && left_out(look, risk).is_empty()
}
