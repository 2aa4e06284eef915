//! The indicated level beside the assessed one, each sum worked out by hand.

use isms::planning::acceptance;
use isms::planning::indicated::{Indicated, crossed, indicated};
use isms::planning::risks::{ReopenIndicated, Risk, stage};
use kernel::{Choice, Decide};

use crate::world::World;

/// R-0001 at consequence 3, likelihood 3, score 9, medium, on the line; C-001 works against it since the year began.
fn controlled() -> World {
    let mut world = World::with_decision("3", "3", "modify");
    let control = [("title", "Restore drills"), ("status", "implemented"), ("implemented_on", "2026-01-01")];
    world.create("control", &control);
    world.edit("risk", "R-0001", &[("controls", "C-001")]);
    world
}

fn look(world: &World, day: &str) -> Indicated {
    let risk = world.state.get(world.id::<Risk>("risk", "R-0001")).expect("it is there");
    indicated(&world.state, risk, day.parse().expect(day)).expect("it is assessed and has controls")
}

/// What was lost in percent, the likelihood indicated, the score, the level, and whether something is crossed.
#[track_caller]
fn check(world: &World, day: &str, expected: (u8, u8, i64, &str, bool)) {
    let found = look(world, day);
    let told = (found.lost, found.likelihood.1.0, found.score, &*found.band, found.crosses());
    assert_eq!(told, expected);
}

fn tested(world: &mut World, on: &str, result: &str) {
    let mut later = world.clone().on("2027-12-31");
    let test = [("title", "Drill"), ("control", "C-001"), ("kind", "operating"), ("tested_on", on), ("result", result)];
    later.create("test", &test);
    world.state = later.state;
}

#[test]
fn nothing_is_lost_while_nothing_speaks_against_the_controls() {
    check(&controlled(), "2028-01-01", (0, 3, 9, "medium", false));
}

#[test]
fn a_failed_test_takes_the_step_back_that_the_control_took_away() {
    let mut world = controlled();
    tested(&mut world, "2026-12-01", "ineffective");
    check(&world, "2026-11-30", (0, 3, 9, "medium", false));
    check(&world, "2026-12-02", (100, 4, 12, "high", true));
    tested(&mut world, "2026-12-20", "partly-effective");
    check(&world, "2026-12-21", (50, 4, 12, "high", true));
    tested(&mut world, "2027-01-10", "effective");
    check(&world, "2027-01-11", (0, 3, 9, "medium", false));
}

#[test]
fn strength_halves_for_each_test_interval_begun_since_the_test_fell_due() {
    let mut world = controlled();
    world.edit("control", "C-001", &[("test_months", "12")]);
    check(&world, "2027-01-01", (0, 3, 9, "medium", false));
    check(&world, "2027-01-02", (50, 4, 12, "high", true));
    check(&world, "2028-01-02", (75, 4, 12, "high", true));
    assert_eq!(look(&world, "2028-01-02").controls[0].now.tested, 25);
}

#[test]
fn evidence_that_grew_old_halves() {
    let mut world = controlled();
    world.create("evidence", &[("title", "Log"), ("kind", "output"), ("collected_on", "2026-11-20")]);
    world.edit("control", "C-001", &[("evidence", "EV-0001"), ("evidence_days", "30")]);
    check(&world, "2026-12-20", (0, 3, 9, "medium", false));
    check(&world, "2026-12-21", (50, 4, 12, "high", true));
}

#[test]
fn what_is_not_in_place_carries_nothing() {
    let mut world = controlled();
    world.edit("control", "C-001", &[("status", "planned")]);
    check(&world, "2026-11-24", (100, 4, 12, "high", true));
}

#[test]
fn a_control_that_never_was_in_place_has_lost_nothing() {
    let mut world = World::with_decision("3", "3", "modify");
    world.create("control", &[("title", "Restore drills")]);
    world.edit("risk", "R-0001", &[("controls", "C-001")]);
    let risk = world.id::<Risk>("risk", "R-0001");
    let none =
        |world: &World| indicated(&world.state, world.state.get(risk).expect("it is there"), world.day).is_none();
    assert!(none(&world) && crossed(&world.state, world.day).is_empty());
    assert!(!ReopenIndicated::offered(&world.state, risk.raw()));
    let refused = world.clone().try_act("risk.reopen_indicated", &[("risks", "R-0001")]).expect_err("nothing is lost");
    assert!(refused[0].contains("its controls carry the assessment"), "{refused:?}");
    // Beside one that works, it takes nothing away from it.
    world.create("control", &[("title", "Filters"), ("status", "implemented")]);
    world.edit("risk", "R-0001", &[("controls", "C-001, C-002")]);
    check(&world, "2026-11-24", (0, 3, 9, "medium", false));
    assert!(ReopenIndicated::offered(&world.state, risk.raw()));
    // Once somebody tested it, it was there.
    tested(&mut world, "2026-11-20", "effective");
    check(&world, "2026-11-24", (50, 4, 12, "high", true));
}

