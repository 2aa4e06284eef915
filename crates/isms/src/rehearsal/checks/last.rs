//! 6.1.2 e 2: whether what is gravest is not begun last.

use std::collections::BTreeSet;

use kernel::{Date, Id, Link};

use super::population::{done, method_at_hand, plans, plans_of, risks_of, those};
use crate::age::{FRESH_DAYS, PATIENT_DAYS, older};
use crate::planning::treatments::TreatmentState;
use crate::planning::{Method, Risk, Treatment, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::point;

/// The risks of the highest level in use, above the line, whose plans all begin, or are due, well after every plan for
/// lesser risks: somebody has to say why the order is turned round.
pub(super) fn told<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>]) {
    let look = cases.look;
    let Some((_, method)) = method_at_hand(look) else { return };
    let Some(highest) = risks.iter().filter_map(|(_, risk)| rank(method, risk)).max() else { return };
    let serves = |plan: &Treatment| risks_of(look, plan).iter().any(|(_, risk)| rank(method, risk) == Some(highest));
    let others = plans(look).into_iter().filter(|(_, plan)| !done(plan) && !serves(plan) && !plan.risks.is_empty());
    let others: Vec<_> = others.collect();
    if others.is_empty() {
        return;
    }
    let last_start =
        others.iter().map(|(_, plan)| plan.start).collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max());
    let last_due =
        others.iter().map(|(_, plan)| plan.due).collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max());
    let after =
        |own: Option<Date>, last: Option<Date>, days| own.zip(last).is_some_and(|(own, last)| older(last, days, own));
    let late = |plan: &Treatment| match plan.start {
        Some(_) => after(plan.start, last_start, FRESH_DAYS),
        None => after(plan.due, last_due, PATIENT_DAYS),
    };
    let waits = |plan: &Treatment| {
        plan.state == TreatmentState::Planned && plan.actions.iter().all(|(_, step)| step.done_on.is_none())
    };
    let last = |id: Id<Risk>| {
        let mut own = plans_of(look, id).peekable();
        own.peek().is_some() && own.all(|(_, plan)| !done(plan) && waits(plan) && late(plan))
    };
    let found = those(look, risks, |id, risk| rank(method, risk) == Some(highest) && last(id));
    let lesser: BTreeSet<Link<Treatment>> = others.iter().map(|(id, _)| *id).collect();
    let told = point("last").listing("risks", found).count("plans", lesser.len());
    let told = told.listing("treatments", look.roll(lesser));
    cases.judgement(told.then("treatment.revise"));
}

/// How far up a risk above the line stands.
fn rank(method: &Method, risk: &Risk) -> Option<usize> {
    let reading = risk.current.as_ref().filter(|reading| reading.score > method.line)?;
    scoring::rank(method, &reading.band).map(|(rank, _)| rank)
}
