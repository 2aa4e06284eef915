//! 4.3: whether the scope is approved and says where it ends.

use kernel::{Date, Held};

use super::authorized::{Among, authorized};
use super::first_approved::{Late, late};
use super::left::left;
use super::left_out::exclusions;
use super::population::{person, scopes, written};
use super::reviews::overdue;
use super::scope_words::{certificates, places};
use super::sides::sides;
use super::substance::says_nothing;
use super::torn;
use super::versions::outgrown;
use crate::age::{PATIENT_DAYS, made_on, older, to_come};
use crate::context::{Scope, Site};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// The scope is written and approved.
pub const APPROVED: Check = Check { key: "scope.approved", clause: "4.3", find: approved };
/// The scope says where it ends.
pub const STATES_BOUNDARIES: Check = Check { key: "scope.states_boundaries", clause: "4.3", find: states_boundaries };

fn approved(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let scopes = scopes(look);
    let Some(&(first, scope)) = scopes.first() else {
        return cases.unfinished(point("none").major().then("scope.create"));
    };
    let Some(approval) = &scope.approval else {
        let scope = look.named(first);
        return cases.unfinished(point("draft").about("scope", scope.clone()).major().then_on("scope.approve", scope));
    };
    for (id, draft) in look.of::<Scope>().iter().filter(|(_, scope)| scope.approval.is_none()) {
        let before = scopes.iter().find(|(id, _)| draft.revises == Some(*id));
        let Some(in_force) = before.and_then(|(_, scope)| scope.approval.as_ref()) else { continue };
        if older(made_on(&draft.head), PATIENT_DAYS, day) {
            let changed = point("changed").about("scope", look.named(id)).day("changed", made_on(&draft.head));
            cases.wrong(changed.day("approved", in_force.on).minor().then_first("scope.approve"));
        }
    }
    for (id, scope) in &scopes {
        let Some(earlier) = scope.approval.as_ref().filter(|approval| outgrown(approval, scope.version)) else {
            continue;
        };
        let told = point("earlier").about("scope", look.named(*id)).whole("version", scope.version);
        cases.wrong(told.whole("approved", earlier.version).minor().then_first(editing(scope)));
    }
    for (id, scope) in &scopes {
        let Some((on, from)) = approved_late(scope) else { continue };
        let late = point("late").about("scope", look.named(*id)).day("on", on).day("from", from);
        cases.wrong(late.minor().then_first(editing(scope)));
    }
    for (id, on) in scopes.iter().filter_map(|(id, own)| Some((id, own.approval.as_ref()?.on))) {
        let ahead = point("ahead").about("scope", look.named(*id)).day("on", on).minor().then_first("scope.revise");
        cases.wrong(Point { holds: to_come(on, day), ..ahead });
    }
    let approvals: Vec<_> =
        scopes.iter().filter_map(|(id, own)| Some((*id, own.approval.as_ref()?, own.owner))).collect();
    authorized(cases, "scopes", &approvals, Among::TopManagement, |point| point.then_first("scope.revise"));
    cases.wrong(left(cases, "scopes", &scopes, |scope| scope.owner));
    let ok = point("ok").about("scope", look.named(first)).text("by", person(look, approval.by));
    cases.no_gap(ok.day("on", approval.on));
}

/// The day of the first approval and the first day of operation, where that is the earlier one. A system that had been
/// at work before it was recorded here, and was approved here since, may have had its approval elsewhere.
fn approved_late(scope: &Held<Scope>) -> Option<(Date, Date)> {
    let approval = scope.approval.as_ref().filter(|own| own.version <= 1 && scope.revises.is_none())?;
    let from = scope.operates_from.filter(|from| *from < approval.on)?;
    let shown = late(approval.on, from, &scope.head) == Some(Late::Shown);
    shown.then_some((approval.on, from))
}

fn states_boundaries(cases: &mut Cases<'_, '_>) {
    let scopes = scopes(cases.look);
    if scopes.is_empty() {
        return cases.follows(point("none").then("scope.create"));
    }
    for scope in &scopes {
        boundaries(cases, *scope);
        exclusions(cases, *scope);
        torn::told(cases, *scope);
        places(cases, *scope);
    }
    certificates(cases, &scopes);
    cases.unfinished(overdue(cases, "scopes", &scopes, |scope| scope.next_review).then_first(editing(scopes[0].1)));
    sides(cases, &scopes);
    for (id, scope) in &scopes {
        let case = if scope.units.is_empty() { "opportunity" } else { "ok" };
        cases.no_gap(point(case).about("scope", cases.look.named(*id)));
    }
}

/// What one scope leaves open.
fn boundaries(cases: &mut Cases<'_, '_>, (id, scope): Seen<'_, Scope>) {
    let named = cases.look.named(id);
    let edit = editing(scope);
    if says_nothing(&scope.statement) {
        cases.unfinished(point("statement").about("scope", named.clone()).major().then_first(edit));
    }
    let open = [
        (written(&scope.business) || !scope.processes.is_empty() || !scope.units.is_empty(), "word-business"),
        (written(&scope.location) || !scope.sites.is_empty(), "word-location"),
        (written(&scope.technology) || !scope.interfaces.is_empty(), "word-technology"),
    ];
    let missing: Vec<_> = open.iter().filter(|(said, _)| !said).map(|(_, word)| *word).collect();
    let placeless = missing.contains(&"word-location") && places_matter(cases.look, scope);
    let told = |case, missing| point(case).about("scope", named.clone()).words("missing", missing).then_first(edit);
    match missing.len() {
        0 => {}
        // Where something says it, whether that is enough has to be read.
        1 | 2 if !placeless => cases.judgement(told("boundaries-open", missing)),
        _ => cases.unfinished(told("boundaries", missing).minor()),
    }
}

/// Whether there are sites of which the statement names none.
fn places_matter(look: &Look<'_>, scope: &Scope) -> bool {
    let statement = scope.statement.to_lowercase();
    let named = |site: &Site| !site.name.trim().is_empty() && statement.contains(&site.name.trim().to_lowercase());
    let mut sites = look.of::<Site>().iter().peekable();
    sites.peek().is_some() && !sites.any(|(_, site)| named(site))
}

/// The act that changes a scope: an approved one stays as it is.
pub(super) fn editing(scope: &Scope) -> &'static str {
    if scope.approval.is_some() { "scope.revise" } else { "scope.edit" }
}
