//! 6.1.2 c 2: whether every risk has an owner who can decide about it.

use super::lacking::Lacking;
use super::population::{first_risks, risks, those};
use crate::planning::Risk;
use crate::rehearsal::age::{FRESH_DAYS, older};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::point::point;

/// Every risk has an owner.
pub const HAVE_OWNERS: Check = Check { key: "risks.have_owners", clause: "6.1.2", find: have_owners };

fn have_owners(cases: &mut Cases<'_, '_>) {
    let (look, day) = (cases.look, cases.day);
    let risks = risks(look);
    if risks.is_empty() {
        return cases.unfinished(point("none").major().then(first_risks(look)));
    }
    let lacking = Lacking::risks(cases, &risks, |risk| owner(risk).is_none());
    let young = lacking.young();
    cases.unfinished(point("missing").listing("risks", lacking.old).share(risks.len()).then_first("risk.edit"));
    let gone = |risk: &Risk| {
        let held = owner(risk).and_then(|owner| look.get(owner));
        held.is_some_and(|held| held.head.retired || held.left_on.is_some_and(|left| older(left, FRESH_DAYS, day)))
    };
    let left = those(look, &risks, |_, risk| gone(risk));
    cases.wrong(point("left").listing("risks", left).minor().then_first("risk.edit"));
    cases.not_due(young);
    cases.no_gap(point("ok").count("total", risks.len()));
}

fn owner(risk: &Risk) -> Option<kernel::Id<crate::support::Person>> {
    risk.owner.filter(|owner| !owner.is_nil())
}
