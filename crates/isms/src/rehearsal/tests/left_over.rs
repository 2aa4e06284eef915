//! What treatment leaves of a risk, and what of it was accepted.

use kernel::{Date, Level, Many};

use super::planted::{check, check_on};
use super::world::{Clean, assessed, day, ratings};
use crate::planning::Treatment;
use crate::planning::treatments::TreatmentState;

/// R-0001 was read again on a day, on this step of likelihood, and accepted for eight on another.
fn read_again(clean: &mut Clean, likelihood: u8, read: Date, accepted: Date) {
    let (method, owner) = (clean.method, clean.owner);
    clean.world.edit(clean.treated, |risk| {
        let consequence = [("i", 3), ("a", 4)];
        let reading = assessed(method, owner, &consequence, likelihood, read);
        let before = risk.current.replace(reading.into()).expect("it was assessed");
        risk.readings.put_at("1", *before);
        risk.likelihood = Level(likelihood);
        risk.acceptance.as_mut().expect("it is accepted").on = accepted;
    });
}

#[test]
fn once_the_plan_is_carried_out_what_was_read_is_accepted_and_not_what_was_expected() {
    let told = ["residual.accepted_by_owners as-expected minor R-0001"];
    check("read two steps higher, then accepted", |clean| read_again(clean, 4, day(4, 25), day(5, 4)), told);
    check("on the day of the reading", |clean| read_again(clean, 4, day(5, 4), day(5, 4)), told);
    let near = ["residual.accepted_by_owners nearly-expected judgement R-0001"];
    check("one step higher", |clean| read_again(clean, 3, day(4, 25), day(5, 4)), near);
    check("as low as was expected", |clean| read_again(clean, 2, day(4, 25), day(5, 4)), []);
    check("read on the day on which the plan was done", |clean| read_again(clean, 3, day(4, 20), day(5, 4)), []);
    check(
        "accepted before it was read",
        |clean| read_again(clean, 3, day(4, 25), day(3, 15)),
        ["residual.accepted_by_owners moved minor R-0001"],
    );
    check(
        "another plan is under way",
        |clean| {
            read_again(clean, 3, day(4, 25), day(5, 4));
            let (risk, owner, backup) = (clean.treated, clean.owner, clean.backup);
            clean.world.make(day(5, 2), |plan: &mut Treatment| {
                plan.title = "A second copy elsewhere".into();
                (plan.risks, plan.controls) = (kernel::Links::to([risk]), kernel::Links::to([backup]));
                (plan.owner, plan.due, plan.state) = (Some(owner), Some(day(9, 30)), TreatmentState::UnderWay);
                plan.version = 1;
                plan.approvals.put_at("P-001", super::world::approval(owner, day(5, 3), 1));
            });
        },
        [],
    );
}

#[test]
fn what_is_to_remain_is_judged_by_what_the_risk_was_judged_by() {
    let expected = |consequence: &'static [(&'static str, u8)], likelihood: u8| {
        move |clean: &mut Clean| {
            let (method, owner) = (clean.method, clean.owner);
            clean.world.edit(clean.treated, |risk| {
                let residual = assessed(method, owner, consequence, likelihood, day(2, 20));
                let accepted = risk.acceptance.as_mut().expect("it is accepted");
                accepted.score = residual.score;
                risk.residual_consequence = ratings(consequence);
                risk.residual = Some(residual.into());
            });
        }
    };
    let told = ["risks.scored_consistently dropped minor R-0001"];
    check("availability weighed most, and is left out", expected(&[("i", 3)], 2), told);
    check("it is said to be none", expected(&[("i", 3), ("a", 0)], 2), told);
    check("what weighed less is left out", expected(&[("a", 4)], 2), []);
}

#[test]
fn what_is_treated_is_accepted_once_somebody_said_what_is_to_remain() {
    let unsaid = |clean: &mut Clean| {
        clean.world.edit(clean.treated, |risk| {
            (risk.residual, risk.residual_consequence) = (None, Many::default());
            risk.residual_likelihood = Level(0);
            risk.acceptance.as_mut().expect("it is accepted").score = 12;
        });
    };
    check_on(day(6, 1), "the plan is done", unsaid, ["residual.accepted_by_owners authority+unexpected minor R-0001"]);
}
