//! Before operation, at its start, and the planned repetition of assessments.

use kernel::{Date, Level};

use super::planted::{answers, check, check_on, told};
use super::world::{Clean, TODAY, World, approval, clean, day};
use crate::catalogue::Edition;
use crate::certification::Certification;
use crate::certification::certifications::{Visit, VisitKind};
use crate::context::Scope;
use crate::evaluation::{Measurement, Review};
use crate::planning::Risk;
use crate::planning::objectives::CheckIn;
use crate::planning::risks::Reopened;
use crate::rehearsal::{Arg, Grade, Operation, Outcome, operation, proposed_operation, rehearse};

const YEAR_LATER: Date = Date::constant(2027, 2, 11);

#[test]
fn operation_begins_on_the_day_that_somebody_said_and_never_by_itself() {
    let mut clean = clean();
    let from = Some(Operation { from: day(4, 14), scope: clean.scope });
    assert_eq!((operation(&clean.world.state), proposed_operation(&clean.world.state)), (from, None));
    clean.world.retire(clean.scope);
    assert_eq!(operation(&clean.world.state), from, "what was replaced was in force once");
    clean.world.edit(clean.scope, |scope| (scope.operates_from, scope.began) = (None, None));
    assert_eq!(operation(&clean.world.state), None, "approvals and acceptances alone begin nothing");
    assert_eq!(
        proposed_operation(&clean.world.state),
        Some(day(3, 15)),
        "the day of the first acceptance is asked about"
    );
    let later = rehearse(&clean.world.state, Edition::Iso27001_2022, YEAR_LATER);
    assert_eq!((later.operating_since, later.proposed), (None, Some(day(3, 15))));
    let kept = |clean: &Clean, on: Date| {
        let key = "system.maintained";
        told(key, &answers(&rehearse(&clean.world.state, Edition::Iso27001_2022, on))[key])
    };
    assert_eq!(kept(&clean, day(4, 14)), "system.maintained planned not_due");
    assert_eq!(
        kept(&clean, day(4, 15)),
        "system.maintained unsaid judgement",
        "after thirty days somebody has to say it"
    );
    for risk in clean.world.all::<Risk>() {
        clean.world.edit(risk, |risk| risk.acceptance = None);
    }
    assert_eq!(proposed_operation(&clean.world.state), None);
    assert_eq!(proposed_operation(&World::empty().state), None);
}

#[test]
fn the_day_that_was_said_decides_what_is_due_and_is_told_with_who_said_it() {
    let mut clean = clean();
    clean.world.edit(clean.scope, |scope| scope.operates_from = Some(day(7, 1)));
    clean.world.edit(clean.small, |risk| risk.owner = None);
    let due = |on: Date| {
        let verdict = &answers(&rehearse(&clean.world.state, Edition::Iso27001_2022, on))["risks.have_owners"];
        verdict.outcome.clone()
    };
    assert_eq!(due(TODAY), Outcome::NotDue(Some(day(7, 1))));
    assert!(due(day(7, 1)).is_gap());
    let last = |clean: &Clean, on: Date| {
        let bounds = rehearse(&clean.world.state, Edition::Iso27001_2022, on).bounds();
        let last = bounds.last().expect("it is always told").clone();
        (last.key.clone(), last.arg("person").cloned(), last.arg("reason").cloned())
    };
    assert_eq!(last(&clean, TODAY).0, "rehearsal-planning-until");
    let ada = Some(Arg::Text("Ola Berg".to_owned()));
    assert_eq!(last(&clean, day(7, 1)), ("rehearsal-operation-said".to_owned(), ada.clone(), None));
    let why = Some(Arg::Text("minutes of the board".to_owned()));
    clean.world.edit(clean.scope, |scope| {
        let began = scope.began.as_mut().expect("it was said");
        began.reason = Some("minutes of the board".into());
    });
    assert_eq!(last(&clean, day(7, 1)), ("rehearsal-operation-because".to_owned(), ada, why));
    clean.world.edit(clean.scope, |scope| (scope.operates_from, scope.began) = (None, None));
    assert_eq!(last(&clean, TODAY).0, "rehearsal-planning-proposed");
}

