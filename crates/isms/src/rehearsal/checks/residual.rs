//! 6.1.3 f: whether the owners accepted what remains of each risk.

use kernel::{Date, Held};

use super::lacking::Lacking;
use super::on_change::waits;
use super::population::{method_in_force, plans_of, risks, those};
use crate::planning::risks::{Acceptance, Assessed, TreatmentOption};
use crate::planning::{Method, Risk, acceptance, scoring};
use crate::rehearsal::age::{FRESH_DAYS, older};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// Risk owners accepted what remains.
pub const ACCEPTED_BY_OWNERS: Check =
    Check { key: "residual.accepted_by_owners", clause: "6.1.3", find: accepted_by_owners };

/// The word for a countersignature that is missing.
const COUNTERSIGNATURE: &str = "word-countersignature";

fn accepted_by_owners(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let decided: Vec<_> = risks(look).into_iter().filter(|(_, risk)| risk.decision.is_some()).collect();
    if decided.is_empty() {
        return cases.not_due(point("none"));
    }
    let total = decided.len();
    let lacking = Lacking::among(cases, &decided, FRESH_DAYS, |id, risk| {
        // A risk that waits to be assessed again is told with the assessment.
        let open = risk.acceptance.is_none() && !avoided(look, (id, risk)) && !waits(risk);
        open.then(|| last_judged(risk)).flatten()
    });
    let young = lacking.young();
    cases.unfinished(point("missing").listing("risks", lacking.old).share(total).then_first("risk.accept"));
    let accepted = |risk: &Risk| risk.acceptance.clone();
    let expired = those(look, &decided, |_, risk| accepted(risk).is_some_and(|own| acceptance::ended(&own, day)));
    cases.wrong(point("expired").listing("risks", expired).share(total).then_first("risk.accept"));
    let crossed = look.crossed(day);
    let overtaken = those(look, &decided, |id, risk| crossed.contains(&id) && acceptance::standing(risk).is_some());
    cases.wrong(point("overtaken").listing("risks", overtaken).share(total).then_first("risk.assess"));
    authority(cases, &decided);
    let moved = those(look, &decided, |_, risk| has_risen(look, risk));
    cases.wrong(point("moved").listing("risks", moved).share(total).then_first("risk.accept"));
    cases.not_due(young);
    cases.no_gap(point("ok").count("total", total));
}

/// Whether what caused the risk was given up: then nothing remains.
fn avoided(look: &Look<'_>, (id, risk): Seen<'_, Risk>) -> bool {
    let avoid = risk.decision.as_ref().is_some_and(|decision| decision.option == TreatmentOption::Avoid);
    let mut plans = plans_of(look, id).peekable();
    avoid && plans.peek().is_some() && plans.all(|(_, plan)| plan.completion.is_some())
}

/// The day of the last decision or judgement: what was accepted before it fell with it.
fn last_judged(risk: &Risk) -> Option<Date> {
    let decided = risk.decision.as_ref().map(|decision| decision.on);
    let judged = [&risk.current, &risk.residual].map(|reading| reading.as_ref().map(|reading| reading.on));
    judged.into_iter().fold(decided, Option::max)
}

/// Acceptances above the line without what the method asks for.
fn authority<'a>(cases: &mut Cases<'_, 'a>, decided: &[Seen<'a, Risk>]) {
    let (look, day) = (cases.look, cases.day);
    let missing = |risk| above(look, risk).map(|(own, method)| missing(own, method, day)).unwrap_or_default();
    let found: Vec<_> = decided.iter().map(|(id, risk)| (*id, missing(risk))).collect();
    let found: Vec<_> = found.into_iter().filter(|(_, words)| !words.is_empty()).collect();
    let mut words: Vec<_> = found.iter().flat_map(|(_, words)| words.iter().copied()).collect();
    words.sort_unstable();
    words.dedup();
    let point = point("authority").listing("risks", look.all_named(found.into_iter().map(|(id, _)| id)));
    let unsaid = words.iter().any(|word| *word != COUNTERSIGNATURE);
    let next = if unsaid { "risk.accept" } else { "risk.countersign" };
    cases.wrong(point.words("missing", words).share(decided.len()).then_first(next));
}

/// What the method asks of an acceptance above its line, and this one lacks.
fn missing(own: &Acceptance, method: &Method, day: Date) -> Vec<&'static str> {
    let asked = [
        (COUNTERSIGNATURE, uncountersigned(own, method, day)),
        ("word-last-day", own.until.is_none()),
        ("word-reason", own.reason.as_ref().is_none_or(|reason| reason.is_empty())),
    ];
    asked.into_iter().filter(|(_, lacks)| *lacks).map(|(word, _)| word).collect()
}

/// An acceptance above the line of the method it was given by.
fn above<'a>(look: &Look<'a>, risk: &'a Held<Risk>) -> Option<(&'a Acceptance, &'a Method)> {
    let own = risk.acceptance.as_ref()?;
    let judged_by = &look.get(remains(risk)?.method)?.record;
    // A reading of an earlier version is accepted by the line in force, where both mean the same.
    let in_force = method_in_force(look).map(|(_, method)| method);
    let younger = |method: &&Method| method.approval.as_ref().is_some_and(|approval| approval.on <= own.on);
    let in_force = in_force.filter(younger).filter(|method| scoring::comparable(method, judged_by));
    let method = in_force.unwrap_or(judged_by);
    // Without a line nothing lies above it; that is told with the criteria.
    let above = method.line >= 1 && own.score > method.line;
    (above || own.needs.is_some()).then_some((own, method))
}

/// What remains: what is expected after the plan, else the risk as it is.
fn remains(risk: &Risk) -> Option<&Assessed> {
    acceptance::remains(risk).or(risk.current.as_ref())
}

/// Whether a role has to countersign and has not, in the time it may take.
fn uncountersigned(own: &Acceptance, method: &Method, day: Date) -> bool {
    let named = scoring::band(method, own.score).and_then(|(_, band)| band.authority).filter(|role| !role.is_nil());
    let needed = own.needs.is_some() || named.is_some();
    needed && own.countersigned_by.is_none() && older(own.on, FRESH_DAYS, day)
}

/// Whether what remains lies in a higher level than what was accepted.
fn has_risen(look: &Look<'_>, risk: &Risk) -> bool {
    let Some((own, reading)) = risk.acceptance.as_ref().zip(remains(risk)) else { return false };
    let begins = |score| look.get(reading.method).and_then(|method| Some(scoring::band(method, score)?.1.from));
    reading.score > own.score && begins(reading.score) > begins(own.score)
}
