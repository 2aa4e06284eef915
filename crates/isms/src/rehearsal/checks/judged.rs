//! 6.1.2 d: consequence, likelihood and level of each risk, judged by the method.

use std::collections::HashMap;

use kernel::{Held, Level};

use super::lacking::Lacking;
use super::population::{first_risks, method_at_hand, risks};
use crate::planning::{Method, Risk, Threat};
use crate::rehearsal::cases::Cases;
use crate::rehearsal::check::Check;
use crate::rehearsal::look::{Look, Seen};
use crate::rehearsal::point::point;

/// Risks are assessed with the method.
pub const ASSESSED_BY_METHOD: Check =
    Check { key: "risks.assessed_by_method", clause: "6.1.2", find: assessed_by_method };
/// Consequences are assessed.
pub const HAVE_CONSEQUENCES: Check = Check { key: "risks.have_consequences", clause: "6.1.2", find: have_consequences };
/// The realistic likelihood is assessed.
pub const HAVE_LIKELIHOOD: Check = Check { key: "risks.have_likelihood", clause: "6.1.2", find: have_likelihood };
/// Every risk has a level.
pub const HAVE_LEVELS: Check = Check { key: "risks.have_levels", clause: "6.1.2", find: have_levels };

/// Fewest risks among which one and the same likelihood is odd.
const FLAT_RISKS_MIN: usize = 10;
/// Above this share of risks with one likelihood somebody has to look, in percent.
const FLAT_PERCENT: usize = 90;

fn assessed_by_method(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let risks = risks(look);
    if risks.is_empty() {
        return cases.unfinished(point("none").major().then(first_risks(look)));
    }
    let lacking = Lacking::risks(cases, &risks, |risk| risk.current.is_none());
    let young = lacking.young();
    cases.unfinished(point("some").listing("risks", lacking.old).share(risks.len()).then_first("risk.assess"));
    cases.not_due(young);
    let method = method_at_hand(look);
    let in_force = method.map(|(id, method)| (id, method.version));
    let stale = |risk: &Held<Risk>| {
        risk.current.as_ref().is_some_and(|reading| Some((reading.method, reading.version)) != in_force)
    };
    let stale = risks.iter().filter(|(_, risk)| stale(risk)).count();
    if stale > 0 {
        cases.no_gap(point("stale").count("total", risks.len()).count("count", stale));
    }
    let name = method.map(|(id, _)| look.named(id).in_full()).unwrap_or_default();
    cases.no_gap(point("ok").count("total", risks.len()).text("method", name));
}

fn have_consequences(cases: &mut Cases<'_, '_>) {
    let look = cases.look;
    let method = method_at_hand(look).map(|(_, method)| method);
    every_risk(cases, |risk| incomplete(look, method, risk));
}

/// Whether no consequence is judged, or none for a criterion that the threat touches.
fn incomplete(look: &Look<'_>, method: Option<&Method>, risk: &Risk) -> bool {
    let judged = |key: &str| risk.consequence.at(key).is_some_and(|rating| rating.level > Level(0));
    let threat = risk.threat.and_then(|threat| look.get::<Threat>(threat));
    let criteria = method.into_iter().flat_map(|method| method.criteria.iter());
    let mut touched = criteria.filter(|(key, _)| threat.is_some_and(|threat| threat.touches(key)));
    !risk.consequence.iter().any(|(key, _)| judged(key)) || touched.any(|(key, _)| !judged(key))
}

fn have_likelihood(cases: &mut Cases<'_, '_>) {
    let risks = every_lacking(cases, |risk| risk.likelihood == Level(0));
    let total = risks.len();
    if let Some((level, count)) = commonest(&risks).filter(|(_, count)| is_flat(*count, total)) {
        let flat = point("flat").count("count", count).count("total", total);
        let label = method_at_hand(cases.look).and_then(|(_, method)| method.likelihood.at(&level.0.to_string()));
        let label = label.map_or_else(|| level.0.to_string(), |step| step.label.to_string());
        cases.judgement(flat.text("level", label));
    }
    if total > 0 {
        cases.no_gap(point("ok").count("total", total));
    }
}

fn is_flat(count: usize, total: usize) -> bool {
    total >= FLAT_RISKS_MIN && count * 100 > total * FLAT_PERCENT
}

/// The likelihood that most risks have, and how many.
fn commonest(risks: &[Seen<'_, Risk>]) -> Option<(Level, usize)> {
    let mut counts = HashMap::new();
    for (_, risk) in risks.iter().filter(|(_, risk)| risk.likelihood > Level(0)) {
        *counts.entry(risk.likelihood).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(level, count)| (*count, *level))
}

fn have_levels(cases: &mut Cases<'_, '_>) {
    every_risk(cases, |risk| risk.current.is_none());
}

/// Every risk that had time enough has what is asked.
fn every_risk(cases: &mut Cases<'_, '_>, lacks: impl Fn(&Held<Risk>) -> bool) {
    let risks = every_lacking(cases, lacks);
    if !risks.is_empty() {
        cases.no_gap(point("ok").count("total", risks.len()));
    }
}

/// Tells what risks lack, and gives all of them.
fn every_lacking<'a>(cases: &mut Cases<'_, 'a>, lacks: impl Fn(&Held<Risk>) -> bool) -> Vec<Seen<'a, Risk>> {
    let risks = risks(cases.look);
    if risks.is_empty() {
        cases.unfinished(point("none").minor().then(first_risks(cases.look)));
        return risks;
    }
    let lacking = Lacking::risks(cases, &risks, lacks);
    let young = lacking.young();
    cases.unfinished(point("missing").listing("risks", lacking.old).share(risks.len()).then_first("risk.assess"));
    // A single young risk says nothing of all the others, so judgement has to wait, too.
    cases.not_due(young);
    risks
}
