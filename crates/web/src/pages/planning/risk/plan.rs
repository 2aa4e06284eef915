//! 6.1.3: what is done about a risk: the option, the controls, the plan, the line and the acceptance.

use std::collections::HashSet;

use isms::catalogue;
use isms::planning::helpful::{helpful, standing_for};
use isms::planning::necessary::Newest;
use isms::planning::risks::{Acceptance, Risk, TreatmentOption, weighed};
use isms::planning::{Control, Method, acceptance, scoring, treatments};
use kernel::{Choice, Held, Id};
use serde::Serialize;

use super::indicated::overtaken;
use super::unmet::accepted_with;
use crate::pages::brought;
use crate::pages::levels::{Badge, Levels};
use crate::pages::planning::left_out::left_out;
use crate::pages::scene::{Named, Scene};

/// Most controls named that would help.
const HELPS_MAX: usize = 8;

/// What is done about a risk.
#[derive(Serialize)]
pub struct Treatment {
    /// The option chosen, by whom and when.
    pub option: Option<String>,
    /// Why this option.
    pub reason: Option<String>,
    /// The controls at work.
    pub controls: Vec<Named>,
    /// The controls that parts of the plan put in place and that are not at work yet.
    pub planned: Vec<Named>,
    /// What the threat and the vulnerabilities say would help: own controls where there are such, else those of Annex A.
    pub helps: Vec<Named>,
    /// The measures planned.
    pub measures: Vec<Measure>,
    /// Up to where the owner accepts alone, and who countersigns above.
    pub line: Option<String>,
    /// Who accepted what remains, until when.
    pub acceptance: Option<String>,
    /// Why what remains was found acceptable.
    pub acceptance_reason: Option<String>,
    /// Whether that stands today.
    pub accepted: bool,
    /// Why it no longer counts, where the evidence took it back.
    pub overtaken: Option<String>,
}

/// One part of the treatment plan.
#[derive(Serialize)]
pub struct Measure {
    /// The record.
    pub record: Named,
    /// Approval, cost, steps done, due day.
    pub note: String,
    /// Whether it is past its day.
    pub late: bool,
}

/// The treatment of a risk.
pub fn treatment(scene: Scene<'_>, levels: &Levels<'_>, id: Id<Risk>, risk: &Risk) -> Treatment {
    Treatment {
        option: risk.decision.as_ref().map(|_| option(scene, risk)),
        reason: risk.decision.as_ref().and_then(|decision| decision.reason.as_ref()).map(ToString::to_string),
        controls: risk.controls.iter().filter_map(|control| scene.link_to(control)).collect(),
        planned: planned(scene, id, risk),
        helps: helps(scene, risk),
        measures: treatments::of(scene.state, id).filter_map(|(plan, held)| measure(scene, plan, held)).collect(),
        line: line(scene, levels, risk),
        acceptance: acceptance::standing(risk).map(|standing| accepted(scene, standing)),
        acceptance_reason: acceptance::standing(risk).and_then(|own| own.reason.as_ref()).map(ToString::to_string),
        accepted: acceptance::holds(scene.state, risk, scene.day),
        overtaken: overtaken(scene, risk),
    }
}

/// The controls of the plan, each once, in its order, without those that work against the risk already.
fn planned(scene: Scene<'_>, id: Id<Risk>, risk: &Risk) -> Vec<Named> {
    let mut seen = HashSet::new();
    let controls = treatments::of(scene.state, id).flat_map(|(_, plan)| plan.controls.iter().collect::<Vec<_>>());
    let planned = controls.filter(|control| !risk.controls.contains(*control) && seen.insert(*control));
    planned.filter_map(|control| scene.link_to(control)).collect()
}

/// Controls that help against the threat and the vulnerabilities and do not work against the risk yet.
fn helps(scene: Scene<'_>, risk: &Risk) -> Vec<Named> {
    let state = scene.state;
    let named = helpful(state, risk.threat, risk.vulnerabilities.iter());
    let standing = |reference: &str, control: &Control| control.reference_controls.0.iter().any(|own| own == reference);
    let works = |reference: &str| {
        risk.controls.iter().filter_map(|id| state.get(id)).any(|control| standing(reference, control))
    };
    let help = |reference: &str| {
        if let Some(named) = standing_for(state, reference).next().and_then(|(id, _)| scene.link_to(id)) {
            return Some(named);
        }
        let control = catalogue::find_control(reference)?;
        let href = scene.href(&format!("planning/soa/{reference}"));
        Some(Named { reference: reference.to_owned(), title: control.title.clone(), href })
    };
    let mut found: Vec<Named> = named.into_iter().filter(|own| !works(own)).filter_map(help).collect();
    found.dedup();
    found.truncate(HELPS_MAX);
    found
}

fn option(scene: Scene<'_>, risk: &Risk) -> String {
    let t = scene.t;
    let Some(decision) = &risk.decision else { return String::new() };
    let option = t.choice(TreatmentOption::CHOICES.key, decision.option.key()).to_owned();
    let who = decision.by.map_or(t.t("unknown"), |by| scene.person_name(by)).to_owned();
    t.with("risk-decided", &[("option", option.into()), ("person", who.into()), ("day", t.day(decision.on).into())])
}

