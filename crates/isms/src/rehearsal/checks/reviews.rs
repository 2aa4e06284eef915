//! Whether the day on which somebody was to look at a record again has passed: one rule for every register.

use kernel::{Date, Declared, Held};

use super::population::those;
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
