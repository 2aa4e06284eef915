//! 6.1.3 f: who accepts what remains, how long it holds, and what takes it away.

use isms::planning::acceptance;
use isms::planning::risks::{Risk, stage};
use kernel::Choice;

use crate::risks::{RISK, revise};
use crate::world::World;

/// Where R-0001 stands.
fn stands(world: &World) -> &'static str {
    let id = world.id::<Risk>("risk", "R-0001");
    let risk = world.state.get(id).expect("it is there");
    stage(&world.state, id, risk, world.day).key()
}

fn accepted(world: &World) -> bool {
    let risk = world.state.get(world.id::<Risk>("risk", "R-0001")).expect("it is there");
    acceptance::holds(&world.state, risk, world.day)
}

/// Above the line of 9, in the level High, which the manager countersigns.
const HIGH: (&str, &str) = ("4", "3");
const UNTIL: (&str, &str) = ("until", "2027-05-31");
const REASON: (&str, &str) = ("reason", "the new server comes in May");

#[test]
fn only_the_owner_accepts() {
    let world = World::with_decision("2", "2", "retain");
    let other = "requirement only the owner of the risk may accept what remains; ask Ada (6.1.3 f)";
    world.clone().acting("P-002").refuses("risk.accept", &[RISK], &[other]);
    let mut ownerless = world.clone();
    ownerless.edit("risk", "R-0001", &[("owner", "")]);
    let none = "requirement owner: name the owner of the risk first; nobody else may accept what remains (6.1.2 c 2)";
    ownerless.refuses("risk.accept", &[RISK], &[none]);
    let nobody = "software a person has to sign this; link your account to a person of this organization, or act with --as PERSON";
    world.acting_nobody().refuses("risk.accept", &[RISK], &[nobody]);
}

#[test]
fn what_remains_is_judged_and_decided_before_it_is_accepted() {
    let mut world = World::with_risk();
    let unread =
        "requirement risk: assess the risk first with risk.assess; the decision has to rest on the result (6.1.3 a)";
    let undecided = "requirement risk: decide first with risk.decide what to do about the risk (6.1.3 a)";
    world.refuses("risk.accept", &[RISK], &[unread, undecided]);
    world.assess("R-0001", "3", "3");
    world.refuses("risk.accept", &[RISK], &[undecided]);
    world.does("risk.decide", &[RISK, ("option", "modify")]);
    let unexpected = "requirement risk: judge first with risk.expect what remains after the treatment (6.1.3 f)";
    world.refuses("risk.accept", &[RISK], &[unexpected]);
}

#[test]
fn within_the_line_the_owner_alone_accepts() {
    let mut world = World::with_decision("3", "3", "retain");
    world.refuses("risk.accept", &[RISK, ("until", "2026-11-23")], &["software until: pick a day after today"]);
    world.does("risk.accept", &[RISK]);
    assert_eq!(world.shows("risk", "R-0001", "acceptance"), "by P-001, on 2026-11-23, score 9");
    assert!(accepted(&world));
    assert_eq!(stands(&world), "accepted");
}

#[test]
fn above_the_line_an_acceptance_needs_a_reason_a_day_and_a_countersignature() {
    let mut world = World::with_decision(HIGH.0, HIGH.1, "retain");
    let refusals = [
        "house-rule reason: 12 lies above the acceptance line of 9; say why it is acceptable",
        "house-rule until: 12 lies above the acceptance line of 9; set the last day it is accepted",
    ];
    world.refuses("risk.accept", &[RISK], &refusals);
    world.does("risk.accept", &[RISK, UNTIL, REASON]);
    assert_eq!(stands(&world), "awaiting-countersignature");
    assert!(!accepted(&world));
    world = world.acting("P-002");
    world.does("risk.countersign", &[RISK]);
    assert!(accepted(&world));
    let shown = "by P-001, on 2026-11-23, until 2027-05-31, reason the new server comes in May, score 12, needs RO-01, countersigned_by P-002, countersigned_on 2026-11-23";
    assert_eq!(world.shows("risk", "R-0001", "acceptance"), shown);
    world.refuses("risk.countersign", &[RISK], &["software risk: this acceptance is countersigned already"]);
}

#[test]
fn no_acceptance_outlasts_the_interval_of_the_method() {
    let mut world = World::with_decision("3", "3", "retain");
    let beyond = "method until: M-01 has every risk assessed again within 12 months, and accepted anew; pick \
                  2027-11-23 or an earlier day (6.1.2 a)";
    let late = ("until", "2027-11-24");
    world.refuses("risk.accept", &[RISK, late], &[beyond]);
    world.refuses("risk.accept_all", &[("risks", "R-0001"), late], &[beyond]);
    world.refuses("risk.sign", &[("risks", "R-0001"), late], &[beyond]);
    revise(&mut world, &[("interval_months", "6")]);
    let shorter = "method until: M-02 has every risk assessed again within 6 months, and accepted anew; pick \
                   2027-05-23 or an earlier day (6.1.2 a)";
    world.refuses("risk.accept", &[RISK, UNTIL], &[shorter]);
    world.does("risk.accept", &[RISK, ("until", "2027-05-23")]);
}