#[test]
fn steps_come_back_in_the_proportion_that_was_lost_over_all_controls() {
    let mut world = controlled();
    world.create("control", &[("title", "Filters"), ("status", "implemented")]);
    world.edit("risk", "R-0001", &[("controls", "C-001, C-002")]);
    tested(&mut world, "2026-12-01", "partly-effective");
    // Half of one of two controls is a quarter; a quarter of one step rounds to none.
    check(&world, "2026-12-02", (25, 3, 9, "medium", false));
    world.edit("risk", "R-0001", &[("inherent_likelihood", "5")]);
    // A quarter of two steps is half a step, rounded up.
    check(&world, "2026-12-02", (25, 4, 12, "high", true));
    tested(&mut world, "2026-12-03", "ineffective");
    check(&world, "2026-12-04", (50, 4, 12, "high", true));
    world.edit("risk", "R-0001", &[("inherent_consequence[c].level", "5")]);
    // Two steps of consequence and two of likelihood, half of each: 4 times 4.
    check(&world, "2026-12-04", (50, 4, 16, "critical", true));
}

#[test]
fn what_is_crossed_is_listed_and_reopened_and_nothing_else() {
    let mut world = controlled();
    let carried = "software risks.R-0001: its controls carry the assessment; reopen it with risk.reopen if something else happened";
    let refused = world.clone().try_act("risk.reopen_indicated", &[("risks", "R-0001")]).expect_err("nothing is lost");
    assert!(refused[0].ends_with(carried.split_once(": ").expect("a place").1), "{refused:?}");
    tested(&mut world, "2026-12-01", "ineffective");
    let mut world = world.on("2026-12-02");
    assert_eq!(crossed(&world.state, world.day).len(), 1);
    world.does("risk.reopen_indicated", &[("risks", "R-0001")]);
    let reason =
        "by P-001, on 2026-12-02, reason its controls lost 100 of 100 in strength; 9 was assessed, 12 is indicated";
    assert_eq!(world.shows("risk", "R-0001", "reopened"), reason);
    assert_eq!(crossed(&world.state, world.day).len(), 0);
}

fn stands(world: &World) -> &'static str {
    let id = world.id::<Risk>("risk", "R-0001");
    let risk = world.state.get(id).expect("it is there");
    stage(&world.state, id, risk, world.day).key()
}

/// R-0001 retained at 9 and accepted by Ada; its control fails a test on 1 December.
fn accepted() -> World {
    let mut world = World::with_decision("3", "3", "retain");
    let control = [("title", "Restore drills"), ("status", "implemented"), ("implemented_on", "2026-01-01")];
    world.create("control", &control);
    world.edit("risk", "R-0001", &[("controls", "C-001")]);
    world.does("risk.accept", &[("risk", "R-0001")]);
    world
}

#[test]
fn an_acceptance_no_longer_counts_once_the_evidence_crosses_a_level_and_counts_again_once_it_is_back() {
    let mut world = accepted();
    assert_eq!(stands(&world), "accepted");
    tested(&mut world, "2026-12-01", "ineffective");
    assert_eq!(stands(&world.clone().on("2026-11-30")), "accepted");
    let world = world.on("2026-12-02");
    assert_eq!(stands(&world), "reopened-by-evidence");
    let risk = world.state.get(world.id::<Risk>("risk", "R-0001")).expect("it is there");
    assert!(!acceptance::holds(&world.state, risk, world.day));
    assert!(risk.acceptance.is_some(), "nobody wrote anything");
    let mut mended = world.clone();
    tested(&mut mended, "2026-12-03", "effective");
    assert_eq!(stands(&mended.on("2026-12-04")), "accepted");
}

#[test]
fn assessing_anew_settles_it() {
    let mut world = accepted();
    tested(&mut world, "2026-12-01", "ineffective");
    let mut world = world.on("2026-12-02");
    world.assess("R-0001", "3", "3");
    assert_eq!(stands(&world), "accepted", "judged in the light of the failed test, and the same score accepted");
    world.assess("R-0001", "3", "4");
    assert_eq!(stands(&world), "to-accept");
}

