//! 4.2: whether interested parties, their requirements and what is made of them are determined.

use kernel::{Date, Held};

use super::follow_up::followed_up;
use super::left::left;
use super::population::{in_order, those};
use super::retired::{leaned_on, planned_on};
use super::reviews::overdue;
use crate::context::obligations::{Compliance, ObligationKind};
use crate::context::parties::{Addressed, NeedKind};
use crate::context::{Obligation, Party};
use crate::dates::months_after;
use crate::rehearsal::age::{FRESH_DAYS, PATIENT_DAYS, made_on, older};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};
use crate::rehearsal::roll::Roll;
use crate::rehearsal::sentence::Named;

/// Months from one certification to the next: a judgement older than that says nothing of today.
const CYCLE_MONTHS: i64 = 36;

/// The interested parties are named.
pub const NAMED: Check = Check { key: "parties.named", clause: "4.2", find: named };
/// The requirements of interested parties are listed.
pub const NEEDS_LISTED: Check = Check { key: "parties.needs_listed", clause: "4.2", find: needs_listed };
/// It is decided which requirements the management system addresses.
pub const NEEDS_ADDRESSED: Check = Check { key: "parties.needs_addressed", clause: "4.2", find: needs_addressed };

/// The interested parties, in the order of their references.
pub(super) fn parties<'a>(look: &Look<'a>) -> Vec<Seen<'a, Party>> {
    in_order(look.of::<Party>().iter().collect())
}

fn named(cases: &mut Cases<'_, '_>) {
    let parties = parties(cases.look);
    if parties.is_empty() {
        return cases.unfinished(point("none").major().then("party.create"));
    }
    cases.no_gap(point("ok").count("total", parties.len()));
}

fn needs_listed(cases: &mut Cases<'_, '_>) {
    let (look, parties) = (cases.look, parties(cases.look));
    if parties.is_empty() {
        return cases.follows(point("none").then("party.create"));
    }
    let demanding: Vec<_> = look.of::<Obligation>().iter().filter_map(|(_, own)| own.party).collect();
    let silent = those(look, &parties, |id, party| party.needs.is_empty() && !demanding.contains(&id));
    cases.unfinished(point("missing").listing("parties", silent).share(parties.len()).then_first("party.edit"));
    cases.unfinished(overdue(cases, "parties", &parties, |party| party.next_review).then_first("party.edit"));
    let obligations = in_order(look.of::<Obligation>().iter().collect());
    let late = overdue(cases, "obligations", &obligations, |own| own.next_review);
    cases.unfinished(Point { case: "obligations", ..late.then_first("obligation.edit") });
    cases.wrong(left(cases, "parties", &parties, |party| party.owner));
    let orphaned = left(cases, "obligations", &obligations, |own| own.owner);
    cases.wrong(Point { case: "orphaned", ..orphaned });
    let blank = |party: &Party| party.needs.iter().any(|(_, need)| need.what.trim().is_empty());
    let blank = those(look, &parties, |_, party| blank(party));
    cases.unfinished(point("blank").listing("parties", blank).minor().then_first("party.edit"));
    let retired = leaned_on::<Obligation>(look, "obligations", |id| planned_on(look, id));
    if !retired.holds && !look.of::<Obligation>().iter().any(|(_, own)| of_law(own)) {
        let legal = those(look, &parties, |_, own| asks(own, NeedKind::Legal, Addressed::Addressed));
        cases.unfinished(point("law").listing("parties", legal).minor().then("obligation.create"));
    }
    cases.unfinished(retired);
    let needs = parties.iter().map(|(_, party)| party.needs.len()).sum();
    cases.no_gap(point("ok").count("needs", needs).count("obligations", look.of::<Obligation>().iter().count()));
}

/// Whether law or an authority demands it.
fn of_law(obligation: &Obligation) -> bool {
    match obligation.kind {
        ObligationKind::Law | ObligationKind::Regulation => true,
        ObligationKind::Contract | ObligationKind::Standard | ObligationKind::Commitment => false,
    }
}

/// Whether a party needs something of this kind about which this was decided.
fn asks(party: &Party, kind: NeedKind, addressed: Addressed) -> bool {
    party.needs.iter().any(|(_, need)| need.kind == kind && need.addressed == addressed)
}