#[test]
fn a_countersignature_that_nobody_else_can_give_is_found() {
    let mut world = World::with_decision(HIGH.0, HIGH.1, "retain");
    world.does("risk.accept", &[RISK, UNTIL, REASON]);
    let stranded = |world: &World| acceptance::all_stranded(&world.state, world.day).len();
    assert_eq!(stranded(&world), 0, "the manager can");
    let mut alone = world.clone();
    alone.holds("RO-01", "P-001");
    assert_eq!(stranded(&alone), 1);
    let mut both = world.acting_nobody();
    both.does("role.assign", &[("role", "RO-01"), ("person", "P-001")]);
    assert_eq!(stranded(&both), 0, "another holder can");
    both.edit("person", "P-002", &[("left_on", "2026-11-01")]);
    assert_eq!(stranded(&both), 1);
}

#[test]
fn the_role_that_countersigns_is_that_of_the_level() {
    let world = World::with_method();
    let (_, method) = isms::planning::scoring::in_force(&world.state).expect("approved");
    let title = |score| {
        let role = acceptance::countersigner(method, score)?;
        world.state.get(role).map(|role| role.title.to_string())
    };
    assert_eq!([9, 10, 15].map(title), [None, Some("Manager".to_owned()), Some("Top management".to_owned())]);
}

#[test]
fn what_was_accepted_stays_decided_until_it_is_reopened() {
    let mut world = World::with_decision("3", "3", "modify");
    let expected = [RISK, ("residual_consequence[c].level", "2"), ("residual_likelihood", "2")];
    world.does("risk.expect", &expected);
    world.does("risk.accept", &[RISK, UNTIL]);
    let accepted = "Ada accepted what remains on 2026-11-23; reopen the risk with risk.reopen, then decide anew";
    let (single, listed) = (format!("house-rule risk: {accepted}"), format!("house-rule R-0001.risk: {accepted}"));
    let lower = [RISK, ("residual_consequence[c].level", "1"), ("residual_likelihood", "1")];
    world.refuses("risk.decide", &[RISK, ("option", "retain")], &[&single]);
    world.refuses("risk.decide_all", &[("risks", "R-0001"), ("option", "retain")], &[&listed]);
    // Nor with the same choice among others: the reason given would be written over.
    world.refuses("risk.decide_all", &[("risks", "R-0001"), ("option", "modify"), ("reason", "all alike")], &[&listed]);
    world.refuses("risk.expect", &lower, &[&single]);
    let mut same = world.clone();
    same.does("risk.decide", &[RISK, ("option", "modify"), ("reason", "the plan is done")]);
    same.does("risk.expect", &expected);
    assert!(self::accepted(&same));
    world.clone().on("2027-06-01").does("risk.decide", &[RISK, ("option", "retain")]);
    world.does("risk.reopen", &[RISK, ("reason", "it happened to a neighbour")]);
    world.assess("R-0001", "3", "3");
    world.does("risk.decide", &[RISK, ("option", "retain")]);
}

#[test]
fn an_accepted_risk_found_at_a_higher_level_is_judged_and_accepted_anew() {
    let mut world = World::with_decision("4", "3", "modify");
    world.does("risk.expect", &[RISK, ("residual_consequence[c].level", "4"), ("residual_likelihood", "2")]);
    world.does("risk.accept", &[RISK, UNTIL]);
    let mut same = world.clone();
    same.assess("R-0001", "2", "4");
    assert!(accepted(&same), "not higher");
    world.assess("R-0001", "5", "4");
    assert_eq!(world.shows("risk", "R-0001", "acceptance"), "");
    assert_eq!(world.shows("risk", "R-0001", "residual"), "");
}

#[test]
fn whoever_lacks_the_role_or_accepted_cannot_countersign() {
    let mut world = World::with_decision(HIGH.0, HIGH.1, "retain");
    let nothing = "software risk: nothing waits for a countersignature; the owner accepts first with risk.accept";
    world.refuses("risk.countersign", &[RISK], &[nothing]);
    world.does("risk.accept", &[RISK, UNTIL, REASON]);
    let role =
        "method only a holder of the role Manager, or top management, may countersign; ask one, or see who holds it";
    let same = "house-rule whoever accepted cannot countersign; ask another holder of the role";
    world.refuses("risk.countersign", &[RISK], &[role, same]);
    world.holds("Manager", "P-001");
    world.refuses("risk.countersign", &[RISK], &[same]);
    let late = "software risk: the acceptance has run out; the owner accepts again with risk.accept";
    world.clone().on("2027-06-01").refuses("risk.countersign", &[RISK], &[late]);
    let mut low = World::with_decision("2", "2", "retain");
    low.does("risk.accept", &[RISK]);
    let needless = "software risk: this acceptance needs no countersignature";
    low.acting("P-002").refuses("risk.countersign", &[RISK], &[needless]);
}

