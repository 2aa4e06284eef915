//! Defects of the treatment plan.

use kernel::{Date, Id};

use super::planted::{check, check_on};
use super::statement::approve_anew;
use super::world::{Clean, TODAY, day};
use crate::improvement::Action;
use crate::leadership::Approval;
use crate::planning::controls::Implementation;
use crate::planning::effectiveness::{Effectiveness, Outcome};
use crate::planning::risks::{Assessed, TreatmentOption};
use crate::planning::treatments::{Action as Step, Moved, TreatmentState};
use crate::planning::{Control, Treatment};
use crate::support::Person;

#[test]
fn a_risk_to_be_treated_needs_a_plan() {
    check(
        "in no plan",
        |clean| clean.world.edit(clean.done, |plan| plan.risks = kernel::Links::to([clean.critical])),
        ["treatment.plan_exists missing minor R-0001"],
    );
    check(
        "the one of the highest level in no plan",
        |clean| {
            let watch = clean.watch;
            clean.world.edit(clean.open, |plan| plan.risks = kernel::Links::to([clean.treated]));
            clean.world.edit(clean.critical, |risk| risk.controls = kernel::Links::to([watch]));
        },
        ["treatment.plan_exists highest major R-0002"],
    );
    check(
        "no plan at all",
        |clean| {
            clean.world.retire(clean.done);
            clean.world.retire(clean.open);
        },
        [
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
                risk.current = Some(Assessed { score: 8, band: "medium".into(), ..*before }.into());
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
    check(
        "an owner who left",
        |clean| {
            let other = gone(clean);
            clean.world.edit(clean.open, |plan| plan.owner = Some(other));
        },
        ["treatment.plan_exists left minor TP-2026-002"],
    );
    check(
        "an owner who left after it was done",
        |clean| {
            let other = gone(clean);
            clean.world.edit(clean.done, |plan| plan.owner = Some(other));
        },
        [],
    );
}

/// Somebody who left yesterday.
fn gone(clean: &mut Clean) -> Id<Person> {
    clean.world.make(TODAY, |person: &mut Person| {
        (person.name, person.left_on) = ("Per Dahl".into(), Some(day(5, 20)));
    })
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
    check_on(day(7, 1), "thirty days", unapproved, ["treatment.plan_approved_by_owners fresh not_due TP-2026-003"]);
    check_on(day(7, 2), "thirty-one", unapproved, ["treatment.plan_approved_by_owners missing minor TP-2026-003"]);
    check(
        "begun long ago, and recorded today",
        |clean| {
            unapproved(clean);
            let plan = *clean.world.all::<Treatment>().last().unwrap();
            clean.world.edit(plan, |plan| plan.start = Some(day(5, 1)));
        },
        ["treatment.plan_approved_by_owners missing minor TP-2026-003"],
    );
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
            clean.world.edit(clean.critical, |risk| {
                (risk.owner, risk.acceptance.as_mut().unwrap().by) = (Some(other), other);
            });
        },
        ["treatment.plan_approved_by_owners stranger minor TP-2026-002"],
    );
}

#[test]
fn a_plan_that_is_done_was_approved_before_by_those_who_owned_its_risks() {
    let done = |clean: &mut Clean, change: fn(&mut Treatment)| clean.world.edit(clean.done, change);
    check(
        "approved the day after",
        |clean| done(clean, |plan| plan.approvals.put_at("P-001", approved(plan, day(4, 21)))),
        ["treatment.plan_approved_by_owners afterwards minor TP-2026-001"],
    );
    check(
        "approved by another person alone",
        |clean| {
            let leader = clean.leader;
            clean.world.edit(clean.done, |plan| {
                let by = Approval { by: leader, ..approved(plan, day(3, 10)) };
                plan.approvals.put_at("P-001", by);
            });
        },
        ["treatment.plan_approved_by_owners missing minor TP-2026-001"],
    );
    check(
        "the risk went to somebody else since, who accepted it anew",
        |clean| {
            let leader = clean.leader;
            clean.world.edit(clean.treated, |risk| {
                risk.owner = Some(leader);
                let own = risk.acceptance.as_mut().unwrap();
                (own.by, own.on) = (leader, day(5, 20));
            });
        },
        [],
    );
}

