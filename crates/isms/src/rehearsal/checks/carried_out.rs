//! 8.3: whether the treatment plan is carried out, and its results kept.

use kernel::{Date, Held};

use super::effect;
use super::in_turn::{Turn, turned};
use super::population::{done, is_highest, method_at_hand, plans, risks_of, those};
use super::reviews::ahead;
use super::steps::steps_late;
use super::substance::says_nothing;
use super::unbegun;
use crate::age::{FRESH_DAYS, PATIENT_DAYS, older};
use crate::dates::days_after;
use crate::planning::Treatment;
use crate::planning::treatments::{TreatmentState, standing};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// The treatment plan is carried out.
pub const CARRIED_OUT: Check = Check { key: "treatment.carried_out", clause: "8.3", find: carried_out };
/// Results of treatment are kept.
pub const RESULTS_KEPT: Check = Check { key: "treatment.results_kept", clause: "8.3", find: results_kept };

/// What is done as a whole, in percent.
pub(super) const FULL_PERCENT: i64 = 100;
/// Fewer characters tell no result.
const RESULT_CHARS_MIN: usize = 15;

fn carried_out(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let plans = plans(look);
    if plans.is_empty() {
        return cases.not_due(point("none"));
    }
    // Before operation only what an owner approved is promised.
    let operating = cases.operating();
    let promised: Vec<_> = plans.iter().copied().filter(|(_, plan)| operating || !plan.approvals.is_empty()).collect();
    late(cases, &promised, plans.len());
    let soon = effect::told(cases, &plans);
    unbegun::told(cases, &promised);
    halted(cases, &promised);
    unfinished(cases, &plans);
    cases.not_due(soon);
    let done = plans.iter().filter(|(_, plan)| done(plan)).count();
    if done > 0 {
        cases.no_gap(point("ok").count("done", done).count("total", plans.len()));
    }
    let under_way = plans.iter().filter(|(_, plan)| standing(plan) == TreatmentState::UnderWay).count();
    match plans.iter().filter_map(|(_, plan)| open_due(plan)).min() {
        Some(first) => {
            cases.not_due(point("running").count("count", plans.len()).count("running", under_way).due(first));
        }
        None => cases.not_due(point("undated").count("count", plans.len())),
    }
}

/// Plans whose day has passed; and of those still in time the ones with a step that is long late.
fn late<'a>(cases: &mut Cases<'_, 'a>, promised: &[Seen<'a, Treatment>], total: usize) {
    let (look, day) = (cases.look, cases.day);
    let late_by = |plan: &Treatment, days| open_due(plan).is_some_and(|due| older(due, days, day));
    let is_late = |plan: &Treatment| late_by(plan, 0);
    let overdue: Vec<_> = promised.iter().filter(|(_, plan)| is_late(plan)).collect();
    if let Some(oldest) = overdue.iter().filter_map(|(_, plan)| open_due(plan)).min() {
        let named = look.roll(overdue.iter().map(|(id, _)| *id));
        let point = point("overdue").listing("treatments", named).count("total", total).day("due", oldest);
        let grave = overdue.iter().any(|(_, plan)| late_by(plan, PATIENT_DAYS) && serves_highest(look, plan));
        let weeks = overdue.iter().filter(|(_, plan)| late_by(plan, FRESH_DAYS)).count();
        cases.wrong(graded(point, grave, weeks, total).then_first("treatment.complete"));
    }
    let long_ago = days_after(day, -FRESH_DAYS);
    let behind = those(look, promised, |_, plan| !done(plan) && !is_late(plan) && steps_late(&plan.actions, long_ago));
    cases.wrong(
        point("behind").listing("treatments", behind).single().count("total", total).then_first("treatment.edit"),
    );
}

/// Plans that have waited so long that somebody should say whether they still hold.
fn halted<'a>(cases: &mut Cases<'_, 'a>, promised: &[Seen<'a, Treatment>]) {
    let day = cases.day;
    let long = |plan: &Treatment| plan.moved.as_ref().is_some_and(|moved| older(moved.on, PATIENT_DAYS, day));
    let halted = |plan: &Treatment| plan.state == TreatmentState::Waiting && !done(plan) && long(plan);
    let halted = those(cases.look, promised, |_, plan| halted(plan));
    cases.judgement(point("halted").listing("treatments", halted).then_first("treatment.advance"));
}

