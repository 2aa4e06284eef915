//! 6.1.3 f: whether the owners accepted what remains of each risk.

use std::collections::HashSet;

use kernel::{Date, Id};

use super::consistency::not_brought_down;
use super::in_turn::{Turn, turned};
use super::lacking::Lacking;
use super::on_change::waits;
use super::overtaken::Overtaken;
use super::population::{is_highest, method_at_hand, method_in_force, plans_of, risks, those};
use super::scale::off_scale;
use super::signed::remains;
use super::to_come::{Happened, ahead};
use super::{effect, left_over, signed};
use crate::age::{FRESH_DAYS, PATIENT_DAYS, older, to_come};
use crate::dates::days_after;
use crate::planning::handover::pending;
use crate::planning::risks::{Acceptance, TreatmentOption};
use crate::planning::{Risk, acceptance, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// Risk owners accepted what remains.
pub const ACCEPTED_BY_OWNERS: Check =
    Check { key: "residual.accepted_by_owners", clause: "6.1.3", find: accepted_by_owners };

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
    cases.unfinished(missing(look, lacking, &decided).then_first("risk.accept"));
    let accepted = |risk: &Risk| risk.acceptance.clone();
    let expired = those(look, &decided, |_, risk| accepted(risk).is_some_and(|own| acceptance::ended(&own, day)));
    let past = |own: &Acceptance| own.until.is_some_and(|until| older(until, PATIENT_DAYS, day));
    let long = decided.iter().any(|(_, risk)| risk.acceptance.as_deref().is_some_and(past));
    cases.wrong(point("expired").listing("risks", expired).late(long, total).then_first("risk.accept"));
    let overtaken = Overtaken::accepted(look, day);
    let told = |case, risks: Vec<Id<Risk>>| point(case).listing("risks", look.roll(risks));
    cases.wrong(told("overtaken", overtaken.late).single().then_first("risk.assess"));
    let days: [Happened<Risk>; 2] = [
        ("word-day-acceptance", |risk| risk.acceptance.as_ref().map(|own| own.on)),
        ("word-day-countersigned", |risk| risk.acceptance.as_ref().and_then(|own| own.countersigned_on)),
    ];
    cases.wrong(ahead(cases, "risks", &decided, &days).then_first("risk.accept"));
    signed::told(cases, &decided);
    // What treatment does not bring down, or lies on no scale, is told with the scores, once.
    let off = |risk: &Risk| method_in_force(look).is_some_and(|(id, method)| off_scale(id, method, risk));
    let risen = |id, risk: &Risk| has_risen(look, id, risk, day) && !not_brought_down(look, id, risk) && !off(risk);
    // What was accepted at less than had been judged by then did not rise since.
    let since = |risk: &Risk| {
        let accepted = risk.acceptance.as_ref().map(|own| own.on);
        let read = [remains(risk), risk.current.as_deref()].into_iter().flatten().map(|own| own.on).max();
        read.zip(accepted).is_some_and(|(read, accepted)| read > accepted)
    };
    let less = those(look, &decided, |id, risk| risen(id, risk) && !since(risk));
    cases.wrong(point("less").listing("risks", less).share(total).then_first("risk.accept"));
    let moved = those(look, &decided, |id, risk| risen(id, risk) && since(risk));
    cases.wrong(point("moved").listing("risks", moved).share(total).then_first("risk.accept"));
    left_over::told(cases, &decided, |id, risk| avoided(look, (id, risk)));
    let countersign = Lacking::among(cases, &decided, FRESH_DAYS, |_, risk| {
        let own = acceptance::standing(risk).filter(|own| acceptance::waits(own));
        own.map(|own| own.on)
    });
    cases.not_due(young);
    if let Some(due) = overtaken.due {
        cases.not_due(told("overtaken-soon", overtaken.young).due(due).then_first("risk.assess"));
    }
    cases.not_due(countersign.young_as("countersign"));
    cases.not_due(handed_over(look, &decided, day));
    reopened(cases, &decided);
    outdated(cases, &decided);
    // That a decision bears a day to come is told with the decisions.
    let by_now = |risk: &Risk| risk.decision.as_ref().is_some_and(|own| !to_come(own.on, day));
    let by_now: Vec<_> = decided.iter().copied().filter(|(_, risk)| by_now(risk)).collect();
    cases.judgement(turned(look, "risks", &by_now, &[(DECIDED, ACCEPTED)]).then_first("risk.accept"));
    cases.no_gap(told("elsewhere", overtaken.elsewhere));
    cases.no_gap(point("ok").count("total", total));
}

