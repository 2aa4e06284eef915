//! 6.1.2 c: judging proposals to be none of ours.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, RawId, Refusal, State, Text};

use super::{Rejection, Risk, Status};
use crate::support::Person;

/// Reject proposed risks that are none of ours. They stay findable with the reason, and are not proposed again.
#[derive(Act)]
#[act(key = "risk.reject", clause = "6.1.2 c")]
pub struct RejectRisks {
    /// The proposals.
    #[field(required)]
    pub risks: Links<Risk>,
    /// Why they are none of ours.
    pub reason: Text,
}

impl Decide for RejectRisks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let refusals: Vec<_> = self.risks.iter().filter_map(|id| irremovable(state, id)).collect();
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let by = context.person.map(Id::<Person>::of);
        let rejection = Rejection { by, on: context.effective_day(), reason: self.reason.clone() };
        let mut changes = Changes::on(state, context);
        for id in self.risks.iter() {
            changes.edit(id, |risk| {
                risk.status = Status::Rejected;
                risk.rejection = Some(rejection.clone().into());
            });
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Risk>::of(subject)).is_ok_and(|risk| risk.status == Status::Proposed)
    }
}

/// Refuses to reject what was adopted: such a risk leaves the register by being retired.
fn irremovable(state: &State, id: Id<Risk>) -> Option<Refusal> {
    let adopted = match state.live(id) {
        Ok(risk) => risk.status == Status::Open,
        Err(refusal) => return Some(refusal),
    };
    let message = format!("{} is a risk of the register; retire it if it is no longer one", state.reference(id));
    adopted.then(|| Refusal::software("risks", message))
}
