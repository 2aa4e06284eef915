//! 4.2: whether interested parties, their requirements and what is made of them are determined.

use std::collections::{HashMap, HashSet};

use kernel::{Date, Held};

use super::breached::kept_breaches;
use super::exclusion::only_declines;
use super::follow_up::followed_up;
use super::issues::{CYCLE_MONTHS, REVIEW_MONTHS};
use super::lawless::lawless;
use super::left::left;
use super::obligations;
use super::population::{in_order, said, those};
use super::retired::{leaned_on, planned_on};
use super::reviews::{ahead, overdue};
use super::statement::decided;
use super::substance::{says_nothing, words_left};
use super::twins::words;
use crate::age::{FRESH_DAYS, PATIENT_DAYS, made_on, older};
use crate::context::obligations::{Compliance, ObligationKind};
use crate::context::parties::{Addressed, Need, NeedKind, PartyKind};
use crate::context::processes::ProcessKind;
use crate::context::{Obligation, Party, Process};
use crate::dates::months_after;
use crate::planning::applicability::Verdict;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};
use crate::rehearsal::roll::Roll;
use crate::rehearsal::sentence::Named;

/// Words that say that law asks something, and not what.
const LAW_ALONE: [&str; 34] = [
    "law",
    "laws",
    "legal",
    "legally",
    "statutory",
    "regulation",
    "regulations",
    "regulatory",
    "requirement",
    "requirements",
    "obligation",
    "obligations",
    "compliance",
    "compliant",
    "complies",
    "comply",
    "applicable",
    "conformity",
    "act",
    "acts",
    "is",
    "are",
    "be",
    "with",
    "to",
    "the",
    "of",
    "and",
    "all",
    "met",
    "kept",
    "we",
    "our",
    "that",
];

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
    // Whoever makes or supervises a law that binds is concerned, unless somebody says who asks it instead.
    let supervised = parties.iter().any(|(_, own)| own.kind == PartyKind::Authority || legal(own));
    let obligations = in_order(cases.look.of::<Obligation>().iter().collect());
    let unasked = those(cases.look, &obligations, |_, own| !supervised && of_law(own) && own.party.is_none());
    cases.judgement(point("unasked").listing("obligations", unasked).then("party.create"));
    obligations::nobodys(cases);
    // Whoever earns money has somebody who pays it.
    let earns = cases.look.of::<Process>().iter().any(|(_, own)| own.kind == ProcessKind::Core);
    let pays = |kind| matches!(kind, PartyKind::Customer | PartyKind::Public);
    let unpaid = earns && !parties.iter().any(|(_, own)| pays(own.kind));
    cases.judgement(Point { holds: unpaid, ..point("customers").then("party.create") });
    cases.no_gap(point("ok").count("total", parties.len()));
}

fn needs_listed(cases: &mut Cases<'_, '_>) {
    let (look, parties) = (cases.look, parties(cases.look));
    if parties.is_empty() {
        return cases.follows(point("none").then("party.create"));
    }
    let demanding: HashSet<_> = look.of::<Obligation>().iter().filter_map(|(_, own)| own.party).collect();
    let silent = those(look, &parties, |id, party| party.needs.is_empty() && !demanding.contains(&id));
    cases.unfinished(point("missing").listing("parties", silent).share(parties.len()).then_first("party.edit"));
    cases.unfinished(overdue(cases, "parties", &parties, |party| next_review(party)).then_first("party.edit"));
    let obligations = in_order(look.of::<Obligation>().iter().collect());
    let late = overdue(cases, "obligations", &obligations, |own| own.next_review);
    cases.unfinished(Point { case: "obligations", ..late.then_first("obligation.edit") });
    cases.wrong(left(cases, "parties", &parties, |party| party.owner));
    let seen = |own: &'_ Held<Party>| vec![own.reviewed_on];
    cases.wrong(ahead(cases, "parties", &parties, seen).then_first("party.edit"));
    let seen = |own: &'_ Held<Obligation>| vec![own.reviewed_on, own.judged_on];
    let early = ahead(cases, "obligations", &obligations, seen);
    cases.wrong(Point { case: "judged-ahead", ..early.then_first("obligation.edit") });
    let orphaned = left(cases, "obligations", &obligations, |own| own.owner);
    cases.wrong(Point { case: "orphaned", ..orphaned });
    let blank = |party: &Party| party.needs.iter().any(|(_, need)| says_nothing(&need.what));
    let blank = those(look, &parties, |_, party| blank(party));
    cases.unfinished(point("blank").listing("parties", blank).minor().then_first("party.edit"));
    let retired = leaned_on::<Obligation>(look, "obligations", |id| planned_on(look, id));
    if !retired.holds && !look.of::<Obligation>().iter().any(|(_, own)| of_law(own)) {
        let legal = those(look, &parties, |_, own| names_no_law(own));
        cases.judgement(point("law").listing("parties", legal).then("obligation.create"));
    }
    if !retired.holds {
        cases.unfinished(lawless(look));
    }
    cases.unfinished(retired);
    let needs = parties.iter().map(|(_, party)| party.needs.len()).sum();
    cases.no_gap(point("ok").count("needs", needs).count("obligations", look.of::<Obligation>().iter().count()));
}

/// The day planned, else a year after somebody looked last, where that is known.
fn next_review(party: &Party) -> Option<Date> {
    party.next_review.or(party.reviewed_on.map(|on| months_after(on, REVIEW_MONTHS)))
}

