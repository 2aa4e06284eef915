//! 9.3.3: bringing in a management review whose minutes were signed before it was recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, Refusal, State, Text};

use super::Review;
use crate::certification::Evidence;
use crate::leadership::{BroughtIn, may_precede};
use crate::support::Person;

/// Bring in a management review whose minutes were signed before it was recorded here, with who signed, when, and the
/// proof. It is marked as brought in; it is no signature given here.
#[derive(Act)]
#[act(key = "review.bring_in", clause = "9.3.3")]
pub struct BringInReview {
    /// The review.
    pub review: Id<Review>,
    /// Who signed the minutes.
    pub signed_by: Link<Person>,
    /// The day of the signature.
    pub signed_on: Date,
    /// Where that can be seen: the signed minutes.
    pub proof: Text,
    /// What is kept here of that.
    pub evidence: Links<Evidence>,
}

impl Decide for BringInReview {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let review = state.live(self.review).map_err(|refusal| vec![refusal])?;
        let brought =
            BroughtIn { by: self.signed_by, on: self.signed_on, proof: &self.proof, evidence: &self.evidence };
        let mut refusals = brought.objections(state, context, ("signed_by", "signed_on"), "review.sign");
        let signed = review.signature.is_some();
        refusals.extend(signed.then(|| Refusal::software("review", "the minutes are signed already")));
        // Clause: 9.3.1. Minutes tell of a day on which the review took place.
        let early = match review.held_on {
            None => Some(Refusal::requirement("held_on", "9.3.1", "say on which day it took place")),
            Some(held) if self.signed_on < held => {
                let message = format!("it took place on {held}; pick that day or a later one");
                Some(Refusal::software("signed_on", message))
            }
            Some(_) => None,
        };
        refusals.extend(early);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.review, |review| review.signature = Some(brought.approval(context, 1)));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let open = |review: &Review| review.signature.is_none() && review.held_on.is_some();
        state.live(Id::<Review>::of(subject)).is_ok_and(|review| open(review) && may_precede(state, review.held_on))
    }
}
