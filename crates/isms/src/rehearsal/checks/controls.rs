//! 6.1.3 b: whether the controls that the options need are determined.

use std::collections::BTreeSet;

use kernel::{Date, Id, Table};

use super::implementation;
use super::lacking::Lacking;
use super::plan::says_nothing_of_what;
use super::population::{done, is_highest, method_at_hand, plans_of, risks, those, written};
use crate::age::FRESH_DAYS;
use crate::evaluation::ControlTest;
use crate::planning::controls::Implementation;
use crate::planning::evidenced::{self, Freshness};
use crate::planning::risks::TreatmentOption;
use crate::planning::{Control, Risk, Treatment};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
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
        let bare = bare(look, id, risk) && !told_as_planless(look, id, risk);
        risk.decision.as_ref().filter(|_| bare).map(|decision| decision.on)
    });
    let young = lacking.young();
    cases.unfinished(point("missing").listing("risks", lacking.old).share(changed.len()).then_first("risk.edit"));
    let retired = those(look, &changed, |id, risk| is_lost(look, id, risk));
    let rows = implementation::rests_on(look, &lost(look));
    let retired = point("retired").listing("risks", retired).count("rows", rows.len());
    let retired = retired.naming("statement", rows.iter().map(|row| row.label.clone()).collect());
    cases.wrong(retired.resting_on(rows).minor().then_first("risk.edit"));
    cases.not_due(young);
    let named: BTreeSet<_> = changed.iter().flat_map(|(id, risk)| named_for(look, *id, risk)).collect();
    unnamed(cases, &changed);
    shown(cases, &named);
    cases.no_gap(point("ok").count("count", named.len()).count("total", changed.len()));
}

/// Whether a risk is to be modified and no control is named for it. One that is shared is changed by the agreement with
/// the partner, be it an insurance or a contract.
pub(super) fn bare<'a>(look: &Look<'a>, id: Id<Risk>, risk: &'a Risk) -> bool {
    let modified = risk.decision.as_ref().is_some_and(|own| own.option == TreatmentOption::Modify);
    modified && named_for(look, id, risk).next().is_none()
}

/// Whether that a risk has no plan weighs more than that it has no controls: it is of the highest level.
pub(super) fn told_as_planless(look: &Look<'_>, id: Id<Risk>, risk: &Risk) -> bool {
    let method = method_at_hand(look).map(|(_, method)| method);
    is_highest(method, risk.current.as_deref()) && plans_of(look, id).next().is_none()
}

fn needs_controls(risk: &Risk) -> bool {
    let option = risk.decision.as_ref().map(|decision| decision.option);
    matches!(option, Some(TreatmentOption::Modify | TreatmentOption::Share))
}

/// Whether everything that a risk to be changed rests on is no longer in use.
pub(super) fn is_lost<'a>(look: &Look<'a>, id: Id<Risk>, risk: &'a Risk) -> bool {
    let mut named = named_for(look, id, risk).peekable();
    needs_controls(risk) && named.peek().is_some() && named.all(|control| look.live(control).is_none())
}

/// The controls, no longer in use, that a risk to be changed rests on alone.
pub(super) fn lost(look: &Look<'_>) -> BTreeSet<Id<Control>> {
    // Nearly no control is retired, and most risks name some.
    if !look.of::<Control>().rows().any(|row| row.head.retired) {
        return BTreeSet::new();
    }
    let lost = look.risks().iter().filter(|(id, risk)| is_lost(look, *id, risk));
    lost.flat_map(|(id, risk)| named_for(look, *id, risk)).collect()
}

/// The risks let stand that rest on nothing but these controls, which are no longer in use.
pub(super) fn resting<'a>(look: &Look<'a>, gone: &BTreeSet<Id<Control>>) -> Vec<Id<Risk>> {
    if gone.is_empty() {
        return Vec::new();
    }
    let rests = |(id, risk): &Seen<'a, Risk>| {
        let mut named = named_for(look, *id, risk).peekable();
        !needs_controls(risk) && named.peek().is_some() && named.all(|own| gone.contains(&own))
    };
    look.risks().iter().filter(|seen| rests(seen)).map(|(id, _)| *id).collect()
}

/// Controls that are said to work while nothing says how or shows it.
fn shown<'a>(cases: &mut Cases<'_, 'a>, named: &BTreeSet<Id<Control>>) {
    let look = cases.look;
    let works = |id: Id<Control>| look.live(id).filter(|own| own.status == Implementation::Implemented);
    let working: Vec<_> = named.iter().filter_map(|id| Some((*id, works(*id)?))).collect();
    let told = |own: &Control| written(&own.how) || !own.documents.is_empty();
    let unshown = those(look, &working, |id, own| !told(own) && !proven(look, id, own));
    cases.judgement(point("unshown").listing("controls", unshown).then_first("control.edit"));
}

/// Whether evidence or a test shows anything of a control.
fn proven<'a>(look: &Look<'a>, id: Id<Control>, own: &'a Control) -> bool {
    let state = look.through(&evidenced::READS);
    evidenced::evidence(state, id, own).next().is_some() || look.pointing::<ControlTest>(id.raw()).next().is_some()
}

/// The controls at work, named for risks that are to be changed, of which all that showed it is too old. What is so weak
/// by now that a risk stands at another level is told of that risk.
pub(super) fn run_out(look: &Look<'_>, day: Date) -> BTreeSet<Id<Control>> {
    let state = look.through(&evidenced::READS);
    let changed = risks(look).into_iter().filter(|(_, risk)| needs_controls(risk));
    let named: BTreeSet<_> = changed.flat_map(|(id, risk)| named_for(look, id, risk)).collect();
    let old = |id: &Id<Control>| {
        let working = look.live(*id).filter(|own| own.status == Implementation::Implemented);
        working.is_some_and(|own| matches!(evidenced::freshness(state, *id, own, day), Freshness::Old(_)))
    };
    let mut old: BTreeSet<_> = named.into_iter().filter(old).collect();
    if !old.is_empty() {
        let weakened = look.crossed(day).iter().filter_map(|risk| look.live(*risk));
        weakened.flat_map(|risk| risk.controls.iter()).for_each(|id| _ = old.remove(&id));
    }
    old
}

/// Risks to be modified none of whose open plans names a control: by which of them it is to come down is not said. A plan
/// that says nothing of what is to be done is told by itself.
fn unnamed<'a>(cases: &mut Cases<'_, 'a>, changed: &[Seen<'a, Risk>]) {
    let look = cases.look;
    let modified = |risk: &Risk| risk.decision.as_ref().is_some_and(|own| own.option == TreatmentOption::Modify);
    let unnamed = those(look, changed, |id, risk| {
        let mut open = plans_of(look, id).filter(|(_, plan)| !done(plan)).peekable();
        let silent = |plan: &Treatment| plan.controls.is_empty() && !says_nothing_of_what(plan);
        modified(risk) && open.peek().is_some() && open.all(|(_, plan)| silent(plan))
    });
    cases.judgement(point("unnamed").listing("risks", unnamed).then("treatment.revise"));
}

/// The controls named by a risk and by its plans.
fn named_for<'a>(look: &Look<'a>, id: Id<Risk>, risk: &'a Risk) -> impl Iterator<Item = Id<Control>> + use<'a> {
    let planned = plans_of(look, id).flat_map(|(_, plan)| plan.controls.iter());
    risk.controls.iter().chain(planned)
}
