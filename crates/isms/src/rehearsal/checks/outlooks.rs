//! 6.2: whether what is said of an objective agrees with its own values, and something follows where it does not go well.

use std::collections::HashSet;

use kernel::{Date, Id};

use super::follow_up::followed_up;
use super::lacking::Lacking;
use super::objectives::backwards;
use super::population::those;
use crate::age::FRESH_DAYS;
use crate::planning::Objective;
use crate::planning::objectives::Outlook;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// Objectives said to be on track whose values do not go there, and those said to be off track while nothing follows; gives
/// the case of those for which there is still time.
pub fn told<'a>(cases: &mut Cases<'_, 'a>, working: &[Seen<'a, Objective>]) -> Point {
    let look = cases.look;
    let since = |id, own: &Objective| off_track(own).filter(|on| !answered(look, id, own, *on));
    let lacking = Lacking::among(cases, working, FRESH_DAYS, |id, own| since(id, own));
    let old: HashSet<_> = lacking.old.ids().collect();
    let stepless = |id: Id<Objective>, own: &Objective| {
        old.contains(&id.raw()) && !own.actions.iter().any(|(_, step)| step.done_on.is_none())
    };
    let idle = those(look, working, |id, own| stepless(id, own));
    cases.wrong(point("off-track").listing("objectives", idle).minor().then_first("objective.edit"));
    let waiting = those(look, working, |id, own| old.contains(&id.raw()) && !stepless(id, own));
    cases.judgement(point("off-course").listing("objectives", waiting).then_first("objective.edit"));
    // Whose target lies behind its beginning is told with the measure.
    let contrary = those(look, working, |_, own| contrary(own) && !backwards(own));
    cases.judgement(point("contrary").listing("objectives", contrary).then_first("objective.check_in"));
    lacking.young_as("off-track-soon").then_first("objective.edit")
}

/// The day on which an objective was last found off track, where nobody found otherwise since.
fn off_track(own: &Objective) -> Option<Date> {
    own.last_seen().filter(|seen| seen.outlook == Outlook::OffTrack).map(|seen| seen.on)
}

/// Whether anything was done since: a step, or a record of what went wrong.
fn answered(look: &Look<'_>, id: Id<Objective>, own: &Objective, on: Date) -> bool {
    own.actions.iter().any(|(_, step)| step.done_on.is_some_and(|done| done >= on)) || followed_up(look, id.raw())
}

/// Whether the value found last, said to be on track, is no better than at the beginning, or worse than when it was first
/// looked at. Who looks for the first time may find what was there before.
fn contrary(own: &Objective) -> bool {
    let mut seen: Vec<_> = own.check_ins.iter().filter_map(|(_, seen)| Some((seen.on, seen.value?))).collect();
    seen.sort_by_key(|(on, _)| *on);
    let on_track = own.last_seen().filter(|last| last.outlook == Outlook::OnTrack);
    let Some((last, target)) = on_track.and_then(|last| last.value).zip(own.target) else { return false };
    if last == target || own.is_better(last, target) {
        return false;
    }
    let stuck = |from| own.is_better(from, last) || (from == last && seen.len() > 1);
    own.baseline.is_some_and(stuck) || seen.first().is_some_and(|(_, first)| own.is_better(*first, last))
}
