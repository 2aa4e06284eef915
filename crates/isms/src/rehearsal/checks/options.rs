//! 6.1.3 a: whether somebody chose what to do about each risk.

use std::collections::HashSet;

use kernel::{Date, Held, RawId};

use super::lacking::Lacking;
use super::left::{gone, had_left};
use super::population::{is_highest, method_at_hand, risks, said, those};
use super::to_come::ahead;
use super::{breached, scope_basis};
use crate::age::{FRESH_DAYS, Footing, before_assessed, footing};
use crate::operation::suppliers::SupplierState;
use crate::planning::risks::{Assessed, TreatmentOption};
use crate::planning::{Method, Risk};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::{Point, point};

/// An option is chosen for every risk.
pub const OPTIONS_DECIDED: Check = Check { key: "risks.options_decided", clause: "6.1.3", find: options_decided };

fn options_decided(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let assessed: Vec<_> = risks(look).into_iter().filter(|(_, risk)| risk.current.is_some()).collect();
    if assessed.is_empty() {
        return cases.not_due(point("none"));
    }
    let method = method_at_hand(look).map(|(_, method)| method);
    let is_above = |risk: &Risk| above(look, risk);
    let total = assessed.len();
    let early = those(look, &assessed, |_, risk| decided_early(risk));
    // That a supplier ended on which the scope rests is told with its interfaces.
    let told = scope_basis::told_idle(look, cases.day);
    let alone = those(look, &assessed, |_, risk| partner_is_gone(look, risk, &told));
    let all = assessed.clone();
    let (high, low): (Vec<_>, Vec<_>) = assessed.into_iter().partition(|(_, risk)| is_above(risk));
    let above = undecided(cases, &high, FRESH_DAYS);
    let below = undecided(cases, &low, FRESH_DAYS);
    let young = [above.young(), below.young()];
    cases.unfinished(graded(&above, &high, method).then_first("risk.decide"));
    cases.unfinished(point("below").listing("risks", below.old).minor().then_first("risk.decide"));
    cases.wrong(point("early").listing("risks", early).share(total).then_first("risk.decide"));
    cases.wrong(point("partner").listing("risks", alone).minor().then_first("risk.decide"));
    let partnerless = those(look, &all, |_, risk| is_partnerless(risk));
    cases.wrong(point("partnerless").listing("risks", partnerless).share(total).then_first("risk.decide"));
    let decided = ("word-day-decision", (|risk| risk.decision.as_ref().map(|own| own.on)) as fn(&Risk) -> _);
    cases.wrong(ahead(cases, "risks", &all, &[decided]).then_first("risk.decide"));
    let departed = those(look, &all, |_, risk| decided_by_one_who_had_left(look, risk, cases.day));
    cases.wrong(point("departed").listing("risks", departed).minor().then_first("risk.decide"));
    let nobodys = those(look, &all, |_, risk| risk.decision.as_ref().is_some_and(|own| own.by.is_none()));
    cases.judgement(point("nobodys").listing("risks", nobodys).then_first("risk.decide"));
    breached::told(cases, &all);
    let unshown = |risk: &Held<Risk>, on| footing(risk, on) == Footing::Unshown;
    // What was accepted so long before, too, is told with the acceptance.
    let unfounded = those(look, &all, |_, risk| {
        let decided = risk.decision.as_ref().is_some_and(|own| unshown(risk, own.on));
        decided && !risk.acceptance.as_ref().is_some_and(|own| unshown(risk, own.on))
    });
    cases.judgement(point("unfounded").listing("risks", unfounded).then_first("risk.decide"));
    young.into_iter().for_each(|young| cases.not_due(young));
    cases.no_gap(point("ok").count("total", total));
}

/// Whether a risk lies above the acceptance line of the method that judged it: scores of another have another scale.
fn above(look: &Look<'_>, risk: &Risk) -> bool {
    let line = |reading: &Assessed| look.get(reading.method).map_or(0, |method| method.line);
    risk.current.as_ref().is_some_and(|reading| reading.score > line(reading))
}

/// The risks nobody has decided about, with the time since their assessment.
fn undecided<'a>(cases: &Cases<'_, 'a>, risks: &[Seen<'a, Risk>], days: i32) -> Lacking {
    Lacking::among(cases, risks, days, |_, risk| {
        let reading = risk.current.as_ref().filter(|_| risk.decision.is_none());
        reading.map(|reading| reading.on)
    })
}

/// The case of risks above the line: grave where one of them has the highest level there is.
fn graded(above: &Lacking, high: &[Seen<'_, Risk>], method: Option<&Method>) -> Point {
    let listed: HashSet<_> = above.old.ids().collect();
    let highest = |risk: &Risk| is_highest(method, risk.current.as_deref());
    let grave = high.iter().any(|(id, risk)| listed.contains(&id.raw()) && highest(risk));
    let point = point("above").listing("risks", above.old.clone()).share(high.len());
    if grave { point.grave() } else { point }
}

/// Whether a risk is shared with a supplier that works for the organization no longer, or does not yet.
fn partner_is_gone(look: &Look<'_>, risk: &Risk, told: &HashSet<RawId>) -> bool {
    let shared = risk.decision.as_ref().filter(|own| own.option == TreatmentOption::Share);
    let supplier = shared.and_then(|own| own.supplier).filter(|own| !told.contains(&own.raw()));
    let supplier = supplier.and_then(|own| look.get(own));
    supplier.is_some_and(|own| match own.state {
        SupplierState::Active | SupplierState::Leaving => own.head.retired,
        SupplierState::Candidate | SupplierState::Ended => true,
    })
}

/// Whether somebody decided who had left by then. Where the same person accepted what remains, or the risk still lies with
/// them, that is told there.
fn decided_by_one_who_had_left(look: &Look<'_>, risk: &Risk, day: Date) -> bool {
    let Some((by, on)) = risk.decision.as_ref().and_then(|own| Some((own.by?, own.on))) else { return false };
    let accepted = risk.acceptance.as_ref().is_some_and(|own| own.by == by && had_left(look, by, own.on));
    had_left(look, by, on) && !accepted && !(risk.owner == Some(by) && gone(look, by, day))
}

/// Whether a risk is said to be shared, and nothing says with whom.
fn is_partnerless(risk: &Risk) -> bool {
    let shared = risk.decision.as_ref().filter(|own| own.option == TreatmentOption::Share);
    shared.is_some_and(|own| own.supplier.is_none() && said(&own.shared_with).is_none())
}

/// Whether somebody decided before the risk was assessed for the first time, as far as assessments are kept.
fn decided_early(risk: &Held<Risk>) -> bool {
    risk.decision.as_ref().is_some_and(|decision| before_assessed(risk, decision.on))
}