/// One part of the plan in a line: approval, cost, steps done, due day.
pub fn measure(
    scene: Scene<'_>,
    id: Id<isms::planning::Treatment>,
    held: &Held<isms::planning::Treatment>,
) -> Option<Measure> {
    let t = scene.t;
    let mut notes = Vec::new();
    let valid = held.approvals.iter().filter(|(_, approval)| approval.version == held.version);
    for (_, approval) in valid {
        let person = scene.person_name(approval.by).to_owned();
        let said = t.with("risk-plan-approved", &[("person", person.into()), ("day", t.day(approval.on).into())]);
        notes.push(brought::beside(scene, said, approval));
    }
    if notes.is_empty() {
        notes.push(t.t("risk-plan-unapproved").to_owned());
    }
    notes.extend(held.cost.map(|cost| cost.to_string()));
    if !held.actions.is_empty() {
        let done = held.actions.iter().filter(|(_, action)| action.done_on.is_some()).count();
        notes.push(t.with("risk-plan-steps", &[("done", done.into()), ("total", held.actions.len().into())]));
    }
    match (&held.completion, held.due) {
        (Some(done), _) => notes.push(t.one("risk-plan-done", "day", t.day(done.on))),
        (None, Some(due)) => notes.push(t.one("risk-plan-due", "day", t.day(due))),
        (None, None) => {}
    }
    let newest = Newest::of(scene.state);
    let left_out = left_out(scene, newest.as_ref(), held);
    notes.extend(left_out.iter().map(|own| format!("{} {}", t.t("plan-left-out"), own.control.reference)));
    let late = held.completion.is_none() && held.due.is_some_and(|due| due < scene.day);
    Some(Measure { record: scene.link_to(id)?, note: notes.join(" · "), late })
}

/// Clause: 6.1.2 a 1. Up to where the owner accepts alone, and who countersigns what remains of this risk; all roles of
/// the levels above while nobody can say what remains.
fn line(scene: Scene<'_>, levels: &Levels<'_>, risk: &Risk) -> Option<String> {
    let t = scene.t;
    let (id, method) = scoring::at_hand(scene.state)?;
    let label = |score| {
        let (key, _) = scoring::band(method, score)?;
        levels.in_method(id).iter().find(|(own, _)| *own == key).map(|(_, badge)| badge.label.to_owned())
    };
    let mut args = vec![("score", method.line.into()), ("level", label(method.line)?.into())];
    let Some(own) = weighed(scene.state, risk, scene.day) else {
        let roles = roles_above(scene, levels.in_method(id), method);
        args.push(("roles", roles.join(", ").into()));
        return Some(t.with(if roles.is_empty() { "risk-line" } else { "risk-line-bands" }, &args));
    };
    args.extend([("own", own.into()), ("band", label(own).unwrap_or_default().into())]);
    let role = acceptance::countersigner(method, own).and_then(|role| scene.state.get(role));
    let key = match role {
        Some(_) => "risk-line-above",
        None if own > method.line => "risk-line-reasoned",
        None => "risk-line-within",
    };
    args.push(("with", accepted_with(scene).into()));
    args.extend(role.map(|role| ("role", role.title.to_string().into())));
    Some(t.with(key, &args))
}

/// The levels above the line, each with the role that countersigns there.
fn roles_above(scene: Scene<'_>, bands: &[(&str, Badge<'_>)], method: &Method) -> Vec<String> {
    let told = |(key, badge): &(&str, Badge<'_>)| {
        let above = acceptance::first_above(method, key)?;
        let role = scene.state.get(acceptance::countersigner(method, above)?)?;
        let args = [("band", badge.label.to_owned().into()), ("role", role.title.to_string().into())];
        Some(scene.t.with("risk-line-band", &args))
    };
    bands.iter().filter_map(told).collect()
}

fn accepted(scene: Scene<'_>, acceptance: &Acceptance) -> String {
    let t = scene.t;
    let named = |person| scene.person_name(person).to_owned();
    let by = [
        ("person", named(acceptance.by).into()),
        ("day", t.day(acceptance.on).into()),
        ("score", acceptance.score.into()),
    ];
    let mut parts = vec![t.with("risk-accepted-by", &by)];
    parts.extend(acceptance.indicated.map(|score| t.one("risk-accepted-knowing", "score", score)));
    parts.extend(acceptance.until.map(|until| t.one("risk-accepted-until", "day", t.day(until))));
    if let (Some(person), Some(on)) = (acceptance.countersigned_by, acceptance.countersigned_on) {
        parts.push(t.with("risk-countersigned-by", &[("person", named(person).into()), ("day", t.day(on).into())]));
    } else if let Some(role) = acceptance.needs.and_then(|role| scene.state.get(role)) {
        parts.push(t.one("risks-countersign", "role", role.title.to_string()));
    }
    parts.extend(acceptance.provenance.origin().map(|own| brought::told(scene, own)));
    parts.join(" · ")
}
