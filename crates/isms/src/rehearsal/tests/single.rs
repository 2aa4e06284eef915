//! Single defects that an auditor planted: each is told once, under its clause, with its grade.

use kernel::{Date, Id, Links, Many};

use super::planted::{answers, check, told, verdict};
use super::risks::like;
use super::world::{Clean, TODAY, approval, clean, day};
use crate::catalogue::Edition;
use crate::certification::Certification;
use crate::certification::certifications::{Visit, VisitKind};
use crate::context::issues::{Climate, IssueKind, IssueState};
use crate::context::obligations::Compliance;
use crate::context::parties::{Addressed, Need, NeedKind};
use crate::context::{Issue, Process};
use crate::leadership::Role;
use crate::planning::Risk;
use crate::planning::changes::ChangeState;
use crate::rehearsal::{Outcome, rehearse};
use crate::support::Person;

/// Somebody who works here, or left on a day of May.
fn person(clean: &mut Clean, left: bool) -> Id<Person> {
    clean.world.make(day(1, 5), |own: &mut Person| {
        own.name = "Liv Dahl".into();
        own.left_on = left.then_some(day(5, 20));
    })
}

#[test]
fn twins_are_compared_by_what_both_say() {
    let twin = |title: &str, event: Option<&str>, described: &str| {
        let mut planted = clean();
        planted.world.edit(planted.small, |risk| {
            (risk.event, risk.description) = (Some("A page fails".into()), Some("It harms clinics".into()));
        });
        let small = planted.small;
        like(&mut planted, small, |risk| {
            (risk.title, risk.likelihood) = (title.into(), kernel::Level(1));
            (risk.event, risk.description) = (event.map(Into::into), Some(described.into()));
            risk.current.as_mut().unwrap().score = 2;
        });
        told("risks.scored_consistently", &verdict(&planted, "risks.scored_consistently"))
    };
    let found = "risks.scored_consistently twins minor R-0003,R-0005";
    assert_eq!(twin("A page fails", None, "It harms clinics"), found, "the event left out");
    assert_eq!(twin("a page fails.", Some("A page fails!"), "x"), found, "a full stop");
    let ok = "risks.scored_consistently ok no_gap";
    assert_eq!(twin("A page fails", Some("A disk breaks"), "x"), ok, "another event");
}

#[test]
fn plans_that_strangers_approved_are_told_at_once_with_who_it_was() {
    check(
        "the only approval",
        |clean| {
            let stranger = person(clean, false);
            clean.world.edit(clean.open, |plan| {
                plan.approvals = [("P-003", approval(stranger, day(3, 10), 1))].into_iter().collect();
            });
        },
        ["treatment.plan_approved_by_owners stranger minor TP-2026-002"],
    );
}

#[test]
fn what_was_looked_at_years_ago_is_overdue_whatever_day_is_set() {
    let ago = Date::constant(2022, 1, 1);
    check(
        "an issue put off to the end of the century",
        |clean| {
            clean.world.edit(clean.context.market, |own| {
                (own.reviewed_on, own.next_review) = (Some(ago), Some(Date::constant(2099, 1, 1)));
            });
        },
        ["issues.kept_current overdue minor I-01"],
    );
    check(
        "a party",
        |clean| clean.world.edit(clean.context.customers, |own| own.reviewed_on = Some(ago)),
        ["parties.needs_listed overdue minor IP-01"],
    );
    check(
        "a process",
        |clean| clean.world.edit(clean.context.reporting, |own| own.reviewed_on = Some(ago)),
        ["processes.determined overdue minor PR-001"],
    );
}

#[test]
fn a_mark_in_the_place_of_steps_describes_nothing() {
    check(
        "tbd",
        |clean| clean.world.edit(clean.method, |method| method.process = Some("tbd".into())),
        ["method.describes_assessment parts minor M-01", "method.describes_treatment unwritten not_due M-01"],
    );
}

#[test]
fn a_contract_is_not_declined_for_its_cost() {
    let declined = |how: &'static str| {
        move |clean: &mut Clean| {
            let (kind, addressed, how) = (NeedKind::Contractual, Addressed::NotAddressed, Some(how.into()));
            let need = Need { what: "Availability".into(), kind, addressed, how, climate: false };
            clean.world.edit(clean.context.customers, |own| own.needs.put_at("3", need));
        }
    };
    check("no budget", declined("No budget"), ["parties.needs_addressed declined judgement IP-01"]);
    check("a reason", declined("The customer gave it up in the contract of May"), []);
}

