//! 9.2: a finding is closed when what it asked for was done and checked.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Closure, Finding};
use crate::improvement::Nonconformity;
use crate::leadership::signer;

/// Close a finding, saying what was done and how it was checked.
#[derive(Act)]
#[act(key = "finding.close", clause = "9.2")]
pub struct CloseFinding {
    /// The finding.
    pub finding: Id<Finding>,
    /// What was done, and how it was checked.
    pub result: Text,
}

impl Decide for CloseFinding {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let finding = state.live(self.finding).map_err(|refusal| vec![refusal])?;
        let mut refusals = unready(state, self.finding, finding);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.finding, |finding| {
            finding.closure = Some(Closure::given(by, context.effective_day(), self.result.clone()));
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Finding>::of(subject)).is_ok_and(|finding| finding.closure.is_none())
    }
}

/// What still has to happen before a finding can be closed.
pub(super) fn unready(state: &State, id: Id<Finding>, finding: &Finding) -> Vec<Refusal> {
    if finding.closure.is_some() {
        return vec![Refusal::software("finding", "it is closed already")];
    }
    let open = state.pointing::<Nonconformity>(id.raw()).filter(|(_, held)| held.closure.is_none());
    let open: Vec<_> = open.map(|(id, _)| state.reference(id)).collect();
    let message = || format!("{} came of it and is still open; close it first", open.join(", "));
    (!open.is_empty()).then(|| Refusal::house_rule("finding", message())).into_iter().collect()
}
