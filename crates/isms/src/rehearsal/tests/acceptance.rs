//! Defects of acceptance: whose it is, when it was given, and how long it lasts.

use kernel::{Date, Id, Level};

use super::planted::check;
use super::world::{Clean, TODAY, day};
use crate::planning::Risk;
use crate::planning::risks::{Acceptance, Assessed, TreatmentOption};
use crate::support::Person;

fn accept(clean: &mut Clean, risk: Id<Risk>, change: impl FnOnce(&mut Acceptance)) {
    clean.world.edit(risk, |risk| change(risk.acceptance.as_mut().unwrap()));
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
        ["residual.accepted_by_owners fresh not_due R-0003"],
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
        "accepted as medium, and judged as high before",
        |clean| {
            clean.world.edit(clean.kept, |risk| {
                let before = risk.current.clone().unwrap();
                risk.consequence = super::world::ratings(&[("i", 4)]);
                risk.current = Some(Assessed { score: 12, band: "high".into(), ..*before }.into());
            });
        },
        ["residual.accepted_by_owners less minor R-0004"],
    );
    let found = |clean: &mut Clean, on: Date| {
        clean.world.edit(clean.treated, |risk| {
            let before = risk.current.clone().unwrap();
            (risk.likelihood, risk.current) =
                (Level(4), Some(Assessed { on, score: 16, band: "critical".into(), ..*before }.into()));
        });
    };
    check(
        "found worse once the plan was done than it was expected to be",
        |clean| found(clean, day(4, 21)),
        ["residual.accepted_by_owners moved minor R-0001"],
    );
    check("found worse while the plan was carried out", |clean| found(clean, day(4, 20)), []);
}

#[test]
fn an_acceptance_is_the_owners_and_rests_on_a_judgement() {
    check(
        "by somebody else",
        |clean| {
            let leader = clean.leader;
            accept(clean, clean.small, |own| own.by = leader);
        },
        ["residual.accepted_by_owners stranger minor R-0003"],
    );
    check(
        "before the assessment",
        |clean| accept(clean, clean.small, |own| own.on = day(2, 9)),
        ["residual.accepted_by_owners early minor R-0003"],
    );
    check(
        "before what remains was judged",
        |clean| accept(clean, clean.treated, |own| own.on = day(2, 19)),
        ["residual.accepted_by_owners early minor R-0001"],
    );
    check(
        "judged again long after, with the same score",
        |clean| clean.world.edit(clean.treated, |risk| risk.residual.as_mut().unwrap().on = day(5, 20)),
        [],
    );
}

#[test]
fn a_countersignature_is_that_of_another_person_in_the_role() {
    check(
        "by the owner",
        |clean| {
            let owner = clean.owner;
            accept(clean, clean.critical, |own| own.countersigned_by = Some(owner));
        },
        ["residual.accepted_by_owners authority minor R-0002"],
    );
    let stranger = |clean: &mut Clean| {
        let other = clean.world.make(TODAY, |person: &mut Person| person.name = "Per Dahl".into());
        accept(clean, clean.critical, |own| own.countersigned_by = Some(other));
        other
    };
    check(
        "by somebody who never held the role",
        |clean| _ = stranger(clean),
        ["residual.accepted_by_owners unentitled judgement R-0002"],
    );
    check(
        "by a deputy",
        |clean| {
            let other = stranger(clean);
            clean.world.edit(clean.role, |role| role.deputies.add(other));
        },
        [],
    );
}

#[test]
fn no_acceptance_outlasts_the_interval() {
    let until = |last| move |clean: &mut Clean| accept(clean, clean.critical, |own| own.until = Some(last));
    check("a year", until(Date::constant(2027, 3, 15)), []);
    check(
        "a year and a day",
        until(Date::constant(2027, 3, 16)),
        ["residual.accepted_by_owners authority minor R-0002"],
    );
    check(
        "within the line",
        |clean| accept(clean, clean.small, |own| own.until = Some(Date::constant(2035, 1, 1))),
        ["residual.accepted_by_owners outlasts minor R-0003"],
    );
}
