//! What cannot be as it is said: days to come told as past, decisions against each other, names that stand twice.

use kernel::Date;

use super::planted::{answers, check, told};
use super::world::{Clean, TODAY, approval, clean, day};
use crate::catalogue::Edition;
use crate::certification::Certification;
use crate::certification::certifications::{Visit, VisitKind};
use crate::context::parties::{Addressed, Need};
use crate::context::scopes::{Began, Exclusion};
use crate::context::{Party, Scope};
use crate::planning::methods::Band;
use crate::planning::objectives::{CheckIn, ObjectiveState, Outlook};
use crate::planning::treatments::Action;
use crate::planning::{Method, Objective, Opportunity};
use crate::rehearsal::rehearse;

/// A step, done in August.
fn step(clean: &Clean) -> Action {
    let (who, on) = (Some(clean.owner), Some(day(8, 1)));
    Action { what: "Buy disks".into(), who, due: on, done_on: on }
}

#[test]
fn days_that_have_not_come_cannot_be_told_as_past() {
    let ahead = Some(day(8, 1));
    check(
        "a look at an issue",
        |clean| clean.world.edit(clean.context.market, |own| own.reviewed_on = ahead),
        ["issues.kept_current ahead minor I-01"],
    );
    check(
        "a look at a party",
        |clean| clean.world.edit(clean.context.customers, |own| own.reviewed_on = ahead),
        ["parties.needs_listed ahead minor IP-01"],
    );
    check(
        "a judgement of an obligation",
        |clean| clean.world.edit(clean.context.contract, |own| own.judged_on = ahead),
        ["parties.needs_listed judged-ahead minor OB-001"],
    );
    check(
        "a look at a process",
        |clean| clean.world.edit(clean.context.reporting, |own| own.reviewed_on = ahead),
        ["processes.determined ahead minor PR-001"],
    );
    check(
        "the approval of the scope",
        |clean| {
            let given = approval(clean.leader, day(8, 1), 1);
            clean.world.edit(clean.scope, |own| (own.approval, own.operates_from) = (Some(given), Some(day(8, 2))));
            let began = Began { by: None, on: day(3, 15), reason: None };
            clean.world.make(day(1, 16), |own: &mut Scope| {
                (own.title, own.operates_from, own.began) = ("Earlier".into(), Some(day(4, 14)), Some(began));
            });
        },
        ["scope.approved ahead minor SC-01"],
    );
    check(
        "a step of an opportunity",
        |clean| {
            let own = step(clean);
            clean.world.edit(clean.context.chance, |chance: &mut Opportunity| {
                (chance.outcome, chance.evaluated_on, chance.due) = (None, None, Some(day(9, 1)));
                chance.actions.put_at("2", own);
            });
        },
        ["opportunities.actions_planned ahead minor OP-001"],
    );
    check(
        "a step of an objective",
        |clean| {
            let own = step(clean);
            clean.world.edit(clean.context.objective, |objective| objective.actions.put_at("2", own));
        },
        ["objectives.plan_due ahead minor O-001"],
    );
    check(
        "a step of a plan",
        |clean| {
            let own = step(clean);
            clean.world.edit(clean.open, |plan| plan.actions.put_at("1", own));
        },
        ["treatment.plan_exists ahead minor TP-2026-002"],
    );
}

#[test]
fn what_is_said_of_a_party_and_an_obligation_holds_together() {
    check(
        "the same need of the same party, decided otherwise",
        |clean| {
            let mut needs = clean.world.state.get(clean.context.customers).unwrap().needs.clone();
            let first = needs.at("1").unwrap().clone();
            needs.put_at("1", Need { addressed: Addressed::NotAddressed, ..first });
            clean.world.make(TODAY, |own: &mut Party| (own.name, own.needs) = ("customers".into(), needs));
        },
        ["parties.needs_addressed torn judgement IP-01,IP-02"],
    );
    check(
        "met, and nobody judged it",
        |clean| clean.world.edit(clean.context.contract, |own| own.judged_on = None),
        ["parties.needs_addressed unshown judgement OB-001"],
    );
}

#[test]
fn whether_steps_of_an_opportunity_worked_is_judged_after_them_and_in_words() {
    let edited = |change: fn(&mut Opportunity)| move |clean: &mut Clean| clean.world.edit(clean.context.chance, change);
    check(
        "before",
        edited(|own| own.evaluated_on = Some(day(3, 1))),
        ["opportunities.evaluated hasty judgement OP-001"],
    );
    check(
        "before it is said to be done, on a day to come",
        edited(|own| {
            let first = own.actions.at("1").cloned().unwrap();
            own.actions.put_at("1", Action { done_on: Some(day(8, 1)), ..first });
        }),
        ["opportunities.actions_planned ahead minor OP-001"],
    );
    check("no word", edited(|own| own.result = None), ["opportunities.evaluated wordless judgement OP-001"]);
}

