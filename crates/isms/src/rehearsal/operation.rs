//! 8.1: since when plans are carried out. Before that day unfinished work is not due.

use kernel::{Date, Declared, Id, State, Table};

use crate::age::{PATIENT_DAYS, first_entry, older};
use crate::certification::Certification;
use crate::certification::certifications::VisitKind;
use crate::context::Scope;
use crate::evaluation::{Audit, Review};
use crate::planning::{Method, Risk, Statement};

/// The registers that [`operation`] reads.
pub const READS: &[&str] = &[Scope::KEY];

/// The registers that [`proposed_operation`] reads.
pub const PROPOSED_FROM: &[&str] = &[Scope::KEY, Method::KEY, Risk::KEY, Statement::KEY];

/// The registers that [`overdue_to_begin`] and [`put_off`] read.
pub const OVERDUE_FROM: &[&str] =
    &[Scope::KEY, Method::KEY, Risk::KEY, Statement::KEY, Certification::KEY, Audit::KEY, Review::KEY];

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
    if operation(state).is_some() { None } else { planned_through(state) }
}

/// The first day on which everything was there that planning takes, whatever was said of operation.
fn planned_through(state: &State) -> Option<Date> {
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
    let at_the_door = visits(state).filter(|(_, on)| older(*on, -VISIT_DAYS - 1, day)).count() > 0;
    operation(state).is_none()
        && (at_the_door || long(first_entry(state), PROJECT_DAYS) || long(planned_through(state), PATIENT_DAYS))
}

/// Why a first day of operation that is still to come puts off what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutOff {
    /// It lies further ahead than a project takes.
    Far,
    /// The certification body comes before it, on this day, and to see more than papers.
    Visit(Date),
    /// The system was looked at as one that works, by an audit or a review that ended on this day.
    Looked(Date),
    /// All that planning takes was there on this day, long ago.
    Planned(Date),
}

/// Whether the first day of operation, as it was said, is put off: then what is unfinished counts as if nobody had said
/// it. A day that is to come within a quarter of a year is near, unless the certification body comes before.
pub fn put_off(state: &State, day: Date) -> Option<PutOff> {
    let from = operation(state)?.from;
    if from <= day {
        return None;
    }
    if older(day, PROJECT_DAYS, from) {
        return Some(PutOff::Far);
    }
    let before = |(kind, on): &(VisitKind, Date)| *kind != VisitKind::StageOne && *on < from;
    let near = visits(state).filter(|visit| before(visit) && older(visit.1, -VISIT_DAYS - 1, day));
    if let Some(on) = near.map(|(_, on)| on).min() {
        return Some(PutOff::Visit(on));
    }
    let ahead = older(day, PATIENT_DAYS, from);
    let planned = || planned_through(state).filter(|on| older(*on, PATIENT_DAYS, day)).map(PutOff::Planned);
    looked(state).map(PutOff::Looked).or_else(planned).filter(|_| ahead)
}

/// When the certification body comes and judges; a trial audit is none.
fn visits(state: &State) -> impl Iterator<Item = (VisitKind, Date)> {
    let visits = state.of::<Certification>().iter().flat_map(|(_, own)| own.visits.iter());
    let judging = visits.filter(|(_, visit)| visit.kind != VisitKind::PreAssessment);
    judging.filter_map(|(_, visit)| Some((visit.kind, visit.from?)))
}

/// The day on which the system was first looked at as one that works: an audit was reported, a review signed.
fn looked(state: &State) -> Option<Date> {
    let audited = first(state, |audit: &Audit| audit.report.as_ref().map(|report| report.on));
    let reviewed = first(state, |review: &Review| review.signature.as_ref().map(|signature| signature.on));
    audited.into_iter().chain(reviewed).min()
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
