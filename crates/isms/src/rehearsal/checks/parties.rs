//! 4.2: whether interested parties, their requirements and what is made of them are determined.

use super::lacking::Lacking;
use super::population::in_order;
use crate::context::parties::Addressed;
use crate::context::{Obligation, Party};
use crate::rehearsal::age::{FRESH_DAYS, made_on};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

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
        return cases.unfinished(point("none").minor().then("party.create"));
    }
    cases.no_gap(point("ok").count("total", parties.len()));
}

fn needs_listed(cases: &mut Cases<'_, '_>) {
    let (look, parties) = (cases.look, parties(cases.look));
    if parties.is_empty() {
        return cases.unfinished(point("none").minor().then("party.create"));
    }
    let demanding: Vec<_> = look.of::<Obligation>().iter().filter_map(|(_, own)| own.party).collect();
    let lacking = Lacking::among(cases, &parties, FRESH_DAYS, |id, party| {
        (party.needs.is_empty() && !demanding.contains(&id)).then(|| made_on(&party.head))
    });
    let young = lacking.young();
    cases.unfinished(point("missing").listing("parties", lacking.old).share(parties.len()).then_first("party.edit"));
    cases.not_due(young);
    let needs = parties.iter().map(|(_, party)| party.needs.len()).sum();
    cases.no_gap(point("ok").count("needs", needs).count("obligations", look.of::<Obligation>().iter().count()));
}

fn needs_addressed<'a>(cases: &mut Cases<'_, 'a>) {
    let parties = parties(cases.look);
    let asking: Vec<_> = parties.into_iter().filter(|(_, party)| !party.needs.is_empty()).collect();
    if asking.is_empty() {
        return cases.not_due(point("none"));
    }
    let lacks = |cases: &Cases<'_, 'a>, lacks: fn(&Party) -> bool| {
        Lacking::among(cases, &asking, FRESH_DAYS, |_, party| lacks(party).then(|| made_on(&party.head)))
    };
    let undecided = lacks(cases, |party| has(party, Addressed::Undecided));
    let young = undecided.young();
    let undecided = point("undecided").listing("parties", undecided.old).share(asking.len());
    cases.unfinished(undecided.then_first("party.edit"));
    let vague = lacks(cases, |party| {
        let silent = |how: &Option<kernel::Text>| how.as_ref().is_none_or(|how| how.trim().is_empty());
        party.needs.iter().any(|(_, need)| need.addressed == Addressed::NotAddressed && silent(&need.how))
    });
    cases.unfinished(point("unreasoned").listing("parties", vague.old).minor().then_first("party.edit"));
    cases.not_due(young);
    let addressed = asking.iter().flat_map(|(_, party)| party.needs.iter());
    let addressed = addressed.filter(|(_, need)| need.addressed == Addressed::Addressed).count();
    cases.no_gap(
        point("ok").count("count", addressed).count("total", asking.iter().map(|(_, own)| own.needs.len()).sum()),
    );
}

fn has(party: &Party, addressed: Addressed) -> bool {
    party.needs.iter().any(|(_, need)| need.addressed == addressed)
}
