//! 6.1.2 a 1: what a newer version of the method asks of acceptances that were given before it.

use isms::planning::acceptance;
use isms::planning::owned::owned;
use isms::planning::risks::{Risk, stage};
use isms::planning::unmet::{Lack, Lowered, unmet};
use kernel::{Choice, Id};

use crate::world::World;

const RISK: (&str, &str) = ("risk", "R-0001");
const UNTIL: (&str, &str) = ("until", "2027-05-31");
const REASON: (&str, &str) = ("reason", "the new room comes in May");

/// Accepted at six, within the line of nine; then a version whose line is four is approved.
fn lowered() -> World {
    let mut world = World::with_decision("3", "2", "retain");
    world.does("risk.accept", &[RISK]);
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", &[("line", "4")]);
    world = world.on("2026-12-01");
    assert_eq!((stands(&world), held(&world)), ("accepted", true), "a draft changes nothing");
    world.does("method.approve", &[("method", "M-02")]);
    world
}

fn stands(world: &World) -> &'static str {
    let id: Id<Risk> = world.id("risk", "R-0001");
    stage(&world.state, id, world.state.get(id).expect("R-0001"), world.day).key()
}

fn held(world: &World) -> bool {
    let id: Id<Risk> = world.id("risk", "R-0001");
    acceptance::holds(&world.state, world.state.get(id).expect("R-0001"), world.day)
}

#[test]
fn a_lowered_line_asks_the_owner_for_what_it_demands() {
    let mut world = lowered();
    assert_eq!((stands(&world), held(&world)), ("above-line", false));
    let waits = owned(&world.state, world.id("person", "P-001"), world.day);
    assert_eq!((waits.above.len(), waits.accepted.len(), waits.open()), (1, 0, 1));
    let found = unmet(&world.state, world.state.get(world.id::<Risk>("risk", "R-0001")).expect("R-0001"));
    let found = found.expect("it lies above");
    let (method, by) = (world.id("method", "M-02"), world.id("person", "P-001"));
    let lowered = Lowered { method, from: 9, to: 4, by, on: world.day };
    assert_eq!(found.lowered, Some(lowered));
    let mut later = world.clone();
    later.does("method.revise", &[("method", "M-02")]);
    later.edit("method", "M-03", &[("line", "3")]);
    later.does("method.approve", &[("method", "M-03")]);
    let still = unmet(&later.state, later.state.get(later.id::<Risk>("risk", "R-0001")).expect("R-0001"));
    assert_eq!(still.expect("it lies above").lowered, Some(lowered), "not what came after");
    assert_eq!(found.lacks, [Lack::LastDay, Lack::Reason]);
    let silent = [
        "house-rule reason: 6 lies above the acceptance line of 4; say why it is acceptable",
        "house-rule until: 6 lies above the acceptance line of 4; set the last day it is accepted",
    ];
    world.refuses("risk.accept", &[RISK], &silent);
    world.refuses("risk.accept", &[RISK, ("reason", "  "), UNTIL], &silent[..1]);
    world.does("risk.accept", &[RISK, REASON, UNTIL]);
    assert_eq!((stands(&world), held(&world)), ("accepted", true));
}

#[test]
fn what_was_accepted_above_a_lowered_line_may_be_decided_otherwise() {
    let mut world = lowered();
    world.does("risk.decide", &[RISK, ("option", "modify")]);
    assert_eq!(world.shows("risk", "R-0001", "acceptance"), "");
}

#[test]
fn a_level_that_now_names_a_role_asks_for_its_countersignature() {
    let mut world = World::with_decision("3", "2", "retain");
    world.does("risk.accept", &[RISK, REASON, UNTIL]);
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", &[("line", "4"), ("bands[medium].authority", "Manager")]);
    world.does("method.approve", &[("method", "M-02")]);
    assert_eq!(stands(&world), "above-line");
    world.does("risk.accept", &[RISK, REASON, UNTIL]);
    assert_eq!(stands(&world), "awaiting-countersignature");
    world = world.acting("P-002");
    world.does("risk.countersign", &[RISK]);
    assert_eq!((stands(&world), held(&world)), ("accepted", true));
}

#[test]
fn what_is_within_the_lowered_line_stays_accepted() {
    let mut world = World::with_decision("2", "2", "retain");
    world.does("risk.accept", &[RISK]);
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", &[("line", "4")]);
    world.does("method.approve", &[("method", "M-02")]);
    assert_eq!((stands(&world), held(&world)), ("accepted", true));
}

#[test]
fn other_scales_ask_for_an_assessment_on_them() {
    let mut world = World::with_decision("3", "2", "retain");
    world.does("risk.accept", &[RISK]);
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", &[("combination", "sum"), ("line", "7")]);
    let bands = [
        ("bands[high].from", "7"),
        ("bands[critical].from", "9"),
        ("bands[medium].from", "5"),
        ("bands[low].from", "2"),
    ];
    world.edit("method", "M-02", &bands);
    world.does("method.approve", &[("method", "M-02")]);
    assert_eq!((stands(&world), held(&world)), ("to-assess", false));
    let waits = owned(&world.state, world.id("person", "P-001"), world.day);
    assert_eq!((waits.assess.len(), waits.accepted.len()), (1, 0));
    world.assess("R-0001", "3", "2");
    assert_ne!(stands(&world), "to-assess");
}
