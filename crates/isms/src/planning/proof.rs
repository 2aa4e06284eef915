//! 6.1.3 d: how fresh the evidence behind a row of the statement is, and what the last test showed.

use jiff::ToSpan;
use kernel::{Date, Id, RawId, State};

use super::soa::SoaRow;
use super::{Applicability, Control};
use crate::certification::Evidence;
use crate::evaluation::ControlTest;
use crate::evaluation::tests::TestResult;

/// Evidence counts for a year where the control does not say how long: a house rule.
const EVIDENCE_DAYS: i64 = 365;

/// What shows that a row of the statement is true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// The day the latest evidence was collected.
    pub evidence: Option<Date>,
    /// Whether that is too long ago, or its last day has passed.
    pub stale: bool,
    /// The day and the result of the last test.
    pub test: Option<(Date, Option<TestResult>)>,
}

/// The proof behind a row, at a day: evidence of the row and of the own controls behind it, and their tests.
pub fn proof(state: &State, row: &SoaRow<'_>, day: Date) -> Proof {
    let own: Vec<(Id<Control>, &Control)> =
        row.own.iter().filter_map(|id| Some((*id, &state.live(*id).ok()?.record))).collect();
    let linked = row.decided.into_iter().flat_map(|row: &Applicability| row.evidence.iter());
    let linked = linked.chain(own.iter().flat_map(|(_, control)| control.evidence.iter()));
    let linked = linked.filter_map(|id| Some(&state.live(id).ok()?.record));
    let about = |id: RawId| state.pointing::<Evidence>(id).map(|(_, held)| &held.record);
    let about = row.id.into_iter().map(Id::raw).chain(own.iter().map(|(id, _)| id.raw())).flat_map(about);
    let dated = linked.chain(about).filter_map(|own| Some((own.collected_on?, own.valid_until)));
    let latest = dated.filter(|(on, _)| *on <= day).max();
    let days = own.iter().filter_map(|(_, control)| control.evidence_days).min().unwrap_or(EVIDENCE_DAYS);
    let old = |on: Date| on.saturating_add(i32::try_from(days).unwrap_or(i32::MAX / 2).days()) < day;
    Proof {
        evidence: latest.map(|(on, _)| on),
        stale: latest.is_some_and(|(on, until)| old(on) || until.is_some_and(|until| until < day)),
        test: last_test(state, &row.own, day),
    }
}

/// The last test of own controls up to a day: when, and with which result.
pub fn last_test(state: &State, controls: &[Id<Control>], day: Date) -> Option<(Date, Option<TestResult>)> {
    let live = controls.iter().filter(|id| state.live(**id).is_ok());
    let tests = live.flat_map(|id| state.pointing::<ControlTest>(id.raw()));
    let tested = tests.filter_map(|(_, test)| Some((test.tested_on?, test.result)));
    tested.filter(|(on, _)| *on <= day).max_by_key(|(on, _)| *on)
}

/// The day the latest evidence about a control beyond Annex A was collected, up to a day.
pub fn latest_evidence(state: &State, id: Id<Control>, control: &Control, day: Date) -> Option<Date> {
    let linked = control.evidence.iter().filter_map(|id| state.live(id).ok());
    let about = state.pointing::<Evidence>(id.raw()).map(|(_, held)| held);
    linked.chain(about).filter_map(|own| own.collected_on).filter(|on| *on <= day).max()
}
