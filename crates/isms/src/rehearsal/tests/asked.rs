//! Small things that an auditor asks about: obligations, objectives, changes, opportunities, runs and issues.

use kernel::Links;

use super::planted::check;
use super::world::{Clean, TODAY, day};
use crate::context::Obligation;
use crate::context::issues::{Climate, IssueCategory};
use crate::context::obligations::{Compliance, ObligationKind};
use crate::operation::assessments::AssessmentState;
use crate::operation::suppliers::{SupplierState, Tier};
use crate::operation::{Assessment, Supplier};
use crate::planning::changes::ChangeState;
use crate::planning::effectiveness::Outcome;
use crate::planning::objectives::ObjectiveState;
use crate::planning::opportunities::{Aim, Pursuit};
use crate::planning::treatments::Action;
use crate::planning::{Objective, Opportunity, PlannedChange};

#[test]
fn obligations_are_owed_to_somebody_and_met_by_what_works() {
    let contract =
        |change: fn(&mut Obligation)| move |clean: &mut Clean| clean.world.edit(clean.context.contract, change);
    let asked = |case: &str| format!("parties.needs_addressed {case} judgement OB-001");
    let partly = |own: &mut Obligation| {
        (own.compliance, own.judged_on) = (Compliance::PartlyMet, Some(kernel::Date::constant(2025, 4, 1)));
    };
    check(
        "in part for a year",
        |clean| {
            let customers = clean.context.customers;
            clean.world.make(day(1, 17), |own: &mut Obligation| {
                (own.title, own.party, own.kind) = ("Answers".into(), Some(customers), ObligationKind::Contract);
                partly(own);
            });
        },
        ["parties.needs_addressed partly judgement OB-002"],
    );
    check("before it bound", contract(|own| own.binding_from = Some(day(3, 1))), [asked("early").as_str()]);
    check(
        "by what is planned",
        |clean| {
            let watch = clean.watch;
            clean.world.edit(clean.context.contract, |own| own.controls = Links::to([watch]));
            super::statement::approve_anew(clean);
        },
        [asked("to-come").as_str()],
    );
    check(
        "of nobody",
        |clean| {
            let customers = clean.context.customers;
            for party in [Some(customers), None] {
                clean.world.make(day(1, 17), |own: &mut Obligation| {
                    (own.title, own.party, own.kind) = ("Answers in a day".into(), party, ObligationKind::Contract);
                    (own.compliance, own.judged_on) = (Compliance::Met, Some(day(1, 17)));
                });
            }
        },
        ["parties.named nobodys judgement OB-003"],
    );
}

#[test]
fn objectives_are_measured_told_and_within_reach() {
    let objective =
        |change: fn(&mut Objective)| move |clean: &mut Clean| clean.world.edit(clean.context.objective, change);
    check("to nobody", objective(|own| own.communicated_to = None), ["objectives.communicated nobody judgement O-001"]);
    check(
        "a year before",
        objective(|own| own.communicated_on = Some(kernel::Date::constant(2025, 1, 5))),
        ["objectives.communicated early judgement O-001"],
    );
    check(
        "in nine years",
        objective(|own| own.due = Some(kernel::Date::constant(2035, 1, 5))),
        ["objectives.plan_due far judgement O-001"],
    );
    let mut clean = super::world::clean();
    clean.world.edit(clean.context.objective, |own| {
        (own.counted_in, own.target) = (Some("Percent".into()), Some(120.into()));
    });
    let told = super::planted::verdict(&clean, "objectives.measurable");
    assert_eq!(super::planted::told("", &told).trim(), "check-objectives-measurable-beyond judgement O-001");
    let mut clean = super::world::clean();
    clean.world.make(day(1, 17), |own: &mut Objective| {
        (own.title, own.state) = ("All on the portal".into(), ObjectiveState::Reached);
        (own.measure, own.target, own.result) = (Some("Share".into()), Some(90.into()), Some("Reached".into()));
    });
    let told = super::planted::verdict(&clean, "objectives.updated");
    assert_eq!(super::planted::told("", &told).trim(), "check-objectives-updated-unmeasured judgement O-002");
}

#[test]
fn changes_say_why_begin_and_end() {
    let change =
        |change: fn(&mut PlannedChange)| move |clean: &mut Clean| clean.world.edit(clean.context.change, change);
    check("no reason", change(|own| own.reason = None), ["changes.planned unsaid judgement CH-2026-001"]);
    check("no consequence", change(|own| own.consequences = None), ["changes.planned unsaid judgement CH-2026-001"]);
    check(
        "not effective",
        change(|own| own.review.as_mut().unwrap().outcome = Outcome::NotEffective),
        ["changes.reviewed idle judgement CH-2026-001"],
    );
    let under_way = |own: &mut PlannedChange| {
        (own.state, own.done_on, own.review, own.due) = (ChangeState::UnderWay, None, None, Some(day(12, 1)));
    };
    let mut clean = super::world::clean();
    clean.world.edit(clean.context.change, |own| {
        under_way(own);
        own.start = None;
    });
    let told = |clean: &Clean| super::planted::told("", &super::planted::verdict(clean, "changes.planned"));
    assert_eq!(told(&clean).trim(), "check-changes-planned-startless judgement CH-2026-001");
    let mut clean = super::world::clean();
    clean.world.edit(clean.context.change, |own| {
        under_way(own);
        let step = Action { what: "Train".into(), who: None, due: Some(day(3, 20)), done_on: None };
        own.actions.put_at("1", step);
    });
    assert_eq!(told(&clean).trim(), "check-changes-planned-behind minor CH-2026-001");
    check(
        "proposed last year",
        |clean| {
            clean.world.make(day(1, 17), |own: &mut PlannedChange| {
                (own.title, own.state) = ("Other policies".into(), ChangeState::Proposed);
                own.requested_on = Some(kernel::Date::constant(2025, 10, 1));
            });
        },
        ["changes.planned proposed judgement CH-2026-003"],
    );
}

