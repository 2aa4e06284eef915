//! 8.3: saying whether a part of the treatment plan that was carried out works.

use kernel::{Act, Basis, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Treatment, TreatmentState, standing};
use crate::leadership::{HouseRule, signer};
use crate::planning::effectiveness::{Effectiveness, Outcome};

/// Say whether a part of the treatment plan that was carried out does what it was for. Saying it again replaces what
/// was said; taking the plan up again takes it away.
#[derive(Act)]
#[act(key = "treatment.judge", clause = "8.3", signs)]
pub struct JudgeTreatment {
    /// The part of the plan.
    pub treatment: Id<Treatment>,
    /// Whether it works.
    pub outcome: Outcome,
    /// What was seen, and how it was checked.
    #[field(required)]
    pub because: Text,
}

impl Decide for JudgeTreatment {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let plan = state.live(self.treatment).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if standing(plan) != TreatmentState::Done {
            let message = "this is not carried out yet; say so first with treatment.complete";
            refusals.push(Refusal::house_rule("treatment", message));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let own = by.is_some() && by == plan.completion.as_ref().map(|completion| completion.by);
        if own && HouseRule::AnotherReviews.counts(state) {
            let message = "whoever carried this out does not judge whether it works; ask somebody else";
            refusals.push(Refusal::forbidden(message, Basis::HouseRule));
        }
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let judged = Effectiveness { by, on: context.day, outcome: self.outcome, because: self.because.clone() };
        let mut changes = Changes::on(state, context);
        changes.edit(self.treatment, |plan| plan.effectiveness = Some(judged));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let plan = state.live(Id::<Treatment>::of(subject));
        plan.is_ok_and(|plan| standing(plan) == TreatmentState::Done && plan.effectiveness.is_none())
    }
}
