//! Days of one record that contradict each other.

use kernel::Date;

use super::planted::check;
use super::world::{Clean, day};
use crate::context::Issue;
use crate::planning::effectiveness::{Effectiveness, Outcome};
use crate::planning::objectives::{CheckIn, ObjectiveState};
use crate::planning::treatments::Action;
use crate::planning::{Objective, PlannedChange, Treatment};

fn risk(change: fn(&mut crate::planning::Risk)) -> impl Fn(&mut Clean) {
    move |clean| clean.world.edit(clean.kept, change)
}

#[test]
fn a_risk_is_identified_before_it_is_judged_and_decided_about_before_it_is_accepted() {
    let told = ["risks.described turned judgement R-0004"];
    check("identified after it was assessed", risk(|own| own.identified_on = Some(day(2, 14))), told);
    check("identified on the day of it", risk(|own| own.identified_on = Some(day(2, 10))), []);
    check(
        "accepted, then decided about",
        risk(|own| own.decision.as_mut().unwrap().on = day(3, 20)),
        ["residual.accepted_by_owners turned judgement R-0004"],
    );
}

#[test]
fn a_plan_is_carried_out_after_its_steps_and_judged_after_that() {
    let plan = |change: fn(&mut Treatment)| move |clean: &mut Clean| clean.world.edit(clean.done, change);
    let step = |on: Date| Action { what: "Restore".into(), who: None, due: Some(on), done_on: Some(on) };
    let done = move |own: &mut Treatment| own.actions.put_at("1", step(day(5, 2)));
    check(
        "a step done later",
        |clean| clean.world.edit(clean.done, done),
        ["treatment.carried_out turned judgement TP-2026-001"],
    );
    fn judged(own: &mut Treatment, on: Date) {
        let by = own.completion.as_ref().expect("it is done").by;
        own.effectiveness =
            Some(Effectiveness { by, on, outcome: Outcome::Effective, because: "No loss in a quarter".into() });
    }
    let told = ["treatment.carried_out hasty minor TP-2026-001"];
    check("judged before it was done", plan(|own| judged(own, day(4, 19))), told);
    check("judged on the day", plan(|own| judged(own, day(4, 20))), []);
}

#[test]
fn a_change_is_asked_for_then_begun_then_done_then_judged() {
    let change =
        |change: fn(&mut PlannedChange)| move |clean: &mut Clean| clean.world.edit(clean.context.change, change);
    let told = ["changes.planned turned judgement CH-2026-001"];
    check("done before it began", change(|own| own.start = Some(day(4, 9))), told);
    check("done before it was asked for", change(|own| own.requested_on = Some(day(4, 9))), told);
    check(
        "judged before it was done",
        change(|own| own.review.as_mut().unwrap().on = day(4, 7)),
        ["changes.reviewed hasty minor CH-2026-001"],
    );
}

#[test]
fn objectives_and_issues_have_their_days_in_order() {
    let objective =
        |change: fn(&mut Objective)| move |clean: &mut Clean| clean.world.edit(clean.context.objective, change);
    check(
        "due before it begins",
        objective(|own| own.due = own.start.map(|start| start.yesterday().expect("a day before"))),
        ["objectives.plan_due turned minor O-001", "objectives.updated over minor O-001"],
    );
    check(
        "reached before it began",
        |clean| {
            let like = clean.world.state.get(clean.context.objective).expect("it is there").record.clone();
            clean.world.make(day(1, 20), |own: &mut Objective| {
                *own = like;
                own.title = "Everybody trained".into();
                (own.state, own.start) = (ObjectiveState::Reached, Some(day(5, 2)));
                let seen = own.check_ins.at("1").expect("it was looked at").clone();
                own.check_ins.put_at("1", CheckIn { value: own.target, ..seen });
            });
        },
        ["objectives.updated turned judgement O-002"],
    );
    let issue = |change: fn(&mut Issue)| move |clean: &mut Clean| clean.world.edit(clean.context.market, change);
    check(
        "looked at before it was identified",
        issue(|own| (own.identified_on, own.reviewed_on) = (Some(day(1, 18)), Some(day(1, 17)))),
        ["issues.kept_current turned judgement I-01"],
    );
}
