//! Owners who work here no longer: whatever a register asks its records to be owned for, nobody answers for these.

use kernel::{Date, Declared, Link};

use super::population::those;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};
use crate::support::Person;

/// The case `left`: the records, listed under this name, whose owner has left. From the first day on, since nobody can
/// decide about them any more. One cause, however many records it leaves behind: a minor matter. Leave out what is done; nobody has to answer for that.
pub fn left<'a, R: Declared>(
    cases: &Cases<'_, 'a>,
    name: &'static str,
    records: &[Seen<'a, R>],
    owner: impl Fn(&'a R) -> Option<Link<Person>>,
) -> Point {
    let look = cases.look;
    let gone = |record| owner(record).is_some_and(|owner| gone(look, owner, cases.day));
    let left = those(look, records, |_, held| gone(&held.record));
    point("left").listing(name, left).count("total", records.len()).minor()
}

/// Whether somebody had left by the day of a signature.
pub fn had_left(look: &Look<'_>, person: Link<Person>, on: Date) -> bool {
    look.get(person).is_some_and(|held| !held.works_on(on))
}

/// Whether a person works here no longer on a day: the last day of work has passed, or the record was retired.
pub fn gone(look: &Look<'_>, person: Link<Person>, day: Date) -> bool {
    look.get(person).is_some_and(|held| held.head.retired || !held.works_on(day))
}
