//! 8.2: whether the runs of the assessment that were planned are held.

use kernel::{Date, Id};

use super::assessment::{interval, is_overdue};
use super::covered;
use super::population::{in_order, risks, those, written};
use super::to_come::{Happened, ahead};
use crate::age::{FRESH_DAYS, PATIENT_DAYS, older};
use crate::dates::months_after;
use crate::operation::Assessment;
use crate::operation::assessments::AssessmentState;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// Planned runs of the assessment are held.
pub const RUNS_HELD: Check = Check { key: "assessment.runs_held", clause: "8.2", find: runs_held };

fn runs_held(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    if !cases.operating() {
        return cases.not_due(point("planning"));
    }
    let runs = runs(look);
    let unheld = point("unheld").listing("assessments", those(look, &runs, |_, run| late(run, day)));
    // The run that is due next is told where nothing else tells that it is: one that was planned, or old results.
    let months = interval(look);
    let told = || unheld.holds || risks(look).iter().any(|(_, risk)| is_overdue(risk, months, day));
    if let Some((last, due)) = announced(&runs).filter(|(_, due)| older(*due, FRESH_DAYS, day) && !told()) {
        let next = point("due").about("assessment", look.named(last)).day("on", due);
        cases.wrong(next.minor().then("assessment.create"));
    }
    cases.wrong(unheld.minor().then_first("assessment.complete"));
    let endless = those(look, &runs, |_, run| endless(run, day));
    cases.judgement(point("endless").listing("assessments", endless).then_first("assessment.complete"));
    let cancelled = look.of::<Assessment>().iter().filter(|(_, run)| run.state == AssessmentState::Cancelled);
    let cancelled: Vec<_> = in_order(cancelled.collect());
    let wordless = those(look, &cancelled, |_, run| !written(&run.description) && !written(&run.findings));
    cases.judgement(point("cancelled").listing("assessments", wordless).then_first("assessment.edit"));
    if let Some((last, due)) = announced(&runs).filter(|(last, due)| far(look, *last, *due, months)) {
        let far = point("far").about("assessment", look.named(last)).day("due", due).whole("months", months);
        cases.judgement(far.then_first("assessment.edit"));
    }
    let completed: Vec<_> = runs.iter().copied().filter(|(_, run)| ended(run).is_some()).collect();
    cases.wrong(ahead(cases, "assessments", &completed, &HAPPENED).then_first("assessment.edit"));
    covered::told(cases, &completed);
    cases.no_gap(point("ok").count("total", runs.len()));
}

/// What runs that were held say to have happened.
const HAPPENED: [Happened<Assessment>; 3] = [
    ("word-day-began", |run| run.from),
    ("word-day-ended", |run| run.until),
    ("word-day-completion", |run| run.completion.as_ref().map(|completion| completion.on)),
];

/// Whether a run was planned, and not held long after its day.
fn late(run: &Assessment, day: Date) -> bool {
    planned(run).is_some_and(|on| older(on, FRESH_DAYS, day))
}

/// Whether a run began long ago and nothing says when it ends.
fn endless(run: &Assessment, day: Date) -> bool {
    let running = run.state == AssessmentState::Running && run.until.is_none();
    running && run.from.or(run.planned_on).is_some_and(|from| older(from, PATIENT_DAYS, day))
}

/// Whether a run announced the next for a day long after the interval of the method.
fn far(look: &Look<'_>, run: Id<Assessment>, due: Date, months: i64) -> bool {
    let ended = look.get(run).and_then(|run| ended(run));
    ended.is_some_and(|on| older(months_after(on, months), PATIENT_DAYS, due))
}

/// Whether it is told of a run that it was planned and not held.
pub fn unheld(look: &Look<'_>, day: Date) -> bool {
    look.operating_on(day).is_some() && runs(look).iter().any(|(_, run)| late(run, day))
}

/// The day for which a run is planned; that of its end where it has begun.
fn planned(run: &Assessment) -> Option<Date> {
    match run.state {
        AssessmentState::Planned => run.planned_on.or(run.from),
        AssessmentState::Running => run.until,
        AssessmentState::Completed | AssessmentState::Cancelled => None,
    }
}

/// The last run that was held, with the day for which it announced the next.
fn announced(runs: &[Seen<'_, Assessment>]) -> Option<(Id<Assessment>, Date)> {
    let held = runs.iter().filter_map(|(id, run)| Some((ended(run)?, *id, run.next_due)));
    let (_, last, due) = held.max_by_key(|(on, id, _)| (*on, *id))?;
    Some((last, due?))
}

/// The runs of the assessment that take or took place, in the order of their references.
pub fn runs<'a>(look: &Look<'a>) -> Vec<Seen<'a, Assessment>> {
    in_order(look.of::<Assessment>().iter().filter(|(_, run)| run.state != AssessmentState::Cancelled).collect())
}

/// The day on which a run was complete.
pub fn ended(run: &Assessment) -> Option<Date> {
    let completed = run.completion.as_ref().map(|completion| completion.on);
    let said = || run.until.or(run.from).or(run.planned_on).filter(|_| run.state == AssessmentState::Completed);
    completed.or_else(said)
}

/// Whether a run keeps what came of it.
pub fn tells(run: &Assessment) -> bool {
    run.completion.is_some() || written(&run.findings) || run.file.is_some()
}
