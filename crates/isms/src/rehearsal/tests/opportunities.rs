//! Defects of planning and of opportunities.

use kernel::{Date, Links};

use super::planted::{check, check_on};
use super::world::{Clean, TODAY, day};
use crate::context::Profile;
use crate::context::profiles::Sought;
use crate::planning::effectiveness::Outcome;
use crate::planning::opportunities::Pursuit;
use crate::planning::{Opportunity, Risk};
use crate::support::Person;

/// Takes the issue away from everything that refers to it.
fn unlink(clean: &mut Clean) {
    for risk in clean.world.all::<Risk>() {
        clean.world.edit(risk, |risk| risk.issues = Links::default());
    }
    clean.world.edit(clean.context.chance, |own| own.issues = Links::default());
}

/// Nobody recorded an opportunity, and somebody said on a day that none was found.
fn none_found(clean: &mut Clean, on: Date) {
    for id in clean.world.all::<Opportunity>() {
        clean.world.retire(id);
    }
    let by = clean.leader;
    clean.world.make(day(1, 10), |own: &mut Profile| {
        own.sought = Some(Sought { by, on, statement: "Gone through with all units".into() });
    });
}

#[test]
fn that_no_opportunity_was_found_holds_for_the_interval_of_the_method() {
    let told = |holding: &str| {
        [
            "opportunities.actions_planned none not_due".to_owned(),
            format!("opportunities.determined {holding} PF-01"),
            "opportunities.evaluated none not_due".to_owned(),
            "opportunities.integrated none not_due".to_owned(),
        ]
    };
    let (holds, ran_out) = (told("sought attested"), told("sought-long-ago minor"));
    let words = |told: &[String; 4]| told.each_ref().map(|own| own.clone().leak() as &str);
    check("a year ago", |clean| none_found(clean, Date::constant(2025, 6, 1)), words(&holds));
    check("longer ago", |clean| none_found(clean, Date::constant(2025, 5, 31)), words(&ran_out));
}

#[test]
fn what_weighs_heavily_leads_somewhere() {
    check(
        "a heavy issue that leads nowhere",
        |clean| {
            unlink(clean);
        },
        ["planning.considers_context left judgement I-01"],
    );
    check(
        "nothing leads anywhere",
        |clean| {
            unlink(clean);
            clean.world.edit(clean.context.contract, |own| own.party = None);
        },
        ["planning.considers_context apart minor"],
    );
}

#[test]
fn opportunities_are_determined_and_say_what_they_help_to_reach() {
    check(
        "none",
        |clean| clean.world.retire(clean.context.chance),
        [
            "opportunities.actions_planned none not_due",
            "opportunities.determined none major",
            "opportunities.evaluated none not_due",
            "opportunities.integrated none not_due",
        ],
    );
    check(
        "without an aim",
        |clean| clean.world.edit(clean.context.chance, |own| own.aim = None),
        ["opportunities.determined aimless minor OP-001"],
    );
}

#[test]
fn an_opportunity_made_use_of_has_a_plan() {
    check(
        "no date",
        |clean| clean.world.edit(clean.context.chance, |own| own.due = None),
        ["opportunities.actions_planned missing minor OP-001"],
    );
    check(
        "a step that is overdue",
        |clean| {
            clean.world.edit(clean.context.chance, |own| {
                let step = own.actions.at("1").cloned().unwrap();
                own.actions.put_at("1", crate::planning::treatments::Action { done_on: None, ..step });
                own.outcome = None;
            });
        },
        ["opportunities.actions_planned late minor OP-001"],
    );
    check(
        "a step that is overdue, while the whole has time",
        |clean| {
            clean.world.edit(clean.context.chance, |own| {
                let step = own.actions.at("1").cloned().unwrap();
                own.actions.put_at("1", crate::planning::treatments::Action { done_on: None, ..step });
                (own.outcome, own.due) = (None, Some(day(7, 1)));
            });
        },
        ["opportunities.actions_planned step minor OP-001"],
    );
    check(
        "it belongs to somebody who has left",
        |clean| {
            let old = clean.world.make(day(1, 5), |own: &mut Person| own.left_on = Some(day(4, 1)));
            clean.world.edit(clean.context.chance, |own| {
                (own.owner, own.outcome, own.due) = (Some(old), None, Some(day(7, 1)));
            });
        },
        ["opportunities.actions_planned left minor OP-001"],
    );
    check(
        "it did not work, and nothing follows",
        |clean| clean.world.edit(clean.context.chance, |own| own.outcome = Some(Outcome::NotEffective)),
        ["opportunities.evaluated idle judgement OP-001"],
    );
    check(
        "no word on processes",
        |clean| clean.world.edit(clean.context.chance, |own| own.integration = None),
        ["opportunities.integrated integration minor OP-001"],
    );
    check(
        "no way to judge it",
        |clean| clean.world.edit(clean.context.chance, |own| own.evaluation = None),
        ["opportunities.evaluated evaluation minor OP-001"],
    );
    check(
        "done and not judged",
        |clean| clean.world.edit(clean.context.chance, |own| own.outcome = None),
        ["opportunities.evaluated unjudged minor OP-001"],
    );
}

#[test]
fn an_undecided_opportunity_has_time_and_then_is_named() {
    let undecided = |clean: &mut Clean| {
        clean.world.make(TODAY, |own: &mut Opportunity| {
            own.title = "Insurance".into();
            own.aim = Some(crate::planning::opportunities::Aim::FewerEffects);
            own.decision = Pursuit::Undecided;
        });
    };
    check("new", undecided, ["opportunities.actions_planned fresh not_due OP-002"]);
    check(
        "recorded today, known for long",
        |clean| {
            undecided(clean);
            let chance = *clean.world.all::<Opportunity>().last().unwrap();
            clean.world.edit(chance, |own| own.identified_on = Some(day(3, 2)));
        },
        ["opportunities.actions_planned undecided minor OP-002"],
    );
    check_on(day(8, 31), "old", undecided, ["opportunities.actions_planned undecided minor OP-002"]);
}

#[test]
fn each_plan_is_told_what_it_leaves_out() {
    let mut clean = super::world::clean();
    let chance = clean.world.state.get(clean.context.chance).unwrap().record.clone();
    let bare = Opportunity { owner: None, actions: Default::default(), ..chance };
    clean.world.make(day(4, 1), |own: &mut Opportunity| *own = bare);
    clean.world.edit(clean.context.chance, |own| own.owner = None);
    let verdict = super::planted::verdict(&clean, "opportunities.actions_planned");
    let missing = verdict.sentences.iter().map(|sentence| sentence.arg("missing").unwrap().clone());
    let words = |words: &[&'static str]| crate::rehearsal::Arg::Words(words.to_vec());
    assert_eq!(missing.collect::<Vec<_>>(), [words(&["word-owner"]), words(&["word-steps", "word-owner"])]);
}
