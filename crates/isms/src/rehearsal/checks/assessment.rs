//! 8.2: whether risks are assessed when planned, and the results kept.

use kernel::Date;

use super::population::{method_in_force, risks, those};
use super::runs::{ended, runs, tells, unheld};
use super::to_come::{Happened, ahead};
use crate::age::{FRESH_DAYS, PATIENT_DAYS, older};
use crate::dates::days_after;
use crate::dates::months_after;
use crate::operation::Assessment;
use crate::planning::Risk;
use crate::planning::methods::INTERVAL_MONTHS;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::later::late;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// Assessments are performed when planned.
pub const PERFORMED_WHEN_PLANNED: Check =
    Check { key: "assessment.performed_when_planned", clause: "8.2", find: performed_when_planned };
/// Results of assessments are kept.
pub const RESULTS_KEPT: Check = Check { key: "assessment.results_kept", clause: "8.2", find: results_kept };

/// A number of risks above the line may differ by so many from what is known of the readings today.
const COUNTED_APART_MAX: i64 = 2;
/// A number of risks may differ from those listed by one in this many: some may have left the register since.
const APART_ONE_IN: usize = 4;

fn performed_when_planned(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let risks = risks(look);
    let dated: Vec<_> = risks.iter().copied().filter_map(|seen| Some((seen, seen.1.current.as_ref()?.on))).collect();
    let start = look.operating_on(day);
    let months = interval(look);
    let next = dated.iter().map(|(_, on)| months_after(*on, months)).min();
    let (Some(next), Some(start)) = (next, start) else {
        if let Some(start) = start.filter(|start| older(*start, FRESH_DAYS, day)) {
            // That no risk is assessed yet is told with the method.
            cases.not_due(point("never").day("start", start).then("risk.propose"));
        }
        if let Some(next) = next.filter(|next| *next >= day) {
            cases.not_due(point("next").count("total", dated.len()).due(next));
        }
        return cases.not_due(point("planning"));
    };
    let all: Vec<_> = dated.iter().map(|(seen, _)| *seen).collect();
    let past = |months: i64| those(look, &all, |_, risk| is_overdue(risk, months, day));
    let overdue = past(months);
    let far = !overdue.is_empty() && past(months + months / 2).len() == risks.len();
    let long = dated.iter().any(|(_, on)| older(months_after(*on, months), PATIENT_DAYS, day));
    let overdue = point("overdue").listing("risks", overdue).late(long, all.len()).whole("months", months);
    let overdue = overdue.then_first("risk.assess");
    cases.wrong(if far { overdue.grave() } else { overdue });
    if let Some(first) = first_assessed(look, &risks).filter(|first| unassessed_at(start, *first, months)) {
        cases.judgement(point("unassessed").day("start", start).day("first", first));
    }
    if day < months_after(start, months) {
        // What nobody has assessed yet is told by itself.
        cases.no_gap(point("next").count("total", all.len()).day("due", next));
    }
    cases.no_gap(point("ok").count("total", all.len()).whole("months", months).day("due", next));
}

/// The first day on which anything was assessed, as far as it is kept.
fn first_assessed(look: &Look<'_>, risks: &[Seen<'_, Risk>]) -> Option<Date> {
    let readings = |risk: &Risk| {
        let all = risk.readings.iter().map(|(_, own)| own.on).chain(risk.current.as_ref().map(|own| own.on));
        all.min()
    };
    let runs = runs(look).into_iter().filter_map(|(_, run)| run.from.or(ended(run)));
    risks.iter().filter_map(|(_, risk)| readings(risk)).chain(runs).min()
}

/// Whether operation began weeks before the first assessment that is kept, and no whole interval: what lies longer back
/// may have been kept elsewhere.
fn unassessed_at(start: Date, first: Date, months: i64) -> bool {
    older(start, FRESH_DAYS, first) && months_after(start, months) >= first
}

/// Months after which risks are assessed again.
pub(super) fn interval(look: &Look<'_>) -> i64 {
    method_in_force(look).map_or(INTERVAL_MONTHS, |(_, method)| method.interval())
}

/// Whether a risk was last assessed more than these months ago.
pub(super) fn is_overdue(risk: &Risk, months: i64, day: Date) -> bool {
    risk.current.as_ref().is_some_and(|reading| months_after(reading.on, months) < day)
}