#[test]
fn a_kept_risk_that_breaches_an_obligation_is_told_with_the_decision() {
    let kept = |clean: &mut Clean| {
        let contract = clean.context.contract;
        clean.world.edit(contract, |own| own.compliance = Compliance::NotMet);
        clean.world.edit(clean.small, |risk| risk.obligations = Links::to([contract]));
    };
    check("kept", kept, ["risks.options_decided breach judgement R-0003,OB-001"]);
    let mut planted = clean();
    kept(&mut planted);
    let rehearsal = rehearse(&planted.world.state, Edition::Iso27001_2022, TODAY);
    let of = |id: &str| {
        let row = rehearsal.requirements.iter().find(|row| *row.requirement.id == *id).unwrap();
        (row.outcome.clone().unwrap(), row.sentences[0].key.clone())
    };
    assert_eq!(of("6.1.3"), (Outcome::Judgement, "check-risks-options-decided-breach".into()));
    assert_eq!(of("6.1.3.a"), (Outcome::NotDue(None), "rehearsal-told-there".into()), "the same words are told once");
}

#[test]
fn whoever_leaves_a_role_and_more_makes_one_finding() {
    check(
        "the only one who reports, with an objective",
        |clean| {
            let gone = person(clean, true);
            clean.world.make(day(1, 6), |role: &mut Role| {
                (role.title, role.reporting) = ("Security officer".into(), true);
                role.holders = Links::to([gone]);
                role.communicated =
                    Some(crate::leadership::roles::Told { by: None, on: day(1, 7), to: "Everybody".into(), how: None });
            });
            clean.world.edit(clean.context.objective, |own| own.owner = Some(gone));
        },
        ["objectives.plan_responsible left+rehearsal-left-vacant minor O-001"],
    );
    check(
        "an owner who signed after leaving",
        |clean| {
            let gone = person(clean, true);
            clean.world.edit(clean.small, |risk| {
                risk.owner = Some(gone);
                let own = risk.acceptance.as_mut().unwrap();
                (own.by, own.on) = (gone, day(5, 25));
            });
        },
        ["risks.have_owners left minor R-0003"],
    );
}

#[test]
fn an_organization_without_risks_is_told_of_the_risks_alone() {
    let mut planted = clean();
    for risk in planted.world.all::<Risk>() {
        planted.world.retire(risk);
    }
    let rehearsal = rehearse(&planted.world.state, Edition::Iso27001_2022, TODAY);
    let row = |id: &str| rehearsal.requirements.iter().find(|row| *row.requirement.id == *id).unwrap();
    assert_eq!(row("6.1.2").outcome.as_ref().unwrap().key(), "gap");
    let key = "assessment.performed_when_planned";
    assert_eq!(told(key, &verdict(&planted, key)), format!("{key} never not_due"));
}

#[test]
fn an_answer_about_climate_that_went_with_its_issue_waits_for_the_issues() {
    let past = |clean: &mut Clean| {
        clean.world.edit(clean.context.staff, |own| own.state = IssueState::Past);
    };
    check(
        "the only internal issue, which held it",
        past,
        ["issues.climate_determined gone not_due", "issues.determined one-sided minor"],
    );
    check(
        "another internal one is there",
        |clean| {
            past(clean);
            clean.world.make(day(1, 20), |own: &mut Issue| {
                (own.title, own.kind) = ("Staff is young".into(), IssueKind::Internal);
                own.effect = Some("Experience is missing".into());
            });
        },
        ["issues.climate_determined past minor"],
    );
    check(
        "never answered",
        |clean| clean.world.edit(clean.context.staff, |own| own.climate = None::<Climate>),
        ["issues.climate_determined missing major"],
    );
}

#[test]
fn what_is_absent_or_systemic_is_major() {
    check(
        "no effect of any issue",
        |clean| {
            for id in clean.world.all::<Issue>() {
                clean.world.edit(id, |own| own.effect = None);
            }
            clean.world.make(day(1, 20), |own: &mut Issue| own.title = "One more".into());
        },
        ["issues.determined effect minor I-01,I-03"],
    );
    check(
        "no process at all",
        |clean| {
            for id in clean.world.all::<Process>() {
                clean.world.retire(id);
            }
        },
        ["processes.determined absent major"],
    );
    check(
        "no occasion for assessments",
        |clean| {
            clean.world.edit(clean.method, |own| {
                (own.interval_months, own.triggers, own.performing) = (0, None, None);
            });
        },
        ["method.sets_when_to_assess none major"],
    );
    check(
        "no opportunity",
        |clean| clean.world.retire(clean.context.chance),
        [
            "opportunities.actions_planned none not_due",
            "opportunities.determined none major",
            "opportunities.evaluated none not_due",
            "opportunities.integrated none not_due",
        ],
    );
}

