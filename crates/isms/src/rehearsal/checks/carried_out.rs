//! 8.3: whether the treatment plan is carried out, and its results kept.

use kernel::Date;

use super::population::{method_at_hand, plans, risks_of, those};
use crate::planning::controls::Implementation;
use crate::planning::{Method, Treatment, scoring};
use crate::rehearsal::age::{FRESH_DAYS, PATIENT_DAYS, older};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::Look;
use crate::rehearsal::point::{Point, point};

/// The treatment plan is carried out.
pub const CARRIED_OUT: Check = Check { key: "treatment.carried_out", clause: "8.3", find: carried_out };
/// Results of treatment are kept.
pub const RESULTS_KEPT: Check = Check { key: "treatment.results_kept", clause: "8.3", find: results_kept };

/// Fewer characters tell no result.
const RESULT_CHARS_MIN: usize = 15;

fn carried_out(cases: &mut Cases<'_, '_>) {
    let (look, day, operating) = (cases.look, cases.day, cases.operating());
    let plans = plans(look);
    if plans.is_empty() {
        return cases.not_due(point("none"));
    }
    // Before operation only what an owner approved is promised.
    let promised = |plan: &Treatment| operating || !plan.approvals.is_empty();
    let late = |plan: &Treatment| promised(plan) && open_due(plan).is_some_and(|due| due < day);
    let overdue: Vec<_> = plans.iter().filter(|(_, plan)| late(plan)).collect();
    if let Some(oldest) = overdue.iter().filter_map(|(_, plan)| open_due(plan)).min() {
        let named = look.all_named(overdue.iter().map(|(id, _)| *id));
        let point = point("overdue").listing("treatments", named).share(plans.len()).day("due", oldest);
        let grave = overdue.iter().any(|(_, plan)| long_overdue(plan, day) && serves_highest(look, plan));
        cases.wrong(graded(point, oldest, grave, day).then_first("treatment.complete"));
    }
    let done = plans.iter().filter(|(_, plan)| plan.completion.is_some()).count();
    if done > 0 {
        cases.no_gap(point("ok").count("done", done).count("total", plans.len()));
    }
    match plans.iter().filter_map(|(_, plan)| open_due(plan)).min() {
        Some(first) => cases.not_due(point("running").count("count", plans.len()).due(first)),
        None => cases.not_due(point("undated").count("count", plans.len())),
    }
}

/// The day a plan that is not done is due.
fn open_due(plan: &Treatment) -> Option<Date> {
    plan.due.filter(|_| plan.completion.is_none())
}

fn long_overdue(plan: &Treatment, day: Date) -> bool {
    open_due(plan).is_some_and(|due| older(due, PATIENT_DAYS, day))
}

/// What is late by weeks is minor; after that the share decides, and a risk of the highest level makes it major.
fn graded(point: Point, oldest: Date, grave: bool, day: Date) -> Point {
    match (grave, older(oldest, PATIENT_DAYS, day)) {
        (true, _) => point.grave(),
        (false, true) => point,
        (false, false) => point.minor(),
    }
}

/// Whether a plan serves a risk of the highest level that the method knows.
fn serves_highest(look: &Look<'_>, plan: &Treatment) -> bool {
    let method = method_at_hand(look).map(|(_, method)| method);
    let highest = |method: &Method, band: &str| scoring::rank(method, band).is_some_and(|(rank, bands)| rank == bands);
    let readings = risks_of(look, plan).into_iter().filter_map(|(_, risk)| risk.current.as_ref());
    method.is_some_and(|method| readings.into_iter().any(|reading| highest(method, &reading.band)))
}

fn results_kept(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let done: Vec<_> = plans(look).into_iter().filter(|(_, plan)| plan.completion.is_some()).collect();
    if done.is_empty() {
        return cases.not_due(point("none"));
    }
    let missing = those(look, &done, |_, plan| resultless(look, plan, day));
    cases.wrong(point("missing").listing("treatments", missing).share(done.len()).then_first("treatment.complete"));
    let idle = |plan: &Treatment| {
        let mut controls = plan.controls.iter().filter_map(|id| look.live(id));
        controls.any(|own| matches!(own.status, Implementation::NotStarted | Implementation::Planned))
    };
    let unchanged = those(look, &done, |_, plan| idle(plan));
    cases.judgement(point("unchanged").listing("treatments", unchanged).then_first("treatment.complete"));
    cases.no_gap(point("ok").count("total", done.len()));
}

/// Whether neither words nor a new assessment tell what came of a plan.
fn resultless(look: &Look<'_>, plan: &Treatment, day: Date) -> bool {
    let Some(completion) = &plan.completion else { return false };
    let silent = completion.result.trim().chars().count() < RESULT_CHARS_MIN;
    let assessed = || {
        let mut readings = risks_of(look, plan).into_iter().filter_map(|(_, risk)| risk.current.as_ref());
        readings.any(|reading| reading.on >= completion.on)
    };
    silent && older(completion.on, FRESH_DAYS, day) && !assessed()
}