fn needs_addressed(cases: &mut Cases<'_, '_>) {
    let parties = parties(cases.look);
    let asking: Vec<_> = parties.into_iter().filter(|(_, party)| !party.needs.is_empty()).collect();
    if asking.is_empty() {
        return cases.not_due(point("none"));
    }
    let look = cases.look;
    let lacks = |lacks: fn(&Party) -> bool| those(look, &asking, |_, party| lacks(party));
    let undecided = lacks(|party| has(party, Addressed::Undecided));
    let undecided = point("undecided").listing("parties", undecided).share(asking.len());
    // The needs of all parties are told on one page.
    cases.unfinished(undecided.then("party.edit"));
    let vague = lacks(|party| unsaid(party, Addressed::NotAddressed));
    cases.unfinished(point("unreasoned").listing("parties", vague).minor().then("party.edit"));
    let declined = lacks(|party| asks(party, NeedKind::Legal, Addressed::NotAddressed));
    cases.judgement(point("declined").listing("parties", declined).then_first("party.edit"));
    let unjudged = unjudged(look, cases.day);
    cases.unfinished(point("unjudged").listing("obligations", unjudged).minor().then_first("obligation.edit"));
    let unmet = unmet(look);
    cases.judgement(point("unmet").listing("obligations", unmet).then("nonconformity.create"));
    expired(cases);
    let silent = lacks(|party| unsaid(party, Addressed::Addressed));
    cases.judgement(point("silent").listing("parties", silent).then("party.edit"));
    let addressed = asking.iter().flat_map(|(_, party)| party.needs.iter());
    let addressed = addressed.filter(|(_, need)| need.addressed == Addressed::Addressed).count();
    cases.no_gap(
        point("ok").count("count", addressed).count("total", asking.iter().map(|(_, own)| own.needs.len()).sum()),
    );
}

fn has(party: &Party, addressed: Addressed) -> bool {
    party.needs.iter().any(|(_, need)| need.addressed == addressed)
}

/// Whether a need about which this was decided does not say how, or why not.
fn unsaid(party: &Party, addressed: Addressed) -> bool {
    party.needs.iter().any(|(_, need)| need.addressed == addressed && need.is_unexplained())
}

/// Obligations that have been binding for long, and about which nobody ever judged whether they are met.
fn unjudged(look: &Look<'_>, day: Date) -> Roll {
    let binding = |own: &Held<Obligation>| {
        let from = own.binding_from.unwrap_or_else(|| made_on(&own.head)).max(made_on(&own.head));
        older(from, PATIENT_DAYS, day) && own.binding_until.is_none_or(|until| until >= day)
    };
    let obligations = in_order(look.of::<Obligation>().iter().collect());
    those(look, &obligations, |_, own| own.compliance == Compliance::NotJudged && binding(own))
}

/// Obligations that bind no longer and still stand as met, and those in force of which nobody judged for years whether they
/// are met.
fn expired(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let all = in_order(look.of::<Obligation>().iter().collect());
    let met = |own: &Obligation| matches!(own.compliance, Compliance::Met | Compliance::PartlyMet);
    let ended = |own: &Obligation| met(own) && own.binding_until.is_some_and(|until| older(until, FRESH_DAYS, day));
    let ended = those(look, &all, |_, own| ended(own));
    cases.judgement(point("ended").listing("obligations", ended).then_first("obligation.edit"));
    let binds = |own: &Obligation| own.binding_until.is_none_or(|until| until >= day);
    let aged = |own: &Obligation| own.judged_on.is_some_and(|on| months_after(on, CYCLE_MONTHS) < day);
    let aged = those(look, &all, |_, own| met(own) && binds(own) && aged(own));
    cases.judgement(point("aged").listing("obligations", aged).then_first("obligation.edit"));
}

/// Obligations that are not met, and about which nobody does anything.
fn unmet(look: &Look<'_>) -> Vec<Named> {
    let unmet = look.of::<Obligation>().iter().filter(|(_, own)| own.compliance == Compliance::NotMet);
    look.all_named(unmet.map(|(id, _)| id).filter(|id| !followed_up(look, id.raw())))
}
