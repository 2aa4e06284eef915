//! Defects of objectives.

use kernel::{Date, Links};

use super::planted::{check, check_on};
use super::world::{Clean, TODAY, day};
use crate::planning::objectives::{CheckIn, Direction, ObjectiveState, Outlook};
use crate::planning::treatments::Action;
use crate::planning::{Objective, Risk};
use crate::support::documents::{DocumentKind, DocumentState, Publication};
use crate::support::{Document, Person};

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
    check(
        "an owner who left",
        |clean| {
            let left_on = Some(day(5, 20));
            let other = clean.world.make(day(1, 5), |person: &mut Person| person.left_on = left_on);
            clean.world.edit(clean.context.objective, |own| own.owner = Some(other));
        },
        ["objectives.plan_responsible left minor O-001"],
    );
    lacks("objectives.plan_due", |own| own.due = None);
    lacks("objectives.plan_evaluation", |own| own.evaluation = None);
}

#[test]
fn what_was_just_set_is_still_to_be_made_known() {
    let set = |on: Date| {
        move |clean: &mut Clean| {
            let like = clean.world.state.get(clean.context.objective).unwrap().record.clone();
            clean.world.make(on, |own: &mut Objective| *own = like);
            let made = *clean.world.all::<Objective>().last().unwrap();
            clean.world.edit(made, |own| (own.communicated_on, own.start) = (None, Some(day(7, 1))));
        }
    };
    check("within thirty days", set(day(5, 2)), ["objectives.communicated fresh not_due O-002"]);
    check("a day later", set(day(5, 1)), ["objectives.communicated missing minor O-002"]);
}

#[test]
fn nothing_was_made_known_on_a_day_to_come() {
    let known = |on| move |clean: &mut Clean| clean.world.edit(clean.context.objective, |own| own.communicated_on = on);
    check("tomorrow, where midnight has passed", known(Some(day(6, 2))), []);
    check("the day after", known(Some(day(6, 3))), ["objectives.communicated ahead minor O-001"]);
}

#[test]
fn an_objective_rests_on_a_policy_in_force_and_on_what_still_stands() {
    let policy = |clean: &mut Clean, change: fn(&mut Document)| {
        let policy = clean.world.state.get(clean.context.objective).unwrap().policy.unwrap();
        clean.world.edit(policy, change);
        policy
    };
    let gone = ["objectives.name_policy gone minor O-001"];
    check("withdrawn", |clean| _ = policy(clean, |own| own.state = DocumentState::Retired), gone);
    check(
        "retired",
        |clean| {
            let policy = policy(clean, |_| {});
            clean.world.retire(policy);
        },
        gone,
    );
    check(
        "replaced by a later version",
        |clean| {
            let before = policy(clean, |own| own.state = DocumentState::Superseded);
            let by = clean.leader;
            clean.world.make(day(5, 1), |own: &mut Document| {
                (own.revises, own.state, own.kind) = (Some(before), DocumentState::Published, DocumentKind::Policy);
                own.publication = Some(Publication::here(by, day(5, 1), day(5, 1)));
            });
        },
        [],
    );
    check(
        "a form",
        |clean| _ = policy(clean, |own| own.kind = DocumentKind::Form),
        ["objectives.name_policy other minor O-001"],
    );
    check(
        "a draft",
        |clean| _ = policy(clean, |own| own.state = DocumentState::Draft),
        ["objectives.name_policy draft minor O-001"],
    );
    check(
        "a retired risk alone",
        |clean| {
            let risk = clean.world.make(day(2, 1), |risk: &mut Risk| risk.title = "Gone".into());
            clean.world.retire(risk);
            clean.world.edit(clean.context.objective, |own| {
                (own.risks, own.obligations) = (Links::to([risk]), Links::default());
            });
        },
        ["objectives.rest_on_risks gone minor O-001"],
    );
}

