//! 6.3 and 8.1: whether changes are planned, each told where it is asked for, and looked back at.

use std::collections::HashSet;

use kernel::{Date, Held};

use super::authorized::{Among, authorized};
use super::follow_up::followed_up;
use super::in_turn::{Turn, turned};
use super::left::{had_left, left};
use super::population::{ever, in_order, method_in_force, said, scopes, those, written};
use super::scope_change::redraws;
use super::steps::steps_late;
use super::to_come::{Happened, ahead};
use super::versions::{belated, outgrown};
use crate::age::{FRESH_DAYS, PATIENT_DAYS, first_entry, made_on, older, to_come};
use crate::context::Scope;
use crate::dates::days_after;
use crate::leadership::Approval;
use crate::planning::changes::{ChangeKind, ChangeState};
use crate::planning::effectiveness::Outcome;
use crate::planning::{PlannedChange, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// Changes to the management system are carried out in a planned way.
pub const PLANNED: Check = Check { key: "changes.planned", clause: "6.3", find: planned };
/// Changes to what is done and used are planned and controlled.
pub const CONTROLLED: Check = Check { key: "changes.controlled", clause: "8.1", find: controlled };
/// Changes that were carried out are looked back at.
pub const REVIEWED: Check = Check { key: "changes.reviewed", clause: "8.1", find: reviewed };

/// A change recorded within so many days before a version may be the one it belongs to: a house rule.
const PLANNED_DAYS: i32 = 365;

/// The changes that were not given up, in the order of their references.
fn changes<'a>(look: &Look<'a>) -> Vec<Seen<'a, PlannedChange>> {
    in_order(look.of::<PlannedChange>().iter().filter(|(_, own)| own.state != ChangeState::Withdrawn).collect())
}

/// Whether a change is one to the management system (6.3), and not to what is done and used under it (8.1).
fn of_the_system(own: &PlannedChange) -> bool {
    let system = match own.kind {
        ChangeKind::ManagementSystem | ChangeKind::Organization => true,
        ChangeKind::Operation | ChangeKind::Technology | ChangeKind::Place | ChangeKind::Supplier => false,
    };
    system || !own.scopes.is_empty()
}

fn begun(state: ChangeState) -> bool {
    match state {
        ChangeState::UnderWay | ChangeState::Done => true,
        ChangeState::Proposed | ChangeState::Planned | ChangeState::Withdrawn => false,
    }
}

/// The first day that tells of work on a change.
fn begun_on(own: &PlannedChange) -> Option<Date> {
    let steps = own.actions.iter().filter_map(|(_, step)| step.done_on);
    own.start.into_iter().chain(own.done_on).chain(steps).min()
}

/// Whether nobody approved the version at hand, in the time a revision may take.
fn changed(own: &PlannedChange, day: Date) -> bool {
    let before = own.approval.as_ref().filter(|approval| outgrown(approval, own.version));
    before.is_some_and(|approval| older(approval.on, FRESH_DAYS, day))
}

/// Whether a change was over before anything was recorded here: nobody could approve it here then.
fn over_before(look: &Look<'_>, own: &PlannedChange) -> bool {
    let done = own.done_on.filter(|_| own.state == ChangeState::Done);
    done.zip(first_entry(look.through(&[]))).is_some_and(|(done, first)| done < first)
}

fn planned(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let all = changes(look);
    let of_system: Vec<_> = all.iter().copied().filter(|(_, own)| of_the_system(own)).collect();
    if let Some((case, on)) = unplanned(look, &of_system, day) {
        cases.judgement(point(case).day("on", on).then("change.create"));
        if of_system.is_empty() {
            return;
        }
    }
    if of_system.is_empty() {
        return cases.not_due(point("none"));
    }
    let unscoped = those(look, &of_system, |_, own| leaves_scope(look, own, day));
    cases.judgement(point("scope-stays").listing("changes", unscoped).then("scope.revise"));
    by_plan(cases, &of_system);
}

