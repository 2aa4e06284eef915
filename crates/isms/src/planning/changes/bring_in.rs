//! 6.3: bringing in a change that was approved before it was recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, Refusal, State, Text};

use super::{ChangeState, PlannedChange};
use crate::certification::Evidence;
use crate::leadership::{BroughtIn, may_precede};
use crate::support::Person;

/// Bring in a change that was approved before it was recorded here, carried out or not, with who approved it, when, and
/// the proof. It is marked as brought in; it is no signature given here.
#[derive(Act)]
#[act(key = "change.bring_in", clause = "6.3")]
pub struct BringInChange {
    /// The change.
    pub change: Id<PlannedChange>,
    /// Who approved it.
    pub approved_by: Link<Person>,
    /// The day of the approval.
    pub approved_on: Date,
    /// Where that can be seen: minutes, ticket, list.
    pub proof: Text,
    /// What is kept here of that.
    pub evidence: Links<Evidence>,
}

impl Decide for BringInChange {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let change = state.live(self.change).map_err(|refusal| vec![refusal])?;
        let brought =
            BroughtIn { by: self.approved_by, on: self.approved_on, proof: &self.proof, evidence: &self.evidence };
        let mut refusals = brought.objections(state, context, ("approved_by", "approved_on"), "change.approve");
        let message = "somebody approved it here already, or gave it up; go on with change.revise";
        refusals.extend((!is_new(change)).then(|| Refusal::software("change", message)));
        let asked = change.requested_on.filter(|asked| self.approved_on < *asked);
        let early = asked.map(|asked| format!("it was asked for on {asked}; pick that day or a later one"));
        refusals.extend(early.map(|message| Refusal::software("approved_on", message)));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.change, |change| {
            change.version = change.version.max(1);
            change.approval = Some(brought.approval(context, change.version));
            if change.state == ChangeState::Proposed {
                change.state = ChangeState::Planned;
            }
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state
            .live(Id::<PlannedChange>::of(subject))
            .is_ok_and(|change| is_new(change) && may_precede(state, change.requested_on))
    }
}

/// Whether nobody decided about it here yet.
fn is_new(change: &PlannedChange) -> bool {
    change.approval.is_none() && change.state != ChangeState::Withdrawn
}
