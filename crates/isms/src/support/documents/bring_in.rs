//! 7.5.2 c: bringing in a document that was approved before it was recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, RawId, Refusal, State, Text};

use super::sealing::seal;
use super::submit::empty;
use super::{Document, DocumentState, Publication};
use crate::guards::happened;
use crate::leadership::{BroughtIn, signer, uncounted};
use crate::support::Person;

/// Bring in a document that was approved and put in force before it was recorded here, with the proof of it.
#[derive(Act)]
#[act(key = "document.bring_in", clause = "7.5.2 c")]
pub struct BringInDocument {
    /// The document.
    pub document: Id<Document>,
    /// Who approved it.
    pub approved_by: Link<Person>,
    /// The day of the approval.
    pub approved_on: Date,
    /// Where that can be seen: signed copy, minutes, ticket.
    pub proof: Text,
    /// Number of the version in force.
    pub version: Option<i64>,
    /// The first day it held, where that was not the day of the approval.
    pub holds_from: Option<Date>,
    /// When it is to be reviewed next.
    pub next_review: Option<Date>,
}

impl Decide for BringInDocument {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let document = state.live(self.document).map_err(|refusal| vec![refusal])?;
        let brought = self.brought();
        let mut refusals: Vec<_> = self.objections(document, state, context);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.document, |document| {
            let version = self.version.unwrap_or(document.version).max(1);
            let holds_from = self.holds_from.unwrap_or(self.approved_on);
            document.version = version;
            document.approval = Some(brought.approval(version));
            document.publication = Some(Publication { by, on: holds_from, holds_from });
            document.next_review = self.next_review.or(document.next_review);
            document.seal = Some(seal(document, state).into());
            document.state = DocumentState::Published;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Document>::of(subject)).is_ok_and(|document| new(document))
    }
}

impl BringInDocument {
    fn brought(&self) -> BroughtIn<'_> {
        BroughtIn { by: self.approved_by, on: self.approved_on, proof: &self.proof }
    }

    fn objections(&self, document: &Document, state: &State, context: &Context) -> Vec<Refusal> {
        let message = "only a draft that revises nothing is brought in; hand this one in with document.submit";
        let known = (!new(document)).then(|| Refusal::software("document", message));
        let early = happened("holds_from", self.holds_from, context.day);
        let refusals = [known, empty(document), early, uncounted(self.version)];
        let unfounded = self.brought().unfounded(state, context, ("approved_by", "approved_on"));
        refusals.into_iter().flatten().chain(unfounded).collect()
    }
}

/// Whether nothing was decided about it here yet.
fn new(document: &Document) -> bool {
    document.state == DocumentState::Draft && document.revises.is_none()
}
