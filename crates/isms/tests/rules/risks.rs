//! 6.1.2 d to 6.1.3 e: assessing, deciding, expecting, reopening.

use isms::planning::Risk;
use isms::planning::risks::Stage;
use kernel::Choice;

use crate::world::World;

pub const RISK: (&str, &str) = ("risk", "R-0001");

#[test]
fn a_reading_needs_a_method_in_force() {
    let mut world = World::new();
    world.create("risk", &[("title", "Fire"), ("owner", "P-001")]);
    let reading = [RISK, ("consequence[c].level", "3"), ("likelihood", "3")];
    let none = "requirement approve a risk method first with method.approve; risks are assessed by a method in force (6.1.2 a)";
    world.refuses("risk.assess", &reading, &[none]);
    world.does("method.adopt", &[]);
    world.refuses("risk.assess", &reading, &[none]);
}

#[test]
fn every_judgement_off_the_scale_is_named() {
    let world = World::with_risk();
    let reading = [RISK, ("consequence[c].level", "6"), ("consequence[money].level", "2"), ("likelihood", "9")];
    let refusals = [
        "method consequence[c].level: 6 is off the scale; pick a step from 1 to 5 (6.1.2 a)",
        "method consequence[money]: the method has no criterion money; use c, i, a (6.1.2 a)",
        "method likelihood: 9 is off the scale; pick a step from 1 to 5 (6.1.2 a)",
    ];
    world.refuses("risk.assess", &reading, &refusals);
    let refusals = [
        "software consequence: required; fill this in (6.1.2 d 1)",
        "software likelihood: required; fill this in (6.1.2 d 2)",
    ];
    world.refuses("risk.assess", &[RISK], &refusals);
}

#[test]
fn a_reading_keeps_score_level_and_version_as_judged() {
    let mut world = World::with_risk().happened_on("2026-10-01");
    let reading = [RISK, ("consequence[c].level", "2"), ("consequence[a].level", "4"), ("likelihood", "3")];
    world.does("risk.assess", &[&reading[..], &[("because", "it happened next door")]].concat());
    let shown = "by P-001, on 2026-10-01, method M-01, version 1, score 12, band high, because it happened next door, recorded_on 2026-11-23";
    assert_eq!(world.shows("risk", "R-0001", "current"), shown);
}

#[test]
fn what_was_assessed_before_is_kept_in_order() {
    let mut world = World::with_risk();
    for (consequence, likelihood) in [("4", "4"), ("3", "3"), ("2", "2")] {
        world.assess("R-0001", consequence, likelihood);
    }
    let readings = world.shows("risk", "R-0001", "readings");
    let (first, second) = (readings.find("score 16").expect("kept"), readings.find("score 9").expect("kept"));
    assert!(first < second && !readings.contains("score 4,"), "{readings}");
    assert!(world.shows("risk", "R-0001", "current").contains("score 4, band low"));
}

#[test]
fn decisions_rest_on_a_reading() {
    let world = World::with_risk();
    let unread = "assess the risk first with risk.assess; the decision has to rest on the result (6.1.3 a)";
    world.refuses("risk.decide", &[RISK, ("option", "modify")], &[&format!("requirement risk: {unread}")]);
    let word = "software option: \"ignore\" is none of the choices; choose modify, retain, avoid, share";
    world.refuses("risk.decide", &[RISK, ("option", "ignore")], &[word]);
}

#[test]
fn an_expectation_does_not_lie_above_the_risk_as_it_is() {
    let world = World::with_decision("3", "3", "modify");
    let higher = [RISK, ("residual_consequence[c].level", "4"), ("residual_likelihood", "3")];
    let message = "house-rule residual_likelihood: 12 would be more than the 9 of today; a treatment does not raise the risk it treats";
    world.refuses("risk.expect", &higher, &[message]);
    let retained =
        "software risk: the risk is retained, so it remains as it is; decide otherwise with risk.decide first";
    World::with_decision("3", "3", "retain").refuses("risk.expect", &higher, &[retained, message]);
}

#[test]
fn an_expectation_above_a_new_reading_is_taken_away() {
    let mut world = World::with_decision("4", "4", "modify");
    world.does("risk.expect", &[RISK, ("residual_consequence[c].level", "3"), ("residual_likelihood", "3")]);
    world.assess("R-0001", "3", "3");
    assert_eq!(
        world.shows("risk", "R-0001", "residual"),
        "by P-001, on 2026-11-23, method M-01, version 1, score 9, band medium"
    );
    world.assess("R-0001", "2", "2");
    assert_eq!(world.shows("risk", "R-0001", "residual"), "");
    assert_eq!(world.shows("risk", "R-0001", "residual_likelihood"), "");
}

#[test]
fn several_risks_are_decided_about_at_once_or_none_is() {
    let mut world = World::with_decision("3", "3", "retain");
    for title in ["Fire", "Theft"] {
        world.create("risk", &[("title", title), ("owner", "P-001")]);
    }
    world.assess("R-0002", "4", "4");
    let unread = "requirement R-0003.risk: assess the risk first with risk.assess; the decision has to rest on the \
                  result (6.1.3 a)";
    let all = [("risks", "R-0001, R-0002, R-0003"), ("option", "modify")];
    world.refuses("risk.decide_all", &all, &[unread]);
    world.does("risk.decide_all", &[("risks", "R-0001, R-0002"), ("option", "modify"), ("reason", "both burn")]);
    for risk in ["R-0001", "R-0002"] {
        let decided = "option modify, by P-001, on 2026-11-23, reason both burn";
        assert_eq!(world.shows("risk", risk, "decision"), decided);
    }
}

