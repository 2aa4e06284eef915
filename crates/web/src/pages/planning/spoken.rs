//! A risk in plain words: what its readings say in the words of the method's scales.

use isms::planning::methods::Method;
use isms::planning::risks::Risk;
use isms::planning::scoring;
use kernel::{Level, Many};
use serde::Serialize;

use crate::generic::scale::{Step, of};
use crate::pages::scene::Scene;

/// How likely and how bad, in words.
#[derive(Serialize)]
pub struct Said {
    /// The step of likelihood.
    pub likelihood: Step,
    /// The step of the consequence that counts.
    pub consequence: Step,
    /// The criterion that it was judged by.
    pub criterion: String,
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
    (likelihood, consequence): (Level, &Many<isms::planning::assets::Rating>),
) -> Option<Said> {
    let counted = scoring::counted(scene.state, method, risk, consequence);
    let step = |scale, level: Level| of(scale).into_iter().find(|step| step.step == level.0.to_string());
    let (key, _) = consequence.iter().find(|(_, rating)| rating.level == counted)?;
    Some(Said {
        likelihood: step(&method.likelihood, likelihood)?,
        consequence: step(&method.consequence, counted)?,
        criterion: method.criteria.at(key).map(|own| own.label.to_string()).unwrap_or_default(),
    })
}
