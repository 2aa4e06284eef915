//! What somebody who left leaves behind: one finding for each kind, under the clause that asks for it.

use kernel::{Id, Links, Many};

use super::planted::{check, verdict};
use super::world::{Clean, clean, day};
use crate::leadership::Role;
use crate::operation::Supplier;
use crate::operation::suppliers::SupplierState;
use crate::planning::risks::TreatmentOption;
use crate::planning::treatments::Action;
use crate::rehearsal::Next;
use crate::support::{Document, Person};
use crate::work::Task;

/// Somebody who left in May.
fn gone(clean: &mut Clean) -> Id<Person> {
    clean.world.make(day(1, 5), |person: &mut Person| {
        person.name = "Per Dahl".into();
        person.left_on = Some(day(5, 20));
    })
}

fn step(who: Id<Person>) -> Many<Action> {
    let (what, due, done_on) = ("Order it".into(), Some(day(8, 1)), None);
    [("a", Action { what, who: Some(who), due, done_on })].into_iter().collect()
}

#[test]
fn steps_and_duties_of_whoever_left_are_told_with_their_plans() {
    check(
        "a step of a plan",
        |clean| {
            let who = gone(clean);
            clean.world.edit(clean.open, |plan| plan.actions = step(who));
        },
        ["treatment.plan_exists left minor TP-2026-002"],
    );
    check(
        "a step of a plan that is done",
        |clean| {
            let who = gone(clean);
            clean.world.edit(clean.done, |plan| plan.actions = step(who));
        },
        ["treatment.carried_out unfinished minor TP-2026-001"],
    );
    check(
        "who was to check plans",
        |clean| {
            let who = gone(clean);
            clean.world.edit(clean.open, |plan| plan.check_by = Some(who));
        },
        ["treatment.carried_out checkers minor TP-2026-002"],
    );
    check(
        "the method",
        |clean| {
            let who = gone(clean);
            clean.world.edit(clean.method, |method| method.owner = Some(who));
        },
        ["method.kept_current left minor M-01"],
    );
}

#[test]
fn what_no_other_clause_asks_an_owner_for_is_told_of_responsibilities() {
    check(
        "an asset, by its owner",
        |clean| {
            let who = gone(clean);
            clean.world.edit(clean.server, |asset| asset.owner = Some(who));
        },
        ["responsibilities.assigned assets minor A-0001"],
    );
    check(
        "a control, by whoever operates it",
        |clean| {
            let who = gone(clean);
            clean.world.edit(clean.backup, |control| control.operator = Some(who));
        },
        ["responsibilities.assigned controls minor C-001"],
    );
    check(
        "rows of the statement",
        |clean| {
            let who = gone(clean);
            let row = clean.world.row("A.8.13");
            clean.world.edit(row, |row| row.owner = Some(who));
        },
        ["applicability.approved moved no_gap SV-02", "responsibilities.assigned rows minor A.8.13"],
    );
    check(
        "a document, a supplier and a task",
        |clean| {
            let who = gone(clean);
            clean.world.make(day(1, 9), |own: &mut Document| own.owner = Some(who));
            clean.world.make(day(1, 9), |own: &mut Supplier| own.owner = Some(who));
            clean.world.make(day(1, 9), |own: &mut Task| own.assignee = Some(who));
        },
        ["responsibilities.assigned documents+suppliers+tasks minor DOC-002,SUP-001,TK-0001"],
    );
    check(
        "a task that is done",
        |clean| {
            let who = gone(clean);
            clean.world.make(day(1, 9), |own: &mut Task| (own.assignee, own.done_on) = (Some(who), Some(day(2, 1))));
        },
        [],
    );
}

