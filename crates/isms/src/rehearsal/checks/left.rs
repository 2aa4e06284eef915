//! Owners who work here no longer: whatever a register asks its records to be owned for, nobody answers for these.

use std::collections::{BTreeSet, HashSet};

use kernel::{Date, Declared, Link};

use super::population::those;
use crate::age::hand_over_by;
use crate::leadership::{self, Role};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};
use crate::rehearsal::sentence::Sentence;
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
    let behind: HashSet<_> = look.left_behind(cases.day, R::KEY).iter().map(|(_, id)| *id).collect();
    let here = |owner: &Link<Person>| look.told_of(cases.day, *owner).is_none_or(|own| own == R::KEY);
    let first = |record: &'a R| owner(record).filter(|owner| gone(look, *owner, cases.day) && here(owner));
    let left = those(look, records, |id, held| first(&held.record).is_some() || behind.contains(&id.raw()));
    let left = point("left").listing(name, left).count("total", records.len()).minor();
    handed_over(cases, R::KEY, left.and_beside(told_beside(look, cases.day, R::KEY)))
}

/// What is told beside with those of whom a register tells: what else lies with them, and the roles they leave vacant.
pub fn told_beside(look: &Look<'_>, day: Date, register: &'static str) -> Vec<Sentence> {
    let told = [beside(look, day, register), vacated(look, day, register)];
    told.into_iter().flatten().collect()
}

/// What else lies with those who are told of with a register: told in the same finding.
fn beside(look: &Look<'_>, day: Date, register: &'static str) -> Option<Sentence> {
    let beside: BTreeSet<_> = look.left_beside(day, register).iter().map(|(_, id)| *id).collect();
    let named = beside.into_iter().filter_map(|id| look.named_anywhere(id));
    let mut labels: Vec<_> = named.map(|own| own.label).collect();
    labels.sort();
    let told = point("left-beside").labels("records", labels);
    told.holds.then(|| told.sentence("rehearsal"))
}

/// The roles that have to be held, and that nobody who works here holds since those left of whom a register tells.
fn vacated(look: &Look<'_>, day: Date, register: &'static str) -> Option<Sentence> {
    let headless = leadership::headless(look.through(&[Role::KEY, Person::KEY]), day);
    let of = |role: &Role| role.holders.iter().any(|holder| look.told_of(day, holder) == Some(register));
    // That nobody leads the organization is told with the roles.
    let asked = |role: &Role| role.conformity || role.reporting || (role.top_management && !headless);
    let held = |role: &Role| role.holders.iter().any(|holder| !gone(look, holder, day));
    let roles = look.of::<Role>().iter().filter(|(_, role)| asked(role) && of(role) && !held(role));
    let told = point("left-vacant").listing("roles", look.all_named(roles.map(|(id, _)| id)));
    told.holds.then(|| told.sentence("rehearsal"))
}

/// Names the act that hands over what lies with the first who left and still has something of a register.
pub fn handed_over(cases: &Cases<'_, '_>, register: &'static str, point: Point) -> Point {
    match cases.look.left_behind(cases.day, register).first() {
        Some((person, _)) => point.then_on("person.hand_over", cases.look.named(*person)),
        None => point,
    }
}

/// Whether somebody had left by the day of a signature.
pub fn had_left(look: &Look<'_>, person: Link<Person>, on: Date) -> bool {
    look.get(person).is_some_and(|held| !held.works_on(on))
}

/// Whether a person worked here last so long before a day that what lay with them had to be handed over by then.
pub fn gone(look: &Look<'_>, person: Link<Person>, day: Date) -> bool {
    look.get(person).is_some_and(|held| hand_over_by(held).is_some_and(|due| due < day))
}