#[test]
fn an_accepted_risk_returns_when_its_date_passes() {
    let mut world = World::with_decision("3", "3", "retain");
    world.does("risk.accept", &[RISK, UNTIL]);
    world = world.on("2027-05-31");
    assert!(accepted(&world));
    world = world.on("2027-06-01");
    assert!(!accepted(&world));
    assert_eq!(stands(&world), "acceptance-expired");
}

#[test]
fn another_score_or_another_option_takes_the_acceptance_away() {
    let mut world = World::with_decision("3", "3", "retain");
    world.does("risk.accept", &[RISK, UNTIL]);
    let mut same = world.clone();
    same.assess("R-0001", "3", "3");
    assert!(accepted(&same));
    let mut other = world.clone();
    other.assess("R-0001", "3", "2");
    assert_eq!(other.shows("risk", "R-0001", "acceptance"), "");
    let mut ended = world.on("2027-06-01");
    ended.does("risk.decide", &[RISK, ("option", "modify")]);
    assert_eq!(ended.shows("risk", "R-0001", "acceptance"), "");
}

#[test]
fn a_reopened_risk_waits_for_a_new_reading() {
    let mut world = World::with_decision("3", "3", "retain");
    world.does("risk.accept", &[RISK]);
    world.does("risk.reopen", &[RISK, ("reason", "it happened to a neighbour")]);
    assert_eq!((stands(&world), accepted(&world)), ("to-assess", false));
    let again = "requirement risk: the risk was reopened; assess it again with risk.assess first (6.1.3 a)";
    world.refuses("risk.accept", &[RISK], &[again]);
    world.assess("R-0001", "3", "3");
    assert_eq!((stands(&world), world.shows("risk", "R-0001", "reopened").as_str()), ("to-accept", ""));
    let never = "software risk: the risk was never assessed; do so with risk.assess";
    World::with_risk().refuses("risk.reopen", &[RISK, ("reason", "x")], &[never]);
}

#[test]
fn one_signature_covers_a_list_within_the_line() {
    let mut world = World::with_decision("3", "3", "retain");
    world.create("risk", &[("title", "Fire"), ("owner", "P-001")]);
    world.assess("R-0002", HIGH.0, HIGH.1);
    world.does("risk.decide", &[("risk", "R-0002"), ("option", "retain")]);
    world.create("risk", &[("title", "Theft"), ("owner", "P-002")]);
    world.assess("R-0003", "1", "1");
    world.does("risk.decide", &[("risk", "R-0003"), ("option", "retain")]);
    let refusals = [
        "method R-0002: 12 lies above the acceptance line of 9; accept this risk by itself with risk.accept (6.1.2 a)",
        "requirement R-0003: only the owner of the risk may accept what remains; ask Ben (6.1.3 f)",
    ];
    world.refuses("risk.accept_all", &[("risks", "R-0001, R-0002, R-0003")], &refusals);
    world.edit("risk", "R-0003", &[("owner", "P-001")]);
    world.does("risk.accept_all", &[("risks", "R-0001, R-0003"), UNTIL]);
    assert_eq!(world.shows("risk", "R-0003", "acceptance"), "by P-001, on 2026-11-23, until 2027-05-31, score 1");
}

#[test]
fn what_was_accepted_stays_as_it_was_accepted() {
    let mut world = World::with_decision("2", "2", "retain");
    world.does("risk.accept", &[RISK]);
    let refused = "house-rule owner: the risk was accepted by its owner; hand it to another one with risk.hand_over";
    assert_eq!(world.try_edit("risk", "R-0001", &[("owner", "P-002")]).unwrap_err(), [refused]);
    let accepted = "the risk was accepted with this; reopen it with risk.reopen, then change it";
    world.edit("risk", "R-0001", &[("event", "Files are locked"), ("cause", "Intruders"), ("harm", "Days are lost")]);
    for (field, words) in [("title", "Rain"), ("event", "It rains"), ("cause", ""), ("harm", "None")] {
        let refused = format!("house-rule {field}: {accepted}");
        assert_eq!(world.try_edit("risk", "R-0001", &[(field, words)]).unwrap_err(), [refused], "{field}");
    }
    world.create("control", &[("title", "Locks")]);
    world.edit("risk", "R-0001", &[("controls", "C-001"), ("next_review", "2027-05-01")]);
    let lost = format!("house-rule controls: {accepted}");
    assert_eq!(world.try_edit("risk", "R-0001", &[("controls", "")]).unwrap_err(), [lost]);
    world.does("risk.reopen", &[RISK, ("reason", "the owner leaves")]);
    world.edit("risk", "R-0001", &[("owner", "P-002")]);
}
