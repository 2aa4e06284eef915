//! Defects of the assessments of clause 8.2: held when planned, on changes and incidents, their results kept.

use jiff::tz::TimeZone;
use kernel::{Date, Links};

use super::planted::{check, check_on};
use super::world::{Clean, TODAY, clean, day};
use crate::catalogue::Edition;
use crate::evaluation::Attestation;
use crate::evaluation::attestations::Judgement;
use crate::operation::assessments::AssessmentState;
use crate::operation::incidents::{IncidentClass, IncidentState};
use crate::operation::{Assessment, Incident, Severity};
use crate::planning::changes::{ChangeKind, ChangeState, Settled};
use crate::planning::{Method, PlannedChange, Risk};
use crate::rehearsal::rehearse;

/// A day on which sixty days have passed since all that these tests plant.
const LATER: Date = day(8, 1);

/// An assessment planned for a day.
fn planned(clean: &mut Clean, on: Date, change: impl FnOnce(&mut Assessment)) {
    clean.world.make(day(4, 20), |run: &mut Assessment| {
        (run.title, run.state, run.planned_on) = ("Second assessment".into(), AssessmentState::Planned, Some(on));
        change(run);
    });
}

#[test]
fn an_assessment_is_held_when_it_was_planned() {
    let unheld = "assessment.runs_held unheld minor RA-2026-02";
    check("thirty days ago", |clean| planned(clean, day(5, 2), |_| {}), []);
    check("thirty-one days ago", |clean| planned(clean, day(5, 1), |_| {}), [unheld]);
    let given_up = |run: &mut Assessment| {
        (run.state, run.description) = (AssessmentState::Cancelled, Some("Held together with the next one".into()));
    };
    check("given up, and why", |clean| planned(clean, day(5, 1), given_up), []);
    check(
        "begun and never ended",
        |clean| {
            let running = |run: &mut Assessment| (run.state, run.until) = (AssessmentState::Running, Some(day(5, 1)));
            planned(clean, day(5, 1), running);
        },
        [unheld],
    );
}

#[test]
fn a_run_names_the_method_its_results_were_judged_by() {
    check(
        "a method that is no longer used",
        |clean| {
            let before = clean.world.state.get(clean.method).unwrap().record.clone();
            let other = clean.world.make(day(1, 5), |method: &mut Method| *method = before);
            clean.world.retire(other);
            clean.world.edit(clean.run, |run| run.method = Some(other));
        },
        ["assessment.runs_held otherwise judgement RA-2026-01"],
    );
}

#[test]
fn the_assessment_that_the_last_one_announced_is_held() {
    let due = |clean: &mut Clean, on: Date| clean.world.edit(clean.run, |run| run.next_due = Some(on));
    check("thirty days ago", |clean| due(clean, day(5, 2)), []);
    check("thirty-one days ago", |clean| due(clean, day(5, 1)), ["assessment.runs_held due minor RA-2026-01"]);
    check(
        "held in April",
        |clean| {
            due(clean, day(5, 1));
            let held = |run: &mut Assessment| {
                (run.state, run.until) = (AssessmentState::Completed, Some(day(4, 20)));
                run.findings = Some("Nothing new".into());
            };
            planned(clean, day(4, 20), held);
        },
        [],
    );
    check(
        "planned and not held, which tells it",
        |clean| {
            due(clean, day(5, 1));
            planned(clean, day(5, 1), |_| {});
        },
        ["assessment.runs_held unheld minor RA-2026-02"],
    );
}

#[test]
fn an_assessment_keeps_what_came_of_it() {
    check(
        "complete, without a word",
        |clean| clean.world.edit(clean.run, |run| run.completion = None),
        ["assessment.results_kept resultless minor RA-2026-01"],
    );
    check(
        "complete, with findings",
        |clean| {
            let findings = Some("Two risks lie above the line".into());
            clean.world.edit(clean.run, |run| (run.completion, run.findings) = (None, findings));
        },
        [],
    );
    check(
        "complete, and no risk is named",
        |clean| clean.world.edit(clean.run, |run| run.risks = Links::default()),
        ["assessment.results_kept empty judgement RA-2026-01"],
    );
    check("no record of it", |clean| clean.world.retire(clean.run), ["assessment.results_kept unrecorded judgement"]);
}

