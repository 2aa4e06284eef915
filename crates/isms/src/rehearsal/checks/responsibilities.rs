//! 5.3: whether roles are held and made known, and responsibilities lie with people who work here.

use std::collections::BTreeSet;

use kernel::{Date, Declared, Id, RawId};

use super::lacking::Lacking;
use super::left::{gone, handed_over, told_beside};
use super::made_known;
use super::method::answered;
use super::population::{in_order, method_in_force};
use crate::age::{FRESH_DAYS, made_on};
use crate::leadership::{self, Role};
use crate::planning::Applicability;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};
use crate::rehearsal::sentence::Named;
use crate::support::Person;

/// Responsibilities and authorities are assigned and made known.
pub const ASSIGNED: Check = Check { key: "responsibilities.assigned", clause: "5.3", find: assigned };

/// What somebody may have left behind, by case; what other clauses ask an owner for is told there.
const BEHIND: [(&str, &[&str]); 8] = [
    ("assets", &["asset"]),
    ("controls", &["control"]),
    ("rows", &["applicability"]),
    ("documents", &["document"]),
    ("suppliers", &["supplier"]),
    ("operations", &["unit", "operation", "continuity", "exception", "incident", "competence", "course", "programme"]),
    ("actions", &["finding", "nonconformity", "action", "improvement"]),
    ("tasks", &["activity", "task"]),
];

fn assigned(cases: &mut Cases<'_, '_>) {
    for (case, registers) in BEHIND {
        left(cases, case, registers);
    }
    let look = cases.look;
    let roles = in_order(look.of::<Role>().iter().collect());
    if roles.is_empty() {
        if cases.operating() {
            cases.judgement(point("none").then("role.create"));
        }
        return cases.not_due(point("none").then("role.create"));
    }
    vacant(cases, &roles);
    made_known::told(cases, &roles);
    // A role that nobody holds is nobody's to know; that it is vacant is told where it has to be held.
    let held = |role: &Role| role.holders.iter().any(|holder| !gone(look, holder, cases.day));
    let untold = Lacking::among(cases, &roles, FRESH_DAYS, |_, role| {
        (role.communicated.is_none() && held(role)).then(|| made_on(&role.head))
    });
    let young = untold.young_as("untold-soon").then_first("role.communicate");
    let untold = point("untold").listing("roles", untold.old).then_first("role.communicate");
    if cases.operating() {
        cases.judgement(untold);
    } else {
        cases.not_due(untold);
    }
    cases.not_due(leaving(cases));
    cases.not_due(young);
    cases.no_gap(point("ok").count("total", roles.len()));
}

/// What of these registers lies with somebody who has left: one lapse, however much it is.
fn left(cases: &mut Cases<'_, '_>, case: &'static str, registers: &[&'static str]) {
    let (look, day) = (cases.look, cases.day);
    let behind = |register: &&'static str| look.left_behind(day, register).iter().map(|(_, id)| *id);
    let ids: BTreeSet<_> = registers.iter().flat_map(behind).collect();
    let mut named: Vec<_> = ids.into_iter().filter_map(|id| labelled(cases, id)).collect();
    named.sort_by(|one, other| one.label.cmp(&other.label));
    let told = point(case).listing("records", named).minor();
    let first = registers.iter().find(|register| behind(register).next().is_some());
    let told = first.map_or(told.clone(), |register| handed_over(cases, register, told));
    cases.wrong(told);
}

/// People who left a moment ago and with whom something still lies: there is time to hand it over.
fn leaving(cases: &Cases<'_, '_>) -> Point {
    let leaving = cases.look.leaving(cases.day);
    let due = leaving.iter().map(|(_, due)| *due).min();
    let told = point("leaving").listing("people", cases.look.all_named(leaving.iter().map(|(id, _)| *id)));
    match due {
        Some(due) => told.due(due).then_first("person.hand_over"),
        None => told,
    }
}

/// A record as sentences call it: a row of the statement by its control.
fn labelled(cases: &Cases<'_, '_>, id: RawId) -> Option<Named> {
    let named = cases.look.named_anywhere(id)?;
    let row = cases.look.get(Id::<Applicability>::of(id)).map(|row| row.control.to_string());
    Some(Named { label: row.unwrap_or(named.label.clone()), ..named })
}

/// Roles of top management, of conformity and of reporting that nobody who works here holds. A role that the method
/// names for what lies above its line is told there, where nobody else may countersign.
fn vacant(cases: &mut Cases<'_, '_>, roles: &[Seen<'_, Role>]) {
    let (look, day) = (cases.look, cases.day);
    let named = |id: Id<Role>| {
        let method = method_in_force(look).map(|(_, method)| method);
        method.is_some_and(|method| {
            method.bands.iter().any(|(_, band)| band.from > method.line && band.authority == Some(id))
                && !answered(look, id, day)
        })
    };
    let asked = |role: &Role| role.top_management || role.conformity || role.reporting;
    let held = |role: &Role| role.holders.iter().any(|holder| !gone(look, holder, day));
    // What somebody leaves behind is told once, the role in the same finding.
    let told = |role: &Role| role.holders.iter().any(|holder| look.told_of(day, holder).is_some());
    let held = |role: &Role| held(role) || told(role);
    let headless = headless(look, day);
    let top = roles.iter().filter(|(_, role)| headless && role.top_management).map(|(id, _)| *id);
    let top = point("headless").listing("roles", look.all_named(top)).and_beside(told_beside(look, day, Role::KEY));
    cases.unfinished(top.minor().then_first("role.assign"));
    let apart = |id, role: &Role| (headless && role.top_management) || named(id);
    let vacant = roles.iter().filter(|(id, role)| asked(role) && !apart(*id, role) && !held(role)).map(|(id, _)| *id);
    let vacant = point("vacant").listing("roles", look.all_named(vacant));
    cases.unfinished(vacant.minor().then_first("role.assign"));
}

/// Whether there is a role of top management, and nobody who works here holds one or stands in: scope, method and policy
/// wait for whoever is named. It is told here, and nowhere else.
pub(super) fn headless(look: &Look<'_>, day: Date) -> bool {
    leadership::headless(look.through(&[Role::KEY, Person::KEY]), day)
}
