//! 7.5.2 c: approving a document.

use kernel::{Act, Basis, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::sealing::seal;
use super::submit::empty;
use super::{Document, DocumentKind, DocumentState};
use crate::leadership::{Approval, HouseRule, own_work, roles, signer, stands_for_top_management};
use crate::support::Person;

/// Approve a document that was handed in. What was approved stays as it is until the next version.
#[derive(Act)]
#[act(key = "document.approve", clause = "7.5.2 c", signs)]
pub struct ApproveDocument {
    /// The document.
    pub document: Id<Document>,
    /// What is to be said about the approval.
    pub remark: Option<Text>,
}

impl Decide for ApproveDocument {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let document = state.live(self.document).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if document.state != DocumentState::Review {
            let message = "only what was handed in can be approved; hand it in first with document.submit";
            refusals.push(Refusal::software("document", message));
        }
        refusals.extend(empty(document));
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        refusals.extend(by.and_then(|by| self.of_own_work(document, by, state, context)));
        refusals.extend(by.and_then(|_| unentitled(state, context, document)));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.document, |document| {
            document.version = document.version.max(1);
            let (version, remark) = (document.version, self.remark.clone());
            document.approval = Some(Approval::given(by, context.day, version, remark));
            document.seal = Some(seal(document, state).into());
            document.state = DocumentState::Approved;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Document>::of(subject)).is_ok_and(|document| document.state == DocumentState::Review)
    }
}

impl ApproveDocument {
    /// Refuses whoever wrote it; where no author is named, whoever handed it in. Whoever works here alone says so in the
    /// remark.
    fn of_own_work(&self, document: &Document, by: Id<Person>, state: &State, context: &Context) -> Option<Refusal> {
        let handed_in =
            document.authors.is_empty() && document.submission.as_ref().is_some_and(|handed| handed.by == by);
        let theirs = handed_in || document.authors.contains(by);
        if !theirs || !HouseRule::AuthorsDoNotApprove.counts(state) {
            return None;
        }
        let mut others = state.of::<Person>().iter().filter(|(id, held)| *id != by && held.works_on(context.day));
        match others.next() {
            Some(_) => {
                let message = "nobody approves what they wrote themselves; ask somebody else";
                Some(Refusal::forbidden(message, Basis::HouseRule))
            }
            None => own_work(state, Some(by), by, self.remark.as_ref()),
        }
    }
}

/// Clause: 5.2, 7.5.2 c. Refuses whoever does not hold the role that approves it; a policy that names none is for top
/// management.
pub(super) fn unentitled(state: &State, context: &Context, document: &Document) -> Option<Refusal> {
    let message = match document.approver {
        Some(role) if roles::held(state, context, role) => return None,
        Some(role) => {
            let title = state.get(role).map(|role| role.title.to_string()).unwrap_or_default();
            format!("only {title} may approve this; ask somebody who holds the role")
        }
        None if document.kind != DocumentKind::Policy || stands_for_top_management(state, context) => return None,
        None => "a policy is approved by top management; ask somebody who holds a role of it, or a manager of the \
                 organization, or name the role that approves this one"
            .to_owned(),
    };
    Some(Refusal::forbidden(message, Basis::HouseRule))
}
