//! One dense line of the risk register.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use isms::planning::judgement::touched;
use isms::planning::risks::{Risk, Stage, Status, TreatmentOption, stage};
use isms::planning::worth::Worths;
use isms::planning::{Asset, Control, Threat, Vulnerability, scoring};
use isms::sealing::{self, Locked};
use kernel::{Choice, Declared, Id, Links, State, TableOf, Text};
use serde::Serialize;

use super::order::Entry;
use super::wording::Wording;
use crate::pages::levels::{Badge, Levels};
use crate::pages::scene::Scene;

/// Most criteria that have a column of their own.
pub const CRITERIA_SHOWN_MAX: usize = 6;
/// Most controls named in a line.
const CONTROLS_SHOWN_MAX: usize = 2;

/// A risk in the register.
#[derive(Serialize)]
pub struct Line<'a> {
    /// `R-0042`.
    pub reference: String,
    /// What could happen, in a few words.
    pub title: &'a str,
    /// The first asset, and how many more.
    pub asset: First<'a>,
    /// The threat.
    pub threat: Option<&'a str>,
    /// The first vulnerability, and how many more.
    pub vulnerability: First<'a>,
    /// Consequence by criterion, in the order of the columns; 0 where not judged.
    pub consequence: [u8; CRITERIA_SHOWN_MAX],
    /// Likelihood; 0 where not judged.
    pub likelihood: u8,
    /// How easily its vulnerabilities are used, where the method asks it; 0 where not judged.
    pub ease: u8,
    /// The level of the risk as it is.
    pub current: Option<Badge<'a>>,
    /// What was decided to do.
    pub treatment: &'static str,
    /// The first controls at work.
    pub controls: [Option<&'a str>; CONTROLS_SHOWN_MAX],
    /// How many more there are.
    pub controls_more: usize,
    /// The level expected after the plan.
    pub after: Option<Badge<'a>>,
    /// Whether it is retained, so that nothing is expected to change.
    pub retained: bool,
    /// Who answers for it.
    pub owner: Cow<'a, str>,
    /// Where it stands on its way to acceptance.
    pub stage: &'static str,
    /// The same in words.
    pub decision: String,
    /// How urgent that is: `late`, `due` or nothing.
    pub urgency: &'static str,
    /// Whether a field stays as it was accepted, by its key.
    #[serde(skip)]
    pub locked: Locked,
    /// Of a proposal, why it stands where it does.
    #[serde(skip)]
    pub why: Option<String>,
}

impl Line<'_> {
    /// Whether a field stays as it was accepted.
    pub fn locks(&self, key: &str) -> bool {
        (self.locked)(key)
    }
}

/// The first of several titles.
#[derive(Clone, Copy, Default, Serialize)]
pub struct First<'a> {
    /// The title; none where there is nothing.
    pub title: Option<&'a str>,
    /// How many more there are.
    pub more: usize,
}

/// What all lines of a page share, looked up once.
pub struct Shared<'a> {
    scene: Scene<'a>,
    levels: &'a Levels<'a>,
    criteria: &'a [&'a str],
    controls: &'a HashMap<Id<Control>, String>,
    wording: Wording<'a>,
    assets: &'a TableOf<Asset>,
    threats: &'a TableOf<Threat>,
    vulnerabilities: &'a TableOf<Vulnerability>,
    options: Vec<(&'static str, &'static str)>,
    /// What assets are worth; looked up where a proposal is told.
    worths: OnceCell<Worths>,
}

/// The references of all controls.
pub fn references(state: &State) -> HashMap<Id<Control>, String> {
    let reference = |head: &kernel::record::Head| Control::REGISTER.reference.print(head.reference);
    state.of::<Control>().iter().map(|(id, held)| (id, reference(&held.head))).collect()
}