#[test]
fn before_operation_unfinished_work_is_not_due_and_contradictions_are_minor() {
    let mut clean = clean();
    for risk in clean.world.all::<Risk>() {
        clean.world.edit(risk, |risk| (risk.acceptance, risk.owner) = (None, None));
    }
    clean.world.edit(clean.scope, |scope| (scope.operates_from, scope.began) = (None, None));
    clean.world.edit(clean.scope, |scope| scope.statement = "".into());
    let exclusion = crate::context::scopes::Exclusion { what: "9.2".into(), justification: "none".into() };
    clean.world.edit(clean.scope, |scope| scope.exclusions.put_at("1", exclusion));
    let rehearsal = rehearse(&clean.world.state, Edition::Iso27001_2022, TODAY);
    let gaps: Vec<_> = answers(&rehearsal)
        .iter()
        .filter(|(_, verdict)| verdict.outcome.is_gap())
        .map(|(key, verdict)| told(key, verdict))
        .collect();
    assert_eq!(gaps, ["scope.states_boundaries clauses minor SC-01"]);
    let boundaries = &answers(&rehearsal)["scope.states_boundaries"];
    let why = boundaries.outcome.suggested().map(|suggested| suggested.why.key.as_str());
    assert_eq!(why, Some("grade-why-planning"));
}

#[test]
fn assessments_come_again_after_the_interval_of_the_method() {
    check_on(day(6, 1), "the first year", |_| {}, []);
    let verdict = |on: Date| {
        let key = "assessment.performed_when_planned";
        told(key, &answers(&rehearse(&clean().world.state, Edition::Iso27001_2022, on))[key])
    };
    assert_eq!(verdict(day(12, 1)), "assessment.performed_when_planned next no_gap");
    // Some weeks late is late; after a quarter of a year it counts as left undone.
    assert_eq!(verdict(YEAR_LATER), "assessment.performed_when_planned overdue minor R-0001,R-0002,R-0003,R-0004");
    let long = Date::constant(2027, 6, 1);
    assert_eq!(verdict(long), "assessment.performed_when_planned overdue major R-0001,R-0002,R-0003,R-0004");
    check_on(
        YEAR_LATER,
        "one was assessed again",
        |clean| clean.world.edit(clean.small, |risk| risk.current.as_mut().unwrap().on = day(12, 1)),
        [],
    );
}

#[test]
fn one_overdue_risk_is_a_single_lapse() {
    check(
        "assessed two years ago",
        |clean| {
            clean.world.edit(clean.small, |risk| {
                (risk.identified_on, risk.current.as_mut().unwrap().on) = (None, Date::constant(2024, 6, 1));
            });
        },
        ["assessment.performed_when_planned overdue minor R-0003"],
    );
}

#[test]
fn a_reopened_risk_is_assessed_again() {
    let reopened = |clean: &mut Clean, on: Date| {
        let reason = "a backup could not be read".into();
        clean.world.edit(clean.small, |risk| risk.reopened = Some(Reopened { by: None, on, reason }.into()));
    };
    let waits = "residual.accepted_by_owners reopened-soon not_due R-0003";
    check(
        "today",
        |clean| reopened(clean, TODAY),
        ["assessment.performed_on_change reopened-soon not_due R-0003", waits],
    );
    let waits = "residual.accepted_by_owners reopened no_gap R-0003";
    let late = ["assessment.performed_on_change reopened minor R-0003", waits];
    check("in April", |clean| reopened(clean, day(4, 1)), late);
    check(
        "in April, which took the acceptance away",
        |clean| {
            reopened(clean, day(4, 1));
            clean.world.edit(clean.small, |risk| risk.acceptance = None);
        },
        late,
    );
}

#[test]
fn results_name_who_judged() {
    check(
        "nobody",
        |clean| clean.world.edit(clean.small, |risk| risk.current.as_mut().unwrap().by = None),
        ["assessment.results_kept thin minor R-0003"],
    );
    check(
        "judged tomorrow",
        |clean| clean.world.edit(clean.small, |risk| risk.current.as_mut().unwrap().on = day(6, 3)),
        ["assessment.results_kept future minor R-0003"],
    );
}

