//! 5.3: whether roles were made known since all of their holders changed, or what they may do.

use kernel::{Date, Held};

use super::left::gone;
use super::population::those;
use crate::age::{FRESH_DAYS, changed_on, older};
use crate::leadership::Role;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::point;

/// Roles that have no holder any more of those who held them when they were last made known, and those that were written
/// otherwise since.
pub(super) fn told<'a>(cases: &mut Cases<'_, 'a>, roles: &[Seen<'a, Role>]) {
    let (look, day) = (cases.look, cases.day);
    let since = |role: &Held<Role>| {
        let told = role.communicated.as_ref()?.on;
        let here = role.holders.iter().filter(|holder| !gone(look, *holder, day));
        let taken = |holder| {
            let given = role.assignments.iter().map(|(_, own)| own).filter(|own| own.person == holder);
            given.filter(|own| own.until.is_none()).map(|own| own.on).max()
        };
        // Of a holder whom nobody assigned by an act the day is not known.
        let days: Option<Vec<Date>> = here.map(taken).collect();
        days?.into_iter().min().filter(|first| *first > told)
    };
    let changed = those(look, roles, |_, role| since(role).is_some_and(|on| older(on, FRESH_DAYS, day)));
    cases.judgement(point("changed-hands").listing("roles", changed).then_first("role.communicate"));
    let rewritten =
        |role: &Held<Role>| rewritten_on(role).is_some_and(|on| older(on, FRESH_DAYS, day)) && since(role).is_none();
    let rewritten = those(look, roles, |_, role| rewritten(role));
    cases.judgement(point("rewritten").listing("roles", rewritten).then_first("role.communicate"));
}

/// The day on which a role was last changed after it was made known, where nobody was given it or gave it back on that day.
fn rewritten_on(role: &Held<Role>) -> Option<Date> {
    let (told, on) = (role.communicated.as_ref()?.on, changed_on(&role.head));
    let given = role.assignments.iter().flat_map(|(_, own)| [Some(own.on), own.until, own.recorded_on]);
    let handed = given.flatten().any(|day| day == on);
    (role.head.is_changed() && told < on && !handed).then_some(on)
}
