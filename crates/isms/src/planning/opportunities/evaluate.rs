//! 6.1.1 e 2: judging whether what was done with an opportunity worked.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Markdown, RawId, Refusal, State};

use super::{Opportunity, Pursuit};
use crate::planning::effectiveness::Outcome;
use crate::support::Person;

/// Judge whether the steps taken to make use of an opportunity worked.
#[derive(Act)]
#[act(key = "opportunity.evaluate", clause = "6.1.1 e 2")]
pub struct EvaluateOpportunity {
    /// The opportunity.
    pub opportunity: Id<Opportunity>,
    /// Whether the steps worked.
    pub outcome: Outcome,
    /// What came of it, and what that rests on.
    #[field(required)]
    pub result: Markdown,
}

impl Decide for EvaluateOpportunity {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let opportunity = state.live(self.opportunity).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if opportunity.decision != Pursuit::Pursue {
            let message = "nobody decided to make use of it; decide that first, by editing it";
            refusals.push(Refusal::software("opportunity", message));
        }
        if opportunity.actions.is_empty() {
            let message = "write what was done first; without steps there is nothing to judge";
            refusals.push(Refusal::requirement("actions", "6.1.1 d", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let by = context.person.map(Id::<Person>::of);
        let mut changes = Changes::on(state, context);
        changes.edit(self.opportunity, |opportunity| {
            opportunity.evaluated_on = Some(context.effective_day());
            opportunity.evaluated_by = by;
            opportunity.outcome = Some(self.outcome);
            opportunity.result = Some(self.result.clone());
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let opportunity = state.live(Id::<Opportunity>::of(subject));
        opportunity.is_ok_and(|own| own.decision == Pursuit::Pursue && own.outcome.is_none() && !own.actions.is_empty())
    }
}
