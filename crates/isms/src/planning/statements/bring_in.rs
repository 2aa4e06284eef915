//! 6.1.3 d: bringing in a version of the Statement of Applicability that was approved before it was recorded here.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, Refusal, State, Text};

use super::approve::unready;
use super::{Frozen, Statement, in_force};
use crate::certification::Evidence;
use crate::leadership::BroughtIn;
use crate::support::Person;

/// Bring in a version of the Statement of Applicability that was approved before it was recorded here, with who approved
/// it, when, and the proof. It is marked as brought in; it is no signature given here.
#[derive(Act)]
#[act(key = "statement.bring_in", clause = "6.1.3 d")]
pub struct BringInStatement {
    /// The version, with its rows frozen.
    pub statement: Id<Statement>,
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

impl Decide for BringInStatement {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.statement).map_err(|refusal| vec![refusal])?;
        let brought =
            BroughtIn { by: self.approved_by, on: self.approved_on, proof: &self.proof, evidence: &self.evidence };
        let mut refusals = brought.objections_to_version(state, context, "statement", self.version);
        if !is_new(held) {
            let message = "this version is approved already; make another and freeze that one";
            refusals.push(Refusal::software("statement", message));
        }
        refusals.extend(unfit(state, held));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.statement, |own| {
            own.version = self.version.unwrap_or(own.version).max(1);
            own.approval = Some(brought.approval(context, own.version));
            // Its rows are those of the day on which it was approved, as the proof shows them.
            own.frozen = own.frozen.take().map(|frozen| Frozen { on: brought.on, ..frozen });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Statement>::of(subject)).is_ok_and(|held| held.frozen.is_some() && is_new(held))
    }
}

/// Whether nothing was approved of it here yet.
fn is_new(own: &Statement) -> bool {
    own.approval.is_none()
}

/// Refuses rows that nobody could have approved, and a version beside the one in force.
fn unfit(state: &State, own: &Statement) -> Vec<Refusal> {
    let before = in_force(state, own.edition).map(|(id, _)| state.reference(id));
    let message = |before| format!("{before} is in force already; approve this version with statement.approve");
    let beside = before.map(|before| Refusal::software("statement", message(before)));
    let unfrozen = own.frozen.is_none();
    let unfrozen = unfrozen.then(|| Refusal::software("statement", "freeze the rows first with statement.freeze"));
    let rows = if own.frozen.is_some() { unready(own) } else { Vec::new() };
    beside.into_iter().chain(unfrozen).chain(rows).collect()
}
