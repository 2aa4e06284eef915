//! Defects of the treatment plan and of acceptance.

use kernel::{Date, Id};

use super::planted::{check, check_on};
use super::world::{Clean, TODAY, day};
use crate::planning::risks::{Acceptance, Assessed, TreatmentOption};
use crate::planning::{Risk, Treatment};
use crate::support::Person;

fn accept(clean: &mut Clean, risk: Id<Risk>, change: impl FnOnce(&mut Acceptance)) {
    clean.world.edit(risk, |risk| change(risk.acceptance.as_mut().unwrap()));
}

#[test]
fn a_risk_to_be_treated_needs_a_plan() {
    check(
        "in no plan",
        |clean| clean.world.edit(clean.done, |plan| plan.risks = kernel::Links::to([clean.critical])),
        ["treatment.plan_exists missing minor R-0001"],
    );
    check(
        "no plan at all",
        |clean| {
            clean.world.retire(clean.done);
            clean.world.retire(clean.open);
        },
        [
            "risks.controls_determined missing minor R-0002",
            "treatment.carried_out none not_due",
            "treatment.plan_approved_by_owners none not_due",
            "treatment.plan_exists missing major R-0001,R-0002",
            "treatment.results_kept none not_due",
        ],
    );
}

#[test]
fn a_risk_within_the_criteria_whose_controls_work_needs_no_plan() {
    check(
        "in no plan",
        |clean| {
            let backup = clean.backup;
            clean.world.edit(clean.done, |plan| plan.risks = kernel::Links::to([clean.critical]));
            clean.world.edit(clean.treated, |risk| {
                (risk.likelihood, risk.controls) = (kernel::Level(2), kernel::Links::to([backup]));
                let before = risk.current.clone().unwrap();
                risk.current = Some(Assessed { score: 8, band: "medium".into(), ..before });
                risk.decision.as_mut().unwrap().reason = Some("the backups do it".into());
            });
        },
        [],
    );
}

#[test]
fn a_plan_without_owner_or_date_is_incomplete() {
    check(
        "no owner",
        |clean| clean.world.edit(clean.open, |plan| plan.owner = None),
        ["treatment.plan_exists incomplete minor TP-2026-002"],
    );
}

#[test]
fn the_owners_approve_the_plan_and_what_was_changed_again() {
    let unapproved = |clean: &mut Clean| {
        let (risk, control, owner) = (clean.critical, clean.watch, clean.owner);
        clean.world.make(TODAY, |plan: &mut Treatment| {
            plan.title = "Lock the doors".into();
            plan.risks = kernel::Links::to([risk]);
            plan.controls = kernel::Links::to([control]);
            (plan.owner, plan.due) = (Some(owner), Some(day(12, 1)));
        });
    };
    check_on(day(7, 1), "thirty days", unapproved, ["treatment.plan_approved_by_owners fresh not_due"]);
    check_on(day(7, 2), "thirty-one", unapproved, ["treatment.plan_approved_by_owners missing minor TP-2026-003"]);
    check(
        "a second version that nobody approved",
        |clean| clean.world.edit(clean.open, |plan| plan.version = 2),
        ["treatment.plan_approved_by_owners changed minor TP-2026-002"],
    );
    check_on(
        day(6, 30),
        "another owner, who did not approve",
        |clean| {
            let other = clean.world.make(TODAY, |person: &mut Person| person.name = "Per Dahl".into());
            clean.world.edit(clean.critical, |risk| risk.owner = Some(other));
        },
        ["treatment.plan_approved_by_owners missing minor TP-2026-002"],
    );
}

#[test]
fn what_remains_is_accepted_by_the_owner_until_a_day() {
    check(
        "not accepted",
        |clean| clean.world.edit(clean.small, |risk| risk.acceptance = None),
        ["residual.accepted_by_owners missing minor R-0003"],
    );
    check(
        "assessed again thirty days ago",
        |clean| {
            clean.world.edit(clean.small, |risk| {
                risk.acceptance = None;
                risk.current.as_mut().unwrap().on = day(5, 2);
            });
        },
        ["residual.accepted_by_owners fresh not_due"],
    );
    check(
        "run out",
        |clean| accept(clean, clean.small, |own| own.until = Some(day(5, 31))),
        ["residual.accepted_by_owners expired minor R-0003"],
    );
    check(
        "given up, and the plan is done",
        |clean| {
            clean.world.edit(clean.treated, |risk| {
                risk.decision.as_mut().unwrap().option = TreatmentOption::Avoid;
                risk.acceptance = None;
            });
        },
        [],
    );
}

#[test]
fn above_the_line_an_acceptance_needs_more() {
    check(
        "no countersignature",
        |clean| accept(clean, clean.critical, |own| own.countersigned_by = None),
        ["residual.accepted_by_owners authority minor R-0002"],
    );
    check(
        "no reason, no last day",
        |clean| accept(clean, clean.critical, |own| (own.reason, own.until) = (None, None)),
        ["residual.accepted_by_owners authority minor R-0002"],
    );
}

#[test]
fn what_has_risen_since_is_accepted_anew() {
    check(
        "from medium to high",
        |clean| {
            clean.world.edit(clean.kept, |risk| {
                let before = risk.current.clone().unwrap();
                risk.consequence = super::world::ratings(&[("i", 4)]);
                risk.current = Some(Assessed { score: 12, band: "high".into(), ..before });
            });
        },
        ["residual.accepted_by_owners moved minor R-0004"],
    );
}

fn due(clean: &mut Clean, on: Date) {
    clean.world.edit(clean.open, |plan| plan.due = Some(on));
}

#[test]
fn a_plan_that_is_late_is_named_and_a_grave_risk_makes_it_grave() {
    check("due yesterday", |clean| due(clean, day(5, 31)), ["treatment.carried_out overdue minor TP-2026-002"]);
    check(
        "due more than ninety days ago, for a risk of the highest level",
        |clean| due(clean, day(3, 2)),
        ["treatment.carried_out overdue major TP-2026-002"],
    );
}

#[test]
fn a_finished_plan_has_a_result_and_its_controls_work() {
    check(
        "done, and nobody says what came of it",
        |clean| clean.world.edit(clean.done, |plan| plan.completion.as_mut().unwrap().result = "done".into()),
        ["treatment.results_kept missing minor TP-2026-001"],
    );
    check(
        "done, while its control is still planned",
        |clean| {
            let watch = clean.watch;
            clean.world.edit(clean.done, |plan| plan.controls.add(watch));
        },
        ["treatment.results_kept unchanged judgement TP-2026-001"],
    );
}
