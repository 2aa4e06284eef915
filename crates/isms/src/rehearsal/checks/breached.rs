//! 6.1.3 a: whether risks are kept that break what is binding.

use std::collections::BTreeSet;

use kernel::Id;

use super::population::those;
use crate::context::Obligation;
use crate::context::obligations::Compliance;
use crate::planning::Risk;
use crate::planning::risks::TreatmentOption;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// The obligations that are not met and that a risk let stand would breach.
pub fn kept_breaches(look: &Look<'_>) -> BTreeSet<Id<Obligation>> {
    let kept = |risk: &Risk| risk.decision.as_ref().is_some_and(|own| own.option == TreatmentOption::Retain);
    let kept = look.risks().iter().filter(|(_, risk)| risk.current.is_some() && kept(risk));
    let unmet = |id: &Id<Obligation>| look.live(*id).is_some_and(|own| own.compliance == Compliance::NotMet);
    kept.flat_map(|(_, risk)| risk.obligations.iter()).filter(unmet).collect()
}

/// Risks let stand although an obligation that they would breach is not met today: to keep such a risk is to go on breaching
/// it, whatever its level.
pub fn told<'a>(cases: &mut Cases<'_, 'a>, risks: &[Seen<'a, Risk>]) {
    let look = cases.look;
    let unmet: BTreeSet<Id<Obligation>> = look
        .of::<Obligation>()
        .iter()
        .filter(|(_, own)| own.compliance == Compliance::NotMet)
        .map(|(id, _)| id)
        .collect();
    if unmet.is_empty() {
        return;
    }
    let kept = |risk: &Risk| risk.decision.as_ref().is_some_and(|own| own.option == TreatmentOption::Retain);
    let breached = |risk: &Risk| risk.obligations.iter().any(|own| unmet.contains(&own));
    let found = those(look, risks, |_, risk| kept(risk) && breached(risk));
    let of = risks.iter().filter(|(_, risk)| kept(risk)).flat_map(|(_, risk)| risk.obligations.iter());
    let of: BTreeSet<_> = of.filter(|own| unmet.contains(own)).collect();
    let told = point("breach").listing("risks", found).listing("obligations", look.all_named(of));
    cases.judgement(told.then_first("risk.reopen"));
}
