//! Which risks the register shows: conditions in the address, all of which hold.

use std::collections::HashSet;

use isms::context::Unit;
use isms::planning::assets::Rating;
use isms::planning::matrix::{self, Reading};
use isms::planning::risks::{Assessed, Risk, Stage, Status, stage};
use isms::planning::{Asset, Control, Method, Threat, indicated, scoring};
use isms::support::Person;
use kernel::refusal::Wrong;
use kernel::{Choice, Declared, Id, Level, Many, State};

use crate::error::Halt;
use crate::pages::address::Address;
use crate::pages::scene::Scene;

/// The conditions of one address.
pub struct Filter<'a> {
    scene: Scene<'a>,
    method: Option<(Id<Method>, &'a Method)>,
    /// Open risks, proposals or rejected ones.
    pub status: Status,
    /// Above the acceptance line.
    pub above: bool,
    /// Judged by another method version, or longer ago than the method allows.
    pub stale: bool,
    /// The risks whose controls no longer carry their assessment.
    pub weakened: HashSet<Id<Risk>>,
    /// Only those.
    pub weak: bool,
    /// The visitor's own.
    pub mine: bool,
    /// Of this owner.
    pub owner: Option<Id<Person>>,
    /// Of assets or owners of this unit.
    pub unit: Option<Id<Unit>>,
    /// Around this asset.
    pub asset: Option<Id<Asset>>,
    /// Through this threat.
    pub threat: Option<Id<Threat>>,
    /// With this control at work.
    pub control: Option<Id<Control>>,
    /// At this level, by its key.
    pub level: Option<String>,
    /// Where the next step is this one.
    pub stage: Option<Stage>,
    reading: Reading,
    likelihood: Option<Level>,
    chance: Option<i64>,
    consequence: Option<Level>,
    words: Vec<String>,
}

impl<'a> Filter<'a> {
    /// From an address, or what in it cannot be read.
    pub fn of(scene: Scene<'a>, address: &Address) -> Result<Self, Halt> {
        Ok(Self {
            scene,
            method: scoring::in_force(scene.state),
            status: choice(address, "status")?.unwrap_or(Status::Open),
            above: address.has("above"),
            stale: address.has("stale"),
            weakened: HashSet::new(),
            weak: address.has("weakened"),
            mine: address.has("mine"),
            owner: record(scene.state, address, "owner")?,
            unit: record(scene.state, address, "unit")?,
            asset: record(scene.state, address, "asset")?,
            threat: record(scene.state, address, "threat")?,
            control: record(scene.state, address, "control")?,
            level: address.get("level").map(str::to_owned),
            stage: choice(address, "stage")?,
            reading: choice(address, "reading")?.unwrap_or(Reading::Current),
            likelihood: address.read("likelihood", step)?,
            chance: address.read("chance", chance)?,
            consequence: address.read("consequence", step)?,
            words: address.get("q").unwrap_or_default().split_whitespace().map(str::to_lowercase).collect(),
        })
    }

    /// With the risks whose controls lost strength looked up: it takes a look at every control, so it is done where
    /// the register is looked through, not for each page.
    pub fn looked_up(mut self) -> Self {
        let crossed = indicated::crossed(self.scene.state, self.scene.day);
        self.weakened = crossed.into_iter().map(|(id, _)| id).collect();
        self
    }

    /// Whether a risk of the right status passes.
    pub fn passes(&self, id: Id<Risk>, risk: &Risk) -> bool {
        (!self.above || above(self.method, risk))
            && (!self.stale || stale(self.scene, self.method, risk))
            && (!self.weak || self.weakened.contains(&id))
            && (!self.mine || risk.owner.is_some() && risk.owner == self.scene.person)
            && self.owner.is_none_or(|owner| risk.owner == Some(owner))
            && self.asset.is_none_or(|asset| risk.assets.contains(asset))
            && self.threat.is_none_or(|threat| risk.threat == Some(threat))
            && self.control.is_none_or(|control| risk.controls.contains(control))
            && self.unit.is_none_or(|unit| belongs(self.scene.state, risk, unit))
            && self.stands(risk)
            && self.stage.is_none_or(|wanted| stage(self.scene.state, id, risk, self.scene.day) == wanted)
            && self.mentions(risk)
    }

