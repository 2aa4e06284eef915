//! 6.1.2 c 2: whether every risk has an owner who can decide about it.

use super::lacking::Lacking;
use super::left::left;
use super::population::{first_risks, risks};
use crate::planning::Risk;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::point::point;

/// Every risk has an owner.
pub const HAVE_OWNERS: Check = Check { key: "risks.have_owners", clause: "6.1.2", find: have_owners };

fn have_owners(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let risks = risks(look);
    if risks.is_empty() {
        return cases.follows(point("none").then(first_risks(look)));
    }
    let lacking = Lacking::risks(cases, &risks, |risk| owner(risk).is_none());
    let young = lacking.young();
    cases.unfinished(point("missing").listing("risks", lacking.old).share(risks.len()).then_first("risk.edit"));
    cases.wrong(left(cases, "risks", &risks, owner));
    cases.not_due(young);
    cases.no_gap(point("ok").count("total", risks.len()));
}

fn owner(risk: &Risk) -> Option<kernel::Id<crate::support::Person>> {
    risk.owner.filter(|owner| !owner.is_nil())
}