#[test]
fn in_operation_without_any_result_everything_is_missing() {
    let mut clean = clean();
    for risk in clean.world.all::<Risk>() {
        clean.world.edit(risk, |risk| (risk.current, risk.likelihood) = (None, Level(0)));
    }
    let answers = answers(&rehearse(&clean.world.state, Edition::Iso27001_2022, TODAY));
    let told = |key| told(key, &answers[key]);
    assert_eq!(told("assessment.performed_when_planned"), "assessment.performed_when_planned never not_due");
    assert_eq!(told("assessment.results_kept"), "assessment.results_kept none not_due");
}

#[test]
fn several_checks_make_one_finding_of_a_requirement() {
    let mut clean = clean();
    clean.world.edit(clean.scope, |scope| {
        (scope.statement, scope.sites) = ("The freight service".into(), kernel::Links::default());
    });
    let rehearsal = |clean: &Clean| rehearse(&clean.world.state, Edition::Iso27001_2022, TODAY);
    let grade = |id: &str, rehearsal: &crate::rehearsal::Rehearsal| {
        let row = rehearsal.requirements.iter().find(|row| row.requirement.id == id).unwrap();
        let suggested = row.outcome.as_ref().unwrap().suggested().unwrap();
        (suggested.grade, suggested.why.key.clone(), row.sentences.len(), row.also.clone())
    };
    let why = "check-scope-states-boundaries-boundaries-why".to_owned();
    assert_eq!(grade("4.3", &rehearsal(&clean)), (Grade::Minor, why, 1, vec![]));
    let draft = clean.world.state.get(clean.scope).unwrap().record.clone();
    clean.world.retire(clean.scope);
    clean.world.make(TODAY, |scope: &mut Scope| *scope = Scope { approval: None, ..draft });
    let rehearsal = rehearsal(&clean);
    let why = "check-scope-approved-draft-why".to_owned();
    assert_eq!(grade("4.3", &rehearsal), (Grade::Major, why, 2, vec!["4.3-doc"]));
    let row = rehearsal.requirements.iter().find(|row| row.requirement.id == "4.3-doc").unwrap();
    let told = (row.outcome.as_ref().unwrap().key(), row.sentences[0].key.as_str());
    assert_eq!(told, ("not_due", "rehearsal-told-there"), "one defect is one finding");
    let next: Vec<_> = rehearsal.next_best().into_iter().map(|best| (best.next.act, best.grade)).collect();
    assert_eq!(next[0], ("scope.edit", Some(Grade::Major)));
}

#[test]
fn what_was_entered_later_is_counted() {
    let mut clean = clean();
    let later = |clean: &Clean| rehearse(&clean.world.state, Edition::Iso27001_2022, TODAY).later;
    assert_eq!(later(&clean).late, 0);
    clean.world.edit(clean.small, |risk| risk.identified_on = Some(day(1, 2)));
    assert_eq!(later(&clean).late, 1);
}

#[test]
fn readings_that_were_entered_long_after_their_day_are_an_observation() {
    let told = |clean: &Clean| {
        let rehearsal = rehearse(&clean.world.state, Edition::Iso27001_2022, TODAY);
        super::texts::hold(&rehearsal);
        let said = rehearsal.bounds().into_iter().any(|own| own.key == "rehearsal-late-readings");
        let records: Vec<_> = rehearsal.entered_later.iter().map(|own| own.label.clone()).collect();
        assert_eq!(said, rehearsal.readings.late > 0);
        assert!(!rehearsal.has_gaps());
        (rehearsal.readings.late, rehearsal.readings.total, rehearsal.later.late, records.join(","))
    };
    let mut clean = clean();
    assert_eq!(told(&clean), (0, 7, 0, String::new()));
    let entered = |clean: &mut Clean, on| {
        clean.world.edit(clean.small, |risk| risk.current.as_mut().unwrap().recorded_on = Some(on));
    };
    entered(&mut clean, day(2, 17));
    assert_eq!(told(&clean), (0, 7, 0, String::new()), "seven days after 10 February");
    entered(&mut clean, day(2, 18));
    assert_eq!(told(&clean), (1, 7, 1, "R-0003".into()));
    clean.world.edit(clean.context.objective, |own| {
        let seen = own.check_ins.at("1").cloned().unwrap();
        own.check_ins.put_at("1", CheckIn { recorded_on: Some(TODAY), ..seen });
    });
    assert_eq!(told(&clean), (2, 7, 2, "O-001,R-0003".into()));
    clean.world.make(TODAY, |own: &mut Measurement| own.measured_on = Some(day(3, 31)));
    assert_eq!(told(&clean), (3, 8, 3, "O-001,R-0003,ME-2026-0001".into()));
}

