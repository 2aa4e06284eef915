//! 6.1.3 f: whether a countersignature is one: by somebody else, who held the role by then.

use std::collections::BTreeSet;

use kernel::{Declared, Held, Id};

use super::population::{person, those};
use super::signed::above;
use crate::leadership::Role;
use crate::planning::risks::Acceptance;
use crate::planning::{Risk, acceptance};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;
use crate::support::Person;

/// Countersignatures by somebody whose role was entered only afterwards, and by a namesake of whoever accepted.
pub fn told<'a>(cases: &mut Cases<'_, 'a>, decided: &[Seen<'a, Risk>]) {
    let look = cases.look;
    let own = |risk: &'a Held<Risk>| risk.acceptance.as_deref().filter(|own| own.provenance.origin().is_none());
    let late = those(look, decided, |_, risk| own(risk).is_some_and(|own| dated_back(look, own)));
    let late_ones = decided.iter().filter_map(|(_, risk)| own(risk)).filter(|own| dated_back(look, own));
    let by: BTreeSet<_> = late_ones.filter_map(|own| own.countersigned_by).map(|by| person(look, by)).collect();
    let told = point("dated-back").listing("risks", late).minor().then_first("risk.accept");
    cases.wrong(told.naming("by", by.into_iter().collect()));
    let early = those(look, decided, |_, risk| risk.acceptance.as_deref().is_some_and(is_early));
    cases.wrong(point("countersigned-early").listing("risks", early).minor().then_first("risk.accept"));
    let elsewhere = those(look, decided, |_, risk| for_another_role(look, risk));
    cases.wrong(point("other-role").listing("risks", elsewhere).minor().then_first("risk.accept"));
    let twice = those(look, decided, |_, risk| own(risk).is_some_and(|own| namesake(look, own)));
    cases.judgement(point("namesake").listing("risks", twice).then_first("risk.accept"));
}

/// Whether it was countersigned before it was accepted.
fn is_early(own: &Acceptance) -> bool {
    own.countersigned_on.is_some_and(|on| on < own.on)
}

/// Whether an acceptance names another role than the one that the method names for its level, and whoever countersigned
/// never held that one.
fn for_another_role<'a>(look: &Look<'a>, risk: &'a Held<Risk>) -> bool {
    let Some((own, method)) = above(look, risk) else { return false };
    let asked =
        acceptance::countersigner(method, own.score).filter(|role| own.needs.is_some_and(|needs| needs != *role));
    let Some((role, by)) = asked.zip(own.countersigned_by) else { return false };
    let may = acceptance::countersigners(look.through(&[Role::KEY]), role).contains(&by);
    // That nobody holds the role is told of the method.
    !may && look.get(role).is_some_and(|role| !role.holders.is_empty() && !held_by(role, by))
}

/// Whether a role is, or was, somebody's, or somebody stands in for its holders.
pub(super) fn held_by(role: &Role, person: Id<Person>) -> bool {
    let assigned = || role.assignments.iter().any(|(_, own)| own.person == person);
    role.holders.contains(person) || role.deputies.contains(person) || assigned()
}

/// Whether whoever countersigned is said to have held the role by then, and all that says so was entered afterwards.
fn dated_back(look: &Look<'_>, own: &Acceptance) -> bool {
    let role = own.needs.and_then(|role| look.get::<Role>(role));
    let Some((role, by)) = role.zip(own.countersigned_by) else { return false };
    let on = own.countersigned_on.unwrap_or(own.on);
    let mut held =
        role.assignments.iter().map(|(_, given)| given).filter(|given| given.person == by && given.on <= on).peekable();
    held.peek().is_some()
        && !role.deputies.contains(by)
        && held.all(|given| given.recorded_on.is_some_and(|day| day > on))
}

/// Whether whoever countersigned has the same name as whoever accepted: one person, recorded twice, or two.
fn namesake(look: &Look<'_>, own: &Acceptance) -> bool {
    let name =
        |id| look.get::<Person>(id).map(|own| own.name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase());
    let by = own.countersigned_by.filter(|by| *by != own.by);
    by.is_some_and(|by| name(by).is_some() && name(by) == name(own.by))
}
