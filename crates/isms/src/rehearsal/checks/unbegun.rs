//! 8.3: whether plans are begun when they said they would be.

use kernel::Date;

use super::population::{done, those};
use crate::age::{FRESH_DAYS, PATIENT_DAYS, older};
use crate::planning::Treatment;
use crate::planning::treatments::TreatmentState;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::point;

/// Plans, still in time, that were to begin long ago and on which nothing tells of work: a lapse after months, and before
/// that something to look at.
pub fn told<'a>(cases: &mut Cases<'_, 'a>, promised: &[Seen<'a, Treatment>]) {
    let (look, day) = (cases.look, cases.day);
    let long = |plan: &Treatment, days| idle(plan, day) && from(plan).is_some_and(|from| older(from, days, day));
    let never = those(look, promised, |_, plan| long(plan, PATIENT_DAYS));
    cases.wrong(point("unbegun").listing("treatments", never).minor().then_first("treatment.advance"));
    let late = those(look, promised, |_, plan| long(plan, FRESH_DAYS) && !long(plan, PATIENT_DAYS));
    cases.judgement(point("begun-late").listing("treatments", late).then_first("treatment.advance"));
}

/// The day from which work on an approved plan was to go on: nobody begins what nobody has approved.
fn from(plan: &Treatment) -> Option<Date> {
    let approved = plan.approvals.iter().map(|(_, approval)| approval.on).max();
    plan.start.zip(approved).map(|(start, approved)| start.max(approved))
}

/// Whether nothing tells of work on a plan whose day has not passed.
fn idle(plan: &Treatment, day: Date) -> bool {
    let still = plan.state == TreatmentState::Planned && !done(plan) && plan.percent.is_none_or(|percent| percent < 1);
    let in_time = plan.due.is_none_or(|due| due >= day);
    still && in_time && plan.actions.iter().all(|(_, step)| step.done_on.is_none())
}
