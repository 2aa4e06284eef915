//! Where nothing is left to do, nobody is asked for a plan; what was forgotten is asked about.

use kernel::{Date, Id, Links};

use super::planted::{check, check_on};
use super::world::{Clean, TODAY, assessed, day, ratings};
use crate::context::Issue;
use crate::context::issues::Climate;
use crate::operation::Supplier;
use crate::operation::suppliers::SupplierState;
use crate::planning::objectives::Direction;
use crate::planning::risks::{Status, TreatmentOption};
use crate::planning::treatments::{Action, TreatmentState};
use crate::planning::{Opportunity, Risk};

/// R-0004, once kept, is treated in this way, and this remains and is accepted.
fn treated(
    clean: &mut Clean,
    option: TreatmentOption,
    reason: Option<&str>,
    likelihood: u8,
    supplier: Option<Id<Supplier>>,
) {
    let (method, owner) = (clean.method, clean.owner);
    clean.world.edit(clean.kept, |risk: &mut Risk| {
        let consequence = [("i", 3)];
        let residual = assessed(method, owner, &consequence, likelihood, day(2, 20));
        let decision = risk.decision.as_mut().unwrap();
        (decision.option, decision.reason) = (option, reason.map(Into::into));
        (decision.supplier, decision.shared_with) = (supplier, supplier.map(|_| "Insurer".into()));
        risk.acceptance.as_mut().unwrap().score = residual.score;
        (risk.residual_consequence, risk.residual_likelihood) = (ratings(&consequence), kernel::Level(likelihood));
        risk.residual = Some(residual.into());
    });
}

#[test]
fn what_was_given_up_or_is_shared_by_a_contract_needs_no_plan() {
    let avoided = |reason: Option<&'static str>, likelihood| {
        move |clean: &mut Clean| treated(clean, TreatmentOption::Avoid, reason, likelihood, None)
    };
    let planless = "treatment.plan_exists missing minor R-0004";
    check("given up, and said so", avoided(Some("The archive of paper was closed"), 1), []);
    check("nothing says so", avoided(None, 1), [planless]);
    check("much remains", avoided(Some("The archive of paper was closed"), 2), [planless]);
    let shared = |from: Date| {
        move |clean: &mut Clean| {
            let partner = clean.world.make(day(1, 20), |own: &mut Supplier| {
                own.name = "Insurer".into();
                (own.state, own.contract_from) = (SupplierState::Active, Some(from));
            });
            treated(clean, TreatmentOption::Share, None, 2, Some(partner));
        }
    };
    check("shared by a contract that ran", shared(Date::constant(2021, 1, 1)), []);
    check("by one that was still to come", shared(day(7, 1)), [planless]);
}

#[test]
fn what_was_forgotten_is_asked_about() {
    let proposed = |clean: &mut Clean| {
        clean.world.make(day(1, 5), |risk: &mut Risk| {
            (risk.title, risk.status) = ("Wires are tapped".into(), Status::Proposed);
            risk.identified_on = Some(Date::constant(2025, 12, 2));
        });
    };
    check_on(day(5, 31), "a proposal of half a year", proposed, []);
    check("older than that", proposed, ["risks.described proposed judgement R-0005"]);
    let target = |on: Date| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.small, |risk| (risk.target_score, risk.target_on) = (Some(2), Some(on)));
        }
    };
    check("a target missed", target(day(5, 31)), ["risks.compared_with_criteria target judgement R-0003"]);
    check("a target for today", target(TODAY), []);
    check(
        "a plan for years",
        |clean| clean.world.edit(clean.open, |plan| plan.due = Some(Date::constant(2029, 6, 2))),
        ["treatment.plan_exists outlives minor TP-2026-002"],
    );
    let stepped = |on: Date| {
        move |clean: &mut Clean| {
            let step = Action { what: "Buy it".into(), who: None, due: Some(on), done_on: Some(on) };
            clean.world.edit(clean.open, |plan| {
                plan.state = TreatmentState::UnderWay;
                plan.actions.put_at("1", step);
            });
        }
    };
    check("every step done", stepped(day(5, 1)), ["treatment.carried_out unclosed judgement TP-2026-002"]);
    check("every step done of late", stepped(day(5, 2)), []);
}

#[test]
fn one_cause_is_told_once() {
    check(
        "a target behind its beginning",
        |clean| {
            clean.world.edit(clean.context.objective, |own| {
                (own.direction, own.baseline) = (Some(Direction::Lower), Some(3.into()));
            });
        },
        ["objectives.measurable backwards minor O-001"],
    );
    check(
        "nothing names an issue",
        |clean| {
            clean.world.edit(clean.context.staff, |own: &mut Issue| own.climate = Some(Climate::Relevant));
            for risk in clean.world.all::<Risk>() {
                clean.world.edit(risk, |risk: &mut Risk| risk.issues = Links::default());
            }
            for own in clean.world.all::<Opportunity>() {
                clean.world.edit(own, |own: &mut Opportunity| own.issues = Links::default());
            }
        },
        ["issues.climate_determined relevant no_gap I-02", "planning.considers_context left judgement I-01"],
    );
}

#[test]
fn climate_answered_on_an_issue_that_was_retired_was_answered_once() {
    check(
        "retired, while another internal one is there",
        |clean| {
            clean.world.make(day(1, 20), |own: &mut Issue| {
                (own.title, own.kind) = ("Staff is young".into(), crate::context::issues::IssueKind::Internal);
                own.effect = Some("Experience is missing".into());
            });
            clean.world.retire(clean.context.staff);
        },
        ["issues.climate_determined past minor"],
    );
}
