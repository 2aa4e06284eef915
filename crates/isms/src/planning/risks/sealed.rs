//! 6.1.3 f: what of a risk stays as its owner accepted it.

use kernel::Refusal;

use super::Risk;
use crate::planning::aims::{AIMS, Aim};
use crate::sealing::{Seal, altered, words_stay};

/// Clause: 6.1.3 f. An acceptance is for the risk as its owner read it. What nobody had said may be said, and a control
/// or a process be linked; what was said stays.
pub(crate) const SEAL: Seal<Risk> = Seal {
    free: &[
        "category",
        "approach",
        "issues",
        "obligations",
        "owner",
        "identified_on",
        "reviewed_on",
        "next_review",
        "inherent_consequence",
        "inherent_likelihood",
        "inherent_ease",
        "target_score",
        "target_on",
        "loss_low",
        "loss_high",
        "yearly_low",
        "yearly_high",
    ],
    partly: &[
        ("description", |before, after| words_stay(before.description.as_deref(), after.description.as_deref())),
        ("cause", |before, after| words_stay(before.cause.as_deref(), after.cause.as_deref())),
        ("event", |before, after| words_stay(before.event.as_deref(), after.event.as_deref())),
        ("harm", |before, after| words_stay(before.harm.as_deref(), after.harm.as_deref())),
        ("processes", |before, after| before.processes.iter().all(|process| after.processes.contains(process))),
        ("controls", |before, after| before.controls.iter().all(|control| after.controls.contains(control))),
        ("confidentiality", |_, after| as_read(&AIMS[0], after)),
        ("integrity", |_, after| as_read(&AIMS[1], after)),
        ("availability", |_, after| as_read(&AIMS[2], after)),
    ],
};

/// Whether a risk says of an aim what its reading says.
fn as_read(aim: &Aim, risk: &Risk) -> bool {
    (aim.ticked)(risk) == aim.judged(risk)
}

/// What of an accepted risk would be altered.
pub(super) fn changed(before: &Risk, after: &Risk) -> Vec<Refusal> {
    if before.acceptance.is_none() {
        return Vec::new();
    }
    let message = "the risk was accepted with this; reopen it with risk.reopen, then change it";
    let handed = "the risk was accepted by its owner; hand it to another one with risk.hand_over";
    let owner = altered(handed, before, after, |key| key == "owner");
    SEAL.broken(message, before, after).into_iter().chain(owner).collect()
}
