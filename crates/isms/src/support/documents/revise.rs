//! 7.5.3 e: beginning the next version of a document.

use std::collections::HashSet;

use kernel::{Act, Changes, Context, Decide, Decision, Id, Many, Proposal, RawId, Refusal, State};

use super::{Document, DocumentState};

/// Begin the next version of a document in force: a copy to edit, approve and publish. Until then, the version in
/// force holds.
#[derive(Act)]
#[act(key = "document.revise", clause = "7.5.3 e")]
pub struct ReviseDocument {
    /// The document to revise.
    pub document: Id<Document>,
}

impl Decide for ReviseDocument {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let document = state.live(self.document).map_err(|refusal| vec![refusal])?;
        if !revisable(document.state) {
            let message = "this version is not in force; edit it as it is, then hand it in with document.submit";
            return Err(vec![Refusal::software("document", message)]);
        }
        if let Some((draft, _)) = next(state, self.document) {
            let message = format!("{} is its revision already; edit and publish that one", state.reference(draft));
            return Err(vec![Refusal::software("document", message)]);
        }
        let mut changes = Changes::on(state, context);
        changes.create(|draft: &mut Document| *draft = successor(&document.record, self.document));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let id = Id::<Document>::of(subject);
        state.live(id).is_ok_and(|document| revisable(document.state)) && next(state, id).is_none()
    }
}

/// The version of a document that holds today: itself, or what replaced it.
pub fn in_force(state: &State, document: Id<Document>) -> Id<Document> {
    let (mut at, mut passed) = (document, HashSet::from([document]));
    // A circle of versions that came in past the door ends where it began.
    while let Some((later, _)) =
        next(state, at).filter(|(later, held)| held.publication.is_some() && passed.insert(*later))
    {
        at = later;
    }
    at
}

/// Refuses an identifier that another document bears; its own earlier and later versions may.
pub(super) fn taken(proposal: &Proposal<'_, Document>) -> Option<Refusal> {
    let Proposal { before, after, state, .. } = *proposal;
    let identifier = after.identifier.as_ref().filter(|_| before.is_none_or(|b| b.identifier != after.identifier))?;
    let (id, alike) = (proposal.id(), |other: &Document| other.identifier.as_ref() == Some(identifier));
    let related = |other, held: &Document| after.revises == Some(other) || held.revises == Some(id);
    let mut others =
        state.of::<Document>().iter().filter(|(other, held)| *other != id && !held.head.retired && alike(held));
    let (other, _) = others.find(|(other, held)| !related(*other, held))?;
    let message = format!("{} has this already; write another, or edit that document", state.reference(other));
    Some(Refusal::software("identifier", message))
}

/// What takes its place, as a draft or in force.
fn next(state: &State, document: Id<Document>) -> Option<(Id<Document>, &kernel::Held<Document>)> {
    state.pointing::<Document>(document.raw()).find(|(_, other)| other.revises == Some(document))
}

fn revisable(state: DocumentState) -> bool {
    matches!(state, DocumentState::Published | DocumentState::Retired)
}

fn successor(document: &Document, id: Id<Document>) -> Document {
    Document {
        version: document.version.saturating_add(1),
        revises: Some(id),
        state: DocumentState::Draft,
        printed_version: None,
        changes: None,
        submission: None,
        reviews: Many::default(),
        approval: None,
        seal: None,
        publication: None,
        withdrawal: None,
        ..document.clone()
    }
}
