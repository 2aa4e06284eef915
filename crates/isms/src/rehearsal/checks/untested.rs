//! 6.1.3 d: controls that are said to be in place and were not tested when they were to be.

use std::collections::BTreeSet;

use kernel::{Date, Id};

use crate::age::FRESH_DAYS;
use crate::dates::days_after;
use crate::planning::controls::Implementation;
use crate::planning::{Control, evidenced, proof};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Look;
use crate::rehearsal::point::{Point, point};

/// The controls at work whose test fell due before a day, each with that day: what fell due before the operation began
/// is asked for since then.
fn due(look: &Look<'_>, day: Date) -> Vec<(Id<Control>, Date)> {
    let state = look.through(&evidenced::READS);
    let working = look.of::<Control>().iter().filter(|(_, own)| own.status == Implementation::Implemented);
    let due = working.filter_map(|(id, own)| Some((id, proof::test_due(state, id, own, day)?)));
    let start = look.operating_on(day);
    let due = due.map(|(id, due)| (id, start.map_or(due, |start| due.max(start))));
    due.filter(|(_, due)| *due < day).collect()
}

/// The controls whose test is due.
pub(super) fn all(look: &Look<'_>, day: Date) -> BTreeSet<Id<Control>> {
    due(look, day).into_iter().map(|(id, _)| id).collect()
}

/// Tells of tests that are late; gives the case of those for which there is still time.
pub(super) fn told(cases: &mut Cases<'_, '_>) -> Point {
    let (look, day) = (cases.look, cases.day);
    let (late, soon): (Vec<_>, Vec<_>) =
        due(look, day).into_iter().partition(|(_, due)| days_after(*due, FRESH_DAYS) < day);
    let listed = |case, found: &[(Id<Control>, Date)]| {
        point(case).listing("own", look.roll(found.iter().map(|(id, _)| *id))).then("test.create")
    };
    cases.unfinished(listed("untested", &late).minor());
    match soon.iter().map(|(_, due)| days_after(*due, FRESH_DAYS)).min() {
        Some(first) => listed("untested-soon", &soon).due(first),
        None => Point { holds: false, ..point("untested-soon") },
    }
}
