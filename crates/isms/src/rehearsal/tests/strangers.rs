//! Who spoke for the organization and could not: outsiders, people before their first day or after their last, and holders
//! of other roles.

use kernel::{Date, Id, Links};

use super::planted::check;
use super::world::{Clean, day};
use crate::leadership::Role;
use crate::leadership::roles::{Assignment, Told};
use crate::planning::Risk;
use crate::planning::effectiveness::{Effectiveness, Outcome};
use crate::support::Person;
use crate::support::people::PersonKind;

fn person(clean: &mut Clean, fill: impl FnOnce(&mut Person)) -> Id<Person> {
    clean.world.make(day(1, 5), |own: &mut Person| {
        own.name = "Liv Dahl".into();
        fill(own);
    })
}

/// Somebody decided about R-0003, accepted it and owns it.
fn spoke(clean: &mut Clean, by: Id<Person>) {
    clean.world.edit(clean.small, |risk: &mut Risk| {
        risk.owner = Some(by);
        risk.decision.as_mut().unwrap().by = Some(by);
        risk.acceptance.as_mut().unwrap().by = by;
    });
}

#[test]
fn risks_lie_with_people_who_work_here_by_then() {
    let owned = |fill: fn(&mut Person)| {
        move |clean: &mut Clean| {
            let owner = person(clean, fill);
            spoke(clean, owner);
        }
    };
    let outsider = ["risks.have_owners outsider judgement R-0003"];
    check("somebody who works elsewhere", owned(|own| own.kind = PersonKind::Outsider), outsider);
    check("somebody whom another one pays", owned(|own| own.kind = PersonKind::Contractor), []);
    let early = ["risks.have_owners before-joining minor R-0003"];
    check("before the first day", owned(|own| own.joined_on = Some(day(3, 16))), early);
    check("on the first day of both", owned(|own| own.joined_on = Some(day(2, 20))), []);
}

#[test]
fn whoever_had_left_decides_completes_and_judges_nothing() {
    let gone = |clean: &mut Clean| person(clean, |own| own.left_on = Some(day(1, 31)));
    check(
        "the decision",
        |clean| {
            let by = gone(clean);
            clean.world.edit(clean.small, |risk| risk.decision.as_mut().unwrap().by = Some(by));
        },
        ["risks.options_decided departed minor R-0003"],
    );
    check(
        "the completion",
        |clean| {
            let by = gone(clean);
            clean.world.edit(clean.done, |plan| plan.completion.as_mut().unwrap().by = by);
        },
        ["treatment.carried_out departed minor TP-2026-001"],
    );
    check(
        "the judgement of a plan, and of a change",
        |clean| {
            let (by, on) = (gone(clean), day(5, 20));
            let judged = || Effectiveness { by, on, outcome: Outcome::Effective, because: "Two restores".into() };
            clean.world.edit(clean.done, |plan| plan.effectiveness = Some(judged()));
            clean.world.edit(clean.context.change, |own| own.review = Some(judged()));
        },
        ["changes.reviewed departed minor CH-2026-001", "treatment.carried_out departed minor TP-2026-001"],
    );
}

/// Gives somebody a role from a day on.
fn given(clean: &mut Clean, role: Id<Role>, person: Id<Person>, on: Date) {
    clean.world.edit(role, |role: &mut Role| {
        role.holders.add(person);
        let (by, remark, recorded_on, until) = (None, None, Some(on), None);
        let given = Assignment { person, by, on, remark, recorded_on, until, ended_by: None, ended_because: None };
        role.assignments.put_at("1", given);
    });
}

fn countersigned(clean: &mut Clean, by: Id<Person>, on: Date) {
    clean.world.edit(clean.critical, |risk| {
        let own = risk.acceptance.as_mut().expect("it is accepted");
        (own.countersigned_by, own.countersigned_on) = (Some(by), Some(on));
    });
}

#[test]
fn a_countersignature_is_given_after_the_acceptance_by_a_holder_of_the_role_for_the_level() {
    let leader = |on| move |clean: &mut Clean| countersigned(clean, clean.leader, on);
    let told = |case: &str| format!("residual.accepted_by_owners {case} R-0002");
    check("before it was accepted", leader(day(3, 14)), [&*told("countersigned-early minor")]);
    check("on the day", leader(day(3, 15)), []);
    let other = |known: bool| {
        move |clean: &mut Clean| {
            if known {
                given(clean, clean.role, clean.leader, day(1, 6));
            }
            let other = person(clean, |_| ());
            countersigned(clean, other, day(3, 16));
        }
    };
    check("by nobody who is known to have held it", other(false), [&*told("unentitled judgement")]);
    check("while it is kept who held it", other(true), [&*told("no-holder minor")]);
    let for_another = |own: bool| {
        move |clean: &mut Clean| {
            let adviser = person(clean, |_| ());
            let role = clean.world.make(day(1, 6), |role: &mut Role| {
                role.title = "Adviser".into();
                role.holders = Links::to([adviser]);
                role.communicated = Some(Told { by: None, on: day(1, 7), to: "Everybody".into(), how: None });
            });
            let by = if own { clean.leader } else { adviser };
            countersigned(clean, by, day(3, 16));
            clean.world.edit(clean.critical, |risk| risk.acceptance.as_mut().unwrap().needs = Some(role));
        }
    };
    check("for another role", for_another(false), [&*told("other-role minor")]);
    check("by whoever holds the right one, too", for_another(true), []);
}

#[test]
fn that_nobody_leads_the_organization_is_told_with_the_roles() {
    check(
        "the only one left with a risk and an objective",
        |clean| {
            let gone = clean.leader;
            clean.world.edit(gone, |own| own.left_on = Some(day(5, 20)));
            clean.world.edit(clean.small, |risk| risk.owner = Some(gone));
            clean.world.edit(clean.context.objective, |own| own.owner = Some(gone));
        },
        ["responsibilities.assigned headless+rehearsal-left-beside minor RO-01"],
    );
}
