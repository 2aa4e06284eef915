//! 6.1.3 e: beginning the next version of a part of the treatment plan.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State};

use super::Treatment;

/// Begin the next version of an approved part of the plan, so that it can be changed. The approvals given belong to
/// the version before; the owners of the risks approve again.
#[derive(Act)]
#[act(key = "treatment.revise", clause = "6.1.3 e")]
pub struct ReviseTreatment {
    /// The part of the plan.
    pub treatment: Id<Treatment>,
}

impl Decide for ReviseTreatment {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let plan = state.live(self.treatment).map_err(|refusal| vec![refusal])?;
        if !plan.approved() {
            let message = "this version is not approved; edit it as it is, then approve it with treatment.approve";
            return Err(vec![Refusal::software("treatment", message)]);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.treatment, |plan| plan.version += 1);
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Treatment>::of(subject)).is_ok_and(|plan| plan.approved())
    }
}
