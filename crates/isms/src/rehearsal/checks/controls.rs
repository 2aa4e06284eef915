//! 6.1.3 b: whether the controls that the options need are determined.

use std::collections::BTreeSet;

use kernel::Id;

use super::lacking::Lacking;
use super::population::{plans_of, risks, those};
use crate::planning::risks::TreatmentOption;
use crate::planning::{Control, Risk};
use crate::rehearsal::age::FRESH_DAYS;
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::Look;
use crate::rehearsal::point::point;

/// The controls that the options need are determined.
pub const CONTROLS_DETERMINED: Check =
    Check { key: "risks.controls_determined", clause: "6.1.3", find: controls_determined };

fn controls_determined(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let changed: Vec<_> = risks(look).into_iter().filter(|(_, risk)| needs_controls(risk)).collect();
    if changed.is_empty() {
        return cases.not_due(point("none"));
    }
    let lacking = Lacking::among(cases, &changed, FRESH_DAYS, |id, risk| {
        let bare = named_for(look, id, risk).is_empty();
        risk.decision.as_ref().filter(|_| bare).map(|decision| decision.on)
    });
    let young = lacking.young();
    cases.unfinished(point("missing").listing("risks", lacking.old).share(changed.len()).then_first("risk.edit"));
    let retired = those(look, &changed, |id, risk| {
        let named = named_for(look, id, risk);
        !named.is_empty() && named.iter().all(|control| look.live(*control).is_none())
    });
    cases.wrong(point("retired").listing("risks", retired).minor().then_first("risk.edit"));
    cases.not_due(young);
    let named: BTreeSet<_> = changed.iter().flat_map(|(id, risk)| named_for(look, *id, risk)).collect();
    cases.no_gap(point("ok").count("count", named.len()).count("total", changed.len()));
}

fn needs_controls(risk: &Risk) -> bool {
    let option = risk.decision.as_ref().map(|decision| decision.option);
    matches!(option, Some(TreatmentOption::Modify | TreatmentOption::Share))
}

/// The controls named by a risk and by its plans.
pub(super) fn named_for(look: &Look<'_>, id: Id<Risk>, risk: &Risk) -> BTreeSet<Id<Control>> {
    let planned = plans_of(look, id).flat_map(|(_, plan)| plan.controls.iter());
    risk.controls.iter().chain(planned).collect()
}
