//! 6.1.3 d: how fresh the evidence behind a row of the statement is, and what the last test showed.

use kernel::{Date, Held, Id, State};

use super::evidenced::{self, Freshness};
use super::soa::SoaRow;
use super::{Applicability, Control};
use crate::age::made_on;
use crate::certification::Evidence;
use crate::dates::months_after;
use crate::evaluation::ControlTest;
use crate::evaluation::tests::TestResult;

/// Evidence counts for a year where the control does not say how long: a house rule.
const EVIDENCE_DAYS: i64 = 365;

/// What shows that a row of the statement is true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// The day the latest evidence was collected.
    pub evidence: Option<Date>,
    /// Whether that is too long ago, or its last day has passed.
    pub stale: bool,
    /// The own controls of which nothing shows as fresh as they ask that they work.
    pub lacking: Vec<(Id<Control>, Freshness)>,
    /// The day and the result of the last test.
    pub test: Option<(Date, Option<TestResult>)>,
    /// The last test or look at the row.
    pub review: Option<LastReview>,
}

/// The last time somebody looked whether a control does what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastReview {
    /// It was tested, with this result where one is recorded.
    Tested(Date, Option<TestResult>),
    /// The row was looked at.
    LookedAt(Date),
}

impl LastReview {
    /// The later of a test and a look at the row; of one day the test, because it shows more.
    pub fn of(test: Option<(Date, Option<TestResult>)>, looked_at: Option<Date>) -> Option<Self> {
        let looked_at = looked_at.filter(|day| test.is_none_or(|(tested, _)| tested < *day));
        looked_at.map(Self::LookedAt).or_else(|| test.map(|(on, result)| Self::Tested(on, result)))
    }

    /// The day of it.
    pub fn on(self) -> Date {
        match self {
            Self::Tested(on, _) | Self::LookedAt(on) => on,
        }
    }

    /// The text that names what it was without a result.
    pub fn key(self) -> &'static str {
        match self {
            Self::Tested(..) => "tested",
            Self::LookedAt(_) => "looked-at",
        }
    }

    /// What it showed, where it was a test with a result.
    pub fn result(self) -> Option<TestResult> {
        match self {
            Self::Tested(_, result) => result,
            Self::LookedAt(_) => None,
        }
    }
}

/// The proof behind a row, at a day: evidence of the row and of the own controls behind it, and their tests.
pub fn proof(state: &State, row: &SoaRow<'_>, day: Date) -> Proof {
    let own: Vec<(Id<Control>, &Held<Control>)> =
        row.own.iter().filter_map(|id| Some((*id, state.live(*id).ok()?))).collect();
    let linked = row.decided.into_iter().flat_map(|row: &Applicability| row.evidence.iter());
    let linked = linked.filter_map(|id| state.live(id).ok());
    let of_row = linked.chain(row.id.into_iter().flat_map(|id| evidenced::about(state, id.raw())));
    let of_own = own.iter().flat_map(|(id, control)| evidenced::evidence(state, *id, control));
    let dated = |held: &Held<Evidence>| Some((evidenced::told_on(held), held.valid_until)).filter(|(on, _)| *on <= day);
    let of_row: Vec<_> = of_row.filter_map(dated).collect();
    let latest = of_own.filter_map(dated).chain(of_row.iter().copied()).max();
    let days = own.iter().filter_map(|(_, control)| control.evidence_days).min().unwrap_or(EVIDENCE_DAYS);
    let old =
        |(on, until): (Date, Option<Date>)| evidenced::lapsed(on, days, day) || until.is_some_and(|until| until < day);
    let shown = of_row.iter().any(|own| !old(*own));
    let freshness = |(id, control): &(Id<Control>, &Held<Control>)| {
        Some((*id, evidenced::freshness(state, *id, control, day))).filter(|(_, own)| *own != Freshness::Fresh)
    };
    let lacking: Vec<_> = own.iter().filter(|_| !shown).filter_map(freshness).collect();
    let named = own.iter().any(|(_, control)| control.evidence_days.is_some());
    let test = last_test(state, &row.own, day);
    Proof {
        evidence: latest.map(|(on, _)| on),
        stale: !lacking.is_empty() || (!named && !shown && latest.is_some_and(old)),
        lacking,
        review: LastReview::of(test, row.decided.and_then(|own| own.reviewed_on).filter(|on| *on <= day)),
        test,
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
    evidenced::evidence(state, id, control).map(evidenced::told_on).filter(|on| *on <= day).max()
}

/// Whether what a control asks for is not there on a day: nothing that shows it as fresh as it says, or no test in the
/// time it names. Of what is younger than its own rhythm nothing can be asked yet.
pub fn lapsed(state: &State, id: Id<Control>, control: &Held<Control>, day: Date) -> bool {
    let since = control.implemented_on.unwrap_or_else(|| made_on(&control.head));
    let test = control.test_months.is_some_and(|months| {
        let last = last_test(state, &[id], day).map_or(since, |(on, _)| on);
        months_after(last, months) < day
    });
    test || evidenced::freshness(state, id, control, day) != Freshness::Fresh
}

/// The day by which a control is to be tested next, by what was tested up to a day: the day its last test names, else
/// when its interval is over. None where nobody said how often it is tested.
pub fn test_due(state: &State, id: Id<Control>, control: &Held<Control>, day: Date) -> Option<Date> {
    let tests = state.pointing::<ControlTest>(id.raw()).filter_map(|(_, test)| Some((test.tested_on?, test.next_on)));
    let last = tests.filter(|(on, _)| *on <= day).max_by_key(|(on, _)| *on);
    let since = || control.implemented_on.unwrap_or_else(|| made_on(&control.head));
    let by_interval = || {
        let months = control.test_months.filter(|months| *months > 0)?;
        Some(months_after(last.map_or_else(since, |(on, _)| on), months))
    };
    last.and_then(|(_, next)| next).or_else(by_interval)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_of_test_and_look_counts_and_on_one_day_the_test() {
        let day = |day: i8| Date::constant(2026, 11, day);
        let test = Some((day(10), Some(TestResult::Effective)));
        let tested = Some(LastReview::Tested(day(10), Some(TestResult::Effective)));
        assert_eq!(LastReview::of(test, None), tested);
        assert_eq!(LastReview::of(test, Some(day(9))), tested);
        assert_eq!(LastReview::of(test, Some(day(10))), tested);
        assert_eq!(LastReview::of(test, Some(day(11))), Some(LastReview::LookedAt(day(11))));
        assert_eq!(LastReview::of(None, Some(day(1))), Some(LastReview::LookedAt(day(1))));
        assert_eq!(LastReview::of(None, None), None);
    }
}
