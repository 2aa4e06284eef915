//! The indicated level beside the assessed one, each sum worked out by hand.

use isms::planning::indicated::{Indicated, crossed, indicated};
use isms::planning::risks::Risk;

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
    world.edit("control", "C-001", &[("status", "planned"), ("implemented_on", "")]);
    check(&world, "2026-11-24", (100, 4, 12, "high", true));
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