#[test]
fn an_approved_change_whose_first_day_has_passed_is_planned_as_a_whole() {
    let planned = |owner: bool, start: Date| {
        move |clean: &mut Clean| {
            clean.world.edit(clean.context.change, |own| {
                own.owner = own.owner.filter(|_| owner);
                (own.state, own.done_on, own.review) = (ChangeState::Planned, None, None);
                (own.start, own.due) = (Some(start), Some(day(9, 1)));
            });
        }
    };
    check("it should have begun", planned(false, day(5, 1)), ["changes.planned bare minor CH-2026-001"]);
    check("it is still to begin", planned(false, day(7, 1)), []);
    check("with somebody responsible", planned(true, day(5, 1)), []);
}

#[test]
fn what_was_accepted_at_less_than_was_judged_did_not_rise() {
    check(
        "accepted at four, read as nine before",
        |clean| clean.world.edit(clean.kept, |risk| risk.acceptance.as_mut().unwrap().score = 4),
        ["residual.accepted_by_owners less minor R-0004"],
    );
}

#[test]
fn steps_out_of_time_belong_to_the_day_of_an_objective() {
    let due = |on: Date| {
        move |clean: &mut Clean| {
            let who = Some(clean.owner);
            clean.world.edit(clean.context.objective, |own| {
                let keys: Vec<_> = own.actions.iter().map(|(key, _)| key.to_owned()).collect();
                own.actions = Many::default();
                let mut step = crate::planning::treatments::Action {
                    what: "Compare offers".into(),
                    who,
                    due: Some(on),
                    done_on: None,
                };
                step.due = Some(on);
                own.actions.put_at(keys.first().map_or("1", |key| key.as_str()), step);
            });
        }
    };
    check("long ago", due(day(4, 1)), ["objectives.plan_due behind minor O-001"]);
}

#[test]
fn whoever_never_says_when_operation_begins_is_told_of_what_is_unfinished_when_it_is_time() {
    let never = |clean: &mut Clean| {
        clean.world.edit(clean.scope, |scope| (scope.operates_from, scope.began) = (None, None));
        clean.world.edit(clean.small, |risk| risk.owner = None);
    };
    let on = |on: Date, plant: &dyn Fn(&mut Clean)| {
        let mut planted = clean();
        never(&mut planted);
        plant(&mut planted);
        let rehearsal = rehearse(&planted.world.state, Edition::Iso27001_2022, on);
        let (own, all) = ("risks.have_owners", answers(&rehearsal));
        let bounds = rehearsal.bounds().last().unwrap().key.clone();
        (told(own, &all[own]), all["system.maintained"].sentences[0].key.clone(), bounds)
    };
    let waits = on(TODAY, &|_| {});
    assert_eq!(waits.0, "risks.have_owners missing not_due R-0003");
    assert_eq!(waits.2, "rehearsal-planning-proposed");
    let gap = "risks.have_owners missing minor R-0003".to_owned();
    let long = "check-system-maintained-unsaid-long".to_owned();
    let overdue = (gap, long, "rehearsal-planning-overdue".to_owned());
    assert_eq!(on(day(6, 14), &|_| {}), overdue, "91 days after what remains was accepted");
    let visited = |kind: VisitKind, from: Date| {
        move |clean: &mut Clean| {
            let visit = Visit::planned(kind, from);
            clean.world.make(day(5, 1), |own: &mut Certification| own.visits.put_at("1", visit.clone()));
        }
    };
    assert_eq!(on(TODAY, &visited(VisitKind::StageOne, day(7, 1))), overdue, "stage 1 in thirty days");
    assert_eq!(on(TODAY, &visited(VisitKind::StageOne, day(7, 2))), waits, "in 31 days");
    assert_eq!(on(TODAY, &visited(VisitKind::PreAssessment, day(6, 2))), waits, "a trial audit");
    let unaccepted = |clean: &mut Clean| {
        for risk in clean.world.all::<Risk>() {
            clean.world.edit(risk, |risk| risk.acceptance = None);
        }
    };
    let year = |day: Date| on(day, &unaccepted).1;
    assert_eq!(year(Date::constant(2027, 1, 5)), "check-system-maintained-planned");
    assert_eq!(year(Date::constant(2027, 1, 6)), "check-system-maintained-unbegun");
}
