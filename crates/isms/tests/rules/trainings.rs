//! One training of several people, recorded once.

use crate::world::World;

fn trained(world: &World) -> Vec<String> {
    let table = world.state.table("training").expect("a register");
    let shows = |reference: &str, key: &str| world.shows("training", reference, key);
    let told = |reference: String| {
        let [person, state, done] = ["person", "state", "done_on"].map(|key| shows(&reference, key));
        format!("{reference} {person} {state} {done}").trim().to_owned()
    };
    table.rows().map(|row| told(row.reference())).collect()
}

/// Ada and Ben in the works, Cleo in the stockroom below it, Dan who left.
fn works() -> World {
    let mut world = World::new();
    world.create("unit", &[("name", "Works")]);
    world.create("unit", &[("name", "Stockroom"), ("parent", "Works")]);
    world.edit("person", "P-001", &[("unit", "Works")]);
    world.create("person", &[("name", "Cleo"), ("unit", "Stockroom")]);
    world.create("person", &[("name", "Dan"), ("unit", "Works"), ("left_on", "2026-01-31")]);
    world.create("course", &[("title", "Phishing")]);
    world
}

#[test]
fn everybody_of_a_unit_gets_a_record_but_those_who_left() {
    let mut world = works();
    let day = [("units", "Works"), ("people", "P-002"), ("course", "Phishing"), ("done_on", "2026-11-20")];
    world.does("training.record", &[&day[..], &[("result", "attended")]].concat());
    let expected =
        ["TR-2026-001 P-001 done 2026-11-20", "TR-2026-002 P-002 done 2026-11-20", "TR-2026-003 P-003 done 2026-11-20"];
    assert_eq!(trained(&world), expected);
    assert_eq!(world.shows("training", "TR-2026-001", "title"), "Phishing");
}

#[test]
fn who_was_to_take_the_course_has_that_record_completed() {
    let mut world = works();
    world.does("training.record", &[("people", "P-001\nP-002"), ("course", "Phishing"), ("due", "2026-12-01")]);
    assert_eq!(trained(&world), ["TR-2026-001 P-001 planned", "TR-2026-002 P-002 planned"]);
    world.does("training.record", &[("people", "P-001\nP-003"), ("course", "Phishing"), ("done_on", "2026-11-21")]);
    let expected =
        ["TR-2026-001 P-001 done 2026-11-21", "TR-2026-002 P-002 planned", "TR-2026-003 P-003 done 2026-11-21"];
    assert_eq!(trained(&world), expected);
}

#[test]
fn everything_that_is_lacking_is_said_at_once() {
    let world = works();
    let lacking = [
        "software people: choose who takes it, or a unit or a role",
        "software title: say what is learnt, or choose a course",
        "software done_on: say on which day it was done, or by when it is to be",
    ];
    world.refuses("training.record", &[], &lacking);
    let left = [("people", "Dan"), ("title", "Phishing"), ("due", "2026-12-01")];
    world.refuses(
        "training.record",
        &left,
        &["house-rule people: Dan no longer works for the organization; leave them out"],
    );
}
