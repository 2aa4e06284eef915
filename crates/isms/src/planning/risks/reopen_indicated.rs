//! 8.2: looking again at risks whose controls no longer carry their assessment.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, RawId, Refusal, State, Text};

use super::{Reopened, Risk};
use crate::planning::indicated::{Indicated, counted_on, indicated};
use crate::support::Person;

/// Write down that the indicated level of risks has crossed a level or the acceptance line, because their controls lost
/// strength: a test failed or lapsed, evidence grew old, a control is gone. An acceptance no longer counts from that day
/// without anybody doing this; once it is written down, the risk waits for a new assessment even if the controls recover.
/// The reason says what was lost.
#[derive(Act)]
#[act(key = "risk.reopen_indicated", clause = "8.2")]
pub struct ReopenIndicated {
    /// The risks.
    #[field(required)]
    pub risks: Links<Risk>,
}

impl Decide for ReopenIndicated {
    /// What the evidence says today counts: a day on which it had lapsed is not looked for afterwards.
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let (mut changes, mut refusals) = (Changes::on(state, context), Vec::new());
        for id in self.risks.iter() {
            let crossed = state.live(id).map(|risk| indicated(state, risk, context.day).filter(Indicated::crosses));
            match crossed {
                Ok(Some(found)) => {
                    let by = context.person.map(Id::<Person>::of);
                    let reopened = Reopened { by, on: context.effective_day(), reason: reason(&found) };
                    changes.edit(id, |risk| {
                        risk.acceptance = None;
                        risk.reopened = Some(reopened.into());
                    });
                }
                Ok(None) => {
                    let message =
                        "its controls carry the assessment; reopen it with risk.reopen if something else happened";
                    refusals.push(Refusal::software("risks", message).within(&state.reference(id)));
                }
                Err(refusal) => refusals.push(refusal),
            }
        }
        if refusals.is_empty() { Ok(changes.done()) } else { Err(refusals) }
    }

    /// Offered wherever a control was counted on against the risk; whether it has lost strength is asked for a day.
    fn offered(state: &State, subject: RawId) -> bool {
        let settled = |risk: &Risk| risk.current.is_some() && risk.reopened.is_none() && counted_on(state, risk);
        state.live(Id::<Risk>::of(subject)).is_ok_and(|held| settled(held))
    }
}

fn reason(found: &Indicated) -> Text {
    let (lost, assessed, now) = (found.lost, found.assessed, found.score);
    Text::from(format!("its controls lost {lost} of 100 in strength; {assessed} was assessed, {now} is indicated"))
}
