//! 8.1: since when plans are carried out. Before that day unfinished work is not due.

use kernel::{Date, Declared, Id, State, Table};

use super::age::{PATIENT_DAYS, first_entry, older};
use crate::certification::Certification;
use crate::certification::certifications::VisitKind;
use crate::context::Scope;
use crate::planning::{Method, Risk, Statement};

/// The registers that [`operation`] reads.
pub const READS: &[&str] = &[Scope::KEY];

/// The registers that [`proposed_operation`] reads.
pub const PROPOSED_FROM: &[&str] = &[Scope::KEY, Method::KEY, Risk::KEY, Statement::KEY];

/// The registers that [`overdue_to_begin`] reads.
pub const OVERDUE_FROM: &[&str] = &[Scope::KEY, Method::KEY, Risk::KEY, Statement::KEY, Certification::KEY];

/// When the management system begins to operate, and with which scope that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The first day; it may lie ahead.
    pub from: Date,
    /// The scope it was said with.
    pub scope: Id<Scope>,
}

/// The first day of operation, as somebody said it with a scope: the earliest of several, and where every
/// scope of which it was said was replaced or given up, the earliest of those. None while nobody said it: then nothing
/// unfinished is due, whatever was approved.
pub fn operation(state: &State) -> Option<Operation> {
    let said = |retired: bool| {
        let rows = state.of::<Scope>().rows().filter(move |row| row.head.retired == retired);
        let scopes = rows.filter_map(|row| Some((row.id, row.record.as_any().downcast_ref::<Scope>()?)));
        scopes.filter_map(|(id, scope)| Some((scope.operates_from?, Id::of(id)))).min()
    };
    let (from, scope) = said(false).or_else(|| said(true))?;
    Some(Operation { from, scope })
}

/// The day to ask about where nobody said from when the organization works by its management system: the first on which
/// a scope and a method were approved and what remains of a risk was accepted. Acceptance is the last step of clause
/// 6.1.3 before plans are carried out, it is signed, and it cannot be backdated. An approved Statement of Applicability
/// stands in for a scope that nobody approved. None while one of the three is missing, or the day was said.
pub fn proposed_operation(state: &State) -> Option<Date> {
    if operation(state).is_some() {
        return None;
    }
    // Whoever approves what is applicable works by the system, also where the approval of the scope was forgotten.
    let statement = || first(state, |own: &Statement| own.approval.as_ref().map(|approval| approval.on));
    let bounded = first_approved_scope(state).or_else(statement)?;
    let method = first(state, |method: &Method| method.approval.as_ref().map(|approval| approval.on))?;
    let accepted = first(state, |risk: &Risk| risk.acceptance.as_ref().map(|acceptance| acceptance.on))?;
    Some(bounded.max(method).max(accepted))
}

/// Most days that a project may take before anybody says when operation begins: a house rule.
pub const PROJECT_DAYS: i32 = 365;
/// A certification body that comes within this many days finds a system at work: a house rule.
pub const VISIT_DAYS: i32 = 30;

/// Whether it is time that somebody says when operation begins: the records are older than a project takes, what comes
/// last in planning was signed long ago, or the certification body is at the door. What is unfinished then counts.
pub fn overdue_to_begin(state: &State, day: Date) -> bool {
    let long = |since: Option<Date>, days| since.is_some_and(|since| older(since, days, day));
    let visits = state.of::<Certification>().iter().flat_map(|(_, own)| own.visits.iter());
    let audits = visits.filter(|(_, visit)| visit.kind != VisitKind::PreAssessment).filter_map(|(_, visit)| visit.from);
    operation(state).is_none()
        && (long(first_entry(state), PROJECT_DAYS)
            || long(proposed_operation(state), PATIENT_DAYS)
            || long(audits.min(), -VISIT_DAYS - 1))
}

/// The day on which a scope was approved first.
pub fn first_approved_scope(state: &State) -> Option<Date> {
    first(state, |scope: &Scope| scope.approval.as_ref().map(|approval| approval.on))
}

/// The earliest day that any record of a register tells of. Retired ones count: an approved version that was
/// replaced was in force once.
fn first<R: Declared>(state: &State, day: impl Fn(&R) -> Option<Date>) -> Option<Date> {
    let records = state.of::<R>().rows().filter_map(|row| row.record.as_any().downcast_ref::<R>().and_then(&day));
    records.min()
}
