//! 8.3: recording that a part of the treatment plan was carried out.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, RawId, State, Text};

use super::{Completion, Treatment, TreatmentState, counts};
use crate::leadership::reported;
use crate::support::Person;

/// Record that a part of the treatment plan was carried out, and what came of it. Recording it again corrects the
/// day or the result.
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
        state.live(self.treatment).map_err(|refusal| vec![refusal])?;
        let (by, on) = reported(context, self.by, self.on)?;
        let mut changes = Changes::on(state, context);
        changes.edit(self.treatment, |plan| {
            plan.state = TreatmentState::Done;
            plan.completion = Some(Completion { by, on, result: self.result.clone() });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Treatment>::of(subject)).is_ok_and(|plan| plan.completion.is_none() && counts(plan))
    }
}
