//! 8.1: since when plans are carried out. Before that day unfinished work is not due.

use kernel::{Date, Declared, State, Table};

use super::age::{self, FRESH_DAYS};
use crate::context::Scope;
use crate::planning::{Method, Risk, Statement};

/// The registers that [`operation`] reads.
pub const READS: &[&str] = &[Scope::KEY, Method::KEY, Risk::KEY, Statement::KEY];

/// When the management system begins to operate, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// The first day; it may lie ahead.
    pub from: Date,
    /// Whether the day was declared with an approved scope; otherwise it follows from approvals.
    pub declared: bool,
}

/// The first day of operation: the one declared with an approved scope in force, the earliest of several. Where none
/// is declared, thirty days after a scope and a method had been approved and what remains of a risk had been accepted
/// for the first time. Acceptance is the last step of clause 6.1.3 before plans are carried out, it is signed, and it
/// cannot be backdated; but owners accept one after the other, and statement, objectives and policy come in the same
/// weeks, so that these have as many days as everything new. An approved Statement of Applicability stands in for a scope
/// that nobody approved, which is a gap and no sign of planning. None while one of the three is missing.
pub fn operation(state: &State) -> Option<Operation> {
    let approved = state.of::<Scope>().iter().filter(|(_, scope)| scope.approval.is_some());
    if let Some(from) = approved.filter_map(|(_, scope)| scope.operates_from).min() {
        return Some(Operation { from, declared: true });
    }
    let scope = first(state, |scope: &Scope| scope.approval.as_ref().map(|approval| approval.on));
    // Whoever approves what is applicable works by the system, also where the approval of the scope was forgotten.
    let statement = || first(state, |own: &Statement| own.approval.as_ref().map(|approval| approval.on));
    let bounded = scope.or_else(statement)?;
    let method = first(state, |method: &Method| method.approval.as_ref().map(|approval| approval.on))?;
    let accepted = first(state, |risk: &Risk| risk.acceptance.as_ref().map(|acceptance| acceptance.on))?;
    let from = age::after(bounded.max(method).max(accepted), FRESH_DAYS);
    Some(Operation { from, declared: false })
}

/// The earliest day that any record of a register tells of. Retired ones count: an approved version that was
/// replaced was in force once.
fn first<R: Declared>(state: &State, day: impl Fn(&R) -> Option<Date>) -> Option<Date> {
    let records = state.of::<R>().rows().filter_map(|row| row.record.as_any().downcast_ref::<R>().and_then(&day));
    records.min()
}
