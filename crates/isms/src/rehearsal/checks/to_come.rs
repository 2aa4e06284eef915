//! Days that have not come yet, named for what is said to have happened: one rule for every register.

use kernel::{Date, Declared};

use super::population::those;
use crate::age::to_come;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::{Point, point};

/// What a record says to have happened, in a word, and the latest day it names for it.
pub type Happened<R> = (&'static str, fn(&R) -> Option<Date>);

/// The case `ahead`: the records that name a day still to come for any of this, listed under `name`, with what it is for.
pub fn ahead<'a, R: Declared>(
    cases: &Cases<'_, 'a>,
    name: &'static str,
    records: &[Seen<'a, R>],
    happened: &[Happened<R>],
) -> Point {
    let early = |own: &R, on: fn(&R) -> Option<Date>| on(own).is_some_and(|on| to_come(on, cases.day));
    let found = those(cases.look, records, |_, held| happened.iter().any(|(_, on)| early(held, *on)));
    let named = happened.iter().filter(|(_, on)| records.iter().any(|(_, held)| early(held, *on)));
    point("ahead").listing(name, found).words("happened", named.map(|(word, _)| *word).collect()).minor()
}
