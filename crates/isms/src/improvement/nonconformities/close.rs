//! 10.2: a nonconformity ends.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::advance::unanalysed;
use super::{Closed, Nonconformity, NonconformityState};
use crate::leadership::signer;

/// Close a nonconformity whose actions worked, or which needed correction only.
#[derive(Act)]
#[act(key = "nonconformity.close", clause = "10.2 g", signs)]
pub struct CloseNonconformity {
    /// The nonconformity.
    pub nonconformity: Id<Nonconformity>,
    /// What is to be said about it.
    pub remark: Option<Text>,
}

impl Decide for CloseNonconformity {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.nonconformity).map_err(|refusal| vec![refusal])?;
        let mut refusals = unfinished(held);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.nonconformity, |held| {
            held.closure = Some(Closed::given(by, context.day, self.remark.clone()));
            held.state = NonconformityState::Closed;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Nonconformity>::of(subject)).is_ok_and(|held| unfinished(held).is_empty())
    }
}

/// Clause: 10.2 a 1 and d. What is left to do: somebody judges that the actions worked, or correcting it was enough and
/// was done since it was opened last.
fn unfinished(held: &Nonconformity) -> Vec<Refusal> {
    match held.state {
        NonconformityState::EffectivenessChecked => Vec::new(),
        NonconformityState::Closed => vec![Refusal::software("nonconformity", "it is closed already")],
        _ if held.correction_only() => unanalysed(held).into_iter().chain(uncorrected(held)).collect(),
        NonconformityState::Open
        | NonconformityState::Analysed
        | NonconformityState::ActionPlanned
        | NonconformityState::Implemented
        | NonconformityState::Reopened => {
            let message = "somebody has to judge first whether the actions worked, with nonconformity.judge";
            vec![Refusal::requirement("nonconformity", "10.2 d", message)]
        }
    }
}

/// Refuses what nobody corrected since it was opened last, by somebody or because actions did not work.
fn uncorrected(held: &Nonconformity) -> Option<Refusal> {
    let failed = held.effectiveness.as_ref().filter(|own| !own.effective).map(|own| own.on);
    let opened = held.reopened.as_ref().map(|own| own.on).max(failed);
    let message = match (held.corrected_on, opened) {
        (None, _) => "say on which day it was corrected".to_owned(),
        (Some(corrected), Some(opened)) if corrected < opened => {
            format!("it was opened again on {opened}; say on which day since then it was corrected")
        }
        (Some(_), _) => return None,
    };
    Some(Refusal::requirement("corrected_on", "10.2 a 1", message))
}
