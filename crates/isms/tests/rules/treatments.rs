//! 6.1.3 e and f, 8.3: the plan, its approval by the owners of the risks, and its completion.

use isms::planning::risks::Risk;
use isms::planning::treatments::{Treatment, of, unapproved_by};

use crate::world::World;

const PLAN: (&str, &str) = ("treatment", "TP-2026-001");

/// Two risks, Ada's and Ben's, and one measure against both.
fn with_plan() -> World {
    let mut world = World::with_decision("4", "4", "modify");
    world.create("risk", &[("title", "Theft"), ("owner", "P-002")]);
    let plan = [("title", "Backups"), ("risks", "R-0001, R-0002"), ("owner", "P-002"), ("due", "2027-03-31")];
    world.create("treatment", &plan);
    world
}

fn missing(world: &World) -> Vec<String> {
    let plan = world.state.get(world.id::<Treatment>("treatment", PLAN.1)).expect("it is there");
    unapproved_by(&world.state, plan).into_iter().map(|person| world.state.reference(person)).collect()
}

#[test]
fn the_owners_of_the_risks_approve_each_for_themselves() {
    let mut world = with_plan();
    assert_eq!(missing(&world), ["P-001", "P-002"]);
    world.does("treatment.approve", &[PLAN]);
    assert_eq!(missing(&world), ["P-002"]);
    world = world.acting("P-002");
    world.does("treatment.approve", &[PLAN, ("remark", "good")]);
    assert_eq!(missing(&world), [""; 0]);
    let shown = "P-001: by P-001, on 2026-11-23, version 1\nP-002: by P-002, on 2026-11-23, version 1, remark good";
    assert_eq!(world.shows("treatment", PLAN.1, "approvals"), shown);
}

#[test]
fn nobody_else_approves_and_not_without_owner_and_day() {
    let mut world = with_plan();
    world.create("person", &[("name", "Cem")]);
    world.edit("treatment", PLAN.1, &[("owner", ""), ("due", "")]);
    let refusals = [
        "house-rule owner: say who sees to it",
        "house-rule due: say by when it is to be done",
        "requirement only an owner of a risk that this treats may approve it; ask the owners of the risks (6.1.3 f)",
    ];
    world.acting("P-003").refuses("treatment.approve", &[PLAN], &refusals);
}

#[test]
fn what_was_approved_changes_only_in_a_new_version() {
    let mut world = with_plan();
    let draft =
        "software treatment: this version is not approved; edit it as it is, then approve it with treatment.approve";
    world.refuses("treatment.revise", &[PLAN], &[draft]);
    world.does("treatment.approve", &[PLAN]);
    let sealed = "this was approved by the owners of the risks; begin the next version with treatment.revise";
    let edited = world.try_edit("treatment", PLAN.1, &[("risks", "R-0001"), ("due", "2028-01-01")]);
    assert_eq!(edited, Err(vec![format!("house-rule risks: {sealed}"), format!("house-rule due: {sealed}")]));
    let words = [("title", "Prayers"), ("description", "Every evening"), ("resources", "none")];
    let told = ["title", "resources", "description"].map(|field| format!("house-rule {field}: {sealed}"));
    assert_eq!(world.try_edit("treatment", PLAN.1, &words), Err(told.into()));
    world.edit("treatment", PLAN.1, &[("actions[1].what", "buy disks"), ("actions[1].done_on", "2026-11-20")]);
    let reworded = world.try_edit("treatment", PLAN.1, &[("actions[1].what", "buy nothing")]);
    assert_eq!(reworded, Err(vec![format!("house-rule actions: {sealed}")]));
    world.does("treatment.revise", &[PLAN]);
    assert_eq!(missing(&world), ["P-001", "P-002"]);
    world.edit("treatment", PLAN.1, &[("due", "2028-01-01")]);
    world.does("treatment.approve", &[PLAN]);
    assert_eq!(world.shows("treatment", PLAN.1, "approvals"), "P-001: by P-001, on 2026-11-23, version 2");
}

#[test]
fn a_plan_is_carried_out_with_a_result_and_not_in_the_future() {
    let mut world = with_plan();
    let day = "software on: this day is still to come; pick today or an earlier day";
    let who = "software by: say who reports that it was carried out";
    let later = [PLAN, ("result", "restored in an hour"), ("on", "2026-12-01")];
    world.clone().acting_nobody().refuses("treatment.complete", &later, &[day, who]);
    world.refuses("treatment.complete", &[PLAN], &["software result: required; fill this in (8.3)"]);
    world.does("treatment.complete", &[PLAN, ("result", "restored in an hour"), ("by", "P-002")]);
    assert_eq!(world.shows("treatment", PLAN.1, "state"), "done");
    let turned = world.try_edit("treatment", PLAN.1, &[("state", "planned")]);
    let again = "software state: this was carried out; take it up again with treatment.advance, and say why";
    assert_eq!(turned, Err(vec![again.to_owned()]));
    assert_eq!(world.shows("treatment", PLAN.1, "completion"), "by P-002, on 2026-11-23, result restored in an hour");
}

