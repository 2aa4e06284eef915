//! Which records are sealed, by what, and which act takes them further.

use kernel::Record;

use crate::context::Scope;
use crate::evaluation::{Attestation, Audit, Finding, Programme, Review};
use crate::improvement::nonconformities::NonconformityState;
use crate::improvement::{Improvement, Nonconformity};
use crate::operation::{Assessment, Exception, exceptions::ExceptionState};
use crate::planning::{Method, PlannedChange, Risk, Statement, Treatment};
use crate::support::acknowledgements::AcknowledgementWay;
use crate::support::{AccessReview, Acknowledgement, Document, Experience};

/// By what a record is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Somebody approved it.
    Approval,
    /// The owner of the risk accepted what remains.
    Acceptance,
    /// Somebody put the own name to it: minutes, a report, a judgement.
    Signature,
}

/// A record stays as it is, wholly or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// By what.
    pub by: By,
    /// Whether nothing is left to edit but words to find it by.
    pub whole: bool,
    /// The act that takes it further; none where another record does.
    pub act: Option<&'static str>,
}

/// How a record is sealed; none while it is open.
pub fn sealed(record: &dyn Record) -> Option<Sealed> {
    let record = record.as_any();
    let part = |by, act| Some(Sealed { by, whole: false, act });
    let whole = |act| Some(Sealed { by: By::Approval, whole: true, act: Some(act) });
    if record.downcast_ref::<Scope>().is_some_and(|own| own.approval.is_some()) {
        return whole("scope.revise");
    }
    if record.downcast_ref::<Method>().is_some_and(|own| own.approval.is_some()) {
        return whole("method.revise");
    }
    if record.downcast_ref::<PlannedChange>().is_some_and(|own| own.review.is_some() || own.settled.is_some()) {
        return part(By::Signature, None);
    }
    if record.downcast_ref::<Treatment>().is_some_and(|own| own.effectiveness.is_some()) {
        return part(By::Signature, Some("treatment.advance"));
    }
    let next = [
        (record.downcast_ref().is_some_and(Treatment::approved), "treatment.revise"),
        (record.downcast_ref().is_some_and(PlannedChange::approved), "change.revise"),
        (record.downcast_ref().is_some_and(Programme::approved), "programme.revise"),
        (record.downcast_ref::<Document>().is_some_and(|own| !own.state.is_open()), "document.revise"),
    ];
    if let Some((_, act)) = next.into_iter().find(|(approved, _)| *approved) {
        return part(By::Approval, Some(act));
    }
    let kept = record.downcast_ref::<Statement>().is_some_and(|own| own.approval.is_some())
        || record.downcast_ref::<Exception>().is_some_and(|own| own.state == ExceptionState::Approved);
    if kept {
        return part(By::Approval, None);
    }
    if record.downcast_ref::<Risk>().is_some_and(|own| own.acceptance.is_some()) {
        return part(By::Acceptance, Some("risk.reopen"));
    }
    if record.downcast_ref().is_some_and(Attestation::is_signed) {
        return part(By::Signature, Some("attestation.withdraw"));
    }
    let judged = |own: &Nonconformity| {
        matches!(own.state, NonconformityState::EffectivenessChecked | NonconformityState::Closed)
    };
    if record.downcast_ref().is_some_and(judged) {
        return part(By::Signature, Some("nonconformity.reopen"));
    }
    let signed = record.downcast_ref::<Review>().is_some_and(|own| own.signature.is_some())
        || record.downcast_ref::<Audit>().is_some_and(|own| own.report.is_some())
        || record.downcast_ref::<Finding>().is_some_and(|own| own.confirmation.is_some())
        || record.downcast_ref::<Assessment>().is_some_and(|own| own.completion.is_some())
        || record.downcast_ref::<Improvement>().is_some_and(|own| own.decision.is_some())
        || record.downcast_ref::<Acknowledgement>().is_some_and(|own| own.way == AcknowledgementWay::Here)
        || record.downcast_ref::<AccessReview>().is_some_and(|own| own.completion.is_some())
        || record.downcast_ref::<Experience>().is_some_and(|own| own.confirmation.is_some());
    if signed { part(By::Signature, None) } else { None }
}