#[test]
fn roles_are_held_by_people_who_work_here_and_made_known() {
    let make = |clean: &mut Clean, told: bool| {
        let who = gone(clean);
        let communicated = clean.world.state.get(clean.role).unwrap().communicated.clone().filter(|_| told);
        clean.world.make(day(1, 6), |role: &mut Role| {
            role.title = "Security manager".into();
            role.reporting = true;
            role.holders = Links::to([who]);
            role.communicated = communicated;
        });
    };
    check("the only holder left", |clean| make(clean, true), ["responsibilities.assigned vacant minor RO-02"]);
    check(
        "nobody was told",
        |clean| clean.world.edit(clean.role, |role| role.communicated = None),
        ["responsibilities.assigned untold judgement RO-01"],
    );
    let young = |clean: &mut Clean, on| {
        let holder = clean.owner;
        clean.world.make(on, |role: &mut Role| {
            (role.title, role.holders) = ("Advisor".into(), Links::to([holder]));
        });
    };
    let soon = ["responsibilities.assigned untold-soon not_due RO-02"];
    check("a role of today", |clean| young(clean, day(6, 1)), soon);
    check("of thirty days ago", |clean| young(clean, day(5, 2)), soon);
    check("of before that", |clean| young(clean, day(5, 1)), ["responsibilities.assigned untold judgement RO-02"]);
}

#[test]
fn all_that_one_person_leaves_behind_is_one_finding_where_it_weighs_most() {
    let owns = |clean: &mut Clean, who| {
        clean.world.edit(clean.server, |asset| asset.owner = Some(who));
        clean.world.edit(clean.backup, |control| control.owner = Some(who));
        clean.world.edit(clean.context.market, |own| own.owner = Some(who));
        clean.world.edit(clean.method, |own| own.owner = Some(who));
    };
    let beside = "left+rehearsal-left-beside minor";
    check(
        "without a risk",
        |clean| {
            let who = gone(clean);
            owns(clean, who);
        },
        [&*format!("method.kept_current {beside} M-01")],
    );
    check(
        "with a risk",
        |clean| {
            let who = gone(clean);
            owns(clean, who);
            clean.world.edit(clean.small, |risk| {
                (risk.owner, risk.acceptance.as_mut().unwrap().by) = (Some(who), who);
            });
        },
        [&*format!("risks.have_owners {beside} R-0003")],
    );
    let mut planted = clean();
    let who = gone(&mut planted);
    owns(&mut planted, who);
    let told = verdict(&planted, "method.kept_current").sentences;
    assert!(format!("{told:?}").contains("\"A-0001\", \"C-001\", \"I-01\""), "{told:?}");
}

#[test]
fn one_act_hands_all_of_it_over() {
    let mut planted = clean();
    let who = gone(&mut planted);
    planted.world.edit(planted.server, |asset| asset.owner = Some(who));
    let next: Option<Next> = verdict(&planted, "responsibilities.assigned").next;
    assert_eq!(next.map(|next| (next.act, next.subject.unwrap().id)), Some(("person.hand_over", who.raw())));
}

#[test]
fn days_and_partners_of_plans_and_decisions_fit() {
    check(
        "a step is due after its plan",
        |clean| {
            let who = clean.owner;
            clean.world.edit(clean.open, |plan| {
                plan.actions = step(who);
                plan.due = Some(day(7, 31));
            });
        },
        ["treatment.plan_exists beyond minor TP-2026-002"],
    );
    check(
        "a change is done, and its step is open",
        |clean| {
            let who = clean.owner;
            clean.world.edit(clean.context.upgrade, |own| (own.actions, own.review) = (step(who), None));
        },
        ["changes.controlled unfinished minor CH-2026-002"],
    );
    check(
        "and somebody looked back at it",
        |clean| {
            let who = clean.owner;
            clean.world.edit(clean.context.upgrade, |own| own.actions = step(who));
        },
        ["changes.controlled passed-over judgement CH-2026-002"],
    );
    check(
        "a risk is shared with a supplier that works here no longer",
        |clean| {
            let ended = clean.world.make(day(1, 9), |own: &mut Supplier| own.state = SupplierState::Ended);
            clean.world.edit(clean.treated, |risk| {
                let own = risk.decision.as_mut().unwrap();
                (own.option, own.supplier) = (TreatmentOption::Share, Some(ended));
            });
        },
        ["risks.options_decided partner minor R-0001"],
    );
}