fn results_kept(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let kept: Vec<_> = risks(look).into_iter().filter(|(_, risk)| risk.current.is_some()).collect();
    if kept.is_empty() {
        return cases.not_due(point("none"));
    }
    let nobody = |risk: &Risk| risk.current.as_ref().is_some_and(|reading| reading.by.is_none());
    let thin = those(look, &kept, |_, risk| nobody(risk));
    cases.wrong(point("thin").listing("risks", thin).minor().then_first("risk.assess"));
    let days: [Happened<Risk>; 3] = [
        ("word-day-current", |risk| risk.current.as_ref().map(|reading| reading.on)),
        ("word-day-residual", |risk| risk.residual.as_ref().map(|reading| reading.on)),
        ("word-day-readings", |risk| risk.readings.iter().map(|(_, reading)| reading.on).max()),
    ];
    cases.wrong(Point { case: "future", ..ahead(cases, "risks", &kept, &days).then_first("risk.assess") });
    let completed: Vec<_> = runs(look).into_iter().filter(|(_, run)| ended(run).is_some()).collect();
    let resultless = those(look, &completed, |_, run| !tells(run));
    cases.wrong(point("resultless").listing("assessments", resultless).minor().then_first("assessment.complete"));
    let empty = those(look, &completed, |_, run| run.risks.is_empty() && run.completion.is_some());
    cases.judgement(point("empty").listing("assessments", empty).then_first("assessment.edit"));
    let unlike = |run: &Assessment| {
        let told = run.completion.as_ref().and_then(|own| usize::try_from(own.risks).ok());
        let listed = run.risks.len();
        listed > 0 && told.is_some_and(|told| told.abs_diff(listed) * APART_ONE_IN > told.max(listed))
    };
    let unlike = those(look, &completed, |_, run| unlike(run));
    cases.judgement(point("number").listing("assessments", unlike));
    let last: Vec<_> = completed.iter().copied().max_by_key(|(_, run)| ended(run)).into_iter().collect();
    let above = those(look, &last, |_, run| counts_otherwise(look, run));
    cases.judgement(point("above").listing("assessments", above));
    let never = |run: &Assessment| {
        let method = run.method.and_then(|id| look.get(id));
        run.completion.as_ref().zip(method).is_some_and(|(own, method)| own.version > method.version.max(1))
    };
    let never = those(look, &completed, |_, run| never(run));
    cases.judgement(point("version").listing("assessments", never));
    // That a run was planned and not held is told once, with the runs.
    cases.not_due(Point { holds: completed.is_empty() && unheld(look, cases.day), ..point("unheld") });
    if let Some(start) = look.operating_on(cases.day).filter(|_| completed.is_empty()) {
        let (total, due) = (kept.len(), days_after(start, FRESH_DAYS));
        match due < cases.day {
            true => cases.judgement(point("unrecorded").count("total", total).then("assessment.create")),
            false => cases.not_due(point("unrecorded-soon").count("total", total).due(due).then("assessment.create")),
        }
    }
    let results = kept.iter().map(|(_, risk)| 1 + usize::from(risk.residual.is_some())).sum();
    let late = kept.iter().filter(|(_, risk)| late(&risk.head, &risk.record)).count();
    cases.no_gap(point("ok").count("count", results).count("late", late));
}

/// Whether a run says another number of risks above the line than its own readings show. What was read at another time is
/// not known from it, and may count either way.
fn counts_otherwise(look: &Look<'_>, run: &Assessment) -> bool {
    let Some((own, line)) = run.completion.as_ref().zip(run.method.and_then(|id| look.get(id)).map(|own| own.line))
    else {
        return false;
    };
    let from = run.from.or(run.planned_on).unwrap_or(own.on);
    let (mut above, mut unknown) = (0, 0);
    for risk in run.risks.iter() {
        let readings = look.get(risk).into_iter().flat_map(|risk| {
            risk.current.as_deref().into_iter().chain(risk.readings.iter().map(|(_, reading)| reading))
        });
        let during = readings.filter(|reading| reading.on >= from && reading.on <= own.on);
        match during.max_by_key(|reading| reading.on) {
            Some(reading) => above += i64::from(reading.score > line),
            None => unknown += 1,
        }
    }
    unknown += (own.risks - i64::try_from(run.risks.len()).unwrap_or_default()).max(0);
    let told = own.above_line;
    let far = told + COUNTED_APART_MAX < above || told > above + unknown + COUNTED_APART_MAX;
    !run.risks.is_empty() && (far || (told == 0 && above > 0))
}
