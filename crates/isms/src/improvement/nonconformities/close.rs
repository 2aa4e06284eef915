//! 10.2: a nonconformity ends.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Closed, Nonconformity, NonconformityState};
use crate::leadership::signer;

/// Close a nonconformity whose actions worked, or which needed correction only.
#[derive(Act)]
#[act(key = "nonconformity.close", clause = "10.2 g", signs)]
pub struct CloseNonconformity {
    /// The nonconformity.
    pub nonconformity: Id<Nonconformity>,
    /// What is to be said about it.
    pub remark: Option<Text>,
}

impl Decide for CloseNonconformity {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.nonconformity).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if !finished(held) {
            let message = "somebody has to judge first whether the actions worked, with nonconformity.judge";
            refusals.push(Refusal::requirement("nonconformity", "10.2 d", message));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.nonconformity, |held| {
            held.closure = Some(Closed { by, on: context.day, remark: self.remark.clone() });
            held.state = NonconformityState::Closed;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Nonconformity>::of(subject)).is_ok_and(|held| finished(held))
    }
}

/// Clause: 10.2 d. Whether nothing is left to do: the actions worked, or correction was enough and is done.
fn finished(held: &Nonconformity) -> bool {
    let corrected = held.correction_only() && held.corrected_on.is_some() && held.state != NonconformityState::Closed;
    corrected || held.state == NonconformityState::EffectivenessChecked
}
