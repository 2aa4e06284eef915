//! What was judged: the risk as it is, and what is expected after the plan, each with how its score came about.

use isms::planning::assets::Rating;
use isms::planning::methods::{Combination, Method};
use isms::planning::risks::{Assessed, Risk};
use isms::planning::scoring;
use kernel::{Level, Many};
use serde::Serialize;

use crate::pages::levels::{Badge, Levels};
use crate::pages::planning::spoken::reached;
use crate::pages::scene::Scene;

/// A criterion with a column.
#[derive(Serialize)]
pub struct Criterion<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its name.
    pub label: &'a str,
}

/// One judgement.
#[derive(Serialize)]
pub struct Reading<'a> {
    /// `current` or `residual`.
    pub key: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Consequence by criterion; 0 where not judged.
    pub consequence: Vec<u8>,
    /// Likelihood; 0 where not judged.
    pub likelihood: u8,
    /// How easily the vulnerabilities are used; 0 where not judged.
    pub ease: u8,
    /// The level; none where nobody judged yet.
    pub level: Option<Badge<'a>>,
    /// The score.
    pub score: Option<i64>,
    /// Who judged, when, with which version.
    pub how: String,
    /// What it rests on.
    pub because: Option<&'a str>,
    /// How the score came about, step by step.
    pub sum: Option<String>,
}

/// The criteria of the method the risk was judged with, else of the one at hand.
pub fn criteria<'a>(scene: Scene<'a>, risk: &Risk) -> Vec<Criterion<'a>> {
    let judged = risk.current.as_ref().and_then(|reading| scene.state.get(reading.method)).map(|held| &held.record);
    let method: Option<&'a Method> = judged.or_else(|| scoring::at_hand(scene.state).map(|(_, method)| method));
    let each = method.into_iter().flat_map(|method| method.criteria.iter());
    each.map(|(key, criterion)| Criterion { key, label: &criterion.label }).collect()
}

/// Both readings, judged or not.
pub fn readings<'a>(scene: Scene<'a>, levels: &Levels<'a>, risk: &'a Risk) -> Vec<Reading<'a>> {
    let keys = criteria(scene, risk);
    let line = |key, text, judged: Judged<'a>, assessed: Option<&'a Assessed>| Reading {
        key,
        label: scene.t.t(text),
        consequence: keys.iter().map(|own| judged.0.at(own.key).map_or(0, |rating| rating.level.0)).collect(),
        likelihood: judged.1.0,
        ease: judged.2.0,
        level: assessed.map(|reading| levels.badge(reading)),
        score: assessed.map(|reading| reading.score),
        how: assessed.map_or_else(String::new, |reading| how(scene, reading)),
        because: assessed.and_then(|reading| reading.because.as_deref()),
        sum: assessed.and_then(|reading| sum(scene, risk, judged, reading)),
    };
    let current = (&risk.consequence, risk.likelihood, risk.ease);
    let residual = (&risk.residual_consequence, risk.residual_likelihood, risk.residual_ease);
    let without = inherent(scene, levels, risk, &keys);
    let judged = [
        line("current", "risk-current", current, risk.current.as_deref()),
        line("residual", "risk-residual", residual, risk.residual.as_deref()),
    ];
    without.into_iter().chain(judged).collect()
}

/// The risk without any control, where somebody judged it so: computed by the method at hand, kept nowhere.
fn inherent<'a>(scene: Scene<'a>, levels: &Levels<'a>, risk: &'a Risk, keys: &[Criterion<'a>]) -> Option<Reading<'a>> {
    let (id, method) = scoring::at_hand(scene.state)?;
    let counted = scoring::counted(scene.state, method, risk, &risk.inherent_consequence);
    let chance = scoring::chance(method, risk.inherent_likelihood, risk.inherent_ease)?;
    let score = scoring::score(method, counted, chance)?;
    let (band, _) = scoring::band(method, score)?;
    Some(Reading {
        key: "inherent",
        label: scene.t.t("risk-inherent"),
        consequence: keys
            .iter()
            .map(|own| risk.inherent_consequence.at(own.key).map_or(0, |rating| rating.level.0))
            .collect(),
        likelihood: risk.inherent_likelihood.0,
        ease: risk.inherent_ease.0,
        level: Some(levels.named(id, band).scoring(score)),
        score: Some(score),
        how: scene.t.t("risk-computed-now").to_owned(),
        because: None,
        sum: None,
    })
}

/// What was assessed before, the newest first.
pub fn earlier<'a>(scene: Scene<'a>, levels: &Levels<'a>, risk: &'a Risk) -> Vec<(Badge<'a>, i64, String)> {
    let mut all: Vec<_> = risk.readings.iter().map(|(_, reading)| reading).collect();
    all.reverse();
    all.into_iter().map(|reading| (levels.badge(reading), reading.score, how(scene, reading))).collect()
}

/// The score it is to come down to.
pub fn target(scene: Scene<'_>, risk: &Risk) -> Option<String> {
    let score = risk.target_score?;
    Some(match risk.target_on {
        Some(day) => scene.t.with("risk-target-by", &[("score", score.into()), ("day", scene.t.day(day).into())]),
        None => scene.t.one("risk-target-score-only", "score", score),
    })
}

/// Consequence, likelihood and ease.
type Judged<'a> = (&'a Many<Rating>, Level, Level);

fn how(scene: Scene<'_>, reading: &Assessed) -> String {
    let t = scene.t;
    let who = reading.by.map_or(t.t("unknown"), |by| scene.person_name(by)).to_owned();
    t.with(
        "risk-judged",
        &[("person", who.into()), ("day", t.day(reading.on).into()), ("version", reading.version.into())],
    )
}

/// The score as a sum that can be followed: the consequence that counts, the likelihood, and how the method joins them.
fn sum(
    scene: Scene<'_>,
    risk: &Risk,
    (consequence, likelihood, ease): Judged<'_>,
    reading: &Assessed,
) -> Option<String> {
    let method = scene.state.get(reading.method)?;
    let counted = scoring::counted(scene.state, method, risk, consequence);
    let key = match method.combination {
        Combination::Product => "risk-sum-product",
        Combination::Sum => "risk-sum-sum",
        Combination::Highest => "risk-sum-highest",
        Combination::Matrix => "risk-sum-matrix",
        Combination::ThreatVulnerabilityImpact => "risk-sum-tvi",
    };
    let band = method.bands.at(&reading.band)?;
    let numbers = [
        ("consequence", counted.0.into()),
        ("criteria", reached(scene, risk, method, consequence).into()),
        ("likelihood", likelihood.0.into()),
        ("ease", ease.0.into()),
        ("score", reading.score.into()),
        ("level", (*band.label).into()),
        ("from", band.from.into()),
    ];
    Some(scene.t.with(key, &numbers))
}
