//! 7.5.2 c: bringing in a document that was approved before it was recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, Refusal, State, Text};

use super::sealing::seal;
use super::{Document, DocumentKind, DocumentState, Publication};
use crate::certification::Evidence;
use crate::dates::{happened, not_before};
use crate::leadership::{BroughtIn, Role, holders, signer};
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
    /// What is kept here of that: the signed copy or the minutes as evidence.
    pub evidence: Links<Evidence>,
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
        let refusals: Vec<_> = self.objections(document, state, context);
        let Some(by) = signer(state, context).ok().filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let (brought_by, brought_on) = (Some(by), Some(context.day));
        let mut changes = Changes::on(state, context);
        changes.edit(self.document, |document| {
            let version = self.version.unwrap_or(document.version).max(1);
            let holds_from = self.holds_from.unwrap_or(self.approved_on);
            document.version = version;
            document.approval = Some(brought.approval(context, version));
            document.publication = Some(Publication { by: None, on: holds_from, holds_from, brought_by, brought_on });
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
        BroughtIn { by: self.approved_by, on: self.approved_on, proof: &self.proof, evidence: &self.evidence }
    }

    fn objections(&self, document: &Document, state: &State, context: &Context) -> Vec<Refusal> {
        let message = "only a draft that revises nothing is brought in; hand this one in with document.submit";
        let known = (!new(document)).then(|| Refusal::software("document", message));
        let ahead = happened("holds_from", self.holds_from, context.day);
        let early = not_before(("approved_on", Some(self.approved_on)), ("holds_from", self.holds_from));
        let refusals = [known, nowhere(document), ahead, early, self.unentitled(document, state)];
        let others = self.brought().objections_to_version(state, context, "document", self.version);
        refusals.into_iter().flatten().chain(others).collect()
    }

    /// Clause: 5.2, 7.5.2 c. Refuses whoever did not hold the role that approves the document on that day, as far as
    /// it is known who did; a policy that names none is for top management.
    fn unentitled(&self, document: &Document, state: &State) -> Option<Refusal> {
        let role = document.approver.and_then(|role| state.get(role));
        let approves = |own: &Role| match role {
            Some(role) => own.title == role.title,
            None => document.kind == DocumentKind::Policy && own.top_management,
        };
        let holders = holders(state, self.approved_on, approves);
        if holders.is_empty() || holders.contains(&self.approved_by) {
            return None;
        }
        let names: Vec<_> = holders.iter().filter_map(|id| Some(state.get(*id)?.name.to_string())).collect();
        let by = state.get(self.approved_by)?;
        let (on, names) = (self.approved_on, names.join(", "));
        let message = format!("{} had no right to approve this on {on}; on that day it was with {names}", by.name);
        Some(Refusal::house_rule("approved_by", message))
    }
}

/// Clause: 7.5.2 b. Refuses a document in which there is nothing to read, and that says nowhere where it is kept.
fn nowhere(document: &Document) -> Option<Refusal> {
    let kept = document.storage.as_ref().is_some_and(|place| !place.trim().is_empty());
    let message = "write the text, attach the file, or say where it is kept";
    (!kept && !document.has_content()).then(|| Refusal::requirement("storage", "7.5.2 b", message))
}

/// Whether nothing was decided about it here yet.
fn new(document: &Document) -> bool {
    document.state == DocumentState::Draft && document.revises.is_none()
}
