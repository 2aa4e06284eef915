//! Handing over what somebody answers for: what was accepted goes on counting until the new owner accepts it anew.

use isms::planning::acceptance;
use isms::planning::risks::{Risk, stage};
use kernel::Choice;

use crate::risks::RISK;
use crate::world::World;

/// Ada owns R-0001, which is medium, planned for by TP-2026-001 of hers, approved and accepted; Cleo is P-003.
fn accepted() -> World {
    let mut world = World::with_decision("4", "2", "modify");
    world.create("person", &[("name", "Cleo")]);
    world.create("treatment", &[("title", "Backups"), ("risks", "R-0001"), ("owner", "P-001"), ("due", "2027-01-31")]);
    world.does("risk.expect", &[RISK, ("residual_consequence[c].level", "3"), ("residual_likelihood", "2")]);
    world.does("risk.accept", &[RISK]);
    world
}

/// Where R-0001 stands, and whether its acceptance counts.
fn stands(world: &World) -> (&'static str, bool) {
    let id = world.id::<Risk>("risk", "R-0001");
    let risk = world.state.get(id).expect("it is there");
    (stage(&world.state, id, risk, world.day).key(), acceptance::holds(&world.state, risk, world.day))
}

const RISKS: (&str, &str) = ("risks", "R-0001");
const CLEO: (&str, &str) = ("to", "P-003");

#[test]
fn an_accepted_risk_goes_to_a_new_owner_who_accepts_it_anew() {
    let mut world = accepted();
    assert_eq!(stands(&world), ("accepted", true));
    let edited = world.try_edit("risk", "R-0001", &[("owner", "P-003")]).expect_err("it was accepted with its owner");
    assert!(edited[0].contains("risk.hand_over"), "{edited:?}");
    world.does("risk.hand_over", &[RISKS, CLEO, ("reason", "leaves in December")]);
    assert_eq!(world.shows("risk", "R-0001", "owner"), "P-003");
    assert_eq!(stands(&world), ("to-accept", true), "the word of the former owner counts meanwhile");
    assert_eq!(stands(&world.clone().on("2026-12-23")), ("to-accept", true), "the last of thirty days");
    assert_eq!(stands(&world.clone().on("2026-12-24")), ("to-accept", false));
    let mut world = world.acting("P-003");
    world.does("risk.accept", &[RISK]);
    assert_eq!(stands(&world), ("accepted", true));
    assert_eq!(stands(&world.clone().on("2026-12-24")), ("accepted", true));
    let approvals = world.shows("treatment", "TP-2026-001", "approvals");
    assert!(approvals.contains("P-003"), "the same signature approves the plan: {approvals}");
}

#[test]
fn only_the_owner_or_who_governs_hands_over_and_nobody_takes() {
    let world = accepted();
    let foreign = ["house-rule R-0001: only the owner or a manager hands this over; ask Ada"];
    world.clone().acting("P-002").contributing().refuses("risk.hand_over", &[RISKS, CLEO], &foreign);
    let taken = ["house-rule R-0001.to: Ada has to hand this to you; nobody takes it"];
    world.clone().acting("P-003").refuses("risk.hand_over", &[RISKS, CLEO], &taken);
    let mut left = world.clone();
    left.edit("person", "P-001", &[("left_on", "2026-11-20")]);
    left.acting("P-003").does("risk.hand_over", &[RISKS, CLEO]);
    let mut gone = world.clone();
    gone.edit("person", "P-003", &[("left_on", "2026-11-20")]);
    let gone_already = ["house-rule to: Cleo no longer works for the organization; choose somebody else"];
    gone.refuses("risk.hand_over", &[RISKS, CLEO], &gone_already);
    let late = ["house-rule until: pick a day after today, 2027-02-21 at the latest"];
    for until in ["2026-11-23", "2027-02-22"] {
        world.refuses("risk.hand_over", &[RISKS, CLEO, ("until", until)], &late);
    }
}

#[test]
fn a_plan_goes_to_somebody_else_and_stays_approved() {
    let mut world = accepted();
    world.does("treatment.hand_over", &[("treatments", "TP-2026-001"), CLEO]);
    assert_eq!(world.shows("treatment", "TP-2026-001", "owner"), "P-003");
    assert_eq!(stands(&world), ("accepted", true));
}

