//! Whether the day on which somebody was to look at a record again has passed, or somebody is said to have looked on a
//! day that is still to come: one rule for every register.

use kernel::{Date, Declared, Held};

use super::population::those;
use crate::age::to_come;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::{Point, point};

/// The case `overdue`: the records whose next review, planned by the organization itself, lies before the day asked
/// for, listed under `name`. The records are there; that nobody looked at them again in time is a minor matter.
pub fn overdue<'a, R: Declared>(
    cases: &Cases<'_, 'a>,
    name: &'static str,
    records: &[Seen<'a, R>],
    next: impl Fn(&'a Held<R>) -> Option<Date>,
) -> Point {
    let late = those(cases.look, records, |_, held| next(held).is_some_and(|next| next < cases.day));
    point("overdue").listing(name, late).count("total", records.len()).minor()
}

/// The case `ahead`: the records of which something is said to have happened on a day that is still to come, listed under
/// `name`.
pub fn ahead<'a, R: Declared>(
    cases: &Cases<'_, 'a>,
    name: &'static str,
    records: &[Seen<'a, R>],
    happened: impl Fn(&'a Held<R>) -> Vec<Option<Date>>,
) -> Point {
    let ahead = |held| happened(held).into_iter().flatten().any(|on| to_come(on, cases.day));
    point("ahead").listing(name, those(cases.look, records, |_, held| ahead(held))).minor()
}
