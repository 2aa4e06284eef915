//! 10.1: somebody decides what becomes of a suggestion.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Improvement, Outcome, Verdict};
use crate::leadership::signer;

/// Decide what becomes of a suggestion.
#[derive(Act)]
#[act(key = "improvement.decide", clause = "10.1", signs)]
pub struct DecideImprovement {
    /// The suggestion.
    pub improvement: Id<Improvement>,
    /// What is decided.
    pub outcome: Outcome,
    /// Why.
    pub because: Option<Text>,
}

impl Decide for DecideImprovement {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        state.live(self.improvement).map_err(|refusal| vec![refusal])?;
        let mut refusals = unreasoned(self).into_iter().collect::<Vec<_>>();
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.improvement, |improvement| {
            improvement.decision =
                Some(Verdict { by, on: context.day, outcome: self.outcome, because: self.because.clone() });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Improvement>::of(subject)).is_ok_and(|improvement| improvement.done_on.is_none())
    }
}

/// Whoever suggested something deserves to know why it is not done.
fn unreasoned(act: &DecideImprovement) -> Option<Refusal> {
    let silent = act.outcome != Outcome::Accepted && act.because.is_none();
    silent.then(|| Refusal::house_rule("because", "say why it is not done now"))
}
