//! 8.2: saying that a change that was carried out leaves the risks it touches as they were judged.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{ChangeState, PlannedChange, Settled};
use crate::leadership::signer;

/// Say that a change that was carried out leaves the risks it touches as they were judged, and why. Without this the
/// risks are assessed again after it.
#[derive(Act)]
#[act(key = "change.settle_risks", clause = "8.2", signs)]
pub struct SettleRisks {
    /// The change.
    pub change: Id<PlannedChange>,
    /// Why no risk changes.
    #[field(required)]
    pub because: Text,
}

impl Decide for SettleRisks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let change = state.live(self.change).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if change.state != ChangeState::Done {
            let message = "the change is not done yet; what it does to risks shows afterwards";
            refusals.push(Refusal::software("change", message));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let settled = Settled { by, on: context.day, because: self.because.clone() };
        let mut changes = Changes::on(state, context);
        changes.edit(self.change, |change| change.settled = Some(settled));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let change = state.live(Id::<PlannedChange>::of(subject));
        change.is_ok_and(|change| change.state == ChangeState::Done && change.settled.is_none())
    }
}