#[test]
fn what_lies_outside_has_a_name() {
    check(
        "a reason alone",
        |clean| {
            let out = Exclusion { what: "".into(), justification: "No information is handled there".into() };
            clean.world.edit(clean.scope, |scope| scope.exclusions.put_at("1", out));
        },
        ["scope.states_boundaries nameless minor SC-01"],
    );
}

#[test]
fn levels_have_names_of_their_own() {
    check(
        "two of one name",
        |clean| {
            clean.world.edit(clean.method, |method| {
                let high = method.bands.at("high").unwrap().clone();
                method.bands.put_at("high", Band { label: "medium ".into(), ..high });
            });
        },
        ["method.has_acceptance_criteria alike minor M-01"],
    );
}

#[test]
fn a_scope_that_nobody_approved_counts_where_nobody_said_when_operation_begins_and_it_is_time() {
    let found = |on: Date, visit: Option<Date>| {
        let mut planted = clean();
        planted.world.edit(planted.scope, |own| (own.approval, own.operates_from, own.began) = (None, None, None));
        if let Some(from) = visit {
            planted.world.make(day(5, 1), |own: &mut Certification| {
                own.visits.put_at("1", Visit { kind: VisitKind::StageOne, from: Some(from), ..kernel::Group::blank() });
            });
        }
        let rehearsal = rehearse(&planted.world.state, Edition::Iso27001_2022, on);
        told("scope.approved", &answers(&rehearsal)["scope.approved"])
    };
    let (gap, waits) = ("scope.approved draft minor SC-01", "scope.approved draft not_due SC-01");
    assert_eq!(found(day(4, 30), None), waits, "a young project");
    assert_eq!(found(day(5, 20), Some(day(6, 10))), gap, "the first stage is near");
    assert_eq!(found(Date::constant(2027, 2, 1), None), gap, "the records are old");
}

#[test]
fn what_stands_beside_each_other_says_the_same() {
    check(
        "a version of the method that there never was",
        |clean| clean.world.edit(clean.small, |risk| risk.current.as_mut().unwrap().version = 9),
        ["risks.assessed_by_method unknown-version minor R-0003"],
    );
    check(
        "a plan that is still to begin, with all of it done",
        |clean| clean.world.edit(clean.open, |plan| plan.percent = Some(100)),
        ["treatment.carried_out torn judgement TP-2026-002"],
    );
    check(
        "what remains, judged before the risk",
        |clean| clean.world.edit(clean.treated, |risk| risk.residual.as_mut().unwrap().on = day(2, 5)),
        ["residual.accepted_by_owners outdated judgement R-0001"],
    );
}

#[test]
fn a_run_ends_after_it_began_and_goes_by_a_method_in_force() {
    check(
        "complete in the year before",
        |clean| {
            let on = Date::constant(2025, 12, 1);
            clean.world.edit(clean.run, |run| run.completion.as_mut().unwrap().on = on);
        },
        ["assessment.runs_held turned minor RA-2026-01"],
    );
    check(
        "by a draft",
        |clean| {
            let like = clean.world.state.get(clean.method).unwrap().record.clone();
            let draft = clean.world.make(TODAY, |own: &mut Method| *own = Method { approval: None, ..like });
            clean.world.edit(clean.run, |run| run.method = Some(draft));
        },
        ["assessment.runs_held unruled judgement RA-2026-01"],
    );
}

#[test]
fn an_objective_has_one_target() {
    check(
        "it stands twice",
        |clean| {
            let like = clean.world.state.get(clean.context.objective).unwrap().record.clone();
            clean.world.make(TODAY, |own: &mut Objective| *own = Objective { target: Some(2.into()), ..like });
        },
        ["objectives.measurable twins judgement O-001,O-002"],
    );
}

#[test]
fn looks_at_objectives_lie_behind_and_end_as_it_is_said() {
    let seen = |on: Date, outlook| CheckIn { on, value: None, outlook, by: None, remark: None, recorded_on: None };
    check(
        "a look in August",
        |clean| {
            clean.world.edit(clean.context.objective, |own| {
                own.check_ins.put_at("2", seen(day(8, 1), Outlook::OnTrack));
            });
        },
        ["objectives.monitored ahead minor O-001"],
    );
    check(
        "reached, and last seen off track",
        |clean| {
            let like = clean.world.state.get(clean.context.objective).unwrap().record.clone();
            clean.world.make(TODAY, |own: &mut Objective| {
                *own = Objective { state: ObjectiveState::Reached, result: Some("All restored".into()), ..like };
                own.check_ins.put_at("2", seen(day(5, 20), Outlook::OffTrack));
            });
        },
        ["objectives.updated doubtful judgement O-002"],
    );
}
