//! Every sign that records give: missing in an empty organization, there once the records are, and gone with them.

mod doing;
mod followed;
mod planned;

use std::collections::BTreeSet;

use kernel::{Declared, Id};

use super::signs::{By, SIGNS};
use crate::project::{ims2, way::STEPS};
use crate::rehearsal::tests::world::{TODAY, World};
use crate::support::Person;

/// An activity with the records that show its outcome, and what takes the sign away again.
type Case = (&'static str, fn(&mut World), fn(&mut World));

/// Another record of the register, with nothing in it.
fn blank<R: Declared>(world: &mut World) {
    world.make(TODAY, |_: &mut R| {});
}

/// The records of the register are gone.
fn gone<R: Declared>(world: &mut World) {
    world.all::<R>().into_iter().for_each(|id| world.retire(id));
}

/// Changes every live record of a register.
fn each<R: Declared>(world: &mut World, change: fn(&mut R)) {
    world.all::<R>().into_iter().for_each(|id| world.edit(id, change));
}

/// A person.
fn somebody(world: &mut World) -> Id<Person> {
    world.make(TODAY, |person: &mut Person| person.name = "Kari Lund".into())
}

fn cases() -> impl Iterator<Item = Case> {
    planned::CASES.iter().chain(doing::CASES).chain(followed::CASES).copied()
}

#[test]
fn every_sign_names_an_activity_of_the_method_once_and_a_step_of_the_way_or_a_register() {
    let works = ims2::works();
    let known: BTreeSet<_> = SIGNS.iter().map(|sign| sign.activity).collect();
    assert_eq!(known.len(), SIGNS.len(), "an activity stands in the list twice");
    for sign in SIGNS {
        assert!(works.iter().any(|work| work.id == sign.activity), "{}", sign.activity);
        let shown = match sign.by {
            By::Step(key) => STEPS.iter().any(|step| step.key == key),
            By::Records(key, ..) => crate::REGISTERS.iter().any(|register| register.key == key),
        };
        assert!(shown, "{}", sign.activity);
    }
    let places = SIGNS.iter().map(|sign| works.iter().position(|work| work.id == sign.activity));
    assert!(places.is_sorted(), "in the order of the method");
}

#[test]
fn every_sign_of_records_comes_and_goes_with_them() {
    let mut tried = BTreeSet::new();
    for (activity, makes, takes) in cases() {
        let sign = SIGNS.iter().find(|sign| sign.activity == activity).expect(activity);
        let By::Records(_, _, holds) = sign.by else { panic!("{activity} is a step") };
        assert!(!holds(&World::empty().state, TODAY), "{activity}: nothing is there");
        let mut world = World::empty();
        makes(&mut world);
        assert!(holds(&world.state, TODAY), "{activity}: the records are there");
        takes(&mut world);
        assert!(!holds(&world.state, TODAY), "{activity}: something is missing again");
        assert!(tried.insert(activity), "{activity} is tried twice");
    }
    let by_records = SIGNS.iter().filter(|sign| matches!(sign.by, By::Records(..)));
    assert_eq!(tried, by_records.map(|sign| sign.activity).collect());
}
