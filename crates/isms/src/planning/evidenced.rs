//! How fresh what shows that a control works is: evidence it names, evidence about it, its tests and what they rest on.

use kernel::{Date, Declared, Held, Id, RawId, State};

use super::Control;
use crate::age::made_on;
use crate::certification::Evidence;
use crate::dates::days_after;
use crate::evaluation::ControlTest;
use crate::evaluation::tests::TestResult;

/// The registers that are read.
pub const READS: [&str; 3] = [Control::KEY, Evidence::KEY, ControlTest::KEY];

/// One thing that shows that a control works: a file, a link, what somebody saw, or a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shows {
    /// The day it tells of.
    pub on: Date,
    /// Its last day, where it names one.
    pub until: Option<Date>,
    /// Whether it is a test.
    pub test: bool,
}

/// How fresh all of it is, by the days that the control names and the last days of the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// As fresh as asked, or nothing is asked yet.
    Fresh,
    /// All of it is too old; the newest tells of this day.
    Old(Date),
    /// The control asks for it, and there was none in the days since it is in place.
    Missing,
}

/// The day that a piece of evidence tells of: when it was collected, else the last day it speaks of, else when it was
/// entered.
pub fn told_on(evidence: &Held<Evidence>) -> Date {
    evidence.collected_on.or(evidence.covers_until).unwrap_or_else(|| made_on(&evidence.head))
}

/// The evidence about a record.
pub fn about(state: &State, id: RawId) -> impl Iterator<Item = &Held<Evidence>> {
    state.pointing::<Evidence>(id).map(|(_, held)| held)
}

/// The evidence of a control: what it names, what is about it, and what its tests rest on.
pub fn evidence<'a>(
    state: &'a State,
    id: Id<Control>,
    control: &'a Control,
) -> impl Iterator<Item = &'a Held<Evidence>> {
    let live = |id: Id<Evidence>| state.live(id).ok();
    let tests = state.pointing::<ControlTest>(id.raw());
    let of_tests =
        tests.flat_map(move |(test, held)| held.evidence.iter().filter_map(live).chain(about(state, test.raw())));
    control.evidence.iter().filter_map(live).chain(about(state, id.raw())).chain(of_tests)
}

/// All that shows up to a day that a control works.
pub fn shows(state: &State, id: Id<Control>, control: &Control, day: Date) -> Vec<Shows> {
    let collected =
        evidence(state, id, control).map(|own| Shows { on: told_on(own), until: own.valid_until, test: false });
    let passed = |test: &ControlTest| matches!(test.result, Some(TestResult::Effective | TestResult::PartlyEffective));
    let tests = state.pointing::<ControlTest>(id.raw()).filter(|(_, test)| passed(test));
    let tests = tests.filter_map(|(_, test)| Some(Shows { on: test.tested_on?, until: None, test: true }));
    collected.chain(tests).filter(|own| own.on <= day).collect()
}

/// How fresh what shows that a control works is on a day.
pub fn freshness(state: &State, id: Id<Control>, control: &Held<Control>, day: Date) -> Freshness {
    let shows = shows(state, id, control, day);
    let Some(newest) = shows.iter().map(|own| own.on).max() else {
        let since = control.implemented_on.unwrap_or_else(|| made_on(&control.head));
        return if in_days(control, since, day) { Freshness::Fresh } else { Freshness::Missing };
    };
    // A test counts on from evidence that has run out when it was made after its last day.
    let ran_out = shows.iter().filter_map(|own| own.until).filter(|until| *until < day).max();
    let holds = |own: &Shows| match own.until {
        Some(until) => until >= day,
        None => !own.test || ran_out.is_none_or(|until| own.on > until),
    };
    let fresh = shows.iter().any(|own| holds(own) && in_days(control, own.on, day));
    if fresh { Freshness::Fresh } else { Freshness::Old(newest) }
}

/// Whether a day lies no further back than the control lets evidence count.
fn in_days(control: &Control, on: Date, day: Date) -> bool {
    control.evidence_days.is_none_or(|days| !lapsed(on, days, day))
}

/// Whether what tells of one day says nothing any more on another, so many days being what it counts.
pub fn lapsed(on: Date, days: i64, day: Date) -> bool {
    days_after(on, i32::try_from(days).unwrap_or(i32::MAX / 2)) < day
}
