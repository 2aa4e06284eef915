//! 6.1.2 c 2: whether every risk has an owner who can decide about it.

use super::lacking::Lacking;
use super::left::left;
use super::population::{first_risks, risks, those};
use crate::planning::Risk;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::Look;
use crate::rehearsal::point::point;
use crate::support::people::PersonKind;

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
    let early = those(look, &risks, |_, risk| spoke_before_joining(look, risk));
    cases.wrong(point("before-joining").listing("risks", early).minor().then_first("risk.accept"));
    let outside =
        |risk: &Risk| owner(risk).and_then(|id| look.get(id)).is_some_and(|own| own.kind == PersonKind::Outsider);
    let outside = those(look, &risks, |_, risk| outside(risk));
    cases.judgement(point("outsider").listing("risks", outside).then_first("risk.hand_over"));
    let theirs = those(look, &risks, |_, risk| is_theirs(look, risk));
    cases.judgement(point("theirs").listing("risks", theirs).then_first("risk.hand_over"));
    cases.not_due(young);
    cases.no_gap(point("ok").count("total", risks.len()));
}

/// Whether the owner works for a supplier: whoever bears the risk is the organization.
fn is_theirs(look: &Look<'_>, risk: &Risk) -> bool {
    let owner = owner(risk).and_then(|id| look.get(id));
    owner.is_some_and(|own| own.kind != PersonKind::Outsider && own.supplier.is_some())
}

/// Whether the owner decided about a risk, or accepted what remains, before the first day of work here.
fn spoke_before_joining(look: &Look<'_>, risk: &Risk) -> bool {
    let Some(owner) = owner(risk) else { return false };
    let decided = risk.decision.as_ref().and_then(|own| Some((own.by?, own.on)));
    let accepted = risk.acceptance.as_ref().map(|own| (own.by, own.on));
    let joined = look.get(owner).and_then(|own| own.joined_on);
    let early = |(by, on)| by == owner && joined.is_some_and(|joined| on < joined);
    decided.into_iter().chain(accepted).any(early)
}

fn owner(risk: &Risk) -> Option<kernel::Id<crate::support::Person>> {
    risk.owner.filter(|owner| !owner.is_nil())
}
