//! 6.3: beginning the next version of an approved change.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State};

use super::PlannedChange;

/// Begin the next version of an approved change, so that its plan can be altered. The approval given belongs to the
/// version before; somebody approves again.
#[derive(Act)]
#[act(key = "change.revise", clause = "6.3")]
pub struct ReviseChange {
    /// The change.
    pub change: Id<PlannedChange>,
}

impl Decide for ReviseChange {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let change = state.live(self.change).map_err(|refusal| vec![refusal])?;
        if !change.approved() {
            let message = "this version is not approved; edit it as it is, then approve it with change.approve";
            return Err(vec![Refusal::software("change", message)]);
        }
        if change.review.is_some() {
            let message = "somebody looked back at this; plan another change for what is new";
            return Err(vec![Refusal::software("change", message)]);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.change, |change| change.version += 1);
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<PlannedChange>::of(subject)).is_ok_and(|change| change.approved() && change.review.is_none())
    }
}