/// What is decided before what remains is accepted.
const DECIDED: Turn<Risk> = ("word-day-decision", |risk| risk.decision.as_ref().map(|own| own.on));
const ACCEPTED: Turn<Risk> = ("word-day-acceptance", |risk| risk.acceptance.as_ref().map(|own| own.on));

/// The case of risks whose new owners still have time to accept anew what the former ones accepted.
fn handed_over<'a>(look: &Look<'a>, decided: &[Seen<'a, Risk>], day: Date) -> Point {
    let until = |risk: &Risk| pending(risk, day).and_then(|own| own.until);
    let handed = those(look, decided, |_, risk| pending(risk, day).is_some());
    let point = point("handed-over").listing("risks", handed);
    match decided.iter().filter_map(|(_, risk)| until(risk)).min() {
        Some(first) => point.due(first).then_first("risk.accept"),
        None => Point { holds: false, ..point },
    }
}

/// The case of risks that nobody accepted: grave where one of them remains at the highest level there is.
fn missing(look: &Look<'_>, lacking: Lacking, decided: &[Seen<'_, Risk>]) -> Point {
    let listed: HashSet<_> = lacking.old.ids().collect();
    let method = method_at_hand(look).map(|(_, method)| method);
    let grave = decided.iter().any(|(id, risk)| listed.contains(&id.raw()) && is_highest(method, remains(risk)));
    let missing = point("missing").listing("risks", lacking.old).share(decided.len());
    if grave { missing.grave() } else { missing }
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

/// Risks that were reopened and wait to be assessed: there is time for a while, after that it is told with the
/// assessment.
fn reopened<'a>(cases: &mut Cases<'_, 'a>, decided: &[Seen<'a, Risk>]) {
    let (look, day) = (cases.look, cases.day);
    let waiting = those(look, decided, |_, risk| waits(risk));
    let due = |risk: &Risk| risk.reopened.as_ref().map(|own| days_after(own.on, FRESH_DAYS)).filter(|due| *due >= day);
    let first = decided.iter().filter(|(_, risk)| waits(risk)).filter_map(|(_, risk)| due(risk)).min();
    let stand = decided.len() - waiting.len();
    let told = |case| point(case).listing("risks", waiting.clone()).count("total", stand);
    match first {
        Some(first) => cases.not_due(told("reopened-soon").due(first).then_first("risk.assess")),
        None => cases.no_gap(told("reopened")),
    }
}

/// Risks of which it was judged what remains before it was judged how they stand, and decided since.
fn outdated<'a>(cases: &mut Cases<'_, 'a>, decided: &[Seen<'a, Risk>]) {
    let outdated = |risk: &Risk| {
        let days = [&risk.residual, &risk.current].map(|own| own.as_ref().map(|own| own.on));
        let [Some(residual), Some(current)] = days else { return false };
        residual < current && risk.decision.as_ref().is_some_and(|own| current <= own.on)
    };
    let outdated = those(cases.look, decided, |_, risk| outdated(risk));
    cases.judgement(point("outdated").listing("risks", outdated).then_first("risk.expect"));
}

/// Whether what remains lies in a higher level than what was accepted: what is expected, or what was found when the
/// plans were done and the owner had time to decide anew.
fn has_risen(look: &Look<'_>, id: Id<Risk>, risk: &Risk, day: Date) -> bool {
    let Some(own) = &risk.acceptance else { return false };
    let found = risk.current.as_deref().filter(|reading| reading.on > own.on && older(reading.on, FRESH_DAYS, day));
    let found = found.filter(|_| effect::judged_after(look, id, risk));
    let Some(reading) = found.or(remains(risk)) else { return false };
    let begins = |score| look.get(reading.method).and_then(|method| Some(scoring::band(method, score)?.1.from));
    reading.score > own.score && begins(reading.score) > begins(own.score)
}
