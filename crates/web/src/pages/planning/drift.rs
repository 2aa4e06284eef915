//! Where the rows of the statement stand otherwise today than in the version that was approved, in words.

use isms::planning::Statement;
use isms::planning::statements::{self, AnnexEdition, Drift};
use kernel::Id;

use crate::pages::hints::Hint;
use crate::pages::scene::Scene;

/// Most controls named in one sentence.
const NAMED_MAX: usize = 12;

/// What the page of the statement and the card of the version in force say; none where all stands as approved.
pub fn told(scene: Scene<'_>, edition: AnnexEdition) -> Option<Hint> {
    let (id, drift) = statements::drifted(scene.state, edition, scene.day)?;
    let version = scene.state.get(id)?;
    let approval = version.approval.as_ref()?;
    let words = sentences(scene, &drift);
    let args = [
        ("version", format!("{} {}", scene.state.reference(id), version.title).into()),
        ("by", scene.person_name(approval.by).to_owned().into()),
        ("on", scene.t.day(approval.on).into()),
        ("differs", words.join(" ").into()),
    ];
    let key = if drift.unapproved().is_empty() { "soa-drift-moved" } else { "soa-drift" };
    (!words.is_empty()).then(|| Hint {
        words: scene.t.with(key, &args),
        records: Vec::new(),
        acts: vec![(scene.t.t("soa-drift-compare").to_owned(), compare(scene, edition, id))],
    })
}

/// The comparison of a version with the rows of today.
fn compare(scene: Scene<'_>, edition: AnnexEdition, id: Id<Statement>) -> String {
    let (edition, from) = (edition.of_standard().key(), scene.state.reference(id));
    scene.href(&format!("planning/soa/versions?edition={edition}&from={from}"))
}

fn sentences(scene: Scene<'_>, drift: &Drift) -> Vec<String> {
    let kinds = [
        ("soa-drift-decided", &drift.decided),
        ("soa-drift-excused", &drift.excused),
        ("soa-drift-reasons", &drift.reasons),
        ("soa-drift-added", &drift.added),
        ("soa-drift-removed", &drift.removed),
        ("soa-drift-implemented", &drift.moved),
    ];
    let kinds = kinds.into_iter().filter(|(_, controls)| !controls.is_empty());
    kinds.map(|(key, controls)| scene.t.one(key, "controls", listed(scene, controls))).collect()
}

fn listed(scene: Scene<'_>, controls: &[String]) -> String {
    let more = controls.len().saturating_sub(NAMED_MAX);
    let named = controls.iter().take(NAMED_MAX).cloned();
    named.chain((more > 0).then(|| scene.t.one("list-more", "count", more))).collect::<Vec<_>>().join(", ")
}
