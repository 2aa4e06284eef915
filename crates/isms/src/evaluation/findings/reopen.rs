//! 9.2: a closed finding comes back.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State};

use super::Finding;

/// Open a closed finding again because what was done did not last.
#[derive(Act)]
#[act(key = "finding.reopen", clause = "9.2")]
pub struct ReopenFinding {
    /// The finding.
    pub finding: Id<Finding>,
}

impl Decide for ReopenFinding {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let finding = state.live(self.finding).map_err(|refusal| vec![refusal])?;
        if finding.closure.is_none() {
            return Err(vec![Refusal::software("finding", "it is open")]);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.finding, |finding| finding.closure = None);
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Finding>::of(subject)).is_ok_and(|finding| finding.closure.is_some())
    }
}
