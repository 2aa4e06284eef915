//! The project: a person says that an activity is done.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Subjects, Text};

use super::{Activity, ActivityState, Declared};
use crate::leadership::signer;
use crate::project::outcomes::shows;

/// Say that an activity is done and what it delivered, where only a person can know.
#[derive(Act)]
#[act(key = "activity.declare_done", clause = "4.4")]
pub struct DeclareDone {
    /// The activity.
    pub activity: Id<Activity>,
    /// What was delivered.
    pub what: Text,
    /// Where it is: the documents, records or evidence that it left behind.
    pub delivered: Subjects,
}

impl Decide for DeclareDone {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let activity = state.live(self.activity).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        let linked = !self.delivered.0.is_empty() || !activity.deliverables.0.is_empty();
        if !linked && !shows(state, context.day, self.activity) {
            let message = "link what it left behind: a document, a record or evidence of it";
            refusals.push(Refusal::house_rule("delivered", message));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.activity, |activity| {
            activity.declared = Some(Declared { by, on: context.effective_day(), what: self.what.clone() });
            activity.state = ActivityState::Finished;
            for delivered in &self.delivered.0 {
                if !activity.deliverables.0.contains(delivered) {
                    activity.deliverables.0.push(*delivered);
                }
            }
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Activity>::of(subject)).is_ok_and(|activity| activity.declared.is_none())
    }
}
