//! 8.3: giving up a part of the treatment plan.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Moved, Treatment, TreatmentState, standing};
use crate::support::Person;

/// Give up a part of the treatment plan and say why. Its risks then wait for another plan or another decision.
#[derive(Act)]
#[act(key = "treatment.drop", clause = "8.3")]
pub struct DropTreatment {
    /// The part of the plan.
    pub treatment: Id<Treatment>,
    /// Why it is given up, and what takes its place.
    #[field(clause = "8.3")]
    pub reason: Text,
}

impl Decide for DropTreatment {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let plan = state.live(self.treatment).map_err(|refusal| vec![refusal])?;
        let message = match standing(plan) {
            TreatmentState::Done => "this was carried out; take it up again with treatment.advance first",
            TreatmentState::Dropped => "this is given up already; take it up again with treatment.advance",
            TreatmentState::Planned | TreatmentState::UnderWay | TreatmentState::Waiting => "",
        };
        if !message.is_empty() {
            return Err(vec![Refusal::software("treatment", message)]);
        }
        let by = context.person.map(Id::<Person>::of);
        let moved = Moved { by, on: context.effective_day(), reason: Some(self.reason.clone()) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.treatment, |plan| {
            plan.state = TreatmentState::Dropped;
            plan.moved = Some(moved);
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let open = |plan: &Treatment| !matches!(standing(plan), TreatmentState::Done | TreatmentState::Dropped);
        state.live(Id::<Treatment>::of(subject)).is_ok_and(|plan| open(plan))
    }
}