/// A change of technology that was done on a day.
fn changed(clean: &mut Clean, on: Date, change: impl FnOnce(&mut PlannedChange)) {
    let before = clean.world.state.get(clean.context.change).unwrap().record.clone();
    clean.world.make(on, |own: &mut PlannedChange| {
        let (start, due, done_on) = (Some(on), Some(on), Some(on));
        *own = PlannedChange { kind: ChangeKind::Technology, start, due, done_on, review: None, ..before };
        change(own);
    });
}

#[test]
fn a_change_that_touches_risks_leads_to_an_assessment() {
    let on = day(6, 1);
    let linked = |clean: &mut Clean| {
        let risks = Links::to([clean.small]);
        changed(clean, on, |own| own.risks = risks);
    };
    let told = |own: &mut PlannedChange| own.effect_on_risks = Some("All risks of the platform change".into());
    let ok = "assessment.performed_on_change ok no_gap";
    check_on(LATER, "no word of risks", |clean| changed(clean, on, |_| {}), []);
    let soon = "assessment.performed_on_change change-soon not_due CH-2026-003";
    check_on(day(7, 31), "sixty days later", linked, [soon]);
    let late = ["assessment.performed_on_change change minor CH-2026-003,R-0003"];
    check_on(LATER, "sixty-one days later", linked, late);
    let assessed = |clean: &mut Clean, on: Date| {
        linked(clean);
        clean.world.edit(clean.small, |risk| risk.current.as_mut().unwrap().on = on);
    };
    check_on(LATER, "assessed the day before", |clean| assessed(clean, day(5, 31)), late);
    check_on(LATER, "assessed on the day", |clean| assessed(clean, on), [ok]);
    check_on(
        LATER,
        "one of two risks was assessed since",
        |clean| {
            let both = Links::to([clean.small, clean.kept]);
            changed(clean, on, |own| own.risks = both);
            clean.world.edit(clean.kept, |risk| risk.current.as_mut().unwrap().on = day(6, 20));
        },
        late,
    );
    check_on(
        LATER,
        "somebody said that no risk changes",
        |clean| {
            let (small, by) = (clean.small, clean.owner);
            changed(clean, on, |own| {
                own.risks = Links::to([small]);
                own.settled = Some(Settled { by, on: day(6, 5), because: "The same zones and rights".into() });
            });
        },
        [ok],
    );
    check_on(
        LATER,
        "risks are reached by the asset it names",
        |clean| {
            let server = clean.server;
            changed(clean, on, |own| own.assets = Links::to([server]));
        },
        ["assessment.performed_on_change reached judgement CH-2026-003,R-0001,R-0002,R-0003,R-0004"],
    );
    check_on(
        LATER,
        "told in words",
        |clean| changed(clean, on, told),
        ["assessment.performed_on_change effect judgement CH-2026-003"],
    );
    check_on(
        LATER,
        "of the management system, told in words",
        |clean| {
            changed(clean, on, |own| {
                told(own);
                own.kind = ChangeKind::ManagementSystem;
            });
        },
        [],
    );
    check_on(
        LATER,
        "not done yet",
        |clean| {
            changed(clean, on, |own| {
                told(own);
                (own.state, own.done_on, own.due) = (ChangeState::UnderWay, None, Some(day(9, 1)));
            });
        },
        [],
    );
    check_on(
        LATER,
        "assessed because of it",
        |clean| {
            linked(clean);
            clean.world.edit(clean.small, |risk| risk.current.as_mut().unwrap().on = day(7, 1));
        },
        [ok],
    );
}

/// An incident noticed on a day, and closed.
fn incident(clean: &mut Clean, on: Date, severity: Option<Severity>) -> kernel::Id<Incident> {
    clean.world.make(on, |own: &mut Incident| {
        own.title = "Customer data were on the web".into();
        own.detected_at = TimeZone::UTC.to_timestamp(on.at(8, 0, 0, 0)).ok();
        (own.state, own.class, own.severity) = (IncidentState::Closed, IncidentClass::Incident, severity);
    })
}