/// The approval of a plan, on another day.
fn approved(plan: &Treatment, on: Date) -> Approval {
    let (_, first) = plan.approvals.iter().next().unwrap();
    Approval { on, ..first.clone() }
}

#[test]
fn a_risk_to_be_avoided_needs_a_plan_whatever_its_level() {
    check(
        "the activity goes on",
        |clean| {
            let backup = clean.backup;
            clean.world.edit(clean.small, |risk| {
                risk.controls = kernel::Links::to([backup]);
                (risk.residual_consequence, risk.residual_likelihood) = (risk.consequence.clone(), risk.likelihood);
                (risk.decision.as_mut().unwrap().option, risk.residual) =
                    (TreatmentOption::Avoid, risk.current.clone());
            });
        },
        ["treatment.plan_exists missing minor R-0003"],
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
    let all = |clean: &mut Clean, first: Date| {
        let plan = clean.world.state.get(clean.open).unwrap().record.clone();
        for due in [first, day(5, 1), day(5, 1)] {
            let due = Some(due);
            clean.world.make(day(3, 1), |own: &mut Treatment| *own = Treatment { due, ..plan.clone() });
        }
    };
    check(
        "most of the plan more than a month late",
        |clean| all(clean, day(5, 1)),
        ["treatment.carried_out overdue major TP-2026-003,TP-2026-004,TP-2026-005"],
    );
    check(
        "two more than a month late of five",
        |clean| all(clean, day(5, 2)),
        ["treatment.carried_out overdue minor TP-2026-003,TP-2026-004,TP-2026-005"],
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
        "done on a day that is still to come",
        |clean| clean.world.edit(clean.done, |plan| plan.completion.as_mut().unwrap().on = day(6, 3)),
        ["treatment.results_kept ahead minor TP-2026-001"],
    );
    check(
        "said to be done, and nobody recorded it",
        |clean| {
            clean.world.edit(clean.open, |plan| (plan.state, plan.due) = (TreatmentState::Done, Some(day(3, 2))));
            let watch = clean.watch;
            clean.world.edit(watch, |control| control.status = Implementation::Implemented);
        },
        ["treatment.results_kept missing minor TP-2026-002"],
    );
}

#[test]
fn the_controls_of_a_finished_plan_are_there_or_another_plan_brings_them() {
    let planned = |clean: &mut Clean| {
        let owner = clean.owner;
        let control = clean.world.make(day(3, 1), |control: &mut Control| {
            (control.title, control.owner) = ("A second line".into(), Some(owner));
            control.status = Implementation::Planned;
        });
        let risk = clean.treated;
        clean.world.edit(clean.done, |plan| plan.controls.add(control));
        clean.world.edit(risk, |risk| risk.controls.add(control));
        // The version in force knows it.
        approve_anew(clean);
        control
    };
    let elsewhere = "residual.accepted_by_owners elsewhere no_gap R-0001";
    let unbuilt = [elsewhere, "treatment.carried_out unbuilt minor TP-2026-001"];
    check("planned", |clean| _ = planned(clean), unbuilt);
    check(
        "planned, and the open plan brings it",
        |clean| {
            let control = planned(clean);
            clean.world.edit(clean.open, |plan| plan.controls.add(control));
            clean.world.edit(clean.treated, |risk| risk.controls = kernel::Links::default());
        },
        [],
    );
}

#[test]
fn a_plan_that_was_to_be_checked_is_and_what_did_not_work_is_followed_up() {
    let done = |clean: &mut Clean, change: fn(&mut Treatment)| clean.world.edit(clean.done, change);
    let to_check = |plan: &mut Treatment| plan.check_on = Some(day(5, 1));
    check(
        "to be checked on 1 May",
        |clean| done(clean, to_check),
        ["treatment.carried_out unchecked minor TP-2026-001"],
    );
    check_on(day(5, 31), "thirty days later", |clean| done(clean, to_check), []);
    let failed = |plan: &mut Treatment| {
        let (by, because) = (plan.owner.unwrap(), "The restore failed".into());
        plan.effectiveness = Some(Effectiveness { by, on: day(4, 25), outcome: Outcome::NotEffective, because });
    };
    check("it did not work", |clean| done(clean, failed), ["treatment.carried_out unanswered minor TP-2026-001"]);
    check(
        "it did not work, and an action follows",
        |clean| {
            done(clean, failed);
            let plan = clean.done;
            clean.world.make(day(4, 26), |action: &mut Action| action.about.0 = vec![plan.raw()]);
        },
        [],
    );
    check(
        "it did not work, and the risk was assessed again",
        |clean| {
            done(clean, failed);
            clean.world.edit(clean.treated, |risk| {
                let before = risk.current.clone().unwrap();
                risk.current = Some(Assessed { on: day(5, 2), ..*before.clone() }.into());
                risk.readings.put_at("1", *before);
            });
        },
        [],
    );
}

#[test]
fn a_plan_in_time_may_stand_still_or_be_behind() {
    let open = |clean: &mut Clean, change: &dyn Fn(&mut Treatment)| clean.world.edit(clean.open, change);
    let step = |due| {
        move |plan: &mut Treatment| {
            let (what, who, done_on) = ("Buy probes".into(), plan.owner, None);
            plan.actions.put_at("1", Step { what, who, due: Some(due), done_on });
        }
    };
    check("a step thirty days late", |clean| open(clean, &step(day(5, 2))), []);
    check(
        "a step thirty-one days late",
        |clean| open(clean, &step(day(5, 1))),
        ["treatment.carried_out behind minor TP-2026-002"],
    );
    check(
        "both late",
        |clean| {
            open(clean, &step(day(5, 1)));
            due(clean, day(5, 31));
        },
        ["treatment.carried_out overdue minor TP-2026-002"],
    );
    let waits = |on| {
        move |plan: &mut Treatment| {
            plan.state = TreatmentState::Waiting;
            plan.moved = Some(Moved { by: None, on, reason: Some("No money".into()) });
        }
    };
    check("waiting for ninety days", |clean| open(clean, &waits(day(3, 3))), []);
    check(
        "waiting for ninety-one days",
        |clean| open(clean, &waits(day(3, 2))),
        ["treatment.carried_out halted judgement TP-2026-002"],
    );
}

#[test]
fn what_became_of_controls_is_said_once() {
    check(
        "the only control is retired",
        |clean| {
            let backup = clean.backup;
            clean.world.edit(clean.treated, |risk| {
                risk.controls = kernel::Links::to([backup]);
                risk.inherent_likelihood = kernel::Level(5);
            });
            clean.world.retire(backup);
        },
        ["residual.accepted_by_owners elsewhere no_gap R-0001", "risks.controls_determined retired minor R-0001"],
    );
}

#[test]
fn an_open_plan_treats_what_is_to_be_treated_and_ends_before_what_rests_on_it() {
    let idle = "treatment.plan_exists idle minor TP-2026-002";
    check(
        "of a risk that is retained by now",
        |clean| {
            let both = kernel::Links::to([clean.treated, clean.critical]);
            clean.world.edit(clean.done, |plan| plan.risks = both);
            clean.world.edit(clean.open, |plan| plan.risks = kernel::Links::to([clean.small]));
        },
        [idle],
    );
    let due = |due: Date| move |clean: &mut Clean| clean.world.edit(clean.open, |plan| plan.due = Some(due));
    check("on the last day of the acceptance", due(Date::constant(2027, 3, 1)), []);
    let outlives = ["treatment.plan_exists outlives minor TP-2026-002"];
    check("after it", due(Date::constant(2027, 3, 2)), outlives);
    check(
        "begun after its end",
        |clean| clean.world.edit(clean.open, |plan| plan.start = Some(day(10, 1))),
        ["treatment.plan_exists turned minor TP-2026-002"],
    );
}
