//! 4.3: beginning the next version of the scope.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State};

use super::Scope;

/// Begin the next version of an approved scope, so that it can be edited and approved again.
/// The approval of the version before stays in the history.
#[derive(Act)]
#[act(key = "scope.revise", clause = "4.3")]
pub struct ReviseScope {
    /// The scope.
    pub scope: Id<Scope>,
}

impl Decide for ReviseScope {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let scope = state.live(self.scope).map_err(|refusal| vec![refusal])?;
        if scope.approval.is_none() {
            let message = "this version is not approved; edit it as it is, then approve it with scope.approve";
            return Err(vec![Refusal::software("scope", message)]);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.scope, |scope| {
            scope.version += 1;
            scope.approval = None;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Scope>::of(subject)).is_ok_and(|scope| scope.approval.is_some())
    }
}
