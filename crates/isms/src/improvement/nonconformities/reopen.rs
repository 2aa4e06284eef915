//! 10.2: a nonconformity comes back.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Nonconformity, NonconformityState, Reopening};
use crate::support::Person;

/// Open a closed nonconformity again because it came back.
#[derive(Act)]
#[act(key = "nonconformity.reopen", clause = "10.2")]
pub struct ReopenNonconformity {
    /// The nonconformity.
    pub nonconformity: Id<Nonconformity>,
    /// Why.
    pub reason: Text,
}

impl Decide for ReopenNonconformity {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.nonconformity).map_err(|refusal| vec![refusal])?;
        if held.state != NonconformityState::Closed {
            return Err(vec![Refusal::software("nonconformity", "it is not closed")]);
        }
        let reopened = Reopening {
            by: context.person.map(Id::<Person>::of),
            on: context.effective_day(),
            reason: self.reason.clone(),
        };
        let mut changes = Changes::on(state, context);
        changes.edit(self.nonconformity, |held| {
            held.closure = None;
            held.reopened = Some(reopened);
            held.state = NonconformityState::Reopened;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Nonconformity>::of(subject)).is_ok_and(|held| held.state == NonconformityState::Closed)
    }
}
