//! Days of one record that contradict each other: one rule for every register.

use kernel::{Date, Declared};

use super::population::those;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// An earlier thing and a later one, in words, with the day of each.
pub type Turn<R> = (&'static str, fn(&R) -> Option<Date>);

/// The case `turned`: the records, listed under this name, in which something happened before what comes first. Of several
/// such pairs all are named.
pub fn turned<'a, R: Declared>(
    look: &Look<'a>,
    name: &'static str,
    records: &[Seen<'a, R>],
    pairs: &[(Turn<R>, Turn<R>)],
) -> Point {
    let turns = |own: &R, (first, then): &(Turn<R>, Turn<R>)| {
        first.1(own).zip(then.1(own)).is_some_and(|(first, then)| then < first)
    };
    let found = those(look, records, |_, held| pairs.iter().any(|pair| turns(&held.record, pair)));
    let named = pairs.iter().filter(|pair| records.iter().any(|(_, held)| turns(&held.record, pair)));
    let named: Vec<_> = named.collect();
    let point = point("turned").listing(name, found);
    let point = point.words("earlier", distinct(named.iter().map(|(_, then)| then.0)));
    point.words("first", distinct(named.iter().map(|(first, _)| first.0)))
}

fn distinct(words: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut found = Vec::new();
    words.for_each(|word| {
        if !found.contains(&word) {
            found.push(word);
        }
    });
    found
}
