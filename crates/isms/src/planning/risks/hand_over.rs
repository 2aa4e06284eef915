//! 6.1.2 c 2: handing risks over to another owner.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Links, RawId, Refusal, State, Text};

use super::{Risk, Status};
use crate::planning::handover::{Handover, Passing, waiting_until};
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
        let made = passing.each(state, context, &self.risks, |risk| risk.owner, give);
        let late = self.risks.iter().filter_map(|id| self.too_late(state, id)).collect::<Vec<_>>();
        match made {
            Ok(_) if !late.is_empty() => Err(late),
            Err(refusals) => Err(refusals.into_iter().chain(late).collect()),
            made => made,
        }
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let owned = |risk: &Risk| risk.status != Status::Rejected && risk.owner.is_some_and(|owner| !owner.is_nil());
        state.live(Id::<Risk>::of(subject)).is_ok_and(|held| owned(held))
    }
}

impl HandOverRisks {
    /// Refuses to put off the day by which what was accepted has to be accepted anew.
    fn too_late(&self, state: &State, id: Id<Risk>) -> Option<Refusal> {
        let (wanted, until) = self.until.zip(waiting_until(state.get(id)?))?;
        let message = format!(
            "it was to be accepted anew by {until} when it was handed over before; pick that day or an earlier one"
        );
        (wanted > until).then(|| Refusal::house_rule("until", message).within(&state.reference(id)))
    }
}

/// Writes who owns a risk from now on. What the former owner had to accept anew by a day, the next one has to by then.
pub(crate) fn give(changes: &mut Changes<'_>, risk: Id<Risk>, handover: Handover) {
    changes.edit(risk, |risk| {
        let until = waiting_until(risk).into_iter().chain(handover.until).min();
        risk.owner = Some(handover.to);
        risk.handover = Some(Handover { until, ..handover }.into());
    });
}
