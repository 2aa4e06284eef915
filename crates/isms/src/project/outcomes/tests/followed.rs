//! Measuring, auditing, reviewing, improving.

use kernel::Links;

use super::{Case, blank, each, gone, somebody};
use crate::evaluation::audits::{AuditKind, AuditState, Check, Issued};
use crate::evaluation::measurements;
use crate::evaluation::metrics::Frequency;
use crate::evaluation::reviews::{DecisionKind, ReviewDecision};
use crate::evaluation::{Audit, Finding, Measurement, Metric, Review};
use crate::improvement::improvements::{Outcome, Verdict};
use crate::improvement::nonconformities::NonconformityState;
use crate::improvement::{Improvement, Nonconformity};
use crate::planning::Control;
use crate::rehearsal::tests::world::{TODAY, World, approval};

pub const CASES: &[Case] = &[
    ("3.1.1", metric, |world| each(world, |own: &mut Metric| own.controls = Links::default())),
    ("3.1.2", metric, blank::<Metric>),
    ("3.1.3", measured, |world| each(world, |own: &mut Measurement| own.value = None)),
    ("3.1.4", measured, blank::<Measurement>),
    ("3.2.2", audit, |world| each(world, |own: &mut Audit| own.independence = None)),
    ("3.2.3", audit, |world| each(world, |own: &mut Audit| own.checklist = Default::default())),
    ("3.2.4", reported, |world| {
        each(world, |own: &mut Audit| (own.report, own.state) = (None, AuditState::Prepared));
    }),
    ("3.2.5", reported, |world| {
        let audit = world.all::<Audit>()[0];
        world.make(TODAY, |own: &mut Finding| (own.audit, own.grade) = (Some(audit), None));
    }),
    ("3.2.6", reported, |world| each(world, |own: &mut Audit| own.closed = None)),
    ("3.3.1", review, |world| each(world, |own: &mut Review| own.feedback = None)),
    ("3.3.3", review, |world| {
        each(world, |own: &mut Review| own.decisions.put_at("2", ReviewDecision { done_on: None, ..decision() }));
    }),
    ("4.1.1", nonconformity, blank::<Nonconformity>),
    ("4.1.2", nonconformity, |world| each(world, |own: &mut Nonconformity| own.extent = None)),
    ("4.1.3", nonconformity, |world| each(world, |own: &mut Nonconformity| own.state = NonconformityState::Reopened)),
    ("4.1.4", nonconformity, |world| {
        each(world, |own: &mut Nonconformity| own.state = NonconformityState::Implemented)
    }),
    ("4.2.1", improvement, gone::<Improvement>),
    ("4.2.2", improvement, |world| each(world, |own: &mut Improvement| own.done_on = None)),
];

fn metric(world: &mut World) {
    let by = somebody(world);
    let control = world.make(TODAY, |own: &mut Control| own.title = "Copies".into());
    world.make(TODAY, |own: &mut Metric| {
        (own.controls, own.method) = (Links::to([control]), Some("Count restores".into()));
        (own.frequency, own.target) = (Some(Frequency::Monthly), Some(2.into()));
        (own.measured_by, own.evaluated_by) = (Some(by), Some(by));
    });
}

fn measured(world: &mut World) {
    metric(world);
    let metric = world.all::<Metric>()[0];
    world.make(TODAY, |own: &mut Measurement| {
        (own.metric, own.value) = (metric, Some(2.into()));
        (own.outcome, own.evaluated_on) = (Some(measurements::Outcome::OnTarget), Some(TODAY));
    });
}

fn audit(world: &mut World) {
    let lead = somebody(world);
    world.make(TODAY, |own: &mut Audit| {
        (own.kind, own.lead, own.starts_on) = (AuditKind::Internal, Some(lead), Some(TODAY));
        own.independence = Some("From another unit".into());
        (own.criteria, own.scope) = (Some("Clauses 4 to 10".into()), Some("Everything".into()));
        let (question, seen, result, auditor) = (None, None, None, None);
        own.checklist.put_at("1", Check { requirement: "4.1".into(), question, seen, result, auditor });
    });
}

fn reported(world: &mut World) {
    audit(world);
    let (audit, by) = (world.all::<Audit>()[0], somebody(world));
    let issued = Issued::here(by, TODAY, None);
    world.edit(audit, |own| {
        (own.state, own.report, own.closed) = (AuditState::Done, Some(issued.clone()), Some(issued));
    });
}

fn decision() -> ReviewDecision {
    let (about, discussed, owner, due) = (None, None, None, None);
    let (kind, done_on) = (Some(DecisionKind::Improvement), Some(TODAY));
    ReviewDecision { about, discussed, decided: "Go on".into(), kind, owner, due, done_on, made: Default::default() }
}

fn review(world: &mut World) {
    let by = somebody(world);
    world.make(TODAY, |own: &mut Review| {
        let told = || Some("As told".into());
        (own.earlier_actions, own.issues, own.parties, own.nonconformities) = (told(), told(), told(), told());
        (own.measurements, own.audits, own.objectives) = (told(), told(), told());
        (own.feedback, own.risks, own.opportunities) = (told(), told(), told());
        own.signature = Some(approval(by, TODAY, 1));
        own.decisions.put_at("1", decision());
    });
}

fn nonconformity(world: &mut World) {
    world.make(TODAY, |own: &mut Nonconformity| {
        (own.correction, own.extent) = (Some("Locked".into()), Some("Here alone".into()));
        (own.root_cause, own.state) = (Some("Nobody was asked".into()), NonconformityState::Closed);
    });
}

fn improvement(world: &mut World) {
    let by = somebody(world);
    world.make(TODAY, |own: &mut Improvement| {
        own.decision = Some(Verdict { by, on: TODAY, outcome: Outcome::Accepted, because: None });
        own.done_on = Some(TODAY);
    });
}