#[test]
fn the_owner_decides_or_who_governs() {
    let world = World::with_decision("3", "3", "modify").contributing();
    let retain = [RISK, ("option", "retain")];
    let all = [("risks", "R-0001"), ("option", "retain")];
    world.clone().does("risk.decide", &retain);
    let other = "house-rule only the owner of the risk or a manager decides about it; ask Ada";
    let listed = "house-rule R-0001: only the owner of the risk or a manager decides about it; ask Ada";
    for stranger in [world.clone().acting("P-002"), world.clone().acting_nobody()] {
        stranger.refuses("risk.decide", &retain, &[other]);
        stranger.refuses("risk.decide_all", &all, &[listed]);
    }
    let mut ownerless = world;
    ownerless.try_edit("risk", "R-0001", &[("owner", "")]).expect("an owner gives it up");
    ownerless.acting("P-002").does("risk.decide", &retain);
}

/// Puts the next version of the method in force, with one thing changed.
pub fn revise(world: &mut World, change: &[(&str, &str)]) {
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", change);
    world.does("method.approve", &[("method", "M-02")]);
}

#[test]
fn what_may_be_accepted_follows_the_method_in_force() {
    let mut world = World::with_decision("3", "3", "retain");
    world.clone().does("risk.accept", &[RISK]);
    revise(&mut world, &[("line", "8")]);
    let refusals = [
        "house-rule reason: 9 lies above the acceptance line of 8; say why it is acceptable",
        "house-rule until: 9 lies above the acceptance line of 8; set the last day it is accepted",
    ];
    world.refuses("risk.accept", &[RISK], &refusals);
}

#[test]
fn a_reading_on_other_scales_is_taken_again_before_anything_rests_on_it() {
    let mut world = World::with_decision("3", "3", "retain");
    revise(&mut world, &[("likelihood[6].label", "All the time")]);
    let stale = "method risk: the risk was judged on other scales than those in force; assess it again with risk.assess first (6.1.2 a)";
    world.refuses("risk.accept", &[RISK], &[stale]);
    world.does("risk.decide", &[RISK, ("option", "modify")]);
    let expected = [RISK, ("residual_consequence[c].level", "1"), ("residual_likelihood", "1")];
    world.refuses("risk.expect", &expected, &[stale]);
}

#[test]
fn each_stage_but_the_settled_ones_names_a_listed_act() {
    for key in Stage::CHOICES.values {
        let next = Stage::of(key).and_then(Stage::next_act);
        assert!(next.is_none_or(|act| isms::act(act).is_some()), "{key}");
    }
}

#[test]
fn nobody_takes_a_risk_or_a_role_for_themselves() {
    let mut world = World::with_decision("3", "3", "retain").acting("P-002");
    let handed = "house-rule owner: Ada has to hand this to you; nobody takes it";
    assert_eq!(world.try_edit("risk", "R-0001", &[("owner", "P-002")]).unwrap_err(), [handed]);
    let given = "house-rule person: nobody gives a role to themselves; ask somebody else to do it";
    world.create("role", &[("title", "Auditor")]);
    world.refuses("role.assign", &[("role", "Auditor"), ("person", "P-002")], &[given]);
    world.try_edit("risk", "R-0001", &[("title", "Flood in the basement")]).unwrap();
}

#[test]
fn a_reading_entered_later_says_when() {
    let recorded = |world: &World| {
        let id = world.id("risk", "R-0001");
        let risk: &Risk = world.state.get(id).expect("it was made");
        risk.current.as_ref().and_then(|reading| reading.recorded_on).map(|on| on.to_string())
    };
    let mut world = World::with_risk();
    world.assess("R-0001", "3", "3");
    assert_eq!(recorded(&world), None);
    let mut world = world.happened_on("2026-11-02");
    world.assess("R-0001", "4", "3");
    assert_eq!(recorded(&world).as_deref(), Some("2026-11-23"));
}

#[test]
fn what_a_reading_judges_is_what_is_at_risk() {
    let mut world = World::with_risk();
    let touched = |world: &World| {
        ["confidentiality", "integrity", "availability"].map(|field| world.shows("risk", "R-0001", field))
    };
    let reading = [RISK, ("consequence[c].level", "2"), ("consequence[a].level", "4"), ("likelihood", "3")];
    world.does("risk.assess", &reading);
    assert_eq!(touched(&world), ["yes", "no", "yes"]);
    world.does("risk.assess", &[RISK, ("consequence[i].level", "2"), ("likelihood", "2")]);
    assert_eq!(touched(&world), ["no", "yes", "no"]);
}

#[test]
fn a_risk_is_shared_with_somebody() {
    let mut world = World::with_risk();
    world.assess("R-0001", "3", "3");
    let alone = "house-rule shared_with: say with whom it is shared, such as the insurer, or link the supplier";
    world.refuses("risk.decide", &[RISK, ("option", "share")], &[alone]);
    world.refuses("risk.decide_all", &[("risks", "R-0001"), ("option", "share")], &[alone]);
    world.create("supplier", &[("name", "Insurer")]);
    let supplier = world.state.table("supplier").expect("listed").rows().next().expect("just made").reference();
    world.clone().does("risk.decide", &[RISK, ("option", "share"), ("supplier", &supplier)]);
    world.does("risk.decide_all", &[("risks", "R-0001"), ("option", "share"), ("shared_with", "Insurer, policy 44")]);
    assert!(world.shows("risk", "R-0001", "decision").contains("shared_with Insurer, policy 44"));
    world.does("risk.decide", &[RISK, ("option", "modify"), ("shared_with", "Insurer")]);
    assert!(
        !world.shows("risk", "R-0001", "decision").contains("Insurer"),
        "only what is shared is shared with somebody"
    );
}
