//! 6.1.3 e: handing parts of the treatment plan over to somebody else.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, RawId, State, Text};

use super::{Treatment, TreatmentState, counts, standing};
use crate::planning::handover::{Handover, Passing};
use crate::support::Person;

/// Hand parts of the treatment plan over to somebody else who sees to them, as who does so now or for somebody who
/// left. What is to be done, by when and at what cost stays as the owners of the risks approved it, and so does their
/// approval.
#[derive(Act)]
#[act(key = "treatment.hand_over", clause = "6.1.3 e")]
pub struct HandOverTreatments {
    /// The parts of the plan.
    #[field(required)]
    pub treatments: Links<Treatment>,
    /// Who sees to them from now on.
    #[field(clause = "6.1.3 e")]
    pub to: Id<Person>,
    /// Why: somebody left, or does something else now.
    pub reason: Option<Text>,
}

impl Decide for HandOverTreatments {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let passing = Passing { to: self.to, until: None, reason: self.reason.as_ref() };
        passing.each(state, context, &self.treatments, |plan| plan.owner, give)
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let open = |plan: &Treatment| counts(plan) && standing(plan) != TreatmentState::Done && plan.owner.is_some();
        state.live(Id::<Treatment>::of(subject)).is_ok_and(|held| open(held))
    }
}

/// Writes who sees to a part of the plan from now on; nothing has to be confirmed.
pub(crate) fn give(changes: &mut Changes<'_>, plan: Id<Treatment>, handover: Handover) {
    changes.edit(plan, |plan| {
        plan.owner = Some(handover.to);
        plan.handover = Some(Handover { until: None, ..handover });
    });
}