#[test]
fn everything_of_a_person_goes_over_at_once() {
    let mut world = accepted();
    world.create("asset", &[("name", "File server"), ("owner", "P-001")]);
    world.create("asset", &[("name", "Printer"), ("owner", "P-002")]);
    world.create("objective", &[("title", "Faster restores"), ("owner", "P-001")]);
    world.create("objective", &[("title", "Fewer disks"), ("owner", "P-001"), ("state", "missed")]);
    world.edit("person", "P-001", &[("left_on", "2026-11-22")]);
    let mut world = world.acting("P-002");
    let ada = ("person", "P-001");
    world.does("person.hand_over", &[ada, CLEO, ("until", "2026-12-10")]);
    let owners = [("risk", "R-0001"), ("treatment", "TP-2026-001"), ("asset", "A-0001"), ("objective", "O-001")];
    for (register, reference) in owners {
        assert_eq!(world.shows(register, reference, "owner"), "P-003", "{reference}");
    }
    assert_eq!(world.shows("asset", "A-0002", "owner"), "P-002");
    assert_eq!(world.shows("objective", "O-002", "owner"), "P-001", "what is over keeps its owner");
    assert_eq!(stands(&world), ("to-accept", true));
    assert_eq!(stands(&world.clone().on("2026-12-11")), ("to-accept", false));
    world.refuses("person.hand_over", &[ada, CLEO], &["software person: nothing that is open belongs to this person"]);
}

#[test]
fn no_chain_of_owners_puts_off_that_what_was_accepted_is_accepted_anew() {
    let mut world = accepted();
    world.create("person", &[("name", "Dora")]);
    let dora = ("to", "P-004");
    world.does("risk.hand_over", &[RISKS, CLEO, ("until", "2026-12-05")]);
    let mut world = world.on("2026-12-04").acting("P-003");
    let later = [
        "house-rule R-0001.until: it was to be accepted anew by 2026-12-05 when it was handed over before; pick that day or \
         an earlier one",
    ];
    world.refuses("risk.hand_over", &[RISKS, dora, ("until", "2026-12-20")], &later);
    world.does("risk.hand_over", &[RISKS, dora]);
    assert_eq!(world.shows("risk", "R-0001", "owner"), "P-004");
    assert_eq!(stands(&world.clone().on("2026-12-05")), ("to-accept", true));
    assert_eq!(stands(&world.clone().on("2026-12-06")), ("to-accept", false));
    let mut world = world.acting("P-004");
    world.does("risk.accept", &[RISK]);
    assert_eq!(stands(&world.clone().on("2026-12-20")), ("accepted", true));
}

#[test]
fn steps_scope_method_and_tasks_go_over_too() {
    let mut world = accepted();
    let step = [("actions[1].what", "Order disks"), ("actions[1].who", "P-001"), ("actions[1].due", "2026-12-20")];
    let plan = [("title", "Disks"), ("risks", "R-0001"), ("owner", "P-002"), ("due", "2027-01-31")];
    world.create("treatment", &[plan.as_slice(), step.as_slice()].concat());
    world.does("treatment.approve", &[("treatment", "TP-2026-002")]);
    world.create("task", &[("title", "Call the supplier"), ("assignee", "P-001")]);
    world.create("control", &[("title", "Locks"), ("operator", "P-001")]);
    world.create("scope", &[("title", "All"), ("statement", "Hosting"), ("location", "Graz"), ("owner", "P-001")]);
    world = world.acting("P-002");
    world.does("scope.approve", &[("scope", "SC-01")]);
    world.edit("person", "P-001", &[("left_on", "2026-11-22")]);
    world.does("person.hand_over", &[("person", "P-001"), CLEO]);
    assert_eq!(world.shows("scope", "SC-01", "owner"), "P-003");
    assert!(world.shows("scope", "SC-01", "approval").contains("P-002"), "it stays approved");
    assert_eq!(world.shows("task", "TK-0001", "assignee"), "P-003");
    assert_eq!(world.shows("control", "C-001", "operator"), "P-003");
    let steps = world.shows("treatment", "TP-2026-002", "actions");
    assert!(steps.contains("P-003") && !steps.contains("P-001"), "{steps}");
    assert!(world.shows("treatment", "TP-2026-002", "approvals").contains("P-001"), "it stays approved");
}

#[test]
fn what_cannot_go_over_is_named_and_left_only_on_request() {
    let mut world = accepted();
    world.create("nonconformity", &[("title", "No lock"), ("owner", "P-003"), ("reviewer", "P-001")]);
    world.edit("person", "P-001", &[("left_on", "2026-11-22")]);
    let mut world = world.acting("P-002");
    let all = [("person", "P-001"), CLEO];
    let found = world.try_act("person.hand_over", &all).expect_err("the owner does not review it");
    assert!(found[0].contains("NC-2026-001") && found[1].contains("without_refused"), "{found:?}");
    assert_eq!(world.shows("risk", "R-0001", "owner"), "P-001", "nothing went over");
    world.does("person.hand_over", &[all.as_slice(), &[("without_refused", "yes")]].concat());
    assert_eq!(world.shows("risk", "R-0001", "owner"), "P-003");
    assert_eq!(world.shows("nonconformity", "NC-2026-001", "reviewer"), "P-001");
}
