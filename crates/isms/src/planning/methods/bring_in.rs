//! 6.1.2 a: bringing in a risk method that was approved before it was recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, State, Text};

use super::{Method, lint};
use crate::certification::Evidence;
use crate::leadership::{BroughtIn, not_first};
use crate::support::Person;

/// Bring in a risk method that was approved before it was recorded here, with who approved it, when, and the proof. It is
/// marked as brought in; it is no signature given here.
#[derive(Act)]
#[act(key = "method.bring_in", clause = "6.1.2 a")]
pub struct BringInMethod {
    /// The method.
    pub method: Id<Method>,
    /// Who approved it.
    pub approved_by: Link<Person>,
    /// The day of the approval.
    pub approved_on: Date,
    /// Where that can be seen: signed copy, minutes, ticket.
    pub proof: Text,
    /// What is kept here of that: the signed copy or the minutes as evidence.
    pub evidence: Links<Evidence>,
    /// Number of the version that was approved.
    pub version: Option<i64>,
}

impl Decide for BringInMethod {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.method).map_err(|refusal| vec![refusal])?;
        let brought =
            BroughtIn { by: self.approved_by, on: self.approved_on, proof: &self.proof, evidence: &self.evidence };
        let mut refusals = brought.objections_to_version(state, context, "method", self.version);
        refusals.extend((!is_new(held)).then(|| not_first("method")));
        refusals.extend(lint(held));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.method, |own| {
            own.version = self.version.unwrap_or(own.version).max(1);
            own.approval = Some(brought.approval(context, own.version));
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Method>::of(subject)).is_ok_and(|held| is_new(held))
    }
}

/// Whether nothing was approved of it here yet.
fn is_new(own: &Method) -> bool {
    own.approval.is_none() && own.revises.is_none()
}
