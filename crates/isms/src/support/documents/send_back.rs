//! 7.5.2 c: giving a document back to its authors.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::reconsider::reviewed;
use super::{Document, DocumentState};
use crate::leadership::signer;

/// Give a document that was handed in, or approved and not yet published, back to its authors. It is a draft again.
#[derive(Act)]
#[act(key = "document.return", clause = "7.5.2 c")]
pub struct ReturnDocument {
    /// The document.
    pub document: Id<Document>,
    /// What has to change.
    pub reason: Text,
}

impl Decide for ReturnDocument {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let document = state.live(self.document).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if !returnable(document.state) {
            let message = "only what was handed in, or approved and not yet published, goes back to its authors";
            refusals.push(Refusal::software("document", message));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.document, |document| {
            reviewed(document, by, context.effective_day(), false, Some(self.reason.clone()));
            document.state = DocumentState::Draft;
            (document.submission, document.approval, document.seal) = (None, None, None);
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Document>::of(subject)).is_ok_and(|document| returnable(document.state))
    }
}

fn returnable(state: DocumentState) -> bool {
    matches!(state, DocumentState::Review | DocumentState::Approved)
}