    /// The reading whose place in the matrix or whose level is asked for.
    fn reading<'r>(&self, risk: &'r Risk) -> Option<&'r Assessed> {
        if self.expected(risk) { risk.residual.as_deref() } else { risk.current.as_deref() }
    }

    fn expected(&self, risk: &Risk) -> bool {
        self.reading == Reading::Residual && risk.residual.is_some()
    }

    fn stands(&self, risk: &Risk) -> bool {
        let level = |wanted: &String| self.reading(risk).is_some_and(|reading| *reading.band == **wanted);
        let (likelihood, consequence) = match self.expected(risk) {
            true => (risk.residual_likelihood, &risk.residual_consequence),
            false => (risk.likelihood, &risk.consequence),
        };
        self.level.as_ref().is_none_or(level)
            && self.likelihood.is_none_or(|wanted| likelihood == wanted && risk.current.is_some())
            && self.consequence.is_none_or(|wanted| self.counted(risk, consequence) == wanted && risk.current.is_some())
            && self.chance.is_none_or(|wanted| self.chance_of(risk) == Some(wanted))
    }

    fn counted(&self, risk: &Risk, consequence: &Many<Rating>) -> Level {
        let counted = |(_, method): (_, &Method)| scoring::counted(self.scene.state, method, risk, consequence);
        scoring::at_hand(self.scene.state).map_or_else(|| scoring::worst(consequence), counted)
    }

    /// The line of the matrix that the risk stands on.
    fn chance_of(&self, risk: &Risk) -> Option<i64> {
        let (_, method) = scoring::at_hand(self.scene.state)?;
        matrix::standing(self.scene.state, method, risk, self.reading).map(|(chance, _)| chance)
    }

    fn mentions(&self, risk: &Risk) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let state = self.scene.state;
        let mut text = risk.title.to_lowercase();
        let mut add = |more: &str| {
            text.push('\n');
            text.push_str(&more.to_lowercase());
        };
        risk.description.iter().for_each(|words| add(words));
        risk.assets.iter().filter_map(|id| state.get(id)).for_each(|asset| add(&asset.name));
        risk.threat.and_then(|id| state.get(id)).iter().for_each(|threat| add(&threat.title));
        risk.vulnerabilities.iter().filter_map(|id| state.get(id)).for_each(|weakness| add(&weakness.title));
        self.words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Whether the risk as it is lies above the acceptance line of the method in force.
fn above(method: Option<(Id<Method>, &Method)>, risk: &Risk) -> bool {
    let score = risk.current.as_ref().map(|reading| reading.score);
    score.zip(method).is_some_and(|(score, (_, method))| score > method.line)
}

/// Whether the reading is older than the method allows, or from another version of it.
fn stale(scene: Scene<'_>, method: Option<(Id<Method>, &Method)>, risk: &Risk) -> bool {
    let (Some(reading), Some((id, method))) = (&risk.current, method) else { return false };
    reading.method != id || method.is_over(reading.on, scene.day)
}

/// Whether a risk touches a unit: through its owner or one of its assets.
fn belongs(state: &State, risk: &Risk, unit: Id<Unit>) -> bool {
    let owner = risk.owner.and_then(|owner| state.get(owner)).and_then(|person| person.unit);
    let mut assets = risk.assets.iter().filter_map(|id| state.get(id)?.unit);
    owner == Some(unit) || assets.any(|own| own == unit)
}

fn record<R: Declared>(state: &State, address: &Address, key: &str) -> Result<Option<Id<R>>, Halt> {
    address.read(key, |text| state.resolve(R::KEY, text).map(Id::of))
}

fn choice<C: Choice>(address: &Address, key: &str) -> Result<Option<C>, Halt> {
    address.read(key, |text| {
        let known = || Wrong::new(format!("\"{text}\" is unknown; use one of {}", C::CHOICES.values.join(", ")));
        C::CHOICES.find(text).and_then(C::of).ok_or_else(known)
    })
}

fn chance(text: &str) -> Result<i64, Wrong> {
    text.parse().map_err(|_| Wrong::new("write likelihood times ease, such as 12"))
}

fn step(text: &str) -> Result<Level, Wrong> {
    text.parse().map(Level).map_err(|_| Wrong::new("write a step of the scale, such as 3"))
}
