//! The project: a person says that an activity is done.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, State, Text};

use super::{Activity, ActivityState, Declared};
use crate::leadership::signer;

/// Say that an activity is done and what it delivered, where only a person can know.
#[derive(Act)]
#[act(key = "activity.declare_done", clause = "4.4")]
pub struct DeclareDone {
    /// The activity.
    pub activity: Id<Activity>,
    /// What was delivered.
    pub what: Text,
}

impl Decide for DeclareDone {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        state.live(self.activity).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.activity, |activity| {
            activity.declared = Some(Declared { by, on: context.effective_day(), what: self.what.clone() });
            activity.state = ActivityState::Finished;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Activity>::of(subject)).is_ok_and(|activity| activity.declared.is_none())
    }
}
