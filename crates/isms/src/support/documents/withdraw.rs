//! 7.5.3 f: taking a document out of force without a successor.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::approve::unentitled;
use super::{Document, DocumentState, Withdrawal};
use crate::leadership::signer;

/// Take a document out of force. Nothing replaces it; it stays readable as a retired one.
#[derive(Act)]
#[act(key = "document.withdraw", clause = "7.5.3 f")]
pub struct WithdrawDocument {
    /// The document.
    pub document: Id<Document>,
    /// Why it no longer holds.
    pub reason: Text,
}

impl Decide for WithdrawDocument {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let document = state.live(self.document).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if document.state != DocumentState::Published {
            let message = "this is not in force; there is nothing to withdraw";
            refusals.push(Refusal::software("document", message));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        refusals.extend(by.and_then(|_| unentitled(state, context, document)));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.document, |document| {
            document.state = DocumentState::Retired;
            document.withdrawal = Some(Withdrawal { by, on: context.effective_day(), reason: self.reason.clone() });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Document>::of(subject)).is_ok_and(|document| document.state == DocumentState::Published)
    }
}