#[test]
fn steps_of_an_objective_are_done_in_time() {
    let step = |due| {
        move |clean: &mut Clean| {
            let who = Some(clean.owner);
            clean.world.edit(clean.context.objective, |own| {
                let step = Action { what: "Test restores".into(), who, due: Some(due), done_on: None };
                own.actions.put_at("2", step);
            });
        }
    };
    check("thirty days late", step(day(5, 2)), []);
    check("thirty-one days late", step(day(5, 1)), ["objectives.plan_due behind minor O-001"]);
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

/// Closes the objective as reached on the day on which it was due.
fn closed(clean: &mut Clean, due: Date) {
    clean.world.edit(clean.context.objective, |own| {
        let (_, last) = own.check_ins.iter().next().expect("it was looked at");
        let last = CheckIn { on: day(2, 15), value: own.target, ..last.clone() };
        own.check_ins.put_at("1", last);
        (own.state, own.due) = (ObjectiveState::Reached, Some(due));
    });
}

#[test]
fn objectives_are_set() {
    told("none", |clean| clean.world.retire(clean.context.objective), none("none major"));
    let state = |state| move |clean: &mut Clean| clean.world.edit(clean.context.objective, |own| own.state = state);
    told("a draft", state(ObjectiveState::Draft), none("draft major O-001"));
    told(
        "a draft, after one that was reached",
        |clean| {
            let before = clean.world.state.get(clean.context.objective).unwrap().record.clone();
            closed(clean, day(3, 2));
            clean.world.make(TODAY, |own: &mut Objective| *own = Objective { state: ObjectiveState::Draft, ..before });
        },
        none("draft minor O-002"),
    );
    told("all reached since today", state(ObjectiveState::Reached), none("ended not_due"));
    told("ninety days ago", |clean| closed(clean, day(3, 3)), none("ended not_due"));
    told("a day earlier", |clean| closed(clean, day(3, 2)), none("past minor"));
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
fn an_objective_without_a_rhythm_is_looked_at_all_the_same() {
    let unseen = |clean: &mut Clean| {
        clean.world.edit(clean.context.objective, |own| (own.check_ins, own.rhythm) = (kernel::Many::default(), None));
    };
    let told = |verdict: &str| format!("objectives.monitored {verdict}");
    check_on(day(5, 2), "ninety days after it was set", unseen, [told("first not_due").as_str()]);
    check_on(day(5, 3), "ninety-one days after", unseen, [told("unseen minor O-001").as_str()]);
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

#[test]
fn what_is_measured_and_what_is_planned_fit_the_target() {
    let valued = |baseline: i64, target: i64, direction| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.context.objective, |own| {
                (own.baseline, own.target, own.direction) = (Some(baseline.into()), Some(target.into()), direction);
            });
        }
    };
    check("downwards", valued(20, 5, Some(Direction::Lower)), []);
    check("whichever way", valued(5, 20, None), []);
    let backwards = ["objectives.measurable backwards minor O-001"];
    check("worse than it was", valued(5, 20, Some(Direction::Lower)), backwards);
    let stepped = |due| {
        move |clean: &mut Clean| {
            let step = Action { what: "Train the last shift".into(), who: Some(clean.owner), due, done_on: None };
            clean.world.edit(clean.context.objective, |own| {
                own.due = Some(day(9, 30));
                own.actions.put_at("9", step);
            });
        }
    };
    check("a step on its day", stepped(Some(day(9, 30))), []);
    check("a step after it", stepped(Some(day(10, 1))), ["objectives.plan_due beyond minor O-001"]);
}

#[test]
fn an_objective_is_reached_where_the_last_value_says_so() {
    let other = |value: i64| {
        move |clean: &mut Clean| {
            let before = clean.world.state.get(clean.context.objective).unwrap().record.clone();
            clean.world.make(TODAY, |own: &mut Objective| {
                *own = Objective { state: ObjectiveState::Reached, ..before };
                (own.target, own.direction) = (Some(7.into()), Some(Direction::Lower));
                let (on, outlook) = (TODAY, Outlook::OnTrack);
                let seen =
                    CheckIn { on, value: Some(value.into()), outlook, by: None, remark: None, recorded_on: None };
                own.check_ins = [("9", seen)].into_iter().collect();
            });
        }
    };
    check("on the target", other(7), []);
    check("short of it", other(9), ["objectives.updated short minor O-002"]);
}
