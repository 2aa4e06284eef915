//! 10.2 g: bringing in a nonconformity that was closed before it was recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, Refusal, State, Text};

use super::advance::unfinished;
use super::{Closed, Effectiveness, Nonconformity, NonconformityState};
use crate::certification::Evidence;
use crate::leadership::{ClosedBefore, Provenance, may_precede, nobody};
use crate::support::Person;

/// Bring in a nonconformity that was closed before it was recorded here, with who checked that the actions worked, where
/// that is known. It is marked as brought in; nobody judged or closed it here.
#[derive(Act)]
#[act(key = "nonconformity.bring_in", clause = "10.2 g")]
pub struct BringInNonconformity {
    /// The nonconformity.
    pub nonconformity: Id<Nonconformity>,
    /// The day it was closed.
    pub closed_on: Date,
    /// Who closed it.
    pub closed_by: Option<Link<Person>>,
    /// Who checked whether the actions worked.
    pub checked_by: Option<Link<Person>>,
    /// The day of that, where it was not the day it was closed.
    pub checked_on: Option<Date>,
    /// What was seen, as far as it is known.
    pub result: Option<Text>,
    /// Where that can be seen: minutes, report, list.
    pub proof: Text,
    /// What is kept here of that.
    pub evidence: Links<Evidence>,
}

impl Decide for BringInNonconformity {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.nonconformity).map_err(|refusal| vec![refusal])?;
        let refusals = self.objections(held, state, context);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let provenance = Provenance::now(context, &self.proof, &self.evidence);
        let mut changes = Changes::on(state, context);
        changes.edit(self.nonconformity, |held| {
            if let Some(by) = self.checked_by {
                let provenance = provenance.clone();
                let (on, effective) = (self.checked_on.unwrap_or(self.closed_on), true);
                let result = self.result.clone().unwrap_or_else(|| self.proof.clone());
                held.effectiveness = Some(Effectiveness { by, on, effective, result, provenance });
            }
            let (by, on, remark) = (self.closed_by, self.closed_on, self.result.clone());
            held.closure = Some(Closed { by, on, remark, provenance });
            held.state = NonconformityState::Closed;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Nonconformity>::of(subject)).is_ok_and(|held| new(held) && may_precede(state, held.raised_on))
    }
}

impl BringInNonconformity {
    fn objections(&self, held: &Nonconformity, state: &State, context: &Context) -> Vec<Refusal> {
        let message = "somebody treated it here already; go on with nonconformity.advance, .judge and .close";
        let known = (!new(held)).then(|| Refusal::software("nonconformity", message));
        let unchecked = self.checked_on.filter(|_| self.checked_by.is_none());
        let unchecked = unchecked.map(|_| Refusal::software("checked_by", "say who checked on that day"));
        let after = vec![held.raised_on, held.corrected_on, self.checked_on];
        let closed = ClosedBefore { by: self.closed_by, on: self.closed_on, after };
        let checked = self.checked_on.unwrap_or(self.closed_on);
        let checker = self.checked_by.and_then(|by| nobody(state, "checked_by", by, checked));
        let refusals = known.into_iter().chain(unfinished(state, self.nonconformity)).chain(unchecked).chain(checker);
        refusals.chain(closed.objections(state, context, "nonconformity.close")).collect()
    }
}

/// Whether nobody did anything about it here yet.
fn new(held: &Nonconformity) -> bool {
    held.state == NonconformityState::Open && held.reopened.is_none()
}
