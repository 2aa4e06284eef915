//! 6.1.3 f, 8.2: risks that stand at another level because their controls lost strength, and how long that is known.

use std::collections::BTreeSet;

use kernel::{Date, Held, Id};

use super::{controls, effect, implementation, untested};
use crate::age::{FRESH_DAYS, changed_on};
use crate::dates::days_after;
use crate::planning::controls::Implementation;
use crate::planning::indicated::{self, indicated};
use crate::planning::{Control, Risk, acceptance};
use crate::rehearsal::look::Look;

/// Risks that their controls no longer carry: those that had time enough to be looked at, those that still have time,
/// and those of which another requirement tells, because it is their controls that lapsed.
#[derive(Default)]
pub(super) struct Overtaken {
    pub late: Vec<Id<Risk>>,
    pub young: Vec<Id<Risk>>,
    /// The day by which the first of the young ones is to be looked at.
    pub due: Option<Date>,
    pub elsewhere: Vec<Id<Risk>>,
}

impl Overtaken {
    /// Of the risks that have crossed a level or the line on the day of the rehearsal.
    pub fn of(look: &Look<'_>, day: Date, wanted: impl Fn(&Risk) -> bool) -> Self {
        let mut found = Self::default();
        let crossed = look.crossed(day);
        if crossed.is_empty() {
            return found;
        }
        let told = told_elsewhere(look, day);
        for (id, risk) in look.risks().iter().filter(|(id, risk)| crossed.contains(id) && wanted(risk)) {
            if elsewhere(look, *id, risk, &told, day) {
                found.elsewhere.push(*id);
                continue;
            }
            let due = since(look, risk, day).map(|on| days_after(on, FRESH_DAYS));
            match due {
                Some(due) => {
                    found.young.push(*id);
                    found.due = Some(found.due.map_or(due, |first| first.min(due)));
                }
                None => found.late.push(*id),
            }
        }
        found
    }

    /// Of the risks that were accepted: it is the acceptance that no longer counts.
    pub fn accepted(look: &Look<'_>, day: Date) -> Self {
        Self::of(look, day, |risk| acceptance::standing(risk).is_some())
    }
}

/// The controls of which the statement tells that they are not as it says: not in place, or not tested in time.
fn told_elsewhere(look: &Look<'_>, day: Date) -> BTreeSet<Id<Control>> {
    implementation::short(look).into_iter().chain(untested::all(look, day)).collect()
}

/// Whether everything that a risk lost is told of its controls: they were retired, never came, are shown as more than
/// they are, or were not tested in time.
fn elsewhere<'a>(look: &Look<'a>, id: Id<Risk>, risk: &'a Held<Risk>, told: &BTreeSet<Id<Control>>, day: Date) -> bool {
    let never_came = || risk.controls.iter().any(|own| effect::never_came(look, own));
    if controls::is_lost(look, id, risk) || never_came() || implementation::tells(look, id) {
        return true;
    }
    let state = look.through(&indicated::READS);
    let weak = indicated(state, risk, day).map(|own| own.controls).unwrap_or_default();
    let mut weak = weak.into_iter().filter(|own| own.now.percent() < own.then).map(|own| own.control).peekable();
    weak.peek().is_some() && weak.all(|control| told.contains(&control))
}

/// The day on which a risk crossed, where that is no longer ago than a risk may stay open; none where it is longer ago.
fn since(look: &Look<'_>, risk: &Risk, day: Date) -> Option<Date> {
    let state = look.through(&indicated::READS);
    let crossed = |on: Date| indicated(state, risk, on).is_some_and(|own| own.crosses());
    let back = |days: i32| days_after(day, -days);
    if crossed(back(FRESH_DAYS + 1)) {
        // When a control was set back is told by its record alone.
        let down = |own: &Held<Control>| own.status != Implementation::Implemented || own.head.retired;
        let set_back = risk.controls.iter().filter_map(|id| look.get(id)).filter(|own| down(own));
        return set_back.map(|own| changed_on(&own.head)).max().filter(|on| *on >= back(FRESH_DAYS));
    }
    // It had not crossed that long ago and has today; the first day on which it had lies between.
    let (mut not_yet, mut by_then) = (FRESH_DAYS + 1, 0);
    while not_yet - by_then > 1 {
        let middle = i32::midpoint(not_yet, by_then);
        if crossed(back(middle)) { by_then = middle } else { not_yet = middle }
    }
    Some(back(by_then))
}
