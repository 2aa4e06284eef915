//! 8.3: recording that a part of the treatment plan was carried out.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, RawId, Refusal, State, Text};

use super::{Action, Completion, Treatment, TreatmentState, counts, standing};
use crate::leadership::reported;
use crate::support::Person;

/// What to do with a plan that somebody judged.
pub(super) const JUDGED: &str =
    "somebody judged whether this works; take it up again with treatment.advance, and say why";

/// Record that a part of the treatment plan was carried out, and what came of it: its steps are done with it, at the
/// latest on that day. Recording it again corrects the day or the result, until somebody judged whether it works.
#[derive(Act)]
#[act(key = "treatment.complete", clause = "8.3")]
pub struct CompleteTreatment {
    /// The part of the plan.
    pub treatment: Id<Treatment>,
    /// What came of it.
    #[field(clause = "8.3")]
    pub result: Text,
    /// The day it was done, where it was not today.
    pub on: Option<Date>,
    /// Who says so, where it is not whoever records it.
    pub by: Option<Link<Person>>,
}

impl Decide for CompleteTreatment {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let plan = state.live(self.treatment).map_err(|refusal| vec![refusal])?;
        if let Some(refusal) = settled(plan) {
            return Err(vec![refusal]);
        }
        let (by, on) = reported(context, self.by, self.on)?;
        let mut changes = Changes::on(state, context);
        changes.edit(self.treatment, |plan| {
            plan.state = TreatmentState::Done;
            let done =
                |step: &Action| Action { done_on: Some(step.done_on.map_or(on, |day| day.min(on))), ..step.clone() };
            plan.actions = plan.actions.iter().map(|(key, step)| (key.to_owned(), done(step))).collect();
            plan.completion = Some(Completion { by, on, result: self.result.clone() });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let held = state.live(Id::<Treatment>::of(subject));
        held.is_ok_and(|plan| counts(plan) && (plan.completion.is_none() || is_left_open(plan)))
    }

    fn prefill(state: &State, _: &Context, subject: RawId) -> Option<Self> {
        let treatment = Id::<Treatment>::of(subject);
        let said = state.get(treatment)?.completion.clone()?;
        Some(Self { treatment, result: said.result, on: Some(said.on), by: Some(said.by) })
    }
}

/// Whether a plan was said to be carried out while steps of it are open, and nobody judged it: saying it again mends it.
fn is_left_open(plan: &Treatment) -> bool {
    plan.completion.is_some()
        && plan.effectiveness.is_none()
        && plan.actions.iter().any(|(_, own)| own.done_on.is_none())
}

/// Refuses what is taken up again first: what was given up, and what somebody judged as it was carried out.
fn settled(plan: &Treatment) -> Option<Refusal> {
    let message = match (standing(plan), &plan.effectiveness) {
        (TreatmentState::Dropped, _) => "this was given up; take it up again with treatment.advance, and say why",
        (_, Some(_)) => JUDGED,
        (_, None) => return None,
    };
    Some(Refusal::software("treatment", message))
}
