//! What a fair auditor would not write up, and what a hasty one would pass over.

use kernel::Links;

use super::planted::{check, check_on, verdict};
use super::world::{Clean, TODAY, clean, day};
use crate::context::issues::Climate;
use crate::context::scopes::Exclusion;
use crate::context::{Issue, Obligation};
use crate::planning::controls::Implementation;
use crate::planning::effectiveness::{Effectiveness, Outcome};
use crate::planning::objectives::{Objective, ObjectiveState};
use crate::planning::treatments::TreatmentState;
use crate::planning::{Asset, Risk, indicated};
use crate::rehearsal::Outcome as Verdict;

#[test]
fn risks_told_as_events_leave_their_reach_to_be_read() {
    let mut planted = clean();
    for risk in planted.world.all::<Risk>() {
        planted.world.edit(risk, |risk| {
            risk.assets = Links::to([]);
            risk.event = Some("It happens in the yard".into());
        });
    }
    let verdict = verdict(&planted, "risks.cover_scope");
    assert_eq!(verdict.outcome, Verdict::Judgement, "{verdict:?}");
}

#[test]
fn climate_change_that_is_no_issue_needs_no_effect() {
    check(
        "not relevant, with the reason in the description",
        |clean| {
            for issue in clean.world.all::<Issue>() {
                clean.world.edit(issue, |issue| {
                    let none = issue.climate == Some(Climate::NotRelevant);
                    issue.effect = issue.effect.take().filter(|_| !none);
                });
            }
        },
        [],
    );
}

#[test]
fn a_control_that_the_plan_still_has_to_bring_takes_no_acceptance_away() {
    let mut planted = clean();
    let (risk, watch) = (planted.critical, planted.watch);
    planted.world.edit(risk, |risk| risk.controls = Links::to([watch]));
    assert_eq!(indicated::crossed(&planted.world.state, TODAY), []);
}

/// The plan that is done gets a day for looking whether it works.
fn to_be_checked(clean: &mut Clean) {
    let done = clean.done;
    clean.world.edit(done, |plan| plan.check_on = Some(day(4, 25)));
}

#[test]
fn whether_a_plan_works_is_said_by_an_act_of_its_own() {
    check("nobody said", to_be_checked, ["treatment.carried_out unchecked minor TP-2026-001"]);
    check(
        "somebody said",
        |clean| {
            to_be_checked(clean);
            let (done, by) = (clean.done, clean.leader);
            clean.world.edit(done, |plan| {
                let because = "a restore took three hours".into();
                plan.effectiveness = Some(Effectiveness { by, on: day(5, 1), outcome: Outcome::Effective, because });
            });
        },
        [],
    );
}

#[test]
fn less_is_not_expected_of_a_risk_without_a_plan() {
    check(
        "the only plan is given up, and a control is at work",
        |clean| {
            let (small, backup, by) = (clean.small, clean.backup, clean.owner);
            clean.world.edit(small, |risk| {
                risk.controls = Links::to([backup]);
                let mut lower = risk.current.clone().expect("assessed");
                (lower.score, lower.band) = (2, "low".into());
                risk.residual = Some(lower);
                risk.residual_consequence = super::world::ratings(&[("a", 1)]);
                risk.residual_likelihood = kernel::Level(2);
                let decision = risk.decision.as_mut().expect("decided");
                (decision.option, decision.by) = (crate::planning::risks::TreatmentOption::Modify, Some(by));
            });
        },
        ["treatment.plan_exists missing minor R-0003"],
    );
    let dropped = |clean: &mut Clean| {
        let open = clean.open;
        clean.world.edit(open, |plan| plan.state = TreatmentState::Dropped);
    };
    let mut planted = clean();
    dropped(&mut planted);
    assert!(verdict(&planted, "treatment.plan_exists").outcome.is_gap());
}

#[test]
fn a_word_is_no_reason_why_treatment_makes_a_risk_greater() {
    check(
        "more remains than there is",
        |clean| {
            let treated = clean.treated;
            clean.world.edit(treated, |risk| {
                let current = risk.current.as_mut().expect("assessed");
                (current.score, current.band) = (4, "low".into());
                (risk.consequence, risk.likelihood) = (super::world::ratings(&[("i", 3), ("a", 4)]), kernel::Level(1));
                risk.decision.as_mut().expect("decided").reason = Some("Agreed in the workshop of May".into());
            });
        },
        ["risks.scored_consistently worse minor R-0001"],
    );
}

#[test]
fn a_control_in_place_in_part_is_not_implemented() {
    check(
        "the statement says more than the control",
        |clean| {
            let backup = clean.backup;
            clean.world.edit(backup, |control| control.status = Implementation::Partly);
        },
        ["applicability.states_implementation contradiction minor A.8.13"],
    );
}

#[test]
fn a_dash_justifies_no_exclusion_from_the_scope() {
    for says_nothing in ["-", "n/a", "Too much work"] {
        check(
            says_nothing,
            |clean| {
                let scope = clean.scope;
                let out = Exclusion { what: "The shop in Bergen".into(), justification: says_nothing.into() };
                clean.world.edit(scope, |scope| scope.exclusions.put_at("1", out));
            },
            ["scope.states_boundaries unjustified minor SC-01"],
        );
    }
}

#[test]
fn obligations_are_looked_at_again_and_missed_objectives_evaluated() {
    check(
        "the review of an obligation is overdue",
        |clean| {
            let customers = clean.context.customers;
            clean.world.make(day(3, 1), |own: &mut Obligation| {
                own.party = Some(customers);
                (own.title, own.next_review) = ("Customs code".into(), Some(day(5, 1)));
            });
        },
        ["parties.needs_listed obligations minor OB-002"],
    );
    check_on(
        day(6, 2),
        "nobody says why an objective was missed",
        |clean| {
            let like = clean.world.state.get(clean.context.objective).expect("it is there").record.clone();
            clean.world.make(day(3, 1), |own: &mut Objective| {
                *own = Objective { state: ObjectiveState::Missed, result: None, ..like };
            });
        },
        ["objectives.updated untold minor O-002"],
    );
}

#[test]
fn one_who_left_and_a_review_that_is_late_are_minor_matters() {
    let mut planted = clean();
    let owner = planted.owner;
    planted.world.edit(owner, |person| person.left_on = Some(day(5, 1)));
    for (key, verdict) in super::planted::answers(&crate::rehearsal::rehearse(
        &planted.world.state,
        crate::catalogue::Edition::Iso27001_2022,
        TODAY,
    )) {
        if let Some(suggested) = verdict.outcome.suggested() {
            assert_eq!(suggested.grade.key(), "minor", "{key}: {verdict:?}");
        }
    }
    assert_eq!(planted.world.all::<Asset>().len(), 2);
}
