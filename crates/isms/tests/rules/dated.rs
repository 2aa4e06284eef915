//! Every day that a record can name is in the calendar, or says what happened.

use std::collections::BTreeSet;

use isms::work::calendar::{calendar, kinds};
use kernel::{Date, Kind};

use crate::world::World;

/// Fields that say what happened, or from when to when something is told of: nobody is asked for anything by that day.
const TELLS: &[&str] = &[
    "access-change.decided_on",
    "access-change.done_on",
    "access-change.requested_on",
    "access-review.drawn_on",
    "access-review.period_from",
    "access-review.period_until",
    "acknowledgement.on",
    "action.implemented_on",
    "activity.starts_on",
    "applicability.reviewed_on",
    "assessment.from",
    "assessment.until",
    "asset.acquired_on",
    "attestation.looked_on",
    "change.done_on",
    "change.requested_on",
    "commitment.on",
    "continuity.reviewed_on",
    "control.implemented_on",
    "credential-type.looked_up_on",
    "credential.issued_on",
    "credential.verified_on",
    "document.disposed_on",
    "document.edition_checked_on",
    "evidence.collected_on",
    "evidence.covers_from",
    "evidence.covers_until",
    "exception.ended_on",
    "exception.requested_on",
    "exception.wanted_until",
    "exercise.held_on",
    "experience.from",
    "experience.until",
    "feedback.answered_on",
    "feedback.received_on",
    "finding.accepted_on",
    "finding.raised_on",
    "impact.assessed_on",
    "improvement.done_on",
    "improvement.suggested_on",
    "incident.people_told_on",
    "issue.identified_on",
    "issue.reviewed_on",
    "measurement.evaluated_on",
    "measurement.measured_on",
    "metric.since",
    "metric.until",
    "nonconformity.corrected_on",
    "nonconformity.raised_on",
    "objective.communicated_on",
    "objective.start",
    "obligation.judged_on",
    "obligation.reviewed_on",
    "operation.starts_on",
    "opportunity.evaluated_on",
    "opportunity.identified_on",
    "party.reviewed_on",
    "person.confidentiality_on",
    "person.in_field_since",
    "person.joined_on",
    "person.screened_on",
    "person.works_since",
    "process.reviewed_on",
    "programme.starts_on",
    "project.starts_on",
    "qualification.action_done_on",
    "qualification.judged_on",
    "record-of-operation.done_on",
    "record-of-operation.due",
    "resource.provided_on",
    "resource.until",
    "review.period_from",
    "review.period_to",
    "risk.identified_on",
    "risk.reviewed_on",
    "scope.operates_from",
    "site.opened_on",
    "supplier.assessed_on",
    "supplier.contract_from",
    "supplier.processing_agreed_on",
    "task.asked_on",
    "task.done_on",
    "test.period_from",
    "test.period_to",
    "test.tested_on",
    "training.done_on",
    "training.exam_on",
    "treatment.start",
];

#[test]
fn every_day_a_record_names_stands_in_the_calendar_or_says_what_happened() {
    let asked: BTreeSet<String> = kinds().map(|(_, kind)| format!("{}.{}", kind.register, kind.due)).collect();
    let fields = isms::REGISTERS.iter().flat_map(|register| {
        let dates = register.live_fields().filter(|(_, field)| matches!(field.kind, Kind::Date));
        dates.map(|(_, field)| format!("{}.{}", register.key, field.key))
    });
    let fields: Vec<_> = fields.collect();
    let told = |field: &&String| TELLS.contains(&field.as_str());
    let neither: Vec<_> = fields.iter().filter(|field| !asked.contains(*field) && !told(field)).collect();
    assert!(neither.is_empty(), "neither in the calendar nor past: {neither:?}");
    let both: Vec<_> = fields.iter().filter(|field| asked.contains(*field) && told(field)).collect();
    assert!(both.is_empty(), "in both: {both:?}");
    let gone: Vec<_> = TELLS.iter().filter(|own| !fields.iter().any(|field| field == *own)).collect();
    assert!(gone.is_empty(), "no such field: {gone:?}");
}

#[test]
fn what_comes_by_itself_is_told_until_it_has_come() {
    let day = Date::constant(2026, 11, 23);
    let mut world = World::new().on("2026-11-23");
    world.create("obligation", &[("title", "A new law"), ("binding_from", "2026-12-01"), ("owner", "P-001")]);
    world.create(
        "training",
        &[
            ("title", "Old"),
            ("person", "P-001"),
            ("state", "done"),
            ("done_on", "2025-12-01"),
            ("valid_until", "2026-12-02"),
        ],
    );
    let told =
        |world: &World, day: Date| calendar(&world.state, day).into_iter().map(|entry| entry.kind).collect::<Vec<_>>();
    assert_eq!(told(&world, day), ["obligation-begin", "training-end"]);
    assert_eq!(told(&world, Date::constant(2026, 12, 3)), ["training-end"], "what began is nothing to be late with");
    world.create("course", &[("title", "Phishing")]);
    world.edit("training", "Old", &[("course", "Phishing")]);
    let again = [("title", "New"), ("person", "P-001"), ("course", "Phishing"), ("state", "done")];
    world.create("training", &[&again[..], &[("done_on", "2026-11-20")]].concat());
    assert_eq!(told(&world, day), ["obligation-begin"], "it was taken again");
}
