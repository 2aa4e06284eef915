//! The level that the controls indicate today, beside the one that was assessed, with its sum.

use isms::planning::acceptance;
use isms::planning::evidenced::Freshness;
use isms::planning::indicated::indicated;
use isms::planning::risks::Risk;
use kernel::Id;
use serde::Serialize;

use crate::pages::levels::{Badge, Levels};
use crate::pages::planning::freshness;
use crate::pages::scene::{Named, Scene};

/// Where a risk would stand.
#[derive(Serialize)]
pub struct Shown<'a> {
    /// The level indicated.
    pub level: Badge<'a>,
    /// The score indicated.
    pub score: i64,
    /// Whether a level or the line is crossed.
    pub crosses: bool,
    /// That in words.
    pub words: String,
    /// How it came about.
    pub sum: String,
    /// Each control with what became of it.
    pub controls: Vec<(Named, String)>,
    /// Whether what shows that one of them works has grown old.
    pub stale: bool,
}

/// Why the acceptance of a risk no longer counts, where the evidence took it back: what was accepted and what is
/// indicated since.
pub fn overtaken(scene: Scene<'_>, risk: &Risk) -> Option<String> {
    let found = acceptance::overtaken(scene.state, risk, scene.day)?;
    let given = risk.acceptance.as_ref()?;
    let label = |key: &str| {
        let method = risk.current.as_ref().and_then(|reading| scene.state.get(reading.method))?;
        method.bands.at(key).map(|band| band.label.to_string())
    };
    let numbers = [
        ("person", scene.person_name(given.by).to_owned().into()),
        ("day", scene.t.day(given.on).into()),
        ("assessed", found.assessed.into()),
        ("score", found.score.into()),
        ("level", label(&found.band).unwrap_or_default().into()),
        ("lost", found.lost.into()),
    ];
    Some(scene.t.with("risk-overtaken", &numbers))
}

/// Where a risk would stand today; none where it waits for its assessment or has no controls.
pub fn shown<'a>(scene: Scene<'a>, levels: &Levels<'a>, risk: &'a Risk) -> Option<Shown<'a>> {
    let t = scene.t;
    let found = indicated(scene.state, risk, scene.day)?;
    let method = risk.current.as_ref()?.method;
    let bands = levels.in_method(method);
    let level = bands.iter().find(|(key, _)| *key == found.band).map(|(_, badge)| badge.scoring(found.score))?;
    let numbers = [
        ("lost", found.lost.into()),
        ("from", found.likelihood.0.0.into()),
        ("likelihood", found.likelihood.1.0.into()),
        ("was", found.consequence.0.0.into()),
        ("consequence", found.consequence.1.0.into()),
        ("score", found.score.into()),
        ("level", level.label.to_owned().into()),
    ];
    let control = |own: &isms::planning::indicated::Weakened| {
        let parts = [
            ("then", own.then.into()),
            ("placed", own.now.in_place.into()),
            ("tested", own.now.tested.into()),
            ("evidence", own.now.evidence.into()),
            ("now", own.now.percent().into()),
        ];
        let id: Id<isms::planning::Control> = own.control;
        let sum = t.with("risk-indicated-control", &parts);
        let old = freshness::told(scene, scene.state.get(id)?, own.freshness);
        Some((scene.link_to(id)?, old.map_or(sum.clone(), |old| format!("{sum} {old}"))))
    };
    Some(Shown {
        level,
        score: found.score,
        crosses: found.crosses(),
        words: if found.crosses() {
            t.one("risk-indicated-crossed", "level", level.label.to_owned())
        } else if found.controls.iter().any(|own| own.freshness != Freshness::Fresh) {
            t.t("risk-indicated-stale").to_owned()
        } else {
            t.t("risk-indicated-none").to_owned()
        },
        sum: t.with("risk-indicated-sum", &numbers),
        stale: found.controls.iter().any(|own| own.freshness != Freshness::Fresh),
        controls: found.controls.iter().filter_map(control).collect(),
    })
}