#[test]
fn a_grave_incident_leads_to_an_assessment() {
    let planted = |severity: Option<Severity>| {
        move |clean: &mut Clean| {
            incident(clean, TODAY, severity);
        }
    };
    let soon = "assessment.performed_on_change incident-soon not_due INC-2026-001";
    check_on(day(7, 31), "sixty days later", planted(Some(Severity::High)), [soon]);
    check_on(
        LATER,
        "sixty-one days later",
        planted(Some(Severity::High)),
        ["assessment.performed_on_change incident minor INC-2026-001"],
    );
    check_on(LATER, "of little weight", planted(Some(Severity::Low)), []);
    check_on(
        LATER,
        "never weighed",
        planted(None),
        ["assessment.performed_on_change unweighed judgement INC-2026-001"],
    );
    check_on(
        LATER,
        "a false alarm",
        |clean| {
            let id = incident(clean, TODAY, None);
            clean.world.edit(id, |own| own.class = IncidentClass::FalseAlarm);
        },
        [],
    );
    check_on(
        LATER,
        "an assessment was held because of it",
        |clean| {
            let id = incident(clean, TODAY, Some(Severity::Critical));
            planned(clean, day(6, 10), |run| {
                (run.state, run.until, run.incident) = (AssessmentState::Completed, Some(day(6, 10)), Some(id));
                run.findings = Some("Two controls are missing".into());
            });
        },
        ["assessment.performed_on_change ok no_gap"],
    );
}

#[test]
fn what_changed_before_operation_counts_for_the_risks_that_were_assessed_before_it() {
    let linked = |on: Date| {
        move |clean: &mut Clean| {
            let risks = Links::to([clean.small]);
            changed(clean, on, |own| {
                (own.risks, own.start) = (risks, Some(day(3, 9)));
                (own.approval.as_mut().unwrap().on, own.state) = (day(3, 3), ChangeState::Done);
            });
        }
    };
    let late = ["assessment.performed_on_change change minor CH-2026-003,R-0003"];
    let soon = ["assessment.performed_on_change change-soon not_due CH-2026-003"];
    check("after the risk was assessed", linked(day(3, 20)), soon);
    check_on(day(6, 14), "sixty-one days after the start", linked(day(3, 20)), late);
}

#[test]
fn nobody_judges_in_advance_what_has_not_happened() {
    let outcome = |judged: Date| {
        let mut clean = clean();
        incident(&mut clean, TODAY, None);
        let by = clean.leader;
        clean.world.make(judged, |attestation: &mut Attestation| {
            (attestation.edition, attestation.requirement) = (Some(Edition::Iso27001_2022), "8.2".into());
            attestation.judgement = Some(Judgement { by, on: judged, until: day(12, 31) });
        });
        let rehearsal = rehearse(&clean.world.state, Edition::Iso27001_2022, LATER);
        let row = rehearsal.requirements.iter().find(|row| row.requirement.id == "8.2").unwrap();
        row.outcome.as_ref().unwrap().key()
    };
    assert_eq!(outcome(day(5, 31)), "judgement");
    assert_eq!(outcome(TODAY), "attested");
}

#[test]
fn an_assessment_answers_what_touches_its_own_risk() {
    let touching = |clean: &mut Clean| {
        let (id, kept) = (incident(clean, TODAY, Some(Severity::Critical)), clean.kept);
        clean.world.edit(id, |own| own.risks = Links::to([kept]));
    };
    let unanswered = ["assessment.performed_on_change incident-risks minor INC-2026-001,R-0004"];
    let assessed = |risk: fn(&Clean) -> kernel::Id<Risk>| {
        move |clean: &mut Clean| {
            touching(clean);
            let id = risk(clean);
            clean.world.edit(id, |risk| risk.current.as_mut().unwrap().on = day(6, 10));
        }
    };
    check_on(LATER, "another risk was looked at", assessed(|clean| clean.small), unanswered);
    check_on(LATER, "that risk was", assessed(|clean| clean.kept), ["assessment.performed_on_change ok no_gap"]);
}