#[test]
fn a_risk_whose_control_failed_its_test_has_to_be_assessed_again() {
    let failed = |clean: &mut Clean, risk: bool| {
        let backup = clean.backup;
        clean.world.make(TODAY, |test: &mut crate::evaluation::ControlTest| {
            test.title = "Restore".into();
            test.control = backup;
            test.tested_on = Some(day(5, 20));
            test.result = Some(crate::evaluation::tests::TestResult::Ineffective);
        });
        if risk {
            clean.world.edit(clean.treated, |risk| risk.controls = kernel::Links::to([backup]));
        }
    };
    let soon = ["residual.accepted_by_owners overtaken-soon not_due R-0001"];
    check("a control that the risk rests on", |clean| failed(clean, true), soon);
    check_on(day(6, 19), "thirty days later", |clean| failed(clean, true), soon);
    let late = ["residual.accepted_by_owners overtaken minor R-0001"];
    check_on(day(6, 20), "a day later", |clean| failed(clean, true), late);
    check_on(
        day(6, 20),
        "of a risk that nobody accepted, it is told with the assessment",
        |clean| {
            failed(clean, true);
            clean.world.edit(clean.treated, |risk| risk.acceptance = None);
        },
        ["assessment.performed_on_change weakened minor R-0001", "residual.accepted_by_owners missing minor R-0001"],
    );
}

#[test]
fn a_first_day_that_is_put_off_keeps_nothing_quiet() {
    let begins = |from: Date, also: &dyn Fn(&mut Clean)| {
        let mut planted = clean();
        planted.world.edit(planted.scope, |scope| scope.operates_from = Some(from));
        planted.world.edit(planted.small, |risk| risk.owner = None);
        also(&mut planted);
        let rehearsal = rehearse(&planted.world.state, Edition::Iso27001_2022, TODAY);
        super::texts::hold(&rehearsal);
        let all = answers(&rehearsal);
        let gaps = all.iter().filter(|(_, verdict)| verdict.outcome.is_gap());
        gaps.map(|(key, verdict)| told(key, verdict)).collect::<Vec<_>>()
    };
    let counts = |case: &str| {
        let kept = format!("system.maintained {case} minor SC-01");
        vec!["risks.have_owners missing minor R-0003".to_owned(), kept]
    };
    let quiet = Vec::<String>::new();
    assert_eq!(begins(day(9, 30), &|_| {}), quiet, "in four months; accepted 78 days ago");
    assert_eq!(begins(Date::constant(2027, 6, 1), &|_| {}), quiet, "in a year");
    assert_eq!(begins(Date::constant(2027, 6, 2), &|_| {}), counts("put-off-far"), "a day later");
    let long_ago = |clean: &mut Clean| {
        for risk in clean.world.all::<Risk>() {
            clean.world.edit(risk, |risk| risk.acceptance.as_mut().unwrap().on = day(3, 2));
        }
    };
    assert_eq!(begins(day(8, 30), &long_ago), quiet, "accepted three months ago, and it begins within three");
    assert_eq!(begins(day(8, 31), &long_ago), counts("put-off-planned"));
    let visited = |kind: VisitKind, from: Date| {
        move |clean: &mut Clean| {
            let visit = Visit::planned(kind, from);
            clean.world.make(day(5, 1), |own: &mut Certification| own.visits.put_at("1", visit.clone()));
        }
    };
    assert_eq!(begins(day(6, 20), &visited(VisitKind::StageTwo, day(6, 15))), counts("put-off-visit"));
    assert_eq!(begins(day(6, 15), &visited(VisitKind::StageTwo, day(6, 15))), quiet, "it begins on that day");
    assert_eq!(begins(day(6, 20), &visited(VisitKind::StageOne, day(6, 15))), quiet, "they come to read");
    let signed = |clean: &mut Clean| {
        let leader = clean.leader;
        clean.world.make(TODAY, |own: &mut Review| own.signature = Some(approval(leader, day(5, 20), 1)));
    };
    assert_eq!(begins(day(8, 30), &signed), quiet, "it begins within three months");
    assert_eq!(begins(day(8, 31), &signed), counts("put-off-looked"));
}
