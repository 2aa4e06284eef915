//! 7.2 d: confirming that logged work was done.

use kernel::{Act, Basis, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Confirmation, Experience};
use crate::leadership::signer;

/// Confirm that somebody did this work: as their lead, or for a client who said so.
#[derive(Act)]
#[act(key = "experience.confirm", clause = "7.2 d", signs)]
pub struct ConfirmExperience {
    /// The stretch of work.
    pub experience: Id<Experience>,
    /// Who confirmed it outside the organization: a client, a lead of another company.
    pub client: Option<Text>,
    /// What is to be said about it.
    pub remark: Option<Text>,
}

impl Decide for ConfirmExperience {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let work = state.live(self.experience).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if work.confirmation.is_some() {
            refusals.push(Refusal::software("experience", "this is confirmed already"));
        }
        if work.hours.is_none() {
            refusals.push(Refusal::software("hours", "write how many hours it took first"));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        if by == Some(work.person) {
            let message = "nobody confirms their own work; ask the lead, or somebody who asks the client";
            refusals.push(Refusal::forbidden(message, Basis::HouseRule));
        }
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let (client, remark) = (self.client.clone(), self.remark.clone());
        let mut changes = Changes::on(state, context);
        changes.edit(self.experience, |work| {
            work.confirmation = Some(Confirmation { by, on: context.day, client, remark });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Experience>::of(subject)).is_ok_and(|work| work.confirmation.is_none())
    }
}
