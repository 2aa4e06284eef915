//! 6.1.2 a 1: why an acceptance that was given counts no more by the method in force, in words.

use isms::leadership::HouseRule;
use isms::planning::risks::Risk;
use isms::planning::scoring::Redefined;
use isms::planning::unmet::{Unmet, on_other_scales, unmet};
use isms::planning::{Method, scoring};
use kernel::{Declared, Id};

use crate::pages::scene::Scene;

/// What the line in force asks of the acceptance of a risk, and since when.
pub fn above_line(scene: Scene<'_>, risk: &Risk) -> Option<String> {
    let (t, found) = (scene.t, unmet(scene.state, risk)?);
    let Unmet { method, score, line, lowered, lacks } = found;
    let given = risk.acceptance.as_ref()?;
    let lacks: Vec<_> = lacks.into_iter().map(|lack| t.t(lack.word())).collect();
    let told = lowered.map_or(method, |lowered| lowered.method);
    let mut args = vec![
        ("person", scene.person_name(given.by).to_owned().into()),
        ("day", t.day(given.on).into()),
        ("score", score.into()),
        ("line", lowered.map_or(line, |lowered| lowered.to).into()),
        ("method", named(scene, told).into()),
        ("lacks", lacks.join(", ").into()),
    ];
    let Some(lowered) = lowered else { return Some(t.with("risk-above-line", &args)) };
    args.extend([
        ("before", lowered.from.into()),
        ("by", scene.person_name(lowered.by).to_owned().into()),
        ("on", t.day(lowered.on).into()),
    ]);
    Some(t.with("risk-above-lowered-line", &args))
}

/// That a risk was assessed on scales which are no longer in force, or whose steps mean something else now, since when.
pub fn other_scales(scene: Scene<'_>, risk: &Risk) -> Option<String> {
    let (id, method) = scoring::in_force(scene.state)?;
    let (reading, approval) = (risk.current.as_ref()?, method.approval.as_ref()?);
    let key = match on_other_scales(scene.state, risk) {
        true => "risk-other-scales",
        false if Redefined::between(scene.state.get(reading.method)?, method).touches_current(risk) => {
            "risk-other-meanings"
        }
        false => return None,
    };
    let args = [
        ("before", named(scene, reading.method).into()),
        ("method", named(scene, id).into()),
        ("by", scene.person_name(approval.by).to_owned().into()),
        ("on", scene.t.day(approval.on).into()),
    ];
    Some(scene.t.with(key, &args))
}

/// With what an owner accepts above the line, in words: a last day belongs to it unless that house rule is set aside.
pub fn accepted_with(scene: Scene<'_>) -> &str {
    let ends = HouseRule::AcceptancesEnd.counts(scene.state);
    scene.t.t(if ends { "accept-with-end" } else { "accept-with-reason" })
}

/// A method with its version: `M-02, version 2`.
fn named(scene: Scene<'_>, method: Id<Method>) -> String {
    let Some(held) = scene.state.get(method) else { return String::new() };
    let reference = Method::REGISTER.reference.print(held.head.reference);
    scene.t.with("method-in-version", &[("method", reference.into()), ("version", held.version.into())])
}
