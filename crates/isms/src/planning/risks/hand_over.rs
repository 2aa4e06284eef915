//! 6.1.2 c 2: handing risks over to another owner.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Links, RawId, State, Text};

use super::{Risk, Status};
use crate::planning::handover::{Handover, Passing};
use crate::support::Person;

/// Hand risks over to somebody else, as their owner or for an owner who left. What was accepted goes on counting until
/// a day; by then the new owner accepts it anew, and approves the plans with the same signature.
#[derive(Act)]
#[act(key = "risk.hand_over", clause = "6.1.2 c 2")]
pub struct HandOverRisks {
    /// The risks.
    #[field(required)]
    pub risks: Links<Risk>,
    /// Who owns them from now on.
    #[field(clause = "6.1.2 c 2")]
    pub to: Id<Person>,
    /// By when the new owner accepts anew what remains; thirty days where none is named.
    pub until: Option<Date>,
    /// Why: somebody left, or does something else now.
    pub reason: Option<Text>,
}

impl Decide for HandOverRisks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let passing = Passing { to: self.to, until: self.until, reason: self.reason.as_ref() };
        passing.each(state, context, &self.risks, |risk| risk.owner, give)
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let owned = |risk: &Risk| risk.status != Status::Rejected && risk.owner.is_some_and(|owner| !owner.is_nil());
        state.live(Id::<Risk>::of(subject)).is_ok_and(|held| owned(held))
    }
}

/// Writes who owns a risk from now on.
pub(in crate::planning) fn give(changes: &mut Changes<'_>, risk: Id<Risk>, handover: Handover) {
    changes.edit(risk, |risk| {
        risk.owner = Some(handover.to);
        risk.handover = Some(handover.into());
    });
}
