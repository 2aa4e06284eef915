//! 8.2: whether risks are assessed when planned and when something changes, and the results kept.

use kernel::Date;

use super::population::{method_in_force, risks, scopes, those};
use crate::dates::months_after;
use crate::planning::{Risk, acceptance};
use crate::rehearsal::age::{FRESH_DAYS, after, older};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::later::late;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::point;

/// Assessments are performed when planned.
pub const PERFORMED_WHEN_PLANNED: Check =
    Check { key: "assessment.performed_when_planned", clause: "8.2", find: performed_when_planned };
/// Significant changes lead to an assessment.
pub const PERFORMED_ON_CHANGE: Check =
    Check { key: "assessment.performed_on_change", clause: "8.2", find: performed_on_change };
/// Results of assessments are kept.
pub const RESULTS_KEPT: Check = Check { key: "assessment.results_kept", clause: "8.2", find: results_kept };

/// Months between assessments where the method sets no interval: a house value.
const INTERVAL_MONTHS: i64 = 12;
/// An assessment up to this many days before a new scope may belong to it.
const BEFORE_CHANGE_DAYS: i32 = 30;
/// An assessment is due this many days after a new scope.
const AFTER_CHANGE_DAYS: i32 = 60;

fn performed_when_planned(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let risks = risks(look);
    let dated: Vec<_> = risks.iter().copied().filter_map(|seen| Some((seen, seen.1.current.as_ref()?.on))).collect();
    let start = look.operating_on(day);
    let months = method_in_force(look).map_or(0, |(_, method)| method.interval_months);
    let months = if months < 1 { INTERVAL_MONTHS } else { months };
    let next = dated.iter().map(|(_, on)| months_after(*on, months)).min();
    let (Some(next), Some(start)) = (next, start) else {
        if let Some(start) = start.filter(|start| older(*start, FRESH_DAYS, day)) {
            cases.wrong(point("never").day("start", start).major().then("risk.propose"));
        }
        if let Some(next) = next.filter(|next| *next >= day) {
            cases.not_due(point("next").count("total", dated.len()).due(next));
        }
        return cases.not_due(point("planning"));
    };
    let all: Vec<_> = dated.iter().map(|(seen, _)| *seen).collect();
    let past = |months: i64| those(look, &all, |_, risk| overdue(risk, months, day));
    let overdue = past(months);
    let far = !overdue.is_empty() && past(months + months / 2).len() == risks.len();
    let overdue = point("overdue").listing("risks", overdue).share(all.len()).whole("months", months);
    let overdue = overdue.then_first("risk.assess");
    cases.wrong(if far { overdue.grave() } else { overdue });
    if day < months_after(start, months) {
        cases.not_due(point("next").count("total", all.len()).due(next));
    }
    cases.no_gap(point("ok").count("total", all.len()).whole("months", months).day("due", next));
}

fn overdue(risk: &Risk, months: i64, day: Date) -> bool {
    risk.current.as_ref().is_some_and(|reading| months_after(reading.on, months) < day)
}

fn performed_on_change(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some(start) = look.operating_on(cases.day) else {
        return cases.not_due(point("planning"));
    };
    let risks = risks(look);
    let changes: Vec<_> = scopes(look).into_iter().filter_map(|(_, scope)| scope.approval.as_ref()).collect();
    let changes: Vec<_> = changes.iter().filter(|own| own.version > 1 && own.on > start).map(|own| own.on).collect();
    changes.iter().for_each(|on| change_of_scope(cases, &risks, *on));
    let reopened: Vec<_> = risks.iter().copied().filter(|(_, risk)| risk.reopened.is_some()).collect();
    let waiting = those(look, &reopened, |_, risk| waits(risk, cases.day));
    cases.wrong(point("reopened").listing("risks", waiting).minor().then_first("risk.assess"));
    weakened(cases);
    let count = changes.len() + reopened.len();
    if count == 0 {
        cases.judgement(point("unseen").day("start", start));
    }
    cases.no_gap(point("ok").count("count", count));
}

/// Risks whose controls lost so much strength that another level is indicated, and that nobody opened again. Where a
/// risk was accepted, it is the acceptance that no longer counts (6.1.3 f).
fn weakened(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let crossed = look.crossed(cases.day);
    let unaccepted = |risk: &Risk| acceptance::standing(risk).is_none();
    let open = look.risks().iter().filter(|(id, risk)| crossed.contains(id) && unaccepted(risk)).map(|(id, _)| *id);
    let crossed = point("weakened").listing("risks", look.all_named(open));
    cases.wrong(crossed.minor().then_first("risk.reopen_indicated"));
}

/// Whether some risk was assessed around the day that a new scope was approved.
fn change_of_scope<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>], on: Date) {
    let (from, due) = (after(on, -BEFORE_CHANGE_DAYS), after(on, AFTER_CHANGE_DAYS));
    let around = |risk: &Risk| risk.current.as_ref().is_some_and(|reading| (from..=due).contains(&reading.on));
    if risks.iter().any(|(_, risk)| around(risk)) {
        return;
    }
    if due < cases.day {
        cases.wrong(point("scope").day("on", on).minor().then("risk.propose"));
    } else {
        cases.not_due(point("soon").day("on", on).due(due));
    }
}

/// Whether a reopened risk had time enough and was not assessed since.
fn waits(risk: &Risk, day: Date) -> bool {
    let Some(reopened) = &risk.reopened else { return false };
    let since = risk.current.as_ref().is_some_and(|reading| reading.on >= reopened.on);
    older(reopened.on, FRESH_DAYS, day) && !since
}

fn results_kept(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let kept: Vec<_> = risks(look).into_iter().filter(|(_, risk)| risk.current.is_some()).collect();
    if kept.is_empty() {
        if cases.operating() {
            cases.wrong(point("none-kept").major().then("risk.propose"));
        }
        return cases.not_due(point("none"));
    }
    let nobody = |risk: &Risk| risk.current.as_ref().is_some_and(|reading| reading.by.is_none());
    let thin = those(look, &kept, |_, risk| nobody(risk));
    cases.wrong(point("thin").listing("risks", thin).minor().then_first("risk.assess"));
    let results = kept.iter().map(|(_, risk)| 1 + usize::from(risk.residual.is_some())).sum();
    let late = kept.iter().filter(|(_, risk)| late(&risk.head, &risk.record)).count();
    cases.no_gap(point("ok").count("count", results).count("late", late));
}
