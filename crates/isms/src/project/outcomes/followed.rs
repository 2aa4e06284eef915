//! Outcomes of the last two phases: measuring, auditing, reviewing, improving.

use kernel::{Date, State};

use super::signs::{any, every, every_of, live, said};
use crate::evaluation::audits::{AuditKind, AuditState};
use crate::evaluation::reviews::DecisionKind;
use crate::evaluation::{Audit, Finding, Measurement, Metric, Review};
use crate::improvement::improvements::Outcome;
use crate::improvement::nonconformities::NonconformityState;
use crate::improvement::{Improvement, Nonconformity};

/// Metrics look at objectives or controls.
pub fn metrics(state: &State, _day: Date) -> bool {
    any(state, |own: &Metric| !own.objectives.is_empty() || !own.controls.is_empty())
}

/// Every metric says how and how often it is measured, by whom, and who evaluates it against what.
pub fn indicators(state: &State, _day: Date) -> bool {
    every(state, |own: &Metric| {
        let measured = said(&own.method) && own.frequency.is_some() && own.measured_by.is_some();
        measured && own.target.is_some() && own.evaluated_by.is_some()
    })
}

/// Every metric was measured.
pub fn measured(state: &State, _day: Date) -> bool {
    let mut metrics = live::<Metric>(state).peekable();
    let measured = |id| state.pointing::<Measurement>(id).any(|(_, own)| own.value.is_some());
    metrics.peek().is_some() && metrics.all(|(id, _)| measured(id.raw()))
}

/// Every value was evaluated.
pub fn evaluated(state: &State, _day: Date) -> bool {
    every(state, |own: &Measurement| own.outcome.is_some() && own.evaluated_on.is_some())
}

/// An internal audit that was not called off.
fn internal(audit: &Audit) -> bool {
    audit.kind == AuditKind::Internal && audit.state != AuditState::Cancelled
}

/// An internal audit has its auditors, and says why they are independent.
pub fn auditors(state: &State, _day: Date) -> bool {
    let named = |own: &Audit| own.lead.is_some() || !own.outside_auditors.0.is_empty();
    any(state, |own| internal(own) && named(own) && said(&own.independence))
}

/// An internal audit says when, what and against what, and lists what is asked.
pub fn audit_planned(state: &State, _day: Date) -> bool {
    let planned = |own: &Audit| own.starts_on.is_some() && said(&own.criteria) && said(&own.scope);
    any(state, |own| internal(own) && planned(own) && !(own.plan.is_empty() && own.checklist.is_empty()))
}

/// An internal audit was held.
pub fn audited(state: &State, _day: Date) -> bool {
    let held = |own: &Audit| matches!(own.state, AuditState::Reporting | AuditState::Done) || own.report.is_some();
    any(state, |own| internal(own) && held(own))
}

/// The report of an internal audit was issued, and each of its findings is graded.
pub fn reported(state: &State, _day: Date) -> bool {
    let graded = |id| state.pointing::<Finding>(id).all(|(_, own)| own.grade.is_some());
    live::<Audit>(state).any(|(id, own)| internal(own) && own.report.is_some() && graded(id.raw()))
}

/// An internal audit is closed.
pub fn audit_closed(state: &State, _day: Date) -> bool {
    any(state, |own| internal(own) && own.closed.is_some())
}

/// A review has every input that clause 9.3.2 asks for.
pub fn review_prepared(state: &State, _day: Date) -> bool {
    any(state, |own: &Review| {
        let inputs = [
            &own.earlier_actions,
            &own.issues,
            &own.parties,
            &own.nonconformities,
            &own.measurements,
            &own.audits,
            &own.objectives,
            &own.feedback,
            &own.risks,
            &own.opportunities,
        ];
        inputs.into_iter().all(said)
    })
}

/// What a signed review decided is done.
pub fn decisions(state: &State, _day: Date) -> bool {
    let decided = |own: &Review| own.signature.is_some() && !own.decisions.is_empty();
    every_of(state, decided, |own| {
        let mut decisions = own.decisions.iter().map(|(_, decision)| decision);
        decisions.all(|own| own.done_on.is_some() || own.kind == Some(DecisionKind::Nothing))
    })
}

/// What was found was corrected.
pub fn contained(state: &State, _day: Date) -> bool {
    every(state, |own: &Nonconformity| said(&own.correction) || own.corrected_on.is_some())
}

/// The cause is known, and how far it reaches.
pub fn causes(state: &State, _day: Date) -> bool {
    let known = |own: &Nonconformity| said(&own.root_cause) || own.causes.iter().any(|(_, cause)| cause.root);
    every(state, |own| known(own) && said(&own.extent))
}

/// What was to be done about the causes was done.
pub fn corrected(state: &State, _day: Date) -> bool {
    every(state, |own: &Nonconformity| match own.state {
        NonconformityState::Implemented | NonconformityState::EffectivenessChecked | NonconformityState::Closed => true,
        NonconformityState::Open
        | NonconformityState::Analysed
        | NonconformityState::ActionPlanned
        | NonconformityState::Reopened => false,
    })
}

/// What was found is closed.
pub fn nonconformities_closed(state: &State, _day: Date) -> bool {
    every(state, |own: &Nonconformity| own.state == NonconformityState::Closed)
}

/// Ideas are gathered.
pub fn ideas(state: &State, _day: Date) -> bool {
    any(state, |_: &Improvement| true)
}

/// What was accepted is carried out.
pub fn improved(state: &State, _day: Date) -> bool {
    let accepted = |own: &Improvement| own.decision.as_ref().is_some_and(|own| own.outcome == Outcome::Accepted);
    every_of(state, accepted, |own| own.done_on.is_some())
}
