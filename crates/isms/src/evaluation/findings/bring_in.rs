//! 9.2: bringing in a finding that was closed before it was recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, State, Text};

use super::close::unready;
use super::{Closure, Finding};
use crate::certification::Evidence;
use crate::leadership::{ClosedBefore, Provenance, may_precede};
use crate::support::Person;

/// Bring in a finding that was closed before it was recorded here. It is marked as brought in; nobody closed it here.
#[derive(Act)]
#[act(key = "finding.bring_in", clause = "9.2")]
pub struct BringInFinding {
    /// The finding.
    pub finding: Id<Finding>,
    /// The day it was closed.
    pub closed_on: Date,
    /// Who closed it.
    pub closed_by: Option<Link<Person>>,
    /// What was done, and how it was checked, as far as it is known.
    pub result: Option<Text>,
    /// Where that can be seen: minutes, report, list.
    pub proof: Text,
    /// What is kept here of that.
    pub evidence: Links<Evidence>,
}

impl Decide for BringInFinding {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let finding = state.live(self.finding).map_err(|refusal| vec![refusal])?;
        let after = vec![finding.raised_on, finding.accepted_on];
        let closed = ClosedBefore { by: self.closed_by, on: self.closed_on, after };
        let mut refusals = unready(state, self.finding, finding);
        refusals.extend(closed.objections(state, context, "finding.close"));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.finding, |finding| {
            let result = self.result.clone().unwrap_or_else(|| self.proof.clone());
            finding.closure = Some(Closure {
                by: self.closed_by,
                on: self.closed_on,
                result,
                provenance: Provenance::now(context, &self.proof, &self.evidence),
            });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let finding = state.live(Id::<Finding>::of(subject));
        finding.is_ok_and(|finding| finding.closure.is_none() && may_precede(state, finding.raised_on))
    }
}
