//! 6.1.2 a: whether the risk method is approved and sets its criteria.

use std::collections::BTreeSet;

use kernel::{Date, Declared, Id};

use super::authorized::{Among, authorized};
use super::left::gone;
use super::population::{method_at_hand, method_in_force, person};
use super::responsibilities::headless;
use super::straddling;
use crate::age::to_come;
use crate::leadership::Role;
use crate::planning::acceptance::countersigners;
use crate::planning::methods::{Band, INTERVAL_MONTHS_MAX, lint};
use crate::planning::{Method, scoring};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::Look;
use crate::rehearsal::point::{Point, point};

/// A risk method is approved and in force.
pub const APPROVED: Check = Check { key: "method.approved", clause: "6.1.2", find: approved };
/// The method sets criteria for accepting risk.
pub const HAS_ACCEPTANCE_CRITERIA: Check =
    Check { key: "method.has_acceptance_criteria", clause: "6.1.2", find: has_acceptance_criteria };
/// The method says when and how to assess.
pub const SETS_WHEN_TO_ASSESS: Check =
    Check { key: "method.sets_when_to_assess", clause: "6.1.2", find: sets_when_to_assess };

/// Months from one certification to the next: with a longer interval a whole cycle sees no assessment.
const CYCLE_MONTHS: i64 = 36;

fn approved(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_at_hand(look) else {
        return cases.unfinished(point("none").major().then("method.adopt"));
    };
    let Some(approval) = &method.approval else {
        let draft = point("draft").about("method", look.named(id));
        return cases.unfinished(draft.major().then_first("method.approve"));
    };
    if to_come(approval.on, cases.day) {
        let ahead = point("ahead").about("method", look.named(id)).day("on", approval.on);
        return cases.wrong(ahead.minor().then_first("method.revise"));
    }
    let next = |point: Point| point.then_first("method.revise");
    authorized(cases, "methods", &[(id, approval, method.owner)], Among::TopManagement, next);
    let ok = point("ok").about("method", look.named(id)).text("by", person(look, approval.by));
    cases.no_gap(ok.day("on", approval.on));
}

fn has_acceptance_criteria(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_at_hand(look) else {
        return cases.follows(point("none").then("method.adopt"));
    };
    let (named, edit) = (look.named(id), editing(method));
    if method.line < 1 || method.bands.is_empty() {
        return cases.unfinished(point("none").major().then_on(edit, named));
    }
    if method_in_force(look).is_some() {
        let unfit = point("bands").about("method", named.clone()).labels("bands", unfit(method));
        cases.wrong(unfit.minor().then_first(edit));
    }
    let alike = point("alike").about("method", named.clone()).labels("bands", alike(method));
    cases.wrong(alike.minor().then_first(edit));
    // A line that no score lies above divides nothing.
    if let Some(highest) = scoring::scores(method).last().filter(|highest| **highest <= method.line) {
        let all = point("all").about("method", named.clone()).whole("highest", *highest).whole("line", method.line);
        cases.unfinished(all.major().then_first(edit));
    }
    authority(cases, id, method);
    straddling::told(cases, id, method);
    cases.no_gap(point("ok").about("method", named).whole("line", method.line));
}

/// Levels above the line about which nobody may decide: the method names no role, or nobody holds the one it names.
fn authority(cases: &mut Cases<'_, '_>, id: Id<Method>, method: &Method) {
    let (look, day) = (cases.look, cases.day);
    let above: Vec<_> = method.bands.iter().map(|(_, band)| band).filter(|band| band.from > method.line).collect();
    let role = |band: &Band| band.authority.filter(|role| look.live::<Role>(*role).is_some());
    let labels = |bands: &[&Band]| bands.iter().map(|band| band.label.to_string()).collect();
    let (named, unnamed): (Vec<&Band>, Vec<_>) = above.into_iter().partition(|band| role(band).is_some());
    let authority = point("authority").about("method", look.named(id)).labels("bands", labels(&unnamed));
    cases.unfinished(authority.minor().then_first(editing(method)));
    // That nobody is top management any more is told once, with the roles.
    let open = |band: &&Band| !role(band).is_some_and(|role| answered(look, role, day)) && !headless(look, day);
    let top = |band: &Band| role(band).and_then(|role| look.live(role)).is_some_and(|own| own.top_management);
    let first = named.iter().filter(|band| top(band)).map(|band| band.from).min();
    let lower: Vec<_> =
        named.iter().copied().filter(|band| !top(band) && first.is_some_and(|own| own < band.from)).collect();
    let lower = point("lower").about("method", look.named(id)).labels("bands", labels(&lower));
    cases.judgement(lower.then_first(editing(method)));
    let vacant: Vec<_> = named.into_iter().filter(open).collect();
    let roles: BTreeSet<_> = vacant.iter().filter_map(|band| role(band)).collect();
    let point = point("vacant").listing("roles", look.all_named(roles)).labels("bands", labels(&vacant));
    cases.unfinished(point.minor().then_first("role.assign"));
}

/// Whether somebody who works here may countersign where this role is named: who holds it, or top management.
pub(super) fn answered(look: &Look<'_>, role: Id<Role>, day: Date) -> bool {
    let all = countersigners(look.through(&[Role::KEY]), role);
    all.into_iter().any(|id| look.get(id).is_some() && !gone(look, id, day))
}

/// The levels that do not fit the scores, as the method's own lint finds them.
fn unfit(method: &Method) -> Vec<String> {
    let key = |field: String| Some(field.strip_prefix("bands[")?.strip_suffix("].from")?.to_owned());
    let keys = lint(method).into_iter().filter_map(|refusal| key(refusal.field));
    keys.map(|key| method.bands.at(&key).map(|band| band.label.to_string()).unwrap_or(key)).collect()
}

/// The names that more than one level has.
fn alike(method: &Method) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let labels = method.bands.iter().map(|(_, band)| band.label.to_string());
    labels.filter(|label| !label.trim().is_empty() && !seen.insert(label.trim().to_lowercase())).collect()
}

/// The act that changes a method: an approved one stays as it is.
pub(super) fn editing(method: &Method) -> &'static str {
    if method.approval.is_some() { "method.revise" } else { "method.edit" }
}

fn sets_when_to_assess(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_at_hand(look) else {
        return cases.follows(point("none").then("method.adopt"));
    };
    let (named, edit) = (look.named(id), editing(method));
    let triggers = super::population::written(&method.triggers);
    if method.interval_months < 1 && !triggers {
        return cases.unfinished(point("none").major().then_on(edit, named));
    }
    for (case, lacks) in [("interval", method.interval_months < 1), ("triggers", !triggers)] {
        let half = point(case).about("method", named.clone()).minor().then_first(edit);
        cases.unfinished(Point { holds: lacks, ..half });
    }
    let months = method.interval_months;
    let long = |case| point(case).about("method", named.clone()).whole("months", months).minor().then_first(edit);
    cases.unfinished(Point { holds: months > INTERVAL_MONTHS_MAX, ..long("endless") });
    cases.judgement(Point { holds: months > CYCLE_MONTHS, ..long("long") });
    cases.no_gap(point("ok").about("method", named).whole("months", months));
}