#[test]
fn opportunities_are_declined_for_a_reason_and_not_watched_for_ever() {
    let opportunity = |change: fn(&mut Opportunity)| {
        move |clean: &mut Clean| {
            clean.world.make(day(1, 17), |own: &mut Opportunity| {
                (own.title, own.aim) = ("A common watch".into(), Some(Aim::FewerEffects));
                change(own);
            });
        }
    };
    check(
        "no reason",
        opportunity(|own| own.decision = Pursuit::Decline),
        ["opportunities.actions_planned reasonless judgement OP-002"],
    );
    check(
        "watched for years",
        opportunity(|own| {
            (own.decision, own.identified_on) = (Pursuit::Watch, Some(kernel::Date::constant(2024, 1, 5)));
        }),
        ["opportunities.actions_planned watched judgement OP-002"],
    );
}

#[test]
fn runs_end_and_count_what_they_list() {
    let run = |change: fn(&mut Assessment)| move |clean: &mut Clean| clean.world.edit(clean.run, change);
    check(
        "another number",
        run(|own| own.completion.as_mut().unwrap().risks = 25),
        ["assessment.results_kept number judgement RA-2026-01"],
    );
    check(
        "a version that never was",
        run(|own| own.completion.as_mut().unwrap().version = 3),
        ["assessment.results_kept version judgement RA-2026-01"],
    );
    check(
        "the next in three years",
        run(|own| own.next_due = Some(kernel::Date::constant(2029, 2, 1))),
        ["assessment.runs_held far judgement RA-2026-01"],
    );
    let another = |state: AssessmentState| {
        move |clean: &mut Clean| {
            clean.world.make(day(1, 17), |own: &mut Assessment| {
                (own.title, own.state, own.from) = ("A look".into(), state, Some(day(1, 20)));
            });
        }
    };
    let asked = |case: &str| format!("assessment.runs_held {case} judgement RA-2026-02");
    check("never ends", another(AssessmentState::Running), [asked("endless").as_str()]);
    check("cancelled", another(AssessmentState::Cancelled), [asked("cancelled").as_str()]);
    let mut clean = super::world::clean();
    clean.world.make(TODAY, |own: &mut Supplier| {
        (own.name, own.state, own.tier) = ("Hosting provider".into(), SupplierState::Active, Some(Tier::First));
        own.contract_from = Some(day(3, 20));
    });
    clean.world.edit(clean.scope, |scope| scope.operates_from = Some(day(3, 15)));
    let told = super::planted::verdict(&clean, "assessment.performed_on_change");
    assert_eq!(
        super::planted::told("", &told).trim(),
        "check-assessment-performed-on-change-supplier judgement SUP-001"
    );
}

#[test]
fn issues_say_each_what_it_does() {
    check(
        "one phrase for all",
        |clean| {
            let effect = "Duties are hard to separate";
            for title in ["Prices rise", "Staff is scarce"] {
                clean.world.make(day(1, 17), |own: &mut crate::context::Issue| {
                    (own.title, own.effect) = (title.into(), Some(effect.into()));
                    own.identified_on = Some(day(1, 10));
                });
            }
        },
        ["issues.determined boilerplate judgement I-02,I-03,I-04"],
    );
    check(
        "another full stop",
        |clean| {
            clean.world.make(day(1, 17), |own: &mut crate::context::Issue| {
                own.title = "Customers ask for certificates.".into();
                own.effect = Some("Tenders are lost".into());
                own.identified_on = Some(day(1, 10));
            });
        },
        ["issues.determined twins judgement I-01,I-03"],
    );
    check(
        "put off",
        |clean| {
            clean.world.edit(clean.context.staff, |own| own.next_review = Some(kernel::Date::constant(2031, 1, 1)));
        },
        ["issues.kept_current put-off judgement I-02"],
    );
    check(
        "heat from which a risk comes",
        |clean| {
            let staff = clean.context.staff;
            clean.world.edit(staff, |own| {
                (own.category, own.climate) = (Some(IssueCategory::Environmental), Some(Climate::NotRelevant));
            });
            clean.world.edit(clean.small, |risk| risk.issues = Links::to([staff]));
        },
        ["issues.climate_determined denied judgement I-02"],
    );
}
