use isms::support::Person;

use super::{View, view};
use crate::pages::levels::Levels;
use crate::pages::world::World;

fn read<T>(world: &World, person: &str, look: impl FnOnce(View<'_>) -> T) -> T {
    let levels = Levels::of(&world.state);
    look(view(world.scene(), &levels, Some(world.id::<Person>(person))))
}

/// R-0001 with a plan and an expectation within the line.
fn planned() -> World {
    let mut world = World::with_risks();
    let plan = [("title", "Offline copies"), ("risks", "R-0001"), ("owner", "P-002"), ("due", "2027-01-31")];
    world.create("treatment", &[&plan[..], &[("cost", "12000 EUR")]].concat());
    let expected = [("risk", "R-0001"), ("residual_consequence[a].level", "3"), ("residual_likelihood", "2")];
    world.does("risk.expect", &expected);
    world
}

#[test]
fn a_risk_is_told_in_the_words_of_the_scales() {
    read(&planned(), "P-001", |view| {
        let entry = view.sign.first().expect("a plan waits for its approval");
        let (now, then) = (entry.now.as_ref().expect("assessed"), entry.then.as_ref().expect("expected"));
        assert_eq!((&*now.likelihood.label, &*now.consequence.label), ("Likely", "Severe"));
        assert_eq!((&*then.likelihood.label, now.criterion.as_str()), ("Unlikely", "Availability"));
        assert!(entry.measures[0].note.contains("12000"), "{}", entry.measures[0].note);
        assert_eq!(entry.option, Some("Modify"));
    });
}

#[test]
fn one_signature_moves_the_whole_list_to_what_is_accepted() {
    let mut world = planned();
    let lists = |world: &World| read(world, "P-001", |view| (view.sign.len(), view.accepted.len(), view.open));
    assert_eq!(lists(&world), (1, 1, 1));
    world.does("risk.sign", &[("risks", "R-0001")]);
    assert_eq!(lists(&world), (0, 2, 0));
}

#[test]
fn what_lies_above_names_who_countersigns_and_reaches_their_page() {
    let mut world = planned();
    let expected = [("risk", "R-0001"), ("residual_consequence[a].level", "4"), ("residual_likelihood", "3")];
    world.does("risk.expect", &expected);
    let above = read(&world, "P-001", |view| view.above.first().and_then(|entry| entry.countersigner.clone()));
    assert_eq!(above.as_deref(), Some("Manager"));
    let accept = [("risk", "R-0001"), ("until", "2027-05-31"), ("reason", "the new room comes in May")];
    world.does("risk.accept", &accept);
    let whom = read(&world, "P-001", |view| view.waiting.first().and_then(|entry| entry.waits_for.clone()));
    assert_eq!(whom.as_deref(), Some("waits for the countersignature of Ben, who holds the role Manager"));
    let waiting = read(&world, "P-002", |view| view.countersign.first().and_then(|entry| entry.accepted.clone()));
    assert_eq!(waiting.as_deref(), Some("Ada accepted this until 31 May 2027: the new room comes in May"));
}

#[test]
fn planning_and_judging_what_remains_stand_before_the_owner_and_are_counted() {
    let mut world = World::with_risks();
    let lists = |world: &World| {
        read(world, "P-001", |view| (view.plan.len(), view.expect.len(), view.waiting.len(), view.open))
    };
    assert_eq!(lists(&world), (1, 0, 0, 1));
    world.create("treatment", &[("title", "Offline copies"), ("risks", "R-0001"), ("owner", "P-002")]);
    assert_eq!(lists(&world), (0, 1, 0, 1));
}

#[test]
fn a_role_that_nobody_else_holds_is_said_to_be_missing() {
    let mut world = planned();
    let expected = [("risk", "R-0001"), ("residual_consequence[a].level", "4"), ("residual_likelihood", "3")];
    world.does("risk.expect", &expected);
    world.does("risk.accept", &[("risk", "R-0001"), ("until", "2027-05-31"), ("reason", "for now")]);
    world = world.acting("P-002");
    world.does("role.assign", &[("role", "Manager"), ("person", "P-001")]);
    world.does("role.relieve", &[("role", "Manager"), ("person", "P-002"), ("because", "too few people")]);
    let whom = read(&world, "P-001", |view| view.waiting.first().and_then(|entry| entry.waits_for.clone()));
    assert!(whom.is_some_and(|whom| whom.contains("a role that nobody else holds")));
}

#[test]
fn accepting_above_the_line_approves_the_plan_and_what_is_not_ready_waits_before_its_owner() {
    let mut world = planned();
    let expected = [("risk", "R-0001"), ("residual_consequence[a].level", "4"), ("residual_likelihood", "3")];
    world.does("risk.expect", &expected);
    let told = read(&world, "P-001", |view| view.above[0].approves.clone());
    assert!(told.is_some_and(|told| told.contains("TP-2026-001")), "the signature says what it approves");
    world.edit("treatment", "TP-2026-001", &[("due", "")]);
    world.does("risk.accept", &[("risk", "R-0001"), ("until", "2027-05-31"), ("reason", "for now")]);
    let waits = |world: &World| {
        read(world, "P-001", |view| {
            let plan = view.approve.first().map(|plan| (plan.measure.record.reference.clone(), plan.lacks.clone()));
            (plan, view.open)
        })
    };
    assert_eq!(waits(&world), (Some(("TP-2026-001".to_owned(), vec!["no date"])), 1));
    world.edit("treatment", "TP-2026-001", &[("due", "2027-01-31")]);
    world.does("treatment.approve", &[("treatment", "TP-2026-001")]);
    assert_eq!(waits(&world), (None, 0));
}

#[test]
fn an_acceptance_above_a_lowered_line_waits_for_its_owner_with_the_reason() {
    let mut world = World::with_risks();
    world.does("method.revise", &[("method", "M-01")]);
    world.edit("method", "M-02", &[("line", "1")]);
    let lists = |world: &World| read(world, "P-001", |view| (view.above.len(), view.accepted.len(), view.open));
    assert_eq!(lists(&world), (0, 1, 1));
    world.does_as("P-002", "method.approve", &[("method", "M-02")]);
    assert_eq!(lists(&world), (1, 0, 2));
    let told = read(&world, "P-001", |view| view.above[0].unmet.clone().expect("the reason"));
    assert_eq!(
        told,
        "Ada accepted this at 2 on 23 Nov 2026. The line was lowered from 9 to 1 on 23 Nov 2026 by Ben (M-02, version \
         2); now this lies above it, and the acceptance lacks a reason. It no longer counts until the owner accepts \
         the risk anew."
    );
}

#[test]
fn all_criteria_that_reach_the_worst_step_are_named() {
    let mut world = World::with_risks();
    let tie = [("consequence[c].level", "4"), ("consequence[i].level", "2"), ("consequence[a].level", "4")];
    world.does("risk.assess", &[&[("risk", "R-0001"), ("likelihood", "4")], &tie[..]].concat());
    let told = read(&world, "P-001", |view| view.plan[0].now.as_ref().map(|now| now.criterion.clone()));
    assert_eq!(told.as_deref(), Some("Confidentiality, Availability"));
}

#[test]
fn no_last_day_is_asked_for_or_told_where_that_rule_is_set_aside() {
    let mut world = planned();
    let expected = [("risk", "R-0001"), ("residual_consequence[a].level", "4"), ("residual_likelihood", "3")];
    world.does("risk.expect", &expected);
    let with = |world: &World| {
        read(world, "P-001", |view| (view.with.clone(), view.above.first().map(|own| (own.ends, own.with.clone()))))
    };
    let ends = "with a reason and a last day".to_owned();
    assert_eq!(with(&world), (ends.clone(), Some((true, ends))));
    let reason = ("reason", "The board looks at all of them each quarter");
    world.create("profile", &[("name", "Brixen"), ("sector", "software")]);
    world.does_as("P-002", "profile.set_aside", &[("profile", "PF-01"), ("rule", "acceptances-end"), reason]);
    let alone = "with a reason".to_owned();
    assert_eq!(with(&world), (alone.clone(), Some((false, alone))));
    world.does("risk.accept", &[("risk", "R-0001"), ("reason", "the new room comes in May")]);
    let waiting = read(&world, "P-002", |view| view.countersign.first().and_then(|entry| entry.accepted.clone()));
    assert_eq!(waiting.as_deref(), Some("Ada accepted this: the new room comes in May"));
}
