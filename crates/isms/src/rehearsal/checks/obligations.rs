//! 4.2: what obligations say of themselves that somebody has to look at: whom they are owed to, and whether they are met.

use super::follow_up::followed_up;
use super::issues::REVIEW_MONTHS;
use super::population::{in_order, those};
use crate::context::Obligation;
use crate::context::obligations::{Compliance, ObligationKind};
use crate::dates::months_after;
use crate::planning::controls::Implementation;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

fn all<'a>(look: &Look<'a>) -> Vec<Seen<'a, Obligation>> {
    in_order(look.of::<Obligation>().iter().collect())
}

/// Obligations towards others that name nobody, where most name somebody.
pub(super) fn nobodys(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let towards_others = |own: &Obligation| match own.kind {
        ObligationKind::Law | ObligationKind::Regulation | ObligationKind::Contract => true,
        ObligationKind::Standard | ObligationKind::Commitment => false,
    };
    let owed: Vec<_> = all(look).into_iter().filter(|(_, own)| towards_others(own)).collect();
    let open = owed.iter().filter(|(_, own)| own.party.is_none()).count();
    let nobodys = those(look, &owed, |_, own| own.party.is_none() && 2 * open < owed.len());
    cases.judgement(point("nobodys").listing("obligations", nobodys).then_first("obligation.edit"));
}

/// Obligations met in part for a year about which nobody does anything, those said to be met by controls of which none is
/// at work, and those judged before they bound.
pub(super) fn met(cases: &mut Cases<'_, '_>) {
    let (look, day, all) = (cases.look, cases.day, all(cases.look));
    let partly = |own: &Obligation| {
        let long = own.judged_on.is_some_and(|on| months_after(on, REVIEW_MONTHS) < day);
        own.compliance == Compliance::PartlyMet && long
    };
    let partly = those(look, &all, |id, own| partly(own) && !followed_up(look, id.raw()));
    cases.judgement(point("partly").listing("obligations", partly).then("nonconformity.create"));
    let to_come = |own: &Obligation| {
        let mut controls = own.controls.iter().filter_map(|id| look.live(id)).peekable();
        let idle = |status| matches!(status, Implementation::NotStarted | Implementation::Planned);
        own.compliance == Compliance::Met && controls.peek().is_some() && controls.all(|own| idle(own.status))
    };
    let to_come = those(look, &all, |_, own| to_come(own));
    cases.judgement(point("to-come").listing("obligations", to_come).then_first("obligation.edit"));
    let gone = |own: &Obligation| {
        let mut controls = own.controls.iter().filter_map(|id| look.get(id)).peekable();
        own.compliance == Compliance::Met && controls.peek().is_some() && controls.all(|own| own.head.retired)
    };
    let gone = those(look, &all, |_, own| gone(own));
    cases.judgement(point("gone").listing("obligations", gone).then_first("obligation.edit"));
    let early = |own: &Obligation| {
        let bound = own.binding_from.filter(|from| *from <= day);
        own.compliance == Compliance::Met && own.judged_on.zip(bound).is_some_and(|(on, from)| on < from)
    };
    let early = those(look, &all, |_, own| early(own));
    cases.judgement(point("early").listing("obligations", early).then_first("obligation.edit"));
}
