//! One defect is one finding, under the clause where it belongs.

use kernel::Links;

use super::planted::{check, check_on};
use super::world::{Clean, TODAY, clean, day, ratings};
use crate::catalogue::Edition;
use crate::planning::Treatment;
use crate::planning::controls::Implementation;
use crate::planning::handover::Handover;
use crate::planning::risks::TreatmentOption;
use crate::rehearsal::rehearse;
use crate::support::Person;

#[test]
fn a_control_that_is_not_as_the_statement_says_is_told_there_and_not_of_the_risk() {
    let back = |clean: &mut Clean, row: bool| {
        let backup = clean.backup;
        clean.world.edit(backup, |own| {
            (own.status, own.implemented_on) = (Implementation::Planned, Some(day(3, 2)));
        });
        clean.world.edit(clean.treated, |risk| risk.inherent_likelihood = kernel::Level(5));
        // Another plan brings it, so that no finished one failed to.
        clean.world.edit(clean.done, |plan| plan.controls = Links::default());
        if row {
            let (row, owner) = (clean.world.row("A.8.13"), clean.owner);
            clean.world.edit(row, |row| {
                (row.status, row.owner, row.due) = (Implementation::Planned, Some(owner), Some(day(9, 30)));
            });
        }
    };
    check(
        "the row says that it is in place",
        |clean| back(clean, false),
        [
            "applicability.states_implementation contradiction minor A.8.13",
            "residual.accepted_by_owners elsewhere no_gap R-0001",
        ],
    );
    check(
        "the row says so too: what was accepted is looked at again in thirty days",
        |clean| back(clean, true),
        ["applicability.approved drifted not_due SV-02", "residual.accepted_by_owners overtaken-soon not_due R-0001"],
    );
    check_on(
        day(7, 2),
        "and nobody did",
        |clean| back(clean, true),
        ["applicability.approved drifted not_due SV-02", "residual.accepted_by_owners overtaken minor R-0001"],
    );
}

#[test]
fn what_a_new_owner_let_pass_is_told_with_the_acceptance_alone() {
    let handed = |clean: &mut Clean| {
        let to = clean.world.make(day(1, 5), |own: &mut Person| own.name = "Liv Dahl".into());
        let (from, by, on, until, reason) = (clean.owner, None, day(4, 25), Some(day(5, 20)), None);
        clean.world.edit(clean.critical, |risk| {
            risk.owner = Some(to);
            risk.handover = Some(Handover { from, to, by, on, until, reason }.into());
        });
    };
    check("the plan is open", handed, ["residual.accepted_by_owners unconfirmed minor R-0002"]);
}

#[test]
fn what_treatment_does_not_bring_down_is_told_of_the_scores_alone() {
    let worse = |clean: &mut Clean| {
        clean.world.edit(clean.critical, |risk| {
            (risk.residual_consequence, risk.residual_likelihood) = (ratings(&[("c", 5), ("i", 2)]), kernel::Level(5));
            let own = risk.residual.as_mut().unwrap();
            (own.score, own.band) = (25, "critical".into());
        });
    };
    check("more is to remain than there is", worse, ["risks.scored_consistently worse minor R-0002"]);
}

#[test]
fn a_risk_without_plan_and_controls_lacks_the_controls() {
    let bare = |clean: &mut Clean| {
        clean.world.edit(clean.kept, |risk| {
            let own = risk.decision.as_mut().unwrap();
            (own.option, own.reason) = (TreatmentOption::Modify, None);
            (risk.residual, risk.residual_consequence) = (risk.current.clone(), risk.consequence.clone());
            risk.residual_likelihood = risk.likelihood;
        });
    };
    let mut planted = clean();
    bare(&mut planted);
    let told = |key| super::planted::told(key, &super::planted::verdict(&planted, key));
    assert_eq!(told("risks.controls_determined"), "risks.controls_determined missing minor R-0004");
    assert_eq!(told("treatment.plan_exists"), "treatment.plan_exists ok no_gap");
}

#[test]
fn a_gap_of_several_requirements_is_counted_once() {
    let mut planted = clean();
    planted.world.edit(planted.method, |own| own.approval.as_mut().unwrap().by = planted.owner);
    let rehearsal = rehearse(&planted.world.state, Edition::Iso27001_2022, TODAY);
    assert_eq!(rehearsal.totals.gaps, 1);
    let told: Vec<_> = rehearsal
        .requirements
        .iter()
        .filter(|row| row.checks.iter().any(|(_, verdict)| verdict.outcome.is_gap()))
        .map(|row| (&*row.requirement.id, row.outcome.as_ref().unwrap().key(), row.also.join(" ")))
        .collect();
    let see = |id| (id, "not_due", String::new());
    assert_eq!(told, [("6.1.2", "gap", "6.1.2-doc 6.1.3-doc".into()), see("6.1.2-doc"), see("6.1.3-doc")]);
}

#[test]
fn a_plan_of_a_risk_that_is_retained_since_a_moment_ago_may_still_be_closed() {
    let retained = |clean: &mut Clean, on| {
        let small = clean.small;
        clean.world.edit(small, |risk| risk.decision.as_mut().unwrap().on = on);
        clean.world.edit(small, |risk| risk.acceptance.as_mut().unwrap().on = on);
        let both = Links::to([clean.treated, clean.critical]);
        clean.world.edit(clean.done, |plan| plan.risks = both);
        clean.world.edit(clean.open, |plan| plan.risks = Links::to([small]));
    };
    check("thirty days ago", |clean| retained(clean, day(5, 2)), []);
    let idle = ["treatment.plan_exists idle minor TP-2026-002"];
    check("before that", |clean| retained(clean, day(5, 1)), idle);
}

#[test]
fn an_overdue_plan_of_a_grave_risk_is_told_with_how_it_is_carried_out_alone() {
    check(
        "the plan of a critical risk is overdue, one for a small risk was done before",
        |clean| {
            clean.world.edit(clean.open, |plan| plan.due = Some(day(5, 20)));
            let (like, calm) = (clean.world.state.get(clean.done).unwrap().record.clone(), Links::to([clean.small]));
            clean.world.make(day(3, 1), |plan: &mut Treatment| *plan = Treatment { risks: calm, ..like });
        },
        ["treatment.carried_out overdue minor TP-2026-002"],
    );
}
