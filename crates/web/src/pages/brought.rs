//! Approvals and acceptances that were not given here are told with who brought them in, when and on what proof.

use isms::leadership::{Approval, Origin};

use super::scene::Scene;

/// How something came in: "brought in on 30 Nov 2026 by Carla Romano, proof: minutes of 3 March, EV-0001".
pub fn told(scene: Scene<'_>, origin: Origin<'_>) -> String {
    let kept = origin.evidence.iter().map(|id| scene.state.reference(id));
    let proof: Vec<_> = [origin.proof.to_owned()].into_iter().chain(kept).collect();
    let args = [
        ("day", scene.t.day(origin.on).into()),
        ("person", scene.person_name(origin.by).to_owned().into()),
        ("proof", proof.join(", ").into()),
    ];
    scene.t.with("brought-in", &args)
}

/// Something said of an approval, and how it came in where it was not given here.
pub fn beside(scene: Scene<'_>, said: String, approval: &Approval) -> String {
    [Some(said), approval.provenance.origin().map(|own| told(scene, own))]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Who approved, when, and how it came in where it was not given here.
pub fn signed(scene: Scene<'_>, approval: &Approval) -> String {
    beside(scene, format!("{} · {}", scene.person_name(approval.by), scene.t.day(approval.on)), approval)
}
