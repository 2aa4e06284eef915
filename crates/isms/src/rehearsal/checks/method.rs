//! 6.1.2 a: whether the risk method is approved and sets its criteria.

use kernel::Date;

use super::population::{method_at_hand, method_in_force, person, risks, those};
use crate::leadership::Role;
use crate::planning::Method;
use crate::planning::methods::{Band, lint};
use crate::planning::risks::Assessed;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::Look;
use crate::rehearsal::point::point;

/// A risk method is approved and in force.
pub const APPROVED: Check = Check { key: "method.approved", clause: "6.1.2", find: approved };
/// The method sets criteria for accepting risk.
pub const HAS_ACCEPTANCE_CRITERIA: Check =
    Check { key: "method.has_acceptance_criteria", clause: "6.1.2", find: has_acceptance_criteria };
/// The method says when and how to assess.
pub const SETS_WHEN_TO_ASSESS: Check =
    Check { key: "method.sets_when_to_assess", clause: "6.1.2", find: sets_when_to_assess };

fn approved(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_at_hand(look) else {
        return cases.unfinished(point("none").major().then("method.adopt"));
    };
    let Some(approval) = &method.approval else {
        let draft = point("draft").about("method", look.named(id));
        return cases.unfinished(draft.minor().then_first("method.approve"));
    };
    // The first method of all may be younger than results that were brought in with it.
    let before = |reading: &Option<Assessed>| {
        let own = |reading: &&Assessed| reading.method == id && reading.version == approval.version;
        method.revises.is_some() && reading.as_ref().filter(own).is_some_and(|reading| reading.on < approval.on)
    };
    let early = those(look, &risks(look), |_, risk| before(&risk.current) || before(&risk.residual));
    let early = point("early").listing("risks", early).text("method", look.named(id).in_full());
    cases.wrong(early.day("on", approval.on).minor().then_first("risk.assess"));
    let ok = point("ok").about("method", look.named(id)).text("by", person(look, approval.by));
    cases.no_gap(ok.day("on", approval.on));
}

fn has_acceptance_criteria(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let Some((id, method)) = method_at_hand(look) else {
        return cases.unfinished(point("none").major().then("method.adopt"));
    };
    let (named, edit) = (look.named(id), editing(method));
    if method.line < 1 || method.bands.is_empty() {
        return cases.unfinished(point("none").major().then_on(edit, named));
    }
    if method_in_force(look).is_some() {
        let unfit = point("bands").about("method", named.clone()).labels("bands", unfit(method));
        cases.wrong(unfit.minor().then_first(edit));
    }
    let ruled_by_nobody = |band: &&Band| band.from > method.line && !ruled(look, band, day);
    let bands: Vec<&Band> = method.bands.iter().map(|(_, band)| band).filter(ruled_by_nobody).collect();
    let labels = bands.iter().map(|band| band.label.to_string()).collect();
    let authority = point("authority").about("method", named.clone()).labels("bands", labels).minor();
    // Where the method names a role it is right, and the role lacks somebody who holds it.
    let vacant = bands.iter().find_map(|band| band.authority.filter(|role| look.live::<Role>(*role).is_some()));
    cases.unfinished(match vacant {
        Some(role) => authority.then_on("role.assign", look.named(role)),
        None => authority.then_first(edit),
    });
    cases.no_gap(point("ok").about("method", named).whole("line", method.line));
}

/// Whether somebody who works here holds the role that may accept at this level.
fn ruled(look: &Look<'_>, band: &Band, day: Date) -> bool {
    let role = band.authority.and_then(|role| look.live::<Role>(role));
    role.is_some_and(|role| role.holders.iter().any(|id| look.live(id).is_some_and(|person| person.works_on(day))))
}

/// The levels that do not fit the scores, as the method's own lint finds them.
fn unfit(method: &Method) -> Vec<String> {
    let key = |field: String| Some(field.strip_prefix("bands[")?.strip_suffix("].from")?.to_owned());
    let keys = lint(method).into_iter().filter_map(|refusal| key(refusal.field));
    keys.map(|key| method.bands.at(&key).map(|band| band.label.to_string()).unwrap_or(key)).collect()
}

/// The act that changes a method: an approved one stays as it is.
pub(super) fn editing(method: &Method) -> &'static str {
    if method.approval.is_some() { "method.revise" } else { "method.edit" }
}

fn sets_when_to_assess(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let Some((id, method)) = method_at_hand(look) else {
        return cases.unfinished(point("none").minor().then("method.adopt"));
    };
    let (named, edit) = (look.named(id), editing(method));
    let missing = match (method.interval_months >= 1, super::population::written(&method.triggers)) {
        (false, false) => return cases.unfinished(point("none").minor().then_on(edit, named)),
        (false, true) => Some("word-interval"),
        (true, false) => Some("word-triggers"),
        (true, true) => None,
    };
    if let Some(missing) = missing {
        let half = point("half").about("method", named.clone()).words("missing", vec![missing]);
        cases.unfinished(half.minor().then_first(edit));
    }
    cases.no_gap(point("ok").about("method", named).whole("months", method.interval_months));
}
