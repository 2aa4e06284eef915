//! Countersignatures, settlements and roles that look right and are not.

use kernel::{Date, Id};

use super::planted::{check, check_on};
use super::world::{Clean, TODAY, day};
use crate::leadership::Role;
use crate::leadership::roles::Assignment;
use crate::planning::changes::Settled;
use crate::support::Person;

fn given(clean: &mut Clean, person: Id<Person>, on: Date, recorded_on: Date) {
    clean.world.edit(clean.role, |role: &mut Role| {
        role.holders.add(person);
        let (by, remark, until, ended_by, ended_because) = (None, None, None, None, None);
        let recorded_on = Some(recorded_on);
        role.assignments
            .put_at("P", Assignment { person, by, on, remark, recorded_on, until, ended_by, ended_because });
    });
}

fn countersigned(clean: &mut Clean, by: Id<Person>) {
    clean.world.edit(clean.critical, |risk| {
        let own = risk.acceptance.as_mut().expect("it is accepted");
        (own.countersigned_by, own.countersigned_on) = (Some(by), Some(day(3, 16)));
    });
}

#[test]
fn a_role_that_was_entered_afterwards_countersigns_nothing() {
    let other = |clean: &mut Clean, recorded| {
        let other = clean.world.make(day(1, 5), |person: &mut Person| person.name = "Nils Lie".into());
        given(clean, other, day(3, 1), recorded);
        countersigned(clean, other);
    };
    check("entered on the day", |clean| other(clean, day(3, 1)), []);
    check("entered today", |clean| other(clean, TODAY), ["residual.accepted_by_owners dated-back minor R-0002"]);
}

#[test]
fn a_namesake_of_whoever_accepted_has_to_be_looked_at() {
    check(
        "one name, two records",
        |clean| {
            let twin = clean.world.make(day(1, 5), |person: &mut Person| person.name = "Kari  lund".into());
            given(clean, twin, day(1, 6), day(1, 6));
            countersigned(clean, twin);
        },
        ["residual.accepted_by_owners namesake judgement R-0002"],
    );
}

#[test]
fn what_raises_risks_is_not_settled_by_a_word() {
    let settled = |clean: &mut Clean, effect: &str, by: Id<Person>, because: &str| {
        let risk = clean.critical;
        clean.world.edit(clean.context.upgrade, |own| {
            own.done_on = Some(day(4, 20));
            own.effect_on_risks = Some(effect.into());
            own.risks = kernel::Links::to([risk]);
            own.settled = Some(Settled { by, on: day(4, 25), because: because.into() });
        });
    };
    let told = ["assessment.performed_on_change settled judgement CH-2026-002"];
    let why = "the new database runs on the same machines, under the same accounts";
    let ok = ["assessment.performed_on_change ok no_gap"];
    check("a word", |clean| settled(clean, "Raises R-0002", clean.leader, "ok"), told);
    check("by its owner", |clean| settled(clean, "Raises R-0002", clean.owner, why), told);
    check(
        "by its owner, who says that it raises none",
        |clean| settled(clean, "Does not raise any", clean.owner, why),
        ok,
    );
    check("by another, with a reason", |clean| settled(clean, "Raises R-0002", clean.leader, why), ok);
}

#[test]
fn a_role_is_made_known_again_when_all_its_holders_are_others() {
    let handed = |clean: &mut Clean| {
        let leader = clean.leader;
        clean.world.edit(clean.role, |role: &mut Role| {
            role.holders = kernel::Links::default();
            let (by, remark, recorded_on, ended_by, ended_because) = (None, None, None, None, None);
            let (on, until) = (day(1, 6), Some(day(4, 30)));
            let before = Assignment { person: leader, by, on, remark, recorded_on, until, ended_by, ended_because };
            role.assignments.put_at("L", before);
        });
        let owner = clean.owner;
        given(clean, owner, day(4, 30), day(4, 30));
    };
    let told = "responsibilities.assigned changed-hands judgement RO-01";
    check_on(day(5, 20), "three weeks ago", handed, []);
    check("a month ago", handed, [told]);
    check(
        "a second one beside the first",
        |clean| {
            let owner = clean.owner;
            given(clean, owner, day(4, 30), day(4, 30));
        },
        [],
    );
}

#[test]
fn a_role_is_made_known_again_when_it_may_do_something_else() {
    let rewritten = |clean: &mut Clean| {
        clean.world.edit(clean.role, |role| role.authorities = Some("May stop releases".into()));
    };
    check("today", rewritten, []);
    check_on(day(7, 1), "thirty days ago", rewritten, []);
    check_on(
        day(7, 2),
        "more than thirty days ago",
        rewritten,
        ["responsibilities.assigned rewritten judgement RO-01"],
    );
}
