//! 4.3: approving the scope.

use kernel::{Act, Changes, Context, Decide, Decision, Declared, Id, RawId, Refusal, State, Text};

use super::{Scope, denied, unjustified};
use crate::leadership::{Approval, Approving, signer};

/// Approve the scope: for top management, where somebody of it is named. What was approved stays as it is until a revision begins.
#[derive(Act)]
#[act(key = "scope.approve", clause = "4.3", signs)]
pub struct ApproveScope {
    /// The scope.
    pub scope: Id<Scope>,
    /// What is to be said about the approval.
    pub remark: Option<Text>,
}

impl Decide for ApproveScope {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let scope = state.live(self.scope).map_err(|refusal| vec![refusal])?;
        if scope.approval.is_some() {
            let message = "this version is approved already; start a revision with scope.revise to change it";
            return Err(vec![Refusal::software("scope", message)]);
        }
        let mut refusals = unready(scope);
        refusals.extend(denied(state, scope));
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let approving = Approving::scope(scope);
        refusals.extend(by.and_then(|by| approving.refusal(state, by, context.day, self.remark.as_ref())));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.scope, |scope| {
            scope.version = scope.version.max(1);
            let (version, remark) = (scope.version, self.remark.clone());
            scope.approval = Some(Approval::given(by, context.day, version, remark));
        });
        if let Some(before) = scope.revises {
            changes.retire(Scope::REGISTER, before.raw());
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Scope>::of(subject)).is_ok_and(|scope| scope.approval.is_none())
    }
}

/// Clause: 4.3. What a scope needs before somebody can approve it.
pub(super) fn unready(scope: &Scope) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if scope.statement.trim().is_empty() {
        refusals.push(Refusal::requirement("statement", "4.3", "write what the management system covers"));
    }
    let located = scope.location.as_ref().is_some_and(|text| !text.trim().is_empty());
    if scope.units.is_empty() && scope.sites.is_empty() && !located {
        let message = "say where the scope ends: link units or sites, or describe the location";
        refusals.push(Refusal::requirement("units", "4.3", message));
    }
    refusals.extend(unjustified(scope));
    refusals
}
