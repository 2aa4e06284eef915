//! 8.3: whether plans that are said to be done did what they were for.

use std::collections::BTreeSet;

use kernel::{Date, Declared, Id};

use super::implementation;
use super::lacking::Lacking;
use super::left::had_left;
use super::population::{done, plans_of, risks_of, those};
use crate::age::{FRESH_DAYS, older};
use crate::improvement::{Action, Nonconformity};
use crate::planning::controls::Implementation;
use crate::planning::effectiveness::{Effectiveness, Outcome};
use crate::planning::fallen_short::carried_out;
use crate::planning::treatments::counts;
use crate::planning::{Control, PlannedChange, Risk, Treatment};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// Whether a plan works is judged within this many days, where nobody says when: a house rule.
const JUDGE_DAYS: i32 = 180;

/// Finished plans whose controls are not there, that nobody checked when it was time, or that did not work; gives the case
/// of those found not to work of late.
pub fn told<'a>(cases: &mut Cases<'_, 'a>, plans: &[Seen<'a, Treatment>]) -> Point {
    let (look, day) = (cases.look, cases.day);
    let to_check = look.left_unchecked(day).iter().map(|(_, id)| Id::<Treatment>::of(*id)).collect::<BTreeSet<_>>();
    let checkers = point("checkers").listing("treatments", look.roll(to_check)).minor();
    let first = look.left_unchecked(day).first().map(|(person, _)| *person);
    cases.wrong(first.map_or(checkers.clone(), |who| checkers.then_on("person.hand_over", look.named(who))));
    let finished: Vec<_> = plans.iter().copied().filter(|(_, plan)| done(plan)).collect();
    let unbuilt = those(look, &finished, |_, plan| plan.controls.iter().any(|control| never_came(look, control)));
    cases.wrong(point("unbuilt").listing("treatments", unbuilt).share(finished.len()).then_first("treatment.complete"));
    let unchecked = those(look, &finished, |_, plan| unchecked(plan, day));
    cases.wrong(point("unchecked").listing("treatments", unchecked).minor().then_first("treatment.judge"));
    let unjudged = those(look, &finished, |_, plan| never_judged(plan, day));
    cases.judgement(point("unjudged").listing("treatments", unjudged).then_first("treatment.judge"));
    // That a row says more than its control, or is still without a plan, is told of the row.
    let told = implementation::behind_gaps(look);
    let half = |control| !told.contains(&control) && half_there(look, control);
    let half = those(look, &finished, |_, plan| plan.controls.iter().any(half));
    cases.judgement(point("half").listing("treatments", half).then_first("treatment.complete"));
    let worked_partly = those(look, &finished, |id, plan| {
        judged(plan, Outcome::PartlyEffective)
            .is_some_and(|own| older(own.on, FRESH_DAYS, day) && unanswered(look, id, plan, own))
    });
    cases.judgement(point("partly").listing("treatments", worked_partly).then("treatment.create"));
    let hasty = those(look, &finished, |_, plan| judged_before(plan));
    cases.wrong(point("hasty").listing("treatments", hasty).minor().then_first("treatment.advance"));
    let departed = those(look, &finished, |_, plan| told_by_one_who_had_left(look, plan));
    cases.wrong(point("departed").listing("treatments", departed).minor().then_first("treatment.advance"));
    let lacking = Lacking::among(cases, &finished, FRESH_DAYS, |id, plan| {
        judged(plan, Outcome::NotEffective).filter(|own| unanswered(look, id, plan, own)).map(|own| own.on)
    });
    let soon = lacking.young_as("unanswered-soon").then("treatment.create");
    cases.wrong(point("unanswered").listing("treatments", lacking.old).share(finished.len()).then("treatment.create"));
    soon
}

/// Whether a control is only partly there although a plan that was to put it in place is finished, and no other is to
/// bring the rest.
fn half_there(look: &Look<'_>, control: Id<Control>) -> bool {
    look.live(control).is_some_and(|own| own.status == Implementation::Partly) && plans_are_done(look, control)
}

