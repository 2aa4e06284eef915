//! 6.1.3 f: one signature for the plans of several risks and for what remains of them.

use std::collections::BTreeSet;

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Links, RawId, Refusal, State, Text};

use super::Risk;
use super::accept::signed_with;
use super::accept_all::{Signed, within_line};
use crate::leadership::signer;
use crate::planning::acceptance::untimely;
use crate::planning::treatments::approve::{approve, unready};
use crate::planning::{Treatment, treatments};

/// Approve the plans of several risks and accept what remains of them, as their owner, with one signature. Only risks
/// at or below the acceptance line of the method can be in the list; what lies above, and what the evidence took
/// back, is accepted one by one.
#[derive(Act)]
#[act(key = "risk.sign", clause = "6.1.3 f", signs)]
pub struct SignRisks {
    /// The risks.
    #[field(required)]
    pub risks: Links<Risk>,
    /// The last day the acceptances hold, within the interval of the method.
    pub until: Option<Date>,
    /// Why what remains is acceptable.
    pub reason: Option<Text>,
}

impl Decide for SignRisks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let by = signer(state, context).map_err(|refusal| vec![refusal])?;
        let mut refusals: Vec<_> = untimely(state, self.until, context).into_iter().collect();
        let of_risk = |id| treatments::unapproved_of(state, id, by).map(|(plan, _)| plan);
        let plans: BTreeSet<_> = self.risks.iter().flat_map(of_risk).collect();
        // What a plan lacks is said once, however many of the risks it treats.
        refusals.extend(plans.iter().flat_map(|plan| lacking(state, *plan, context.day)));
        let mut changes = Changes::on(state, context);
        let signed = Signed { by, on: context.day, until: self.until, reason: self.reason.as_ref() };
        refusals.extend(signed.accept(state, &mut changes, &self.risks));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        plans.into_iter().for_each(|plan| approve(&mut changes, plan, by, context.day, None));
        Ok(changes.done())
    }

    fn covers(&self, state: &State) -> Vec<RawId> {
        signed_with(state, self.risks.iter())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let id = Id::<Risk>::of(subject);
        let waiting = |owner| treatments::unapproved_of(state, id, owner).next().is_some();
        let ready = |risk: &Risk, owner| waiting(owner) && within_line(state, id, risk, owner);
        state.live(id).is_ok_and(|risk| risk.owner.is_some_and(|owner| ready(risk, owner)))
    }
}

/// What keeps a plan from being approved, with its reference.
fn lacking(state: &State, id: Id<Treatment>, day: Date) -> Vec<Refusal> {
    let place = state.reference(id);
    let found = state.get(id).map(|plan| unready(state, plan, day)).unwrap_or_default();
    found.into_iter().map(|refusal| refusal.within(&place)).collect()
}