/// The last time since work began that the scope was drawn or the method made anew, where no change is recorded near that
/// day. That a plan was not written down here does not mean that there was none.
fn unplanned(look: &Look<'_>, changes: &[Seen<'_, PlannedChange>], day: Date) -> Option<(&'static str, Date)> {
    let start = look.operating_on(day)?;
    let again = |own: &Approval| (own.version > 1).then_some(own.on);
    // A version that only moves the next review, the owner or what it was decided on changes no system.
    let redrawn = scopes(look).into_iter().filter(|scope| redraws(look, *scope));
    let redrawn = redrawn.filter_map(|(_, scope)| again(scope.approval.as_ref()?)).max();
    let method = method_in_force(look).map(|(_, own)| own).filter(|own| {
        own.revises.and_then(|before| look.get(before)).is_some_and(|before| !scoring::comparable(before, own))
    });
    let remade = method.and_then(|own| again(own.approval.as_ref()?));
    let near = |own: &PlannedChange, on: Date| {
        let days = [own.requested_on, own.start, own.done_on, own.approval.as_ref().map(|own| own.on)];
        days.into_iter().flatten().any(|day| !older(day, PLANNED_DAYS, on) && day <= days_after(on, FRESH_DAYS))
    };
    let told = [("unplanned", redrawn), ("unplanned-method", remade)].into_iter();
    let told = told.filter_map(|(case, on)| Some((case, on.filter(|on| *on > start)?)));
    told.filter(|(_, on)| !changes.iter().any(|(_, own)| near(own, *on))).max_by_key(|(_, on)| *on)
}

fn controlled(cases: &mut Cases<'_, '_>) {
    let others: Vec<_> = changes(cases.look).into_iter().filter(|(_, own)| !of_the_system(own)).collect();
    if others.is_empty() {
        return cases.not_due(point("none"));
    }
    by_plan(cases, &others);
}

/// What is missing in the plans of these changes.
fn by_plan<'a>(cases: &mut Cases<'_, 'a>, changes: &[Seen<'a, PlannedChange>]) {
    let (look, day) = (cases.look, cases.day);
    let begun = |own: &PlannedChange| begun(own.state) && !over_before(look, own);
    let begun: Vec<_> = changes.iter().copied().filter(|(_, own)| begun(own)).collect();
    let unapproved = those(look, &begun, |_, own| own.approval.is_none());
    let unapproved = point("unapproved").listing("changes", unapproved).share(begun.len());
    cases.unfinished(unapproved.then_first("change.approve"));
    let belated = |own: &PlannedChange| {
        let given = own.approval.as_ref().filter(|approval| !to_come(approval.on, day));
        given.is_some_and(|approval| belated(approval, begun_on(own)))
    };
    let belated = point("belated").listing("changes", those(look, &begun, |_, own| belated(own)));
    cases.wrong(belated.share(begun.len()));
    cases.wrong(ahead(cases, "changes", changes, &HAPPENED).then_first("change.edit"));
    let approvals: Vec<_> =
        changes.iter().filter_map(|(id, own)| Some((*id, own.approval.as_ref()?, own.owner))).collect();
    authorized(cases, "changes", &approvals, Among::Roles, |point| point);
    let changed = those(look, &begun, |_, own| changed(own, day));
    cases.wrong(point("changed").listing("changes", changed).minor().then_first("change.approve"));
    // What is approved and should have begun is to be planned as much as what has.
    let ripe = |own: &PlannedChange| own.approval.is_some() && own.start.is_some_and(|start| start < day);
    let seen: HashSet<_> = begun.iter().map(|(id, _)| *id).collect();
    let ripe = |id, own: &PlannedChange| ripe(own) && !over_before(look, own) && !seen.contains(&id);
    let ripe = changes.iter().copied().filter(|(id, own)| ripe(*id, own));
    let planned: Vec<_> = in_order(begun.iter().copied().chain(ripe).collect());
    let bare = those(look, &planned, |_, own| own.owner.is_none() || own.due.is_none());
    cases.unfinished(point("bare").listing("changes", bare).minor().then_first("change.edit"));
    let open = |own: &PlannedChange| own.state != ChangeState::Done;
    let late = those(look, changes, |_, own| open(own) && own.due.is_some_and(|due| due < day));
    cases.unfinished(point("late").listing("changes", late).minor().then_first("change.edit"));
    let unfinished = |own: &PlannedChange| !open(own) && own.actions.iter().any(|(_, step)| step.done_on.is_none());
    let told = |reviewed: bool| those(look, changes, |_, own| unfinished(own) && own.review.is_some() == reviewed);
    cases.wrong(point("unfinished").listing("changes", told(false)).minor().then_first("change.edit"));
    cases.judgement(point("passed-over").listing("changes", told(true)));
    cases.judgement(turned(look, "changes", changes, &[(BEGUN, DONE), (ASKED, DONE)]).then_first("change.edit"));
    // What nobody approved, or is due already, is told as that.
    let put_off = |own: &PlannedChange| {
        let waits = own.state == ChangeState::Planned && own.actions.iter().all(|(_, step)| step.done_on.is_none());
        let long = own.start.is_some_and(|start| older(start, PATIENT_DAYS, day));
        waits && long && own.due.is_none_or(|due| due >= day)
    };
    let put_off = those(look, changes, |_, own| put_off(own));
    cases.judgement(point("put-off").listing("changes", put_off).then_first("change.edit"));
    let going: Vec<_> = changes.iter().copied().filter(|(_, own)| open(own)).collect();
    cases.wrong(left(cases, "changes", &going, |own| own.owner));
    let behind = |own: &PlannedChange| {
        open(own) && own.due.is_some_and(|due| due >= day) && steps_late(&own.actions, days_after(day, -FRESH_DAYS))
    };
    let behind = those(look, changes, |_, own| behind(own));
    cases.unfinished(point("behind").listing("changes", behind).single().count("total", changes.len()));
    let both = |own: &PlannedChange| !written(&own.consequences) && said(&own.resources).is_none();
    let unsaid = those(look, &planned, |_, own| !written(&own.reason) || both(own));
    cases.judgement(point("unsaid").listing("changes", unsaid).then_first("change.revise"));
    let startless = those(look, &begun, |_, own| own.state == ChangeState::UnderWay && own.start.is_none());
    cases.judgement(point("startless").listing("changes", startless).then_first("change.edit"));
    let asked_on = |own: &Held<PlannedChange>| own.requested_on.unwrap_or_else(|| made_on(&own.head));
    let waits =
        |own: &Held<PlannedChange>| own.state == ChangeState::Proposed && older(asked_on(own), 2 * PATIENT_DAYS, day);
    let waits = those(look, changes, |_, own| waits(own));
    cases.judgement(point("proposed").listing("changes", waits).then_first("change.edit"));
    let done = changes.iter().filter(|(_, own)| !open(own)).count();
    cases.no_gap(point("ok").count("total", changes.len()).count("done", done));
}

