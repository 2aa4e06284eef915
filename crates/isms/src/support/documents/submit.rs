//! 7.5.2 c: handing in a draft, so that it is read and approved.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Document, DocumentState, Submission};
use crate::leadership::signer;

/// Hand in a draft. Those named as reviewers read it, then somebody with the authority approves it.
#[derive(Act)]
#[act(key = "document.submit", clause = "7.5.2 c")]
pub struct SubmitDocument {
    /// The document.
    pub document: Id<Document>,
    /// What is to be looked at.
    pub remark: Option<Text>,
}

impl Decide for SubmitDocument {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let document = state.live(self.document).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if document.state != DocumentState::Draft {
            refusals.push(Refusal::software("document", "only a draft is handed in; this was handed in already"));
        }
        refusals.extend(empty(document));
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.document, |document| {
            document.state = DocumentState::Review;
            document.submission = Some(Submission { by, on: context.effective_day(), remark: self.remark.clone() });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Document>::of(subject)).is_ok_and(|document| document.state == DocumentState::Draft)
    }
}

/// Clause: 7.5.2 b. Refuses a document in which there is nothing to read.
pub(super) fn empty(document: &Document) -> Option<Refusal> {
    let message = "write the text, or attach the file";
    (!document.has_content()).then(|| Refusal::requirement("body", "7.5.2 b", message))
}