#[test]
fn accepting_anew_needs_a_reason_and_above_the_line_all_that_the_line_asks_for() {
    let mut world = accepted();
    tested(&mut world, "2026-12-01", "ineffective");
    let mut world = world.on("2026-12-02");
    let above = "12 lies above the acceptance line of 9";
    let refused = [
        format!("house-rule reason: {above}; say why it is acceptable"),
        format!("house-rule until: {above}; set the last day it is accepted"),
    ];
    let refused: Vec<&str> = refused.iter().map(String::as_str).collect();
    world.refuses("risk.accept", &[("risk", "R-0001")], &refused);
    let listed = [
        format!("method R-0001: {above}; accept this risk by itself with risk.accept (6.1.2 a)"),
        "house-rule R-0001: 12 is indicated where 9 was assessed; assess the risk again with risk.assess, or accept it by itself with risk.accept".to_owned(),
    ];
    let listed: Vec<&str> = listed.iter().map(String::as_str).collect();
    world.refuses("risk.accept_all", &[("risks", "R-0001")], &listed);
    world.does("risk.accept", &[("risk", "R-0001"), ("reason", "the drill is repeated"), ("until", "2027-01-31")]);
    let told =
        "by P-001, on 2026-12-02, until 2027-01-31, reason the drill is repeated, score 9, indicated 12, needs RO-01";
    assert_eq!(world.shows("risk", "R-0001", "acceptance"), told);
    assert_eq!(stands(&world), "awaiting-countersignature");
    let mut world = world.acting("P-002");
    world.does("risk.countersign", &[("risk", "R-0001")]);
    assert_eq!(stands(&world), "accepted", "they knew of it");
    assert_eq!(crossed(&world.state, world.day).len(), 0);
}

#[test]
fn what_the_evidence_took_back_within_the_line_is_accepted_again_with_a_reason_alone() {
    let mut world = controlled();
    let plan = [("title", "Better drills"), ("risks", "R-0001"), ("owner", "P-002"), ("due", "2027-03-01")];
    world.create("treatment", &plan);
    let expected = [("risk", "R-0001"), ("residual_consequence[c].level", "3"), ("residual_likelihood", "2")];
    world.does("risk.expect", &expected);
    world.does("risk.accept_all", &[("risks", "R-0001")]);
    tested(&mut world, "2026-12-01", "ineffective");
    let mut world = world.on("2026-12-02");
    assert_eq!(stands(&world), "reopened-by-evidence");
    let silent = "house-rule reason: 12 is indicated where 9 was assessed; assess the risk again first with risk.assess, or say why it is acceptable all the same";
    world.refuses("risk.accept", &[("risk", "R-0001")], &[silent]);
    let listed = "house-rule R-0001: 12 is indicated where 9 was assessed; assess the risk again with risk.assess, or accept it by itself with risk.accept";
    world.refuses("risk.accept_all", &[("risks", "R-0001")], &[listed]);
    world.does("risk.accept", &[("risk", "R-0001"), ("reason", "the plan replaces the drill")]);
    assert_eq!(stands(&world), "accepted");
}

#[test]
fn what_was_indicated_when_it_was_accepted_first_is_kept_and_known() {
    let mut world = controlled();
    world.edit("control", "C-001", &[("status", "planned")]);
    let expected = [("risk", "R-0001"), ("residual_consequence[c].level", "3"), ("residual_likelihood", "2")];
    world.does("risk.expect", &expected);
    world.does("risk.accept_all", &[("risks", "R-0001")]);
    assert_eq!(world.shows("risk", "R-0001", "acceptance"), "by P-001, on 2026-11-23, score 6, indicated 12");
    assert_eq!(stands(&world), "accepted");
}

#[test]
fn nobody_countersigns_what_the_evidence_took_back() {
    let mut world = World::with_decision("4", "3", "retain");
    let control = [("title", "Restore drills"), ("status", "implemented"), ("implemented_on", "2026-01-01")];
    world.create("control", &control);
    world.edit("risk", "R-0001", &[("controls", "C-001"), ("inherent_likelihood", "5")]);
    world.does("risk.accept", &[("risk", "R-0001"), ("reason", "for now"), ("until", "2027-01-31")]);
    tested(&mut world, "2026-12-01", "ineffective");
    let world = world.on("2026-12-02").acting("P-002");
    let overtaken = "software risk: the controls lost strength since the owner accepted; the owner assesses the risk again with risk.assess, or accepts it again with risk.accept";
    world.refuses("risk.countersign", &[("risk", "R-0001")], &[overtaken]);
}

#[test]
fn a_day_on_which_evidence_had_lapsed_is_not_looked_for_afterwards() {
    let mut world = controlled();
    let expected = [("risk", "R-0001"), ("residual_consequence[c].level", "3"), ("residual_likelihood", "2")];
    world.does("risk.expect", &expected);
    world.does("risk.accept_all", &[("risks", "R-0001")]);
    tested(&mut world, "2026-12-01", "ineffective");
    tested(&mut world, "2026-12-03", "effective");
    let carried = "software R-0001.risks: its controls carry the assessment; reopen it with risk.reopen if something else \
                   happened";
    let world = world.on("2026-12-04").happened_on("2026-12-02");
    world.refuses("risk.reopen_indicated", &[("risks", "R-0001")], &[carried]);
}