/// Whether there are plans that bring a control, and all of them are finished.
fn plans_are_done(look: &Look<'_>, control: Id<Control>) -> bool {
    let plans = || look.pointing::<Treatment>(control.raw()).filter(|(_, plan)| counts(plan));
    plans().next().is_some() && plans().all(|(_, plan)| done(plan))
}

/// Whether a control is not there although a plan that was to put it in place is finished, and no other is to bring it.
pub fn never_came(look: &Look<'_>, control: Id<Control>) -> bool {
    let status = look.live(control).map(|own| own.status);
    matches!(status, Some(Implementation::NotStarted | Implementation::Planned)) && plans_are_done(look, control)
}

/// Whether a risk was assessed again once all that its plans were to bring was there: then what is there today is what
/// remains.
pub fn judged_after(look: &Look<'_>, id: Id<Risk>, risk: &Risk) -> bool {
    let done = carried_out(look.through(&[Treatment::KEY]), id);
    done.zip(risk.current.as_ref()).is_some_and(|(done, reading)| reading.on > done)
}

/// Whether the day for checking passed and nobody said whether the plan works.
fn unchecked(plan: &Treatment, day: Date) -> bool {
    let passed = plan.check_on.is_some_and(|on| older(on, FRESH_DAYS, day));
    plan.completion.is_some() && plan.effectiveness.is_none() && passed
}

/// Whether a plan was carried out long ago, and nobody judged whether it works nor said when somebody will.
fn never_judged(plan: &Treatment, day: Date) -> bool {
    let long = plan.completion.as_ref().is_some_and(|own| older(own.on, JUDGE_DAYS, day));
    long && plan.effectiveness.is_none() && plan.check_on.is_none()
}

/// Whether somebody judged the effect of a plan before it was carried out.
fn judged_before(plan: &Treatment) -> bool {
    let done = plan.completion.as_ref().map(|completion| completion.on);
    done.zip(plan.effectiveness.as_ref()).is_some_and(|(done, judged)| judged.on < done)
}

/// Whether somebody who had left by then said that a plan was carried out, or whether it works.
fn told_by_one_who_had_left(look: &Look<'_>, plan: &Treatment) -> bool {
    let completed = plan.completion.as_ref().map(|own| (own.by, own.on));
    let judged = plan.effectiveness.as_ref().map(|own| (own.by, own.on));
    completed.into_iter().chain(judged).any(|(by, on)| had_left(look, by, on))
}

/// The judgement of a plan, where this is its outcome.
fn judged(plan: &Treatment, outcome: Outcome) -> Option<&Effectiveness> {
    plan.effectiveness.as_ref().filter(|own| own.outcome == outcome)
}

/// Whether nothing follows from it: its risks are in no other plan that is open, nobody looked at them again, and no
/// action, nonconformity or change goes back to the plan or its risks.
fn unanswered(look: &Look<'_>, id: Id<Treatment>, plan: &Treatment, failed: &Effectiveness) -> bool {
    let since = |on: Date| on >= failed.on;
    let seen = |risk: &Risk| {
        let assessed = risk.current.as_ref().is_some_and(|reading| since(reading.on));
        let decided = risk.decision.as_ref().is_some_and(|decision| since(decision.on));
        assessed || decided || risk.reopened.is_some()
    };
    let pursued = |raw| {
        look.pointing::<Action>(raw).next().is_some()
            || look.pointing::<Nonconformity>(raw).next().is_some()
            || look.pointing::<PlannedChange>(raw).any(|(_, change)| change.requested_on.is_some_and(since))
    };
    let planned = |risk| plans_of(look, risk).any(|(_, other)| !done(other));
    let mut risks = risks_of(look, plan).into_iter();
    !pursued(id.raw()) && !risks.any(|(risk, held)| seen(held) || planned(risk) || pursued(risk.raw()))
}
