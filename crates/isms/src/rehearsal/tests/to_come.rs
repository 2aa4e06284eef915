//! Days that have not come yet, named for what is said to have happened: each is told once, with its record and what it
//! is for.

use super::changes::version;
use super::planted::{check, verdict};
use super::world::{Clean, TODAY, approval, clean, day};
use crate::operation::exceptions::{ExceptionApproval, ExceptionState};
use crate::operation::{Assessment, Exception};
use crate::planning::objectives::{CheckIn, ObjectiveState, Outlook};
use crate::planning::{Objective, Risk};
use crate::rehearsal::Arg;

/// A day of August, told in June.
const AHEAD: kernel::Date = day(8, 1);

#[test]
fn risks_are_not_judged_decided_or_accepted_on_a_day_to_come() {
    let risk = |change: fn(&mut Risk)| move |clean: &mut Clean| clean.world.edit(clean.treated, change);
    let results = ["assessment.results_kept future minor R-0001"];
    check(
        "an earlier reading",
        risk(|own| {
            let reading = own.current.clone().unwrap();
            own.readings.put_at("1", crate::planning::risks::Assessed { on: AHEAD, ..*reading });
        }),
        results,
    );
    check("what is to remain", risk(|own| own.residual.as_mut().unwrap().on = AHEAD), results);
    check(
        "the decision",
        risk(|own| own.decision.as_mut().unwrap().on = AHEAD),
        ["risks.options_decided ahead minor R-0001"],
    );
    check(
        "the acceptance",
        risk(|own| own.acceptance.as_mut().unwrap().on = AHEAD),
        ["residual.accepted_by_owners ahead minor R-0001"],
    );
    check(
        "the countersignature",
        |clean| {
            clean.world.edit(clean.critical, |own| own.acceptance.as_mut().unwrap().countersigned_on = Some(AHEAD));
        },
        ["residual.accepted_by_owners ahead minor R-0002"],
    );
    check("its finding", risk(|own| own.identified_on = Some(AHEAD)), ["risks.described ahead minor R-0001"]);
}

#[test]
fn what_the_day_is_for_is_named() {
    let mut planted = clean();
    planted.world.edit(planted.treated, |own| own.acceptance.as_mut().unwrap().on = AHEAD);
    let found = verdict(&planted, "residual.accepted_by_owners");
    assert_eq!(found.sentences[0].arg("happened"), Some(&Arg::Words(vec!["word-day-acceptance"])));
}

#[test]
fn plans_versions_and_changes_are_not_approved_on_a_day_to_come() {
    check(
        "a plan that goes on",
        |clean| {
            let given = approval(clean.owner, AHEAD, 1);
            clean.world.edit(clean.open, |plan| plan.approvals.put_at("P-001", given));
        },
        ["treatment.plan_approved_by_owners ahead minor TP-2026-002"],
    );
    check(
        "one that is done",
        |clean| {
            let given = approval(clean.owner, AHEAD, 1);
            clean.world.edit(clean.done, |plan| plan.approvals.put_at("P-001", given));
        },
        ["treatment.plan_approved_by_owners ahead minor TP-2026-001"],
    );
    check(
        "the statement",
        |clean| version(clean, |own| own.approval.as_mut().unwrap().on = AHEAD),
        ["applicability.approved ahead minor SV-02"],
    );
    check(
        "its freeze, too",
        |clean| {
            version(clean, |own| {
                own.approval.as_mut().unwrap().on = AHEAD;
                own.frozen.as_mut().unwrap().on = AHEAD;
            });
        },
        ["applicability.approved ahead minor SV-02"],
    );
    check(
        "a change of the system",
        |clean| clean.world.edit(clean.context.change, |own| own.approval.as_mut().unwrap().on = AHEAD),
        ["changes.planned ahead minor CH-2026-001"],
    );
    check(
        "the look back at a change of operations",
        |clean| clean.world.edit(clean.context.upgrade, |own| own.review.as_mut().unwrap().on = AHEAD),
        ["changes.controlled ahead minor CH-2026-002"],
    );
    check(
        "the end of the work",
        |clean| clean.world.edit(clean.context.upgrade, |own| (own.done_on, own.review) = (Some(AHEAD), None)),
        ["changes.controlled ahead minor CH-2026-002"],
    );
}

#[test]
fn runs_looks_and_judgements_do_not_lie_ahead() {
    check(
        "the assessment",
        |clean| {
            clean.world.edit(clean.run, |run: &mut Assessment| run.completion.as_mut().unwrap().on = AHEAD);
        },
        ["assessment.runs_held ahead minor RA-2026-01"],
    );
    check(
        "whether an opportunity was worth it",
        |clean| clean.world.edit(clean.context.chance, |own| own.evaluated_on = Some(AHEAD)),
        ["opportunities.evaluated ahead minor OP-001"],
    );
    check(
        "a look at an objective that is reached",
        |clean| {
            let like = clean.world.state.get(clean.context.objective).unwrap().record.clone();
            clean.world.make(TODAY, |own: &mut Objective| {
                *own = Objective { state: ObjectiveState::Reached, result: Some("All restored".into()), ..like };
                let seen = CheckIn {
                    on: AHEAD,
                    value: Some(4.into()),
                    outlook: Outlook::OnTrack,
                    by: None,
                    remark: None,
                    recorded_on: None,
                };
                own.check_ins.put_at("2", seen);
            });
        },
        ["objectives.monitored ahead minor O-002"],
    );
    check(
        "an exception that touches a risk",
        |clean| {
            let (by, small) = (clean.leader, clean.small);
            clean.world.make(TODAY, |own: &mut Exception| {
                (own.title, own.state) = ("Old phones".into(), ExceptionState::Approved);
                own.risks.add(small);
                own.approval = Some(ExceptionApproval { by, on: AHEAD, until: day(12, 1), ..kernel::Group::blank() });
            });
        },
        ["residual.accepted_by_owners exceptions-ahead minor EX-2026-001"],
    );
}
