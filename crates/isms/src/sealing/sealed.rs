//! Which records are sealed, by what, and which act takes them further.

use std::any::Any;

use kernel::Record;

use crate::context::{Scope, scopes};
use crate::evaluation::{Attestation, Audit, Finding, Programme, Review};
use crate::evaluation::{attestations, audits, findings, programmes, reviews};
use crate::improvement::nonconformities::NonconformityState;
use crate::improvement::{Improvement, Nonconformity, improvements, nonconformities};
use crate::operation::{Assessment, Exception, assessments, exceptions, exceptions::ExceptionState};
use crate::planning::{Method, PlannedChange, Risk, Statement, Treatment};
use crate::planning::{changes, methods, risks, statements, treatments};
use crate::support::acknowledgements::AcknowledgementWay;
use crate::support::{AccessReview, Acknowledgement, Document, Experience};
use crate::support::{access_reviews, acknowledgements, documents, experiences};

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
#[derive(Clone, Copy, Debug)]
pub struct Sealed {
    /// By what.
    pub by: By,
    /// Whether nothing is left to edit but words to find it by.
    pub whole: bool,
    /// The act that takes it further; none where another record does.
    pub act: Option<&'static str>,
    /// Whether a field stays whatever is written into it, by its key.
    pub locked: Locked,
}

/// Whether a field stays, by its key.
pub type Locked = fn(&str) -> bool;

/// Which fields of a record stay; of an open one none does.
pub fn locks(record: &dyn Record) -> Locked {
    sealed(record).map_or(|_| false, |own| own.locked)
}

/// How a record is sealed; none while it is open.
pub fn sealed(record: &dyn Record) -> Option<Sealed> {
    let record = record.as_any();
    let part = |by, act, locked| Some(Sealed { by, whole: false, act, locked });
    let whole = |act, locked| Some(Sealed { by: By::Approval, whole: true, act: Some(act), locked });
    if record.downcast_ref::<Scope>().is_some_and(|own| own.approval.is_some()) {
        return whole("scope.revise", |key| scopes::SEAL.locks(key));
    }
    if record.downcast_ref::<Method>().is_some_and(|own| own.approval.is_some()) {
        return whole("method.revise", |key| methods::SEAL.locks(key));
    }
    if record.downcast_ref::<PlannedChange>().is_some_and(|own| own.review.is_some()) {
        return part(By::Signature, None, |key| changes::REVIEWED.locks(key));
    }
    if record.downcast_ref::<PlannedChange>().is_some_and(|own| own.settled.is_some()) {
        return part(By::Signature, None, |key| changes::SETTLED.contains(&key));
    }
    if record.downcast_ref::<Treatment>().is_some_and(|own| own.effectiveness.is_some()) {
        return part(By::Signature, Some("treatment.advance"), |key| treatments::SEAL.locks(key));
    }
    if let Some((act, locked)) = approved(record) {
        return part(By::Approval, Some(act), locked);
    }
    if record.downcast_ref::<Statement>().is_some_and(|own| own.approval.is_some()) {
        return part(By::Approval, None, |key| statements::SEAL.locks(key));
    }
    if record.downcast_ref::<Exception>().is_some_and(|own| own.state == ExceptionState::Approved) {
        return part(By::Approval, None, |key| exceptions::SEAL.locks(key));
    }
    if record.downcast_ref::<Risk>().is_some_and(|own| own.acceptance.is_some()) {
        return part(By::Acceptance, Some("risk.reopen"), |key| key == "owner" || risks::SEAL.locks(key));
    }
    if record.downcast_ref().is_some_and(Attestation::is_signed) {
        return part(By::Signature, Some("attestation.withdraw"), |key| attestations::SEAL.locks(key));
    }
    let judged = |own: &Nonconformity| {
        matches!(own.state, NonconformityState::EffectivenessChecked | NonconformityState::Closed)
    };
    if record.downcast_ref().is_some_and(judged) {
        return part(By::Signature, Some("nonconformity.reopen"), |key| nonconformities::SEAL.locks(key));
    }
    signed(record).and_then(|locked| part(By::Signature, None, locked))
}

/// What was approved and goes on with a next version: the act that begins it, and what stays.
fn approved(record: &dyn Any) -> Option<(&'static str, Locked)> {
    let next: [(bool, &str, Locked); 4] = [
        (record.downcast_ref().is_some_and(Treatment::approved), "treatment.revise", |key| treatments::SEAL.locks(key)),
        (record.downcast_ref().is_some_and(PlannedChange::approved), "change.revise", |key| changes::SEAL.locks(key)),
        (record.downcast_ref().is_some_and(Programme::approved), "programme.revise", |key| programmes::SEAL.locks(key)),
        (
            record.downcast_ref::<Document>().is_some_and(|own| !own.state.is_open()),
            "document.revise",
            documents::covers,
        ),
    ];
    next.into_iter().find(|(approved, ..)| *approved).map(|(_, act, locked)| (act, locked))
}

/// What stays of a record to which somebody put the own name, and which nothing takes further.
fn signed(record: &dyn Any) -> Option<Locked> {
    let all: [(bool, Locked); 8] = [
        (record.downcast_ref::<Review>().is_some_and(|own| own.signature.is_some()), |key| reviews::SEAL.locks(key)),
        (record.downcast_ref::<Audit>().is_some_and(|own| own.report.is_some()), |key| audits::SEAL.locks(key)),
        (record.downcast_ref::<Finding>().is_some_and(|own| own.confirmation.is_some()), |key| {
            findings::SEAL.locks(key)
        }),
        (record.downcast_ref::<Assessment>().is_some_and(|own| own.completion.is_some()), |key| {
            assessments::SEAL.locks(key)
        }),
        (record.downcast_ref::<Improvement>().is_some_and(|own| own.decision.is_some()), |key| {
            improvements::SEAL.locks(key)
        }),
        (record.downcast_ref::<Acknowledgement>().is_some_and(|own| own.way == AcknowledgementWay::Here), |key| {
            acknowledgements::SEAL.locks(key)
        }),
        (record.downcast_ref::<AccessReview>().is_some_and(|own| own.completion.is_some()), |key| {
            access_reviews::SEAL.locks(key)
        }),
        (record.downcast_ref::<Experience>().is_some_and(|own| own.confirmation.is_some()), |key| {
            experiences::SEAL.locks(key)
        }),
    ];
    all.into_iter().find(|(signed, _)| *signed).map(|(_, locked)| locked)
}
