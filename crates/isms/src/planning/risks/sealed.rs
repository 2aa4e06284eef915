//! 6.1.3 f: what of a risk stays as its owner accepted it, and from whom it is not taken.

use kernel::{Id, RawId, Refusal};

use super::Risk;
use crate::guards::kept;

/// Clause: 6.1.3 f. An acceptance is for the risk as its owner read it. What nobody had said may be said, and a control
/// or a process be linked; what was said stays.
pub(super) fn changed(before: &Risk, after: &Risk) -> Vec<Refusal> {
    if before.acceptance.is_none() {
        return Vec::new();
    }
    let lost = before.controls.iter().any(|control| !after.controls.contains(control));
    let moved = before.processes.iter().any(|process| !after.processes.contains(process));
    let reworded = |before: Option<&str>, after: Option<&str>| {
        before.is_some_and(|words| !words.trim().is_empty()) && before != after
    };
    let changed = [
        ("title", before.title != after.title),
        ("description", reworded(before.description.as_deref(), after.description.as_deref())),
        ("cause", reworded(before.cause.as_deref(), after.cause.as_deref())),
        ("event", reworded(before.event.as_deref(), after.event.as_deref())),
        ("harm", reworded(before.harm.as_deref(), after.harm.as_deref())),
        ("assets", before.assets != after.assets),
        ("processes", moved),
        ("threat", before.threat != after.threat),
        ("vulnerabilities", before.vulnerabilities != after.vulnerabilities),
        (
            "confidentiality",
            before.confidentiality != after.confidentiality && after.confidentiality != after.reads("c"),
        ),
        ("integrity", before.integrity != after.integrity && after.integrity != after.reads("i")),
        ("availability", before.availability != after.availability && after.availability != after.reads("a")),
        ("controls", lost),
    ];
    let message = "the risk was accepted with this; reopen it with risk.reopen, then change it";
    let owner = [("owner", before.owner != after.owner)];
    let handed = "the risk was accepted by its owner; hand it to another one with risk.hand_over";
    kept(message, changed).into_iter().chain(kept(handed, owner)).collect()
}

/// Nobody takes a risk, and with it the decision about it, from its owner.
pub(super) fn taken_over(before: &Risk, after: &Risk, person: Option<RawId>) -> Option<Refusal> {
    let handed = before.owner.is_some() && before.owner != after.owner;
    let taken = handed && person.is_some() && after.owner.map(Id::raw) == person;
    let message = "somebody else has to hand you this risk; ask its owner";
    taken.then(|| Refusal::house_rule("owner", message))
}
