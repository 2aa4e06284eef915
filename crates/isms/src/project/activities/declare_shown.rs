//! The project: a person says that everything is done whose outcome the records show.

use kernel::{Act, Changes, Context, Decide, Decision, Refusal, State, Text};

use super::{ActivityState, Declared};
use crate::leadership::signer;
use crate::project::outcomes::{Outcome, outcomes};

/// Say that every activity is done whose outcome the records show: the scope approved, the assets listed, the risks
/// assessed. Each keeps what showed it. Activities whose outcome no record tells are declared done one by one.
#[derive(Act)]
#[act(key = "activity.declare_shown", clause = "4.4")]
pub struct DeclareShown {
    /// What is to be said about it.
    pub remark: Option<Text>,
}

impl Decide for DeclareShown {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let shown = outcomes(state, context.day);
        if shown.is_empty() {
            let message = "the records show the outcome of no activity that is still open; declare one done by itself";
            return Err(vec![Refusal::software("", message)]);
        }
        let by = signer(state, context).map_err(|refusal| vec![refusal])?;
        let mut changes = Changes::on(state, context);
        for outcome in shown {
            let what = self.told(&outcome);
            changes.edit(outcome.activity, |activity| {
                activity.declared = Some(Declared { by, on: context.effective_day(), what });
                activity.state = ActivityState::Finished;
            });
        }
        Ok(changes.done())
    }
}

impl DeclareShown {
    /// What showed the outcome: the clause that its records serve, and the day it was decided.
    fn told(&self, outcome: &Outcome) -> Text {
        let decided = outcome.decided.map(|decided| format!(", decided on {}", decided.on)).unwrap_or_default();
        let remark = self.remark.as_ref().filter(|remark| !remark.is_empty());
        let remark = remark.map(|remark| format!("; {}", &**remark)).unwrap_or_default();
        Text::from(format!("the records show it: {}, {}{decided}{remark}", outcome.register, outcome.clause))
    }
}