/// Whether a party needs what a law demands.
pub(super) fn legal(party: &Party) -> bool {
    party.needs.iter().any(|(_, need)| need.kind == NeedKind::Legal)
}

/// Whether law or an authority demands it.
pub(super) fn of_law(obligation: &Obligation) -> bool {
    match obligation.kind {
        ObligationKind::Law | ObligationKind::Regulation => true,
        ObligationKind::Contract | ObligationKind::Standard | ObligationKind::Commitment => false,
    }
}

/// Whether a party needs what the law asks, in words that do not say what that is. A need that says it is the
/// requirement, listed.
fn names_no_law(party: &Party) -> bool {
    let legal = party.needs.iter().map(|(_, need)| need);
    let mut legal = legal.filter(|need| need.kind == NeedKind::Legal && need.addressed == Addressed::Addressed);
    legal.any(|need| !says_nothing(&need.what) && words_left(&need.what, &[], &LAW_ALONE) == 0)
}

/// Whether what the law gives a party is not addressed, or what a contract gives it for no reason but the cost.
fn declines(party: &Party) -> bool {
    let mut declined = party.needs.iter().filter(|(_, need)| need.addressed == Addressed::NotAddressed);
    declined.any(|(_, need)| match need.kind {
        NeedKind::Legal => true,
        NeedKind::Contractual => need.how.as_ref().is_some_and(|how| only_declines(how)),
        NeedKind::Expectation => false,
    })
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
    let declined = lacks(declines);
    cases.judgement(point("declined").listing("parties", declined).then_first("party.edit"));
    let unjudged = unjudged(look, cases.day);
    cases.unfinished(point("unjudged").listing("obligations", unjudged).minor().then_first("obligation.edit"));
    let unmet = unmet(look);
    cases.judgement(point("unmet").listing("obligations", unmet).then("nonconformity.create"));
    expired(cases);
    obligations::met(cases);
    torn(cases, &asking);
    let excluded: HashSet<_> = decided(look, Verdict::Excluded).iter().map(|(_, row)| &*row.control).collect();
    let by_none = those(look, &asking, |_, party| addressed_by_none(party, &excluded));
    cases.judgement(point("excluded").listing("parties", by_none).then_first("party.edit"));
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
    party.needs.iter().any(|(_, need)| need.addressed == addressed && said(&need.how).is_none())
}

/// Whether a need is said to be addressed by reference controls of which every one is left out of the statement.
fn addressed_by_none(party: &Party, excluded: &HashSet<&str>) -> bool {
    let addressed = party.needs.iter().filter(|(_, need)| need.addressed == Addressed::Addressed);
    addressed.filter_map(|(_, need)| need.how.as_ref()).any(|how| {
        let words = how.split(|sign: char| sign.is_whitespace() || ",;:()".contains(sign));
        let mut controls = words.map(|word| word.trim_end_matches('.')).filter(|word| is_control(word)).peekable();
        controls.peek().is_some() && controls.all(|control| excluded.contains(control))
    })
}

/// Whether a word is the number of a reference control: `A.8.24`.
fn is_control(word: &str) -> bool {
    word.strip_prefix("A.").is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
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
    let unshown = |own: &Held<Obligation>| {
        own.judged_on.is_none() && own.judgement.is_none() && older(made_on(&own.head), FRESH_DAYS, day)
    };
    let unshown = those(look, &all, |_, own| met(own) && unshown(own));
    cases.judgement(point("unshown").listing("obligations", unshown).then_first("obligation.edit"));
    let binds = |own: &Obligation| own.binding_until.is_none_or(|until| until >= day);
    let aged = |own: &Obligation| own.judged_on.is_some_and(|on| months_after(on, CYCLE_MONTHS) < day);
    let aged = those(look, &all, |_, own| met(own) && binds(own) && aged(own));
    cases.judgement(point("aged").listing("obligations", aged).then_first("obligation.edit"));
}

/// Parties of one name that ask the same, of which it was decided once so and once otherwise.
fn torn<'a>(cases: &mut Cases<'_, 'a>, asking: &[Seen<'a, Party>]) {
    let mut decided = HashMap::<_, HashSet<_>>::new();
    let asked = |party: &Party, need: &Need| (words(&party.name), words(&need.what));
    let all = || asking.iter().flat_map(|(_, party)| party.needs.iter().map(move |(_, need)| (party, need)));
    for (party, need) in all().filter(|(_, need)| need.addressed != Addressed::Undecided) {
        decided.entry(asked(party, need)).or_default().insert(need.addressed == Addressed::Addressed);
    }
    let twice = |party: &Party, need: &Need| decided.get(&asked(party, need)).is_some_and(|own| own.len() > 1);
    let torn = those(cases.look, asking, |_, party| party.needs.iter().any(|(_, need)| twice(party, need)));
    cases.judgement(point("torn").listing("parties", torn).then_first("party.edit"));
}

/// Obligations that are not met, and about which nobody does anything. Where a risk is kept that breaches one, it is told
/// with the decision.
fn unmet(look: &Look<'_>) -> Vec<Named> {
    let unmet = look.of::<Obligation>().iter().filter(|(_, own)| own.compliance == Compliance::NotMet);
    let told = kept_breaches(look);
    look.all_named(unmet.map(|(id, _)| id).filter(|id| !told.contains(id) && !followed_up(look, id.raw())))
}
