//! 6.1.3 f and 8.3: what treatment leaves is what is there once everything is carried out.

use isms::planning::risks::{Risk, stage};
use kernel::Choice;

use crate::risks::RISK;
use crate::world::World;

const PLAN: (&str, &str) = ("treatment", "TP-2026-001");

/// R-0001, read as 16, expected to come down to 4, accepted with a plan that is carried out on a day.
fn with_plan_done(day: &str) -> World {
    let mut world = World::with_decision("4", "4", "modify");
    let plan = [("title", "Backups"), ("risks", "R-0001"), ("owner", "P-002"), ("due", "2027-03-31")];
    world.create("treatment", &plan);
    world.does("risk.expect", &expecting("2", "2"));
    world.does("risk.accept", &[RISK]);
    let mut world = world.on(day);
    world.does("treatment.complete", &[PLAN, ("result", "Two restores went well")]);
    world
}

fn expecting<'a>(consequence: &'a str, likelihood: &'a str) -> [(&'static str, &'a str); 3] {
    [RISK, ("residual_consequence[c].level", consequence), ("residual_likelihood", likelihood)]
}

fn stands(world: &World) -> &'static str {
    let id = world.id::<Risk>("risk", "R-0001");
    stage(&world.state, id, world.state.get(id).expect("it is there"), world.day).key()
}

#[test]
fn what_was_accepted_falls_where_more_is_read_once_the_plan_is_carried_out() {
    let mut world = with_plan_done("2027-01-10").on("2027-02-01");
    assert_eq!(stands(&world), "accepted");
    let mut low = world.clone();
    low.assess("R-0001", "2", "2");
    assert_eq!(stands(&low), "accepted", "as low as was expected");
    world.assess("R-0001", "4", "4");
    assert_eq!(stands(&world), "to-expect");
    assert_eq!(world.shows("risk", "R-0001", "acceptance"), "");
    let less = "requirement residual_likelihood: all plans were carried out by 2027-01-10, and 16 was read on \
                2027-02-01; plan with treatment.create what else brings it down to 4, or expect what was read (6.1.3 f)";
    world.refuses("risk.expect", &expecting("2", "2"), &[less]);
    let mut more = world.clone();
    more.create(
        "treatment",
        &[("title", "A second copy"), ("risks", "R-0001"), ("owner", "P-002"), ("due", "2027-05-31")],
    );
    more.does("risk.expect", &expecting("2", "2"));
    world.does("risk.expect", &expecting("4", "4"));
    let refusals = [
        "house-rule reason: 16 lies above the acceptance line of 9; say why it is acceptable",
        "house-rule until: 16 lies above the acceptance line of 9; set the last day it is accepted",
    ];
    world.refuses("risk.accept", &[RISK], &refusals);
}

#[test]
fn what_was_expected_is_not_accepted_after_more_was_read() {
    let mut world = with_plan_done("2027-01-10").on("2027-02-01");
    // As it may come in: read again, and the old expectation is still there.
    world.does("risk.reopen", &[RISK, ("reason", "A restore failed")]);
    let mut before = world.clone();
    before.assess("R-0001", "4", "4");
    let first = before.shows("risk", "R-0001", "residual");
    assert_eq!(first, "by P-001, on 2026-11-23, method M-01, version 1, score 4, band low");
    assert_eq!(stands(&before), "to-expect");
    let refused = "all plans were carried out by 2027-01-10, and 16 was read on 2027-02-01 where 4 was expected; say \
                   with risk.expect what remains now, or plan with treatment.create what else brings it down";
    before.refuses("risk.accept", &[RISK], &[&format!("requirement risk: {refused} (6.1.3 f)")]);
    let risks = ("risks", "R-0001");
    before.refuses("risk.accept_all", &[risks], &[&format!("requirement R-0001.risk: {refused} (6.1.3 f)")]);
    before.refuses("risk.sign", &[risks], &[&format!("requirement R-0001.risk: {refused} (6.1.3 f)")]);
    before.does("risk.decide", &[RISK, ("option", "retain")]);
    before.does("risk.accept", &[RISK, ("until", "2027-06-30"), ("reason", "the new server comes in May")]);
    assert_eq!(stands(&before), "awaiting-countersignature");
}

#[test]
fn what_the_risk_was_judged_by_is_judged_of_what_remains() {
    let mut world = World::with_risk();
    let reading = [RISK, ("consequence[c].level", "2"), ("consequence[a].level", "4"), ("likelihood", "4")];
    world.does("risk.assess", &reading);
    world.does("risk.decide", &[RISK, ("option", "modify")]);
    let silent = "requirement residual_consequence[a].level: Availability was judged in the risk as it is; say what of \
                  that remains, too (6.1.2 b)";
    world.refuses("risk.expect", &expecting("2", "2"), &[silent]);
    let [risk, consequence, likelihood] = expecting("2", "2");
    world.does("risk.expect", &[risk, consequence, ("residual_consequence[a].level", "2"), likelihood]);
}

#[test]
fn a_mark_is_no_reason_above_the_line() {
    let world = World::with_decision("4", "3", "retain");
    let dash = "house-rule reason: 12 lies above the acceptance line of 9; say why it is acceptable";
    world.refuses("risk.accept", &[RISK, ("until", "2027-05-31"), ("reason", "-")], &[dash]);
}

#[test]
fn other_words_for_what_was_accepted_leave_the_decision_where_it_was() {
    let mut world = World::with_decision("3", "3", "retain");
    world.does("risk.accept", &[RISK]);
    let mut world = world.on("2027-01-10");
    world.does("risk.decide", &[RISK, ("option", "retain"), ("reason", "It costs too much")]);
    let shown = "option retain, by P-001, on 2026-11-23, reason It costs too much";
    assert_eq!(world.shows("risk", "R-0001", "decision"), shown);
    assert_eq!(stands(&world), "accepted");
}