/// Whether a change that touches the scope was carried out, and no version of any scope was approved since it was begun.
fn leaves_scope(look: &Look<'_>, own: &PlannedChange, day: Date) -> bool {
    let done = own.done_on.filter(|_| own.state == ChangeState::Done && !own.scopes.is_empty());
    let Some(done) = done.filter(|done| older(*done, FRESH_DAYS, day)) else { return false };
    let since = own.requested_on.into_iter().chain(begun_on(own)).min().unwrap_or(done);
    let approved = |scope: &Scope| scope.approval.as_ref().is_some_and(|approval| approval.on >= since);
    !over_before(look, own) && !ever::<Scope>(look).any(|(_, scope)| approved(scope))
}

/// A change is done once it was asked for and begun.
const ASKED: Turn<PlannedChange> = ("word-day-requested", |own| own.requested_on);
const BEGUN: Turn<PlannedChange> = ("word-day-began", |own| own.start);
const DONE: Turn<PlannedChange> = ("word-day-done", |own| own.done_on.filter(|_| own.state == ChangeState::Done));

/// What changes say to have happened.
const HAPPENED: [Happened<PlannedChange>; 4] = [
    ("word-day-approval", |own| own.approval.as_ref().map(|approval| approval.on)),
    ("word-day-done", |own| own.done_on),
    ("word-day-settled", |own| own.settled.as_ref().map(|settled| settled.on)),
    ("word-day-review", |own| own.review.as_ref().map(|review| review.on)),
];

fn reviewed(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let done: Vec<_> = changes(look).into_iter().filter(|(_, own)| own.state == ChangeState::Done).collect();
    if done.is_empty() {
        return cases.not_due(point("none"));
    }
    let ripe = |own: &PlannedChange| own.done_on.is_none_or(|on| older(on, PATIENT_DAYS, day));
    let missing = those(look, &done, |_, own| own.review.is_none() && ripe(own));
    cases.unfinished(point("missing").listing("changes", missing).share(done.len()).then_first("change.review"));
    let looked = |own: &PlannedChange| own.review.as_ref().map(|review| (review.by, review.on));
    let hasty = |own: &PlannedChange| looked(own).zip(own.done_on).is_some_and(|((_, on), done)| on < done);
    let hasty = those(look, &done, |_, own| hasty(own));
    cases.wrong(point("hasty").listing("changes", hasty).minor());
    let departed = those(look, &done, |_, own| looked(own).is_some_and(|(by, on)| had_left(look, by, on)));
    cases.wrong(point("departed").listing("changes", departed).minor());
    let failed = |own: &PlannedChange| own.review.as_ref().is_some_and(|own| own.outcome == Outcome::NotEffective);
    let idle = those(look, &done, |id, own| failed(own) && !followed_up(look, id.raw()));
    cases.judgement(point("idle").listing("changes", idle).then("nonconformity.create"));
    let reviewed = done.iter().filter(|(_, own)| own.review.is_some()).count();
    cases.no_gap(point("ok").count("count", reviewed).count("total", done.len()));
}
