//! Risks and plans that went to somebody else: who still has time, and who let it pass.

use kernel::{Date, Id};

use super::planted::check_on;
use super::world::{Clean, day};
use crate::planning::Risk;
use crate::planning::handover::Handover;
use crate::support::Person;

/// The treated risk goes to somebody new on 1 June, who has until 1 July.
fn handed(clean: &mut Clean) -> Id<Person> {
    let to = clean.world.make(day(1, 5), |person: &mut Person| person.name = "Liv Dahl".into());
    give(clean, clean.treated, clean.owner, to);
    to
}

fn give(clean: &mut Clean, risk: Id<Risk>, from: Id<Person>, to: Id<Person>) {
    let (by, on, until, reason) = (None, day(6, 1), Some(day(7, 1)), None);
    clean.world.edit(risk, |risk| {
        risk.owner = Some(to);
        risk.handover = Some(Handover { from, to, by, on, until, reason }.into());
    });
}

const WAITS: &str = "residual.accepted_by_owners handed-over not_due R-0001";

#[test]
fn a_new_owner_has_time_to_accept_anew() {
    let on = |what: &str, on: Date, expected: [&str; 1]| check_on(on, what, |clean| _ = handed(clean), expected);
    on("the last day", day(7, 1), [WAITS]);
    on("a day later", day(7, 2), ["residual.accepted_by_owners unconfirmed minor R-0001"]);
    check_on(
        day(7, 2),
        "accepted anew",
        |clean| {
            let (to, treated) = (handed(clean), clean.treated);
            clean.world.edit(treated, |risk| {
                let own = risk.acceptance.as_mut().unwrap();
                (own.by, own.on) = (to, day(6, 20));
            });
            let done = clean.done;
            let approval = super::world::approval(to, day(6, 20), 1);
            clean.world.edit(done, |plan| plan.approvals.put_at("P-003", approval));
        },
        [],
    );
}

#[test]
fn what_goes_through_several_hands_stays_approved_meanwhile() {
    check_on(
        day(6, 15),
        "on from the new owner to another one",
        |clean| {
            let named = |name: &'static str| move |person: &mut Person| person.name = name.into();
            let first = clean.world.make(day(1, 5), named("Liv Dahl"));
            let second = clean.world.make(day(1, 5), named("Per Dahl"));
            give(clean, clean.critical, clean.owner, first);
            give(clean, clean.critical, first, second);
        },
        ["residual.accepted_by_owners handed-over not_due R-0002"],
    );
}
