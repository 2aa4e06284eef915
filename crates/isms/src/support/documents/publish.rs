//! 7.5.3 a: putting a document in force.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Declared, Id, RawId, Refusal, State};

use super::sealing::seal;
use super::submit::empty;
use super::{Document, DocumentState, Publication};
use crate::leadership::signer;

/// Put an approved document in force; it replaces the version before. Records and documents of external origin
/// are kept without an approval.
#[derive(Act)]
#[act(key = "document.publish", clause = "7.5.3 a")]
pub struct PublishDocument {
    /// The document.
    pub document: Id<Document>,
    /// The first day it holds, where it is not today.
    pub holds_from: Option<Date>,
    /// When it is to be reviewed next.
    pub next_review: Option<Date>,
}

impl Decide for PublishDocument {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let document = state.live(self.document).map_err(|refusal| vec![refusal])?;
        let mut refusals: Vec<_> = unready(document).into_iter().chain(empty(document)).collect();
        refusals.extend(self.too_early(state, context, document));
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let on = context.effective_day();
        let before = document.revises;
        let mut changes = Changes::on(state, context);
        changes.edit(self.document, |document| {
            document.version = document.version.max(1);
            document.publication = Some(Publication::here(by, on, self.holds_from.unwrap_or(on)));
            document.next_review = self.next_review.or(document.next_review);
            document.seal = Some(seal(document, state).into());
            document.state = DocumentState::Published;
        });
        if let Some(before) = before.filter(|before| state.live(*before).is_ok()) {
            changes.edit(before, |before| before.state = DocumentState::Superseded);
            changes.retire(Document::REGISTER, before.raw());
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Document>::of(subject)).is_ok_and(|document| unready(document).is_none())
    }

    fn prefill(state: &State, context: &Context, subject: RawId) -> Option<Self> {
        let document = Id::<Document>::of(subject);
        let next_review = state.get(document)?.next_review_from(context.day);
        Some(Self { document, holds_from: None, next_review })
    }
}

impl PublishDocument {
    /// Clause: 7.5.3 a. Refuses to replace a version before the next one holds: nothing would be in force between.
    fn too_early(&self, state: &State, context: &Context, document: &Document) -> Option<Refusal> {
        let later = self.holds_from.filter(|from| *from > context.day)?;
        let before = document.revises?;
        let held = state.live(before).ok().filter(|before| before.state == DocumentState::Published)?;
        let message = format!(
            "{} {} holds until this takes its place; put this in force on {later}, or pick a day up to today",
            state.reference(before),
            held.title
        );
        Some(Refusal::requirement("holds_from", "7.5.3 a", message))
    }
}

/// Clause: 7.5.2 c. What has to happen before a document is put in force.
fn unready(document: &Document) -> Option<Refusal> {
    let message = match document.state {
        DocumentState::Approved => return None,
        DocumentState::Draft | DocumentState::Review if !document.kind.is_approved() => return None,
        DocumentState::Draft => "hand it in with document.submit and have it approved first",
        DocumentState::Review => "have it approved first with document.approve",
        DocumentState::Published => "this is in force already",
        DocumentState::Superseded => "a later version replaced this; publish that one",
        DocumentState::Retired => "this was withdrawn; begin the next version with document.revise",
    };
    Some(Refusal::requirement("document", "7.5.2 c", message))
}
