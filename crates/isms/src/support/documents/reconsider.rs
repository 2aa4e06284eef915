//! 7.5.2 c: reading a document and judging whether it can stay as it is.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, RawId, State, Text};

use super::{Document, DocumentState, Review};
use crate::leadership::reported;
use crate::support::Person;

/// Record that a document was read and judged: before its approval, or because its review was due.
#[derive(Act)]
#[act(key = "document.review", clause = "7.5.2 c")]
pub struct ReviewDocument {
    /// The document.
    pub document: Id<Document>,
    /// Whether it can stay as it is.
    pub suits: bool,
    /// What is to be said about it.
    pub remark: Option<Text>,
    /// When it is to be reviewed next.
    pub next_review: Option<Date>,
    /// The day it was read, where it was not today.
    pub on: Option<Date>,
}

impl Decide for ReviewDocument {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        state.live(self.document).map_err(|refusal| vec![refusal])?;
        let (by, on) = reported(context, None, self.on)?;
        let mut changes = Changes::on(state, context);
        changes.edit(self.document, |document| {
            reviewed(document, by, on, self.suits, self.remark.clone());
            document.next_review = self.next_review.or(document.next_review);
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let readable = |state| matches!(state, DocumentState::Review | DocumentState::Published);
        state.live(Id::<Document>::of(subject)).is_ok_and(|document| readable(document.state))
    }

    fn prefill(state: &State, context: &Context, subject: RawId) -> Option<Self> {
        let document = Id::<Document>::of(subject);
        let next_review = state.get(document)?.next_review_from(context.day);
        Some(Self { document, suits: true, remark: None, next_review, on: None })
    }
}

/// Adds a review of the version as it is.
pub(super) fn reviewed(document: &mut Document, by: Id<Person>, on: Date, suits: bool, remark: Option<Text>) {
    let number = document.reviews.len() + 1;
    document.reviews.put_at(number.to_string(), Review { by, on, version: document.version, suits, remark });
}
