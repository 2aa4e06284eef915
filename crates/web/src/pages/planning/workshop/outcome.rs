//! What a judgement comes to before it is kept: every score of a method, for a script to look up.

use isms::planning::Method;
use isms::planning::methods::Combination;
use isms::planning::risks::Risk;
use isms::planning::scoring;
use kernel::Level;
use serde_json::{Map, Value, json};

use crate::pages::scene::Scene;

/// The scores of a method.
pub struct Outcome {
    /// By `likelihood.ease.consequence`, each a step: the score, as JSON. Ease is 0 where the method does not ask for it.
    pub scores: String,
    /// What each score is called: the score, its level, and whether that lies above the line, as JSON.
    pub words: String,
    /// Whether criteria that the threat does not touch count, too.
    pub all: bool,
}

/// The scores that may come out for a risk.
pub fn outcome(scene: Scene<'_>, method: &Method, risk: &Risk) -> Outcome {
    let levels = |count: usize| (1..=u8::try_from(count).unwrap_or(u8::MAX)).map(Level);
    let eases: Vec<_> = match scoring::eases(method).len() {
        0 => vec![Level(0)],
        count => levels(count).collect(),
    };
    let mut scores = Map::new();
    for likelihood in levels(method.likelihood.len()) {
        for ease in &eases {
            let chance = scoring::chance(method, likelihood, *ease);
            for consequence in levels(method.consequence.len()) {
                let score = chance.and_then(|chance| scoring::score(method, consequence, chance));
                let key = format!("{}.{}.{}", likelihood.0, ease.0, consequence.0);
                scores.extend(score.map(|score| (key, json!(score))));
            }
        }
    }
    let told = |score: i64| (score.to_string(), Value::String(words(scene, method, score)));
    let words: Map<_, _> = scoring::scores(method).into_iter().map(told).collect();
    let all = method.combination != Combination::ThreatVulnerabilityImpact || risk.threat.is_none();
    Outcome { scores: Value::Object(scores).to_string(), words: Value::Object(words).to_string(), all }
}

fn words(scene: Scene<'_>, method: &Method, score: i64) -> String {
    let level = scoring::band(method, score).map(|(_, band)| band.label.to_string()).unwrap_or_default();
    let key = if score > method.line { "workshop-score-above" } else { "workshop-score" };
    scene.t.with(key, &[("score", score.into()), ("level", level.into())])
}
