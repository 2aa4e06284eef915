//! 6.1.3 f: bringing in approvals of parts of the treatment plan that were given before they were recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, Refusal, State, Text};

use super::{Treatment, unapproved_by};
use crate::certification::Evidence;
use crate::leadership::BroughtIn;
use crate::planning::Risk;
use crate::support::Person;

/// Bring in the approvals that the owners of the risks gave to parts of the plan before these were recorded here, with
/// the day and the proof. They are marked as brought in; they are no signatures given here.
#[derive(Act)]
#[act(key = "treatment.bring_in", clause = "6.1.3 f")]
pub struct BringInTreatments {
    /// The parts of the plan.
    #[field(required)]
    pub treatments: Links<Treatment>,
    /// The day of the approval.
    pub approved_on: Date,
    /// Where that can be seen: signed plan, minutes, ticket.
    pub proof: Text,
    /// What is kept here of that: the signed copy or the minutes as evidence.
    pub evidence: Links<Evidence>,
    /// Who approved, where not all owners of the risks did.
    pub approved_by: Option<Link<Person>>,
}

impl Decide for BringInTreatments {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let (mut changes, mut refusals) = (Changes::on(state, context), Vec::new());
        for id in self.treatments.iter() {
            let Ok(plan) = state.live(id).map_err(|refusal| refusals.push(refusal)) else { continue };
            let signers = self.signers(state, plan);
            let mut found = Vec::new();
            if signers.is_empty() {
                let message = "no owner of its risks has still to approve it, or not this one";
                found.push(Refusal::software("approved_by", message));
            }
            for by in signers {
                let brought = BroughtIn { by, on: self.approved_on, proof: &self.proof, evidence: &self.evidence };
                let fields = ("approved_by", "approved_on");
                found.extend(brought.objections(state, context, fields, "treatment.approve"));
                found.extend(early(state, plan, self.approved_on));
                let key = state.reference(by);
                changes.edit(id, |plan| {
                    plan.version = plan.version.max(1);
                    plan.approvals.put_at(key, brought.approval(context, plan.version));
                });
            }
            refusals.extend(found.into_iter().map(|refusal| refusal.within(&state.reference(id))));
        }
        if refusals.is_empty() { Ok(changes.done()) } else { Err(refusals) }
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Treatment>::of(subject)).is_ok_and(|plan| !unapproved_by(state, plan).is_empty())
    }
}

impl BringInTreatments {
    fn signers(&self, state: &State, plan: &Treatment) -> Vec<Id<Person>> {
        let mut waiting = unapproved_by(state, plan);
        waiting.retain(|owner| self.approved_by.is_none_or(|by| by == *owner));
        waiting
    }
}

/// Clause: 6.1.3 e. Refuses an approval from before any of the risks was assessed.
fn early(state: &State, plan: &Treatment, on: Date) -> Option<Refusal> {
    let first = |risk: &Risk| {
        let readings = risk.readings.iter().map(|(_, reading)| reading.on);
        readings.chain(risk.current.as_ref().map(|reading| reading.on)).min()
    };
    let assessed = plan.risks.iter().filter_map(|id| first(state.live(id).ok()?)).min()?;
    let message = format!("its risks were assessed first on {assessed}; a plan is approved after that");
    (on < assessed).then(|| Refusal::requirement("approved_on", "6.1.3 e", message))
}