#[test]
fn the_steps_of_what_was_carried_out_were_done_by_then_also_once_the_day_is_corrected() {
    let mut world = with_plan();
    world.edit("treatment", PLAN.1, &[("actions[1].what", "Buy disks"), ("actions[2].what", "Restore one")]);
    world.edit("treatment", PLAN.1, &[("actions[1].done_on", "2026-11-05")]);
    world.does("treatment.complete", &[PLAN, ("result", "restored in an hour"), ("on", "2026-11-20")]);
    let steps = |world: &World, days: [&str; 2]| {
        let own = told(world, "actions");
        assert!(days.iter().all(|day| own.contains(&format!("done_on {day}"))), "{own}");
    };
    steps(&world, ["2026-11-05", "2026-11-20"]);
    world.does("treatment.complete", &[PLAN, ("result", "restored in an hour"), ("on", "2026-11-10")]);
    steps(&world, ["2026-11-05", "2026-11-10"]);
}

fn told(world: &World, field: &str) -> String {
    world.shows("treatment", PLAN.1, field)
}

#[test]
fn a_measure_is_taken_further_with_the_day_it_began_and_what_it_waits_for() {
    let mut world = with_plan();
    world.does("treatment.advance", &[PLAN, ("to", "under-way"), ("on", "2026-11-20")]);
    assert_eq!((told(&world, "state").as_str(), told(&world, "start").as_str()), ("under-way", "2026-11-20"));
    world.refuses("treatment.advance", &[PLAN, ("to", "waiting")], &["house-rule reason: say what it waits for"]);
    world.does("treatment.advance", &[PLAN, ("to", "waiting"), ("reason", "for the disks")]);
    assert_eq!(told(&world, "moved"), "by P-001, on 2026-11-23, reason for the disks");
    let there = ["software to: it stands there already; pick another state"];
    world.refuses("treatment.advance", &[PLAN, ("to", "waiting"), ("reason", "again")], &there);
    let coming = ["software on: this day is still to come; pick today or an earlier day"];
    world.refuses("treatment.advance", &[PLAN, ("to", "planned"), ("on", "2026-12-01")], &coming);
}

#[test]
fn what_leads_to_the_end_of_a_measure_is_an_act_of_its_own() {
    let world = with_plan();
    let complete = ["software to: record with treatment.complete that it was carried out, and what came of it"];
    world.refuses("treatment.advance", &[PLAN, ("to", "done")], &complete);
    let drop = ["software to: give it up with treatment.drop, and say why"];
    world.refuses("treatment.advance", &[PLAN, ("to", "dropped")], &drop);
}

#[test]
fn what_was_given_up_treats_nothing_until_it_is_taken_up_again() {
    let mut world = with_plan();
    let risk = world.id::<Risk>("risk", "R-0001");
    assert_eq!(of(&world.state, risk).count(), 1);
    world.does("treatment.drop", &[PLAN, ("reason", "the supplier does it now")]);
    assert_eq!(of(&world.state, risk).count(), 0);
    let again = ["software treatment: this is given up already; take it up again with treatment.advance"];
    world.refuses("treatment.drop", &[PLAN, ("reason", "twice")], &again);
    let silent = ["house-rule reason: say why it is taken up again"];
    world.refuses("treatment.advance", &[PLAN, ("to", "planned")], &silent);
    world.does("treatment.advance", &[PLAN, ("to", "planned"), ("reason", "the supplier gave notice")]);
    assert_eq!(of(&world.state, risk).count(), 1);
}

#[test]
fn what_was_carried_out_is_taken_up_again_with_a_reason() {
    let mut world = with_plan();
    world.does("treatment.complete", &[PLAN, ("result", "the disks are there")]);
    let done = ["software treatment: this was carried out; take it up again with treatment.advance first"];
    world.refuses("treatment.drop", &[PLAN, ("reason", "no")], &done);
    world.does("treatment.advance", &[PLAN, ("to", "under-way"), ("reason", "two of them are broken")]);
    assert_eq!((told(&world, "completion").as_str(), told(&world, "state").as_str()), ("", "under-way"));
}

#[test]
fn what_was_carried_out_has_no_open_step() {
    let mut world = with_plan();
    world.edit(
        "treatment",
        PLAN.1,
        &[("actions[1].what", "Buy"), ("actions[1].done_on", "2026-11-02"), ("actions[2].what", "Build")],
    );
    world.does("treatment.complete", &[PLAN, ("result", "the disks are there"), ("on", "2026-11-20")]);
    let done = "1: what Buy, done_on 2026-11-02\n2: what Build, done_on 2026-11-20";
    assert_eq!(told(&world, "actions"), done);
}