/// Plans said to be done while a step of them is open; where somebody judged since whether they work, it has to be said
/// whether the step was needed; and plans that are still to begin, with all of it done.
fn unfinished<'a>(cases: &mut Cases<'_, 'a>, plans: &[Seen<'a, Treatment>]) {
    let open = |plan: &Treatment| done(plan) && plan.actions.iter().any(|(_, step)| step.done_on.is_none());
    let told = |judged: bool| those(cases.look, plans, |_, plan| open(plan) && plan.effectiveness.is_some() == judged);
    let (passed_over, unfinished) = (told(true), told(false));
    let unfinished = point("unfinished").listing("treatments", unfinished).single().count("total", plans.len());
    cases.wrong(unfinished.then_first("treatment.complete"));
    cases.judgement(point("passed-over").listing("treatments", passed_over));
    let unclosed = those(cases.look, plans, |_, plan| unclosed(plan, cases.day));
    cases.judgement(point("unclosed").listing("treatments", unclosed).then_first("treatment.complete"));
    cases
        .judgement(turned(cases.look, "treatments", plans, &[(LAST_STEP, COMPLETED)]).then_first("treatment.complete"));
    let torn = |plan: &Treatment| {
        standing(plan) == TreatmentState::Planned && plan.percent.is_some_and(|percent| percent >= FULL_PERCENT)
    };
    let torn = those(cases.look, plans, |_, plan| torn(plan));
    cases.judgement(point("torn").listing("treatments", torn).then_first("treatment.edit"));
}

/// A plan is carried out once its last step is.
const LAST_STEP: Turn<Treatment> =
    ("word-day-last-step", |plan| plan.actions.iter().filter_map(|(_, step)| step.done_on).max());
const COMPLETED: Turn<Treatment> = ("word-day-completion", |plan| plan.completion.as_ref().map(|own| own.on));

/// Whether every step of a plan was done long ago, and nobody says that the plan is.
fn unclosed(plan: &Treatment, day: Date) -> bool {
    let days: Option<Vec<_>> = plan.actions.iter().map(|(_, step)| step.done_on).collect();
    let last = days.and_then(|days| days.into_iter().max());
    !done(plan) && last.is_some_and(|last| older(last, FRESH_DAYS, day))
}

/// The day a plan that is not done is due.
fn open_due(plan: &Treatment) -> Option<Date> {
    plan.due.filter(|_| !done(plan))
}

/// What is late by some days can be made up; the share of what is late by weeks decides, and a risk of the highest level
/// makes it major.
fn graded(point: Point, grave: bool, weeks: usize, total: usize) -> Point {
    match (grave, weeks) {
        (true, _) => point.grave(),
        (false, 0) => point.minor(),
        (false, _) => point.share_of(weeks, total),
    }
}

/// Whether a plan serves a risk of the highest level that the method knows.
fn serves_highest(look: &Look<'_>, plan: &Treatment) -> bool {
    let method = method_at_hand(look).map(|(_, method)| method);
    risks_of(look, plan).into_iter().any(|(_, risk)| is_highest(method, risk.current.as_deref()))
}

fn results_kept(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let finished: Vec<_> = plans(look).into_iter().filter(|(_, plan)| done(plan)).collect();
    if finished.is_empty() {
        return cases.not_due(point("none"));
    }
    let missing = those(look, &finished, |_, plan| resultless(look, plan, day));
    let missing = point("missing").listing("treatments", missing).share(finished.len());
    cases.wrong(missing.then_first("treatment.complete"));
    let done_on = |plan: &Held<Treatment>| vec![plan.completion.as_ref().map(|own| own.on)];
    cases.wrong(ahead(cases, "treatments", &finished, done_on).then_first("treatment.complete"));
    cases.no_gap(point("ok").count("total", finished.len()));
}

/// Whether neither words nor a new assessment tell what came of a plan.
fn resultless(look: &Look<'_>, plan: &Treatment, day: Date) -> bool {
    let Some(completion) = &plan.completion else { return true };
    let short = completion.result.trim().chars().count() < RESULT_CHARS_MIN;
    let silent = short || says_nothing(&completion.result);
    let assessed = || {
        let mut readings = risks_of(look, plan).into_iter().filter_map(|(_, risk)| risk.current.as_ref());
        readings.any(|reading| reading.on >= completion.on)
    };
    silent && older(completion.on, FRESH_DAYS, day) && !assessed()
}
