//! 8.1: looking back at a change that was carried out.

use kernel::{Act, Basis, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{ChangeState, PlannedChange};
use crate::leadership::{HouseRule, signer};
use crate::planning::effectiveness::{Effectiveness, Outcome};

/// Look back at a change that was carried out: whether it reached its purpose, and with which side effects.
#[derive(Act)]
#[act(key = "change.review", clause = "8.1", signs)]
pub struct ReviewChange {
    /// The change.
    pub change: Id<PlannedChange>,
    /// Whether it reached its purpose.
    pub outcome: Outcome,
    /// What was seen, side effects too.
    #[field(required)]
    pub because: Text,
}

impl Decide for ReviewChange {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let change = state.live(self.change).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if change.state != ChangeState::Done {
            let message = "the change is not done yet; set its state and the day first";
            refusals.push(Refusal::software("change", message));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        if by.is_some() && by == change.owner && HouseRule::AnotherReviews.counts(state) {
            let message = "whoever saw to the change does not look back at it; ask somebody else";
            refusals.push(Refusal::forbidden(message, Basis::HouseRule));
        }
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let review = Effectiveness { by, on: context.day, outcome: self.outcome, because: self.because.clone() };
        let mut changes = Changes::on(state, context);
        changes.edit(self.change, |change| change.review = Some(review));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let change = state.live(Id::<PlannedChange>::of(subject));
        change.is_ok_and(|change| change.state == ChangeState::Done && change.review.is_none())
    }
}
