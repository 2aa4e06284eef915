//! 9.2.2: beginning the next version of an approved audit programme.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State};

use super::Programme;

/// Begin the next version of an approved audit programme, so that it can be altered. The approval given belongs to the
/// version before; somebody approves again.
#[derive(Act)]
#[act(key = "programme.revise", clause = "9.2.2")]
pub struct ReviseProgramme {
    /// The programme.
    pub programme: Id<Programme>,
}

impl Decide for ReviseProgramme {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let programme = state.live(self.programme).map_err(|refusal| vec![refusal])?;
        let Some(before) = programme.approval.as_ref().filter(|_| programme.approved()) else {
            let message = "this version is not approved; edit it as it is, then approve it with programme.approve";
            return Err(vec![Refusal::software("programme", message)]);
        };
        let version = before.version.saturating_add(1);
        let mut changes = Changes::on(state, context);
        changes.edit(self.programme, |programme| programme.version = version);
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Programme>::of(subject)).is_ok_and(|programme| programme.approved())
    }
}
