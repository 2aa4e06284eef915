//! Defects of objectives.

use kernel::Links;

use super::planted::{check, check_on};
use super::world::{Clean, day};
use crate::planning::Objective;
use crate::planning::objectives::ObjectiveState;

/// Takes something away from the objective. Expects the one check that asks for it to name the objective.
fn lacks(check_key: &str, take: fn(&mut Objective)) {
    let expected = format!("{check_key} missing minor O-001");
    check(check_key, |clean| clean.world.edit(clean.context.objective, take), [expected.as_str()]);
}

#[test]
fn each_part_of_an_objective_is_asked_for() {
    lacks("objectives.name_policy", |own| own.policy = None);
    lacks("objectives.measurable", |own| own.target = None);
    lacks("objectives.rest_on_risks", |own| own.obligations = Links::default());
    lacks("objectives.communicated", |own| own.communicated_on = None);
    lacks("objectives.plan_actions", |own| own.actions = kernel::Many::default());
    lacks("objectives.plan_resources", |own| own.resources = Some(" ".into()));
    lacks("objectives.plan_responsible", |own| own.owner = None);
    lacks("objectives.plan_due", |own| own.due = None);
    lacks("objectives.plan_evaluation", |own| own.evaluation = None);
}

#[test]
fn a_sign_stands_in_for_a_measure() {
    check(
        "seen, not measured",
        |clean| {
            clean.world.edit(clean.context.objective, |own| {
                (own.measure, own.target, own.sign) = (None, None, Some("Nobody calls at night".into()));
            });
        },
        [],
    );
}

/// Every check of objectives when none is worked on, with what the check of the set ones says.
fn none(set: &str) -> [String; 12] {
    let asked = [
        "communicated",
        "measurable",
        "monitored",
        "name_policy",
        "plan_actions",
        "plan_due",
        "plan_evaluation",
        "plan_resources",
        "plan_responsible",
        "rest_on_risks",
    ];
    let mut told: Vec<_> = asked.iter().map(|key| format!("objectives.{key} none not_due")).collect();
    told.push(format!("objectives.set {set}"));
    told.push("objectives.updated none not_due".into());
    told.try_into().expect("twelve")
}

fn told(what: &str, plant: impl FnOnce(&mut Clean), expected: [String; 12]) {
    check(what, plant, expected.each_ref().map(String::as_str));
}

#[test]
fn objectives_are_set() {
    told("none", |clean| clean.world.retire(clean.context.objective), none("none minor"));
    let state = |state| move |clean: &mut Clean| clean.world.edit(clean.context.objective, |own| own.state = state);
    told("a draft", state(ObjectiveState::Draft), none("draft minor O-001"));
    told("all reached", state(ObjectiveState::Reached), none("past minor"));
}

#[test]
fn objectives_are_looked_at_in_their_rhythm() {
    check_on(day(8, 1), "three months after the last time", |_| {}, []);
    check(
        "no look since February",
        |clean| clean.world.edit(clean.context.objective, |own| own.check_ins = kernel::Many::default()),
        ["objectives.monitored overdue minor O-001"],
    );
}

#[test]
fn an_objective_whose_day_has_passed_is_closed_or_renewed() {
    check(
        "past its day",
        |clean| clean.world.edit(clean.context.objective, |own| own.due = Some(day(5, 31))),
        ["objectives.updated over minor O-001"],
    );
    check(
        "past its review",
        |clean| clean.world.edit(clean.context.objective, |own| own.next_review = Some(day(5, 31))),
        ["objectives.updated stale minor O-001"],
    );
}
