//! 9.1: a judgement is taken back before its day.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Attestation, Withdrawal};
use crate::support::Person;

/// Take a judgement back: from today on it counts no more.
#[derive(Act)]
#[act(key = "attestation.withdraw", clause = "9.1")]
pub struct WithdrawAttestation {
    /// The attestation.
    pub attestation: Id<Attestation>,
    /// Why.
    pub reason: Text,
}

impl Decide for WithdrawAttestation {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let attestation = state.live(self.attestation).map_err(|refusal| vec![refusal])?;
        if !attestation.is_signed() {
            let message = "nobody has put their name to this; edit or retire it instead";
            return Err(vec![Refusal::software("attestation", message)]);
        }
        let mut changes = Changes::on(state, context);
        let by = context.person.map(Id::<Person>::of);
        let withdrawal = Withdrawal { by, on: context.effective_day(), reason: self.reason.clone() };
        changes.edit(self.attestation, |attestation| attestation.withdrawal = Some(withdrawal));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Attestation>::of(subject)).is_ok_and(|attestation| attestation.is_signed())
    }
}
