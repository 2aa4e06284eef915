//! 6.1.2 a 1: whether the levels and the acceptance line say the same of who may let a risk stand.

use kernel::Id;

use super::method::editing;
use crate::age::FRESH_DAYS;
use crate::dates::days_after;
use crate::leadership::Role;
use crate::planning::methods::{Band, lint};
use crate::planning::{Method, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::point::point;

/// Levels that reach over the line without naming a role for what lies above it, and levels that name one although the
/// owner alone accepts some of what they hold, or all of it.
pub fn told(cases: &mut Cases<'_, '_>, id: Id<Method>, method: &Method) {
    let look = cases.look;
    // Levels that do not fit the scores are told by themselves.
    if lint(method).iter().any(|found| found.field.starts_with("bands")) {
        return;
    }
    let above = scoring::bands_of(method, |score| score > method.line);
    let within = scoring::bands_of(method, |score| score <= method.line);
    let ruled = |band: &Band| band.authority.is_some_and(|role| look.live::<Role>(role).is_some());
    // What begins above the line is told with the roles.
    let across = |key: &str, band: &Band| !ruled(band) && band.from <= method.line && above.contains(key);
    let split = |key: &str, band: &Band| ruled(band) && within.contains(key);
    let labels = |holds: &dyn Fn(&str, &Band) -> bool| {
        method.bands.iter().filter(|(key, band)| holds(key, band)).map(|(_, band)| band.label.to_string()).collect()
    };
    let told = |case| point(case).about("method", look.named(id)).whole("line", method.line);
    let edit = editing(method);
    cases.judgement(told("split").labels("bands", labels(&split)).then_first(edit));
    // Whoever has just revised the method may still be naming them.
    let revised = method.revises.and(method.approval.as_ref()).map(|own| days_after(own.on, FRESH_DAYS));
    match revised.filter(|due| *due >= cases.day) {
        Some(due) => cases.not_due(told("across-soon").labels("bands", labels(&across)).due(due).then_first(edit)),
        None => cases.unfinished(told("across").labels("bands", labels(&across)).minor().then_first(edit)),
    }
}
