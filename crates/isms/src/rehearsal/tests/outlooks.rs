//! What is said of objectives and plans against what their own values and days say.

use kernel::Date;

use super::planted::{check, check_on};
use super::world::{Clean, day};
use crate::planning::objectives::{CheckIn, Outlook};
use crate::planning::treatments::Action;

fn seen(on: Date, value: i64, outlook: Outlook) -> CheckIn {
    CheckIn { on, value: Some(value.into()), outlook, by: None, remark: None, recorded_on: None }
}

fn looked(clean: &mut Clean, values: &[i64], outlook: Outlook) {
    clean.world.edit(clean.context.objective, |own| {
        own.baseline = Some(12.into());
        for (key, (value, month)) in values.iter().zip(3..).enumerate() {
            own.check_ins.put_at((key + 1).to_string(), seen(day(month, 1), *value, outlook));
        }
    });
}

#[test]
fn an_objective_on_track_moves() {
    let told = ["objectives.monitored contrary judgement O-001"];
    check("better each time", |clean| looked(clean, &[10, 8, 6], Outlook::OnTrack), []);
    check("worse each time", |clean| looked(clean, &[9, 10, 11], Outlook::OnTrack), told);
    check("never moved", |clean| looked(clean, &[12, 12, 12], Outlook::OnTrack), told);
    check("worse than at the beginning", |clean| looked(clean, &[10, 11, 14], Outlook::OnTrack), told);
    check("worse than the last time only", |clean| looked(clean, &[10, 7, 8], Outlook::OnTrack), []);
    check("reached", |clean| looked(clean, &[3, 3, 4], Outlook::OnTrack), []);
    check("not said to be on track", |clean| looked(clean, &[12, 12, 12], Outlook::AtRisk), []);
}

#[test]
fn something_follows_where_an_objective_is_off_track() {
    let off = |clean: &mut Clean| looked(clean, &[10, 9, 9], Outlook::OffTrack);
    check_on(day(5, 20), "weeks ago", off, ["objectives.monitored off-track-soon not_due O-001"]);
    check("a month ago, without an open step", off, ["objectives.monitored off-track minor O-001"]);
    let step = |clean: &mut Clean, done_on| {
        off(clean);
        let step =
            Action { what: "Ask for a second team".into(), who: Some(clean.owner), due: Some(day(9, 1)), done_on };
        clean.world.edit(clean.context.objective, |own| own.actions.put_at("2", step));
    };
    check("with an open one", |clean| step(clean, None), ["objectives.monitored off-course judgement O-001"]);
    check("with one done since", |clean| step(clean, Some(day(5, 20))), []);
}

#[test]
fn a_plan_is_begun_when_it_was_to_be() {
    let starts = |on: Date| move |clean: &mut Clean| clean.world.edit(clean.open, |plan| plan.start = Some(on));
    check("weeks ago", starts(day(5, 10)), []);
    check("in April", starts(day(4, 15)), ["treatment.carried_out begun-late judgement TP-2026-002"]);
    check_on(
        day(6, 9),
        "in winter, approved in March",
        starts(day(2, 20)),
        ["treatment.carried_out unbegun minor TP-2026-002"],
    );
    check(
        "begun",
        |clean| {
            clean.world.edit(clean.open, |plan| {
                (plan.start, plan.state) = (Some(day(3, 1)), crate::planning::treatments::TreatmentState::UnderWay);
            });
        },
        [],
    );
}

#[test]
fn what_is_gravest_is_not_begun_last() {
    let beside = |clean: &mut Clean, gravest: Date, lesser: Date| {
        let owner = clean.owner;
        clean.world.edit(clean.open, |plan| plan.start = Some(gravest));
        let like = clean.world.state.get(clean.open).expect("it was made").record.clone();
        let (risk, backup) = (clean.treated, clean.backup);
        let plan = clean.world.make(day(3, 1), |plan: &mut crate::planning::Treatment| *plan = like);
        clean.world.edit(plan, |plan| {
            (plan.title, plan.start, plan.owner) = ("Restore faster".into(), Some(lesser), Some(owner));
            (plan.risks, plan.controls) = (kernel::Links::to([risk]), kernel::Links::to([backup]));
        });
    };
    check("at the same time", |clean| beside(clean, day(6, 10), day(6, 8)), []);
    check(
        "long after all others",
        |clean| beside(clean, day(8, 20), day(6, 8)),
        ["risks.ranked last judgement R-0002,TP-2026-003"],
    );
}

#[test]
fn what_does_not_work_is_answered_within_a_month() {
    use crate::planning::effectiveness::{Effectiveness, Outcome};
    check(
        "found so last week",
        |clean| {
            let by = clean.leader;
            let because = "two of five restores failed".into();
            let own = Effectiveness { by, on: day(5, 25), outcome: Outcome::NotEffective, because };
            clean.world.edit(clean.done, |plan| plan.effectiveness = Some(own));
        },
        ["treatment.carried_out unanswered-soon not_due TP-2026-001"],
    );
}
