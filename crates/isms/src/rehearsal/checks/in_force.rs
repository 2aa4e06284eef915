//! 6.1.2: whether one method is in force, was so before it was used, and is looked at again.

use kernel::{Date, Id};

use super::first_approved;
use super::left::left;
use super::population::{ever, in_order, method_in_force, risks, those};
use super::reviews::overdue;
use crate::age::{FRESH_DAYS, made_on};
use crate::planning::Method;
use crate::planning::risks::Assessed;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// One risk method is in force, and kept current.
pub const KEPT_CURRENT: Check = Check { key: "method.kept_current", clause: "6.1.2", find: kept_current };

fn kept_current(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_in_force(look).and_then(|(id, _)| Some((id, look.get(id)?))) else {
        return cases.not_due(point("none"));
    };
    let several = look.all_named(side_by_side(look).into_iter().map(|(id, _)| id));
    if several.len() > 1 {
        cases.wrong(point("several").listing("methods", several).minor());
    }
    early(cases, id);
    let first = ever::<Method>(look).filter_map(|(_, own)| Some((own.approval.as_ref()?.on, &own.head)));
    let late = |case| point(case).about("method", look.named(id));
    first_approved::told(cases, first, FRESH_DAYS, [late("late"), late("late-here")]);
    cases.wrong(left(cases, "methods", &[(id, method)], |method| method.owner));
    let overdue = overdue(cases, "methods", &[(id, method)], |method| method.next_review);
    cases.unfinished(overdue.then_first("method.revise"));
    cases.no_gap(point("ok").about("method", look.named(id)));
}

/// The approved methods that no approved one revises.
pub(super) fn side_by_side<'a>(look: &Look<'a>) -> Vec<Seen<'a, Method>> {
    let approved: Vec<_> = look.of::<Method>().iter().filter(|(_, method)| method.approval.is_some()).collect();
    let revised: Vec<_> = approved.iter().filter_map(|(_, method)| method.revises).collect();
    in_order(approved.into_iter().filter(|(id, _)| !revised.contains(id)).collect())
}

/// Risks that were assessed with the method before it was approved.
fn early(cases: &mut Cases<'_, '_>, id: Id<Method>) {
    let look = cases.look;
    let Some((method, approval)) = look.get(id).and_then(|method| Some((method, method.approval.as_ref()?))) else {
        return;
    };
    // The first method approved here may be younger than results that were brought in with it.
    let first = method.revises.is_none() && approval.on >= made_on(&method.head);
    let before = |reading: &Assessed, recorded: Date| {
        let own = reading.method == id && reading.version == approval.version;
        own && reading.on < approval.on && !(first && reading.on < recorded)
    };
    let early = those(look, &risks(look), |_, risk| {
        let mut readings = risk.current.iter().chain(&risk.residual);
        readings.any(|reading| before(reading, made_on(&risk.head)))
    });
    let early = point("early").listing("risks", early).text("method", look.named(id).in_full());
    cases.wrong(early.single().count("total", risks(look).len()).day("on", approval.on).then_first("risk.assess"));
}
