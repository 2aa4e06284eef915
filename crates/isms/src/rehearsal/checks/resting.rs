//! What is said to be past, gone or retired while something still rests on it, so that somebody has to say which holds.

use kernel::{Declared, Id, RawId};

use super::left_out::LeftOut;
use super::population::{in_order, scopes, those, written};
use super::retired::resting_scopes;
use crate::context::boundary::{Boundary, Side};
use crate::context::issues::IssueState;
use crate::context::{Issue, Process, Scope, Unit};
use crate::planning::risks::Status;
use crate::planning::{Objective, Opportunity, Risk, Statement};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::Seen;
use crate::rehearsal::point::point;
use crate::rehearsal::sentence::Named;

/// Issues said to be past, from which open risks come that come from nothing else, or which shaped a scope in force.
pub(super) fn past_issues(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let past: Vec<_> = look.of::<Issue>().iter().filter(|(_, own)| own.state == IssueState::Past).collect();
    let past = in_order(past);
    let over = |id: Id<Issue>| look.live(id).is_none_or(|own| own.state == IssueState::Past);
    let resting = |id: RawId| {
        let risks = look.pointing::<Risk>(id).filter(|(_, risk)| risk.status == Status::Open);
        let risks = risks.filter(|(_, risk)| risk.issues.iter().all(over)).map(|(id, _)| id);
        [look.all_named(risks), resting_scopes(look, id)].concat()
    };
    let found: Vec<_> =
        past.iter().map(|(id, _)| (*id, resting(id.raw()))).filter(|(_, own)| !own.is_empty()).collect();
    let issues = look.all_named(found.iter().map(|(id, _)| *id));
    let leaning = each_once(found.into_iter().flat_map(|(_, own)| own));
    cases.judgement(point("past").listing("issues", issues).listing("leaning", leaning).then_first("issue.edit"));
}

/// Objectives set for units none of which is there any more.
pub(super) fn units_gone<'a>(cases: &mut Cases<'_, 'a>, working: &[Seen<'a, Objective>]) {
    let look = cases.look;
    let gone = |own: &Objective| !own.units.is_empty() && own.units.iter().all(|id| look.live::<Unit>(id).is_none());
    let units = working.iter().filter(|(_, own)| gone(own)).flat_map(|(_, own)| own.units.iter());
    let units = each_once(look.all_named(units));
    let objectives = those(look, working, |_, own| gone(own));
    let told = point("units-gone").listing("objectives", objectives).listing("units", units);
    cases.judgement(told.then_first("objective.edit"));
}

/// Objectives set for units all of which lie outside the scope.
pub(super) fn units_outside<'a>(cases: &mut Cases<'_, 'a>, working: &[Seen<'a, Objective>]) {
    let look = cases.look;
    let scopes = scopes(look);
    if scopes.is_empty() {
        return;
    }
    let boundary = Boundary::of(look.through(&[Unit::KEY, Process::KEY]), scopes.iter().map(|(_, own)| &own.record));
    let left_out = LeftOut::of(&scopes);
    let outside = |id: Id<Unit>| {
        look.live(id).is_some_and(|own| boundary.unit(id) == Side::Outside || left_out.names_just(&own.name))
    };
    let outside = those(look, working, |_, own| !own.units.is_empty() && own.units.iter().all(outside));
    cases.judgement(point("units-outside").listing("objectives", outside).then_first("objective.edit"));
}

/// Opportunities that are built into nothing but processes that are no longer there, by no word.
pub(super) fn processes_gone<'a>(cases: &mut Cases<'_, 'a>, pursued: &[Seen<'a, Opportunity>]) {
    let look = cases.look;
    let gone = |own: &Opportunity| {
        let all = own.processes.iter().all(|id| look.live::<Process>(id).is_none());
        own.outcome.is_none() && !written(&own.integration) && !own.processes.is_empty() && all
    };
    let processes = pursued.iter().filter(|(_, own)| gone(own)).flat_map(|(_, own)| own.processes.iter());
    let processes = each_once(look.all_named(processes));
    let opportunities = those(look, pursued, |_, own| gone(own));
    let told = point("processes-gone").listing("opportunities", opportunities).listing("processes", processes);
    cases.judgement(told.then_first("opportunity.edit"));
}

/// The version of the statement in force where it names a scope that is retired, and that no scope in force replaced.
pub(super) fn another_scope(cases: &mut Cases<'_, '_>, id: Id<Statement>, version: &Statement) {
    let look = cases.look;
    let Some(named) = version.scope.filter(|id| look.get(*id).is_some_and(|own| own.head.retired)) else { return };
    let revised = look.of::<Scope>().iter().any(|(_, own)| own.revises == Some(named));
    if !revised {
        let told = point("another-scope").about("version", look.named(id)).about("scope", look.named(named));
        cases.judgement(told.then("statement.create"));
    }
}

fn each_once(named: impl IntoIterator<Item = Named>) -> Vec<Named> {
    let mut seen = std::collections::HashSet::new();
    named.into_iter().filter(|own| seen.insert(own.id)).collect()
}
