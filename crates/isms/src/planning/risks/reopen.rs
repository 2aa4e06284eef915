//! 8.2: looking at a risk again before its time.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Reopened, Risk, Status, unopened};
use crate::support::Person;

/// Open a risk again because something happened: it waits for a new assessment, and its acceptance no longer
/// holds. What was accepted stays in the history.
#[derive(Act)]
#[act(key = "risk.reopen", clause = "8.2")]
pub struct ReopenRisk {
    /// The risk.
    pub risk: Id<Risk>,
    /// What happened.
    #[field(clause = "8.2")]
    pub reason: Text,
}

impl Decide for ReopenRisk {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let risk = state.live(self.risk).map_err(|refusal| vec![refusal])?;
        let mut refusals: Vec<_> = unopened(risk).into_iter().collect();
        if risk.current.is_none() {
            refusals.push(Refusal::software("risk", "the risk was never assessed; do so with risk.assess"));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let by = context.person.map(Id::<Person>::of);
        let reopened = Reopened { by, on: context.effective_day(), reason: self.reason.clone() };
        let mut changes = Changes::on(state, context);
        changes.edit(self.risk, |risk| {
            risk.acceptance = None;
            risk.reopened = Some(reopened.into());
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        // What nobody decided about yet is simply assessed again.
        let decided = |risk: &Risk| risk.decision.is_some() || risk.acceptance.is_some();
        let settled = |risk: &Risk| {
            risk.status == Status::Open && risk.current.is_some() && risk.reopened.is_none() && decided(risk)
        };
        state.live(Id::<Risk>::of(subject)).is_ok_and(|held| settled(held))
    }
}
