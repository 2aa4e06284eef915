//! 8.2: whether somebody who said that a change leaves the risks as they are said why.

use super::on_change::Done;
use super::population::{gives_reason, in_order, those};
use crate::planning::PlannedChange;
use crate::planning::changes::{ChangeState, Settled};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::point::point;

/// How words begin that say of a risk that it grows.
const RAISES: [&str; 14] = [
    "raise",
    "raising",
    "increas",
    "higher",
    "grows",
    "more likely",
    "more frequent",
    "worse",
    "new risk",
    "erhöh",
    "steig",
    "neue risik",
    "høyere",
    "øker",
];
/// Words that turn them round.
const NOT: [&str; 8] = ["no ", "not ", "none", "nothing", "never", "kein", "nicht", "ikke"];

/// Changes settled by a word, or by whoever answers for the change although it is said to raise risks, while nobody
/// assessed the risks since.
pub(super) fn told(cases: &mut Cases<'_, '_>, done: &Done<'_>) {
    let look = cases.look;
    let unassessed = |own: &PlannedChange, settled: &Settled| {
        let on = own.done_on.unwrap_or(settled.on);
        own.risks.is_empty() || own.risks.iter().any(|id| done.knows(id) && !done.since(id, on))
    };
    let thin = |own: &PlannedChange| {
        own.settled.as_ref().is_some_and(|settled| {
            let alone = own.owner == Some(settled.by) && raises(own);
            (alone || !gives_reason(&settled.because))
                && (raises(own) || !own.risks.is_empty())
                && unassessed(own, settled)
        })
    };
    let all = in_order(look.of::<PlannedChange>().iter().filter(|(_, own)| own.state == ChangeState::Done).collect());
    let last =
        all.iter().filter(|(_, own)| thin(own)).filter_map(|(_, own)| own.settled.as_ref()).map(|own| own.on).max();
    let thin = those(look, &all, |_, own| thin(own));
    cases.judgement(point("settled").listing("changes", thin).since(last).then("assessment.create"));
}

/// Whether a change itself says that a risk grows by it.
fn raises(own: &PlannedChange) -> bool {
    let said = own.effect_on_risks.as_ref().map(|text| text.to_lowercase()).unwrap_or_default();
    RAISES.iter().any(|word| said.contains(word)) && !NOT.iter().any(|word| said.contains(word))
}
