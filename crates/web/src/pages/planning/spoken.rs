//! A risk in plain words: what its readings say in the words of the method's scales.

use isms::planning::assets::Rating;
use isms::planning::methods::Method;
use isms::planning::risks::Risk;
use isms::planning::scoring;
use kernel::{Level, Many, Text};
use serde::Serialize;

use crate::generic::scale::{Step, of};
use crate::generic::shown::prose;
use crate::pages::scene::Scene;

/// How likely and how bad, in words.
#[derive(Serialize)]
pub struct Said {
    /// The step of likelihood.
    pub likelihood: Step,
    /// The step of the consequence that counts.
    pub consequence: Step,
    /// The criteria by which it is that bad: all that reach the step.
    pub criterion: String,
}

/// What could happen, as clean HTML: as somebody described it, else as cause, event and harm say it together.
pub fn sentence(scene: Scene<'_>, risk: &Risk) -> Option<String> {
    let described = risk.description.as_ref().filter(|words| !words.trim().is_empty());
    if let Some(words) = described {
        return Some(prose(words));
    }
    let parts = [
        (&risk.cause, "risk-sentence-cause"),
        (&risk.event, "risk-sentence-event"),
        (&risk.harm, "risk-sentence-harm"),
    ];
    let said = |(part, key): (&Option<Text>, &str)| {
        let words = part.as_ref()?.trim().trim_end_matches(['.', ';']).to_owned();
        (!words.is_empty()).then(|| (key.to_owned(), words))
    };
    let said: Vec<_> = parts.into_iter().filter_map(said).collect();
    let each = said.iter().enumerate().map(|(at, (key, words))| match at {
        0 => words.clone(),
        _ => scene.t.one(key, "words", words.clone()),
    });
    let sentence = each.collect::<Vec<_>>().join("; ");
    (!sentence.is_empty()).then(|| prose(&format!("{sentence}.")))
}

/// The risk as it is; none where nobody judged it by scales that are still known.
pub fn current(scene: Scene<'_>, risk: &Risk) -> Option<Said> {
    let method = scene.state.get(risk.current.as_ref()?.method)?;
    said(scene, method, risk, (risk.likelihood, &risk.consequence))
}

/// What is expected after the plan.
pub fn residual(scene: Scene<'_>, risk: &Risk) -> Option<Said> {
    let method = scene.state.get(risk.residual.as_ref()?.method)?;
    said(scene, method, risk, (risk.residual_likelihood, &risk.residual_consequence))
}

fn said(
    scene: Scene<'_>,
    method: &Method,
    risk: &Risk,
    (likelihood, consequence): (Level, &Many<Rating>),
) -> Option<Said> {
    let counted = scoring::counted(scene.state, method, risk, consequence);
    let step = |scale, level: Level| of(scale).into_iter().find(|step| step.step == level.0.to_string());
    Some(Said {
        likelihood: step(&method.likelihood, likelihood)?,
        consequence: step(&method.consequence, counted)?,
        criterion: reached(scene, risk, method, consequence),
    })
}

/// The names of the criteria by which a risk is as bad as it counts: of several that reach the same step, all.
pub fn reached(scene: Scene<'_>, risk: &Risk, method: &Method, consequence: &Many<Rating>) -> String {
    let decisive = scoring::decisive(scene.state, method, risk, consequence);
    let label = |key: &str| method.criteria.at(key).map_or(key.to_owned(), |own| own.label.to_string());
    decisive.into_iter().map(label).collect::<Vec<_>>().join(", ")
}
