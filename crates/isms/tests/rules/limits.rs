//! What comes from outside, or from another day, and is held against what is there today.

use isms::support::Document;
use isms::support::documents::in_force;
use kernel::{Change, Path, Value};

use crate::world::World;

#[test]
fn an_asset_judged_on_longer_scales_is_still_described() {
    let mut world = World::with_method();
    world.create("asset", &[("name", "Laptop"), ("value[i].level", "5")]);
    world.create("risk", &[("title", "Theft"), ("owner", "P-001"), ("inherent_consequence[c].level", "5")]);
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", &[("consequence[5]", ""), ("likelihood[5]", "")]);
    world.does("method.approve", &[("method", "M-02"), ("remark", "The workshop of May judges them anew.")]);
    world.try_edit("asset", "A-0001", &[("tags", "mobile")]).expect("a word is no rating");
    world.try_edit("risk", "R-0001", &[("tags", "mobile")]).expect("a word is no rating");
    let off = "method value[c].level: 5 is off the scale; pick a step from 1 to 4 (6.1.2 a)".to_owned();
    assert_eq!(world.try_edit("asset", "A-0001", &[("value[c].level", "5")]), Err(vec![off]));
    world.try_edit("asset", "A-0001", &[("value[i].level", "4")]).expect("it is judged anew");
}

/// A procedure in force, and a next version that was approved.
fn approved_again() -> World {
    let mut world = World::new();
    world.create("document", &[("title", "Loading"), ("kind", "procedure"), ("body", "Lock the gate.")]);
    for document in ["DOC-001", "DOC-002"] {
        let own = ("document", document);
        world = world.acting("P-001");
        world.does("document.submit", &[own]);
        world = world.acting("P-002");
        world.does("document.approve", &[own]);
        if document == "DOC-001" {
            world.does("document.publish", &[own, ("holds_from", "2026-12-01")]);
            world = world.on("2026-12-02");
            world.does("document.revise", &[own]);
            world.edit("document", "DOC-002", &[("changes", "The gate has a code now.")]);
        }
    }
    world
}

#[test]
fn a_version_holds_until_the_day_on_which_the_next_one_does() {
    let mut world = approved_again();
    let next = ("document", "DOC-002");
    let early = "requirement holds_from: DOC-001 Loading holds until this takes its place; put this in force on \
                 2027-01-01, or pick a day up to today (7.5.3 a)";
    world.refuses("document.publish", &[next, ("holds_from", "2027-01-01")], &[early]);
    assert_eq!(world.shows("document", "DOC-001", "state"), "published");
    world = world.on("2027-01-01");
    world.does("document.publish", &[next, ("holds_from", "2027-01-01")]);
    assert_eq!(world.shows("document", "DOC-001", "state"), "superseded");
}

#[test]
fn versions_that_replace_each_other_in_a_circle_end_somewhere() {
    let mut world = approved_again();
    world.does("document.publish", &[("document", "DOC-002")]);
    let [first, second] = ["DOC-001", "DOC-002"].map(|own| world.id::<Document>("document", own));
    assert_eq!(in_force(&world.state, first), second);
    let circle = [
        Change::Restore { register: "document".into(), id: first.raw() },
        Change::Set {
            register: "document".into(),
            id: first.raw(),
            at: Path::field("revises"),
            to: Value::Link(second.raw()),
        },
    ];
    let entry = world.state.size() + 1;
    world.state.apply(entry, world.state.time(), &circle).expect("it fits");
    assert_eq!(in_force(&world.state, first), second);
    assert_eq!(in_force(&world.state, second), first);
}

#[test]
fn a_version_that_cannot_be_counted_further_is_not_brought_in() {
    let mut world = World::new();
    world.create("document", &[("title", "Policy"), ("kind", "policy"), ("body", "Lock doors.")]);
    let approved = [("document", "DOC-001"), ("approved_by", "P-002"), ("approved_on", "2026-10-02")];
    let brought = [&approved[..], &[("proof", "minutes"), ("version", "9223372036854775807")]].concat();
    let uncounted = "software version: count versions from 1, up to 9999";
    world.refuses("document.bring_in", &brought, &[uncounted]);
}

#[test]
fn an_acceptance_that_was_brought_in_holds_no_longer_than_the_interval() {
    let mut world = World::with_risk().happened_on("2026-11-02");
    world.assess("R-0001", "2", "2");
    world.does("risk.decide", &[("risk", "R-0001"), ("option", "retain")]);
    let given = [("risks", "R-0001"), ("accepted_on", "2026-11-03"), ("proof", "minutes of 3 November")];
    let endless = "method R-0001.until: risks are assessed and accepted again within the interval of the method; pick \
                   2027-11-03 or an earlier day (6.1.2 a)";
    world.refuses("risk.bring_in", &[&given[..], &[("until", "2099-12-31")]].concat(), &[endless]);
    world.does("risk.bring_in", &[&given[..], &[("until", "2027-11-03")]].concat());
}