impl<'a> Shared<'a> {
    /// For a page of lines.
    pub fn new(
        scene: Scene<'a>,
        levels: &'a Levels<'a>,
        criteria: &'a [&'a str],
        controls: &'a HashMap<Id<Control>, String>,
    ) -> Self {
        let t = scene.t;
        let choices = TreatmentOption::CHOICES;
        let option = |value: &&'static str| (*value, t.choice(choices.key, value));
        Self {
            scene,
            levels,
            criteria,
            controls,
            wording: Wording::of(scene),
            assets: scene.state.of(),
            threats: scene.state.of(),
            vulnerabilities: scene.state.of(),
            options: choices.values.iter().map(option).collect(),
            worths: OnceCell::new(),
        }
    }

    /// Why a proposal stands where it does: the value that its threat touches, and how many ways in it has.
    fn why(&self, risk: &Risk) -> Option<String> {
        let (state, t) = (self.scene.state, self.scene.t);
        let (_, method) =
            scoring::at_hand(state).filter(|_| risk.status == Status::Proposed && risk.threat.is_some())?;
        let worths = self.worths.get_or_init(|| Worths::of(state));
        let keys = touched(state, method, risk);
        let values = risk.assets.iter().flat_map(|asset| keys.iter().map(move |key| worths.at(asset, key).0));
        let value = values.max().unwrap_or_default();
        let label = method.consequence.at(&value.to_string()).map(|step| format!("{value} {}", step.label));
        let args = [("value", label.unwrap_or_default().into()), ("ways", risk.vulnerabilities.len().into())];
        Some(t.with(if value > 0 { "risks-why-valued" } else { "risks-why-unvalued" }, &args))
    }

    /// The line of a risk.
    pub fn line(&mut self, (id, held): Entry<'a>) -> Line<'a> {
        let (state, risk) = (self.scene.state, &held.record);
        let stage = stage(state, id, risk, self.scene.day);
        let mut consequence = [0; CRITERIA_SHOWN_MAX];
        for (place, criterion) in consequence.iter_mut().zip(self.criteria) {
            *place = risk.consequence.at(criterion).map_or(0, |rating| rating.level.0);
        }
        let mut controls = [None; CONTROLS_SHOWN_MAX];
        for (place, id) in controls.iter_mut().zip(risk.controls.iter()) {
            *place = self.controls.get(&id).map(String::as_str);
        }
        Line {
            locked: sealing::locks(risk),
            reference: Risk::REGISTER.reference.print(held.head.reference),
            title: &risk.title,
            asset: first(&risk.assets, |id| self.assets.get(id).map(|asset| &asset.record.name)),
            threat: risk.threat.and_then(|id| self.threats.get(id)).map(|threat| &*threat.record.title),
            vulnerability: first(&risk.vulnerabilities, |id| {
                self.vulnerabilities.get(id).map(|weakness| &weakness.record.title)
            }),
            consequence,
            likelihood: risk.likelihood.0,
            ease: risk.ease.0,
            current: risk.current.as_ref().map(|reading| self.levels.badge(reading)),
            treatment: risk.decision.as_ref().map_or("", |decision| self.option(decision.option.key())),
            controls,
            controls_more: risk.controls.len().saturating_sub(CONTROLS_SHOWN_MAX),
            after: risk.residual.as_ref().map(|reading| self.levels.badge(reading)),
            retained: risk.decision.as_ref().is_some_and(|decision| decision.option == TreatmentOption::Retain),
            owner: risk.owner.map(|owner| self.scene.who(owner)).unwrap_or_default(),
            stage: stage.key(),
            decision: self.wording.stage(id, risk, stage),
            urgency: urgency(stage, risk),
            why: self.why(risk),
        }
    }

    fn option(&self, key: &str) -> &'static str {
        self.options.iter().find(|(own, _)| *own == key).map_or("", |(_, label)| label)
    }
}

fn urgency(stage: Stage, risk: &Risk) -> &'static str {
    match stage {
        Stage::AcceptanceExpired | Stage::AboveLine | Stage::ReopenedByEvidence => "late",
        Stage::ToAssess if risk.reopened.is_some() => "late",
        Stage::ToAssess | Stage::ToDecide | Stage::ToPlan | Stage::ToExpect => "due",
        Stage::ToApprove | Stage::ToAccept | Stage::AwaitingCountersignature => "due",
        Stage::Proposed | Stage::Rejected | Stage::Accepted => "",
    }
}

fn first<'a, R: Declared>(links: &Links<R>, title: impl Fn(Id<R>) -> Option<&'a Text>) -> First<'a> {
    let found = links.iter().next().and_then(title);
    First { title: found.map(|text| &**text), more: links.len().saturating_sub(1) }
}
