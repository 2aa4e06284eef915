//! 7.5.3: what was approved stays as it is, and is known by one number.

use kernel::{Proposal, Record, Refusal, State, Value, print};
use sha2::{Digest, Sha256};

use super::{Document, DocumentState};
use crate::catalogue;
use crate::leadership::{HouseRule, struck_from};
use crate::sealing::altered;

/// The fields that an approval covers.
const SEALED: [&str; 17] = [
    "title",
    "kind",
    "identifier",
    "purpose",
    "classification",
    "language",
    "printed_version",
    "body",
    "file",
    "suits_purpose",
    "states_objectives",
    "commits_to_requirements",
    "commits_to_improvement",
    "statements",
    "origin",
    "edition",
    "version",
];

/// Whether an approval covers a field.
pub(crate) fn covers(key: &str) -> bool {
    SEALED.contains(&key)
}

/// The number of what is approved: SHA-256, hexadecimal, of the fields it covers, one a line. A file counts by its
/// own digest.
pub(super) fn seal(document: &Document, state: &State) -> String {
    let mut hash = Sha256::new();
    for key in SEALED {
        let content = match document.value(key) {
            Value::File(file) => file.digest,
            other => print::text(&other, state),
        };
        hash.update(format!("{key} {}\n{content}\n", content.len()));
    }
    hex::encode(hash.finalize())
}

/// Clause: 7.5.3 e. Objections to changing what was approved.
pub(super) fn broken(proposal: &Proposal<'_, Document>) -> Vec<Refusal> {
    let Some(before) = proposal.before.filter(|before| !before.state.is_open()) else { return Vec::new() };
    let message = "this version is approved and stays as it is; begin the next one with document.revise";
    altered(message, before, proposal.after, covers)
}

/// What of a document says who may approve it.
const JUDGED_BY: [&str; 2] = ["kind", "approver"];

/// Clause: 7.5.2 c. Objections to writing away what keeps somebody from approving a document: that they wrote it, and,
/// once it was handed in, who is to approve it.
pub(super) fn judged_otherwise(proposal: &Proposal<'_, Document>) -> Vec<Refusal> {
    let Proposal { before, after, state, context, .. } = *proposal;
    let Some(before) = before.filter(|before| before.state.is_open()) else { return Vec::new() };
    let handed_in = before.state == DocumentState::Review && !context.governs;
    let message = "this was handed in with it; ask a manager, or send it back with document.return first";
    let altered = altered(message, before, after, |key| handed_in && JUDGED_BY.contains(&key));
    let struck = struck_from("authors", &before.authors, &after.authors, context);
    altered.into_iter().chain(struck.filter(|_| HouseRule::AuthorsDoNotApprove.counts(state))).collect()
}

/// Objections to clauses and reference controls that no edition knows.
pub(super) fn unknown(proposal: &Proposal<'_, Document>) -> Vec<Refusal> {
    let lost = proposal.after.answers.0.iter().filter(|id| !catalogue::known(id));
    let message =
        |id: &String| format!("\"{id}\" is no clause or control of the standard; write them like 5.2, 7.5.3 or A.5.1");
    lost.map(|id| Refusal::software("answers", message(id))).collect()
}
