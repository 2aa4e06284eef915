//! When a project can be where: each activity after those before it, then the months of operation, then the audits.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Weekday;
use kernel::Date;

use super::ims2::{self, Work};

/// The least months of operation before Stage 1: what certification bodies usually ask for.
pub const OPERATION_MONTHS: i32 = 3;
/// Weeks between Stage 1 and Stage 2, to mend what Stage 1 found.
pub const BETWEEN_STAGES_WEEKS: i32 = 4;
/// The activity after which the management system operates.
const HAND_OVER: &str = "2.8.1";
/// The activity that has to be over before Stage 1: the management review, which follows the internal audit.
const REVIEW: &str = "3.3.2";

/// An activity with its days.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The activity.
    pub work: &'static Work,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// The earliest days at which everything can be done.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// The activities, in the order of the method.
    pub activities: Vec<Planned>,
    /// The first day of operation.
    pub operates_from: Date,
    /// The earliest day of Stage 1.
    pub stage_one: Date,
    /// The earliest sensible day of Stage 2.
    pub stage_two: Date,
}

/// The schedule of an organization of so many persons that begins on a day, with people at work on five days a week.
pub fn schedule(begins: Date, persons: i64) -> Schedule {
    let begins = working(begins);
    let ends = ends(persons);
    let day = |days: f64| after_working_days(begins, days);
    let planned = |work: &'static Work| {
        let end = ends.get(work.id.as_str()).copied().unwrap_or_default();
        Planned { work, from: day(end - work.days.of(persons)), until: day(end) }
    };
    let end_of = |id: &str| day(ends.get(id).copied().unwrap_or_default());
    let operates_from = end_of(HAND_OVER);
    let operated = operates_from.saturating_add(OPERATION_MONTHS.months());
    let stage_one = working(operated.max(end_of(REVIEW)));
    let stage_two = working(stage_one.saturating_add(BETWEEN_STAGES_WEEKS.weeks()));
    Schedule { activities: ims2::works().iter().map(planned).collect(), operates_from, stage_one, stage_two }
}

/// Working days from the beginning to the end of each activity.
fn ends(persons: i64) -> HashMap<&'static str, f64> {
    let mut ends: HashMap<&str, f64> = HashMap::new();
    // An activity may wait for one of a later step, so that one pass is not enough.
    while ends.len() < ims2::works().len() {
        let before = ends.len();
        for work in ims2::works().iter().filter(|work| !ends.contains_key(work.id.as_str())).collect::<Vec<_>>() {
            let waits = work.predecessors.iter().map(|id| ends.get(id.as_str()).copied()).collect::<Option<Vec<_>>>();
            if let Some(waits) = waits {
                ends.insert(&work.id, waits.into_iter().fold(0.0, f64::max) + work.days.of(persons));
            }
        }
        if ends.len() == before {
            break;
        }
    }
    ends
}

/// The day itself, or the Monday after a weekend.
fn working(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_add(2.days()),
        Weekday::Sunday => day.saturating_add(1.day()),
        _ => day,
    }
}

/// The working day on which so many working days are over, counted from a working day.
fn after_working_days(begins: Date, days: f64) -> Date {
    // A part of a day is used up on that day; days of a project fit an i32 by far.
    let whole = (days.ceil().max(1.0) - 1.0) as i32;
    let (weeks, rest) = (whole / 5, whole % 5);
    let weekday = i32::from(begins.weekday().to_monday_zero_offset());
    let weekend = if weekday + rest >= 5 { 2 } else { 0 };
    begins.saturating_add((weeks * 7 + rest + weekend).days())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Monday.
    const BEGINS: Date = Date::constant(2026, 1, 5);

    #[test]
    fn every_activity_has_its_days_after_those_before_it() {
        let planned = schedule(BEGINS, 60);
        assert_eq!(planned.activities.len(), 101);
        let until: HashMap<_, _> = planned.activities.iter().map(|one| (one.work.id.as_str(), one.until)).collect();
        for one in &planned.activities {
            assert!(one.from >= BEGINS && one.from <= one.until, "{}", one.work.id);
            for before in &one.work.predecessors {
                assert!(until[before.as_str()] <= one.until, "{} before {}", before, one.work.id);
            }
            assert!(one.work.phase.is_some() && !one.work.step.is_empty(), "{}", one.work.id);
        }
    }

    #[test]
    fn stage_two_comes_after_three_months_of_operation_and_later_for_larger_organizations() {
        for persons in [10, 60, 400] {
            let planned = schedule(BEGINS, persons);
            assert!(planned.operates_from.saturating_add(3.months()) <= planned.stage_one);
            assert!(planned.stage_one < planned.stage_two);
        }
        let of = |persons| schedule(BEGINS, persons).stage_two;
        assert!(of(10) < of(60) && of(60) < of(400));
        // A small organization hands over on working day 50, 13 March; three months later is a Saturday, 13 June.
        assert_eq!(of(10), Date::constant(2026, 7, 13));
    }

    #[test]
    fn working_days_leave_weekends_out() {
        let day = |days| after_working_days(BEGINS, days);
        assert_eq!((day(1.0), day(5.0), day(5.5)), (BEGINS, Date::constant(2026, 1, 9), Date::constant(2026, 1, 12)));
        assert_eq!(working(Date::constant(2026, 1, 10)), Date::constant(2026, 1, 12));
        assert_eq!(after_working_days(Date::constant(2026, 1, 9), 2.0), Date::constant(2026, 1, 12));
    }
}
