//! Whether something still leans on a record that is no longer in use: one rule for every register.

use std::collections::HashSet;

use kernel::{Declared, Id, RawId, Table};

use super::population::{in_order, scopes};
use super::scope::editing;
use crate::context::{Process, Scope};
use crate::planning::objectives::ObjectiveState;
use crate::planning::opportunities::Pursuit;
use crate::planning::risks::Status;
use crate::planning::{Objective, Opportunity, Risk};
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};
use crate::rehearsal::sentence::Named;

/// The case `retired`: the records of register `R` that are no longer in use while others lean on them, listed under
/// `name`, and those others under `leaning`. What leans on one is told by `leaning`, in the order to be named.
pub fn leaned_on<R: Declared>(look: &Look<'_>, name: &'static str, leaning: impl Fn(RawId) -> Vec<Named>) -> Point {
    let (mut retired, mut leaners, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for row in look.of::<R>().rows().filter(|row| row.head.retired) {
        let found = leaning(row.id);
        if !found.is_empty() {
            retired.push(Id::<R>::of(row.id));
        }
        leaners.extend(found.into_iter().filter(|leaner| seen.insert(leaner.id)));
    }
    let next = leaners.first().map(|first| (mending(look, first), first.clone()));
    let point = point("retired").listing(name, look.all_named(retired)).count("leaners", leaners.len());
    let point = point.listing("leaning", leaners).minor();
    match next {
        Some((act, first)) => point.then_on(act, first),
        None => point,
    }
}

/// What planning builds on a record: open risks, objectives worked on, opportunities made use of, scopes in force.
pub fn planned_on(look: &Look<'_>, id: RawId) -> Vec<Named> {
    let risks = look.pointing::<Risk>(id).filter(|(_, risk)| risk.status == Status::Open);
    let objectives = look.pointing::<Objective>(id).filter(|(_, own)| own.state == ObjectiveState::Set);
    let chances = look.pointing::<Opportunity>(id).filter(|(_, own)| own.decision == Pursuit::Pursue);
    let found = [named(look, risks), named(look, objectives), named(look, chances), resting_scopes(look, id)];
    found.into_iter().flatten().collect()
}

/// The scopes in force that name a record.
pub fn resting_scopes(look: &Look<'_>, id: RawId) -> Vec<Named> {
    let in_force = scopes(look);
    named(look, look.pointing::<Scope>(id).filter(|(id, _)| in_force.iter().any(|(own, _)| own == id)))
}

fn named<'a, R: Declared>(look: &Look<'a>, records: impl Iterator<Item = Seen<'a, R>>) -> Vec<Named> {
    in_order(records.collect()).into_iter().map(|(id, _)| look.named(id)).collect()
}

/// The act by which a record stops leaning on another.
fn mending(look: &Look<'_>, leaner: &Named) -> &'static str {
    match leaner.register {
        Risk::KEY => "risk.edit",
        Objective::KEY => "objective.edit",
        Opportunity::KEY => "opportunity.edit",
        Process::KEY => "process.edit",
        _ => look.get(Id::<Scope>::of(leaner.id)).map_or("scope.edit", |scope| editing(scope)),
    }
}
