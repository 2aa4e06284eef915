//! 6.1.3 f: one signature for a list of risks within the criteria.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Links, RawId, Refusal, State, Text};

use super::accept::{acceptable, accepted, past};
use super::{Assessed, Risk};
use crate::leadership::signer;
use crate::planning::acceptance::{line_of, remains};
use crate::support::Person;

/// Accept what remains of several risks with one signature, as their owner. Only risks at or below the acceptance
/// line of the method can be in the list; what lies above is accepted one by one.
#[derive(Act)]
#[act(key = "risk.accept_all", clause = "6.1.3 f", signs)]
pub struct AcceptRisks {
    /// The risks.
    #[field(required)]
    pub risks: Links<Risk>,
    /// The last day the acceptances hold.
    pub until: Option<Date>,
    /// Why what remains is acceptable.
    pub reason: Option<Text>,
}

impl Decide for AcceptRisks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let by = signer(state, context).map_err(|refusal| vec![refusal])?;
        let mut refusals: Vec<_> = past(self.until, context).into_iter().collect();
        let mut changes = Changes::on(state, context);
        for id in self.risks.iter() {
            match within_line(state, id, by) {
                Ok(reading) => {
                    let acceptance = accepted(by, reading, context.day, self.until, self.reason.clone());
                    changes.edit(id, |risk| risk.acceptance = Some(acceptance));
                }
                Err(found) => {
                    let place = state.reference(id);
                    refusals.extend(found.into_iter().map(|refusal| refusal.within(&place)));
                }
            }
        }
        if refusals.is_empty() { Ok(changes.done()) } else { Err(refusals) }
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let id = Id::<Risk>::of(subject);
        state.live(id).is_ok_and(|risk| risk.owner.is_some_and(|owner| within_line(state, id, owner).is_ok()))
    }
}

/// The reading this person may accept in a list.
pub(super) fn within_line(state: &State, id: Id<Risk>, by: Id<Person>) -> Result<&Assessed, Vec<Refusal>> {
    let risk = state.live(id).map_err(|refusal| vec![refusal])?;
    let mut refusals = Vec::new();
    if let Some(reading) = remains(risk) {
        match line_of(state, reading) {
            Ok(method) if reading.score > method.line => {
                let message = format!(
                    "{} lies above the acceptance line of {}; accept this risk by itself with risk.accept",
                    reading.score, method.line
                );
                refusals.push(Refusal::method("", message));
            }
            Ok(_) => {}
            Err(refusal) => refusals.push(refusal),
        }
    }
    let reading = acceptable(state, risk, Some(by)).map_err(|found| refusals.extend(found)).ok();
    reading.filter(|_| refusals.is_empty()).ok_or(refusals)
}
