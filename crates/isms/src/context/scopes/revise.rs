//! 4.3: beginning the next version of the scope.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State};

use super::Scope;

/// Begin the next version of an approved scope: a copy to edit and approve. Until that is approved,
/// the approved one holds; then the approved one is retired.
#[derive(Act)]
#[act(key = "scope.revise", clause = "4.3")]
pub struct ReviseScope {
    /// The scope to revise.
    pub scope: Id<Scope>,
}

impl Decide for ReviseScope {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let scope = state.live(self.scope).map_err(|refusal| vec![refusal])?;
        if scope.approval.is_none() {
            let message = "this version is not approved; edit it as it is, then approve it with scope.approve";
            return Err(vec![Refusal::software("scope", message)]);
        }
        if let Some((draft, _)) = state.pointing::<Scope>(self.scope.raw()).next() {
            let message = format!("{} is its revision already; edit and approve that one", state.reference(draft));
            return Err(vec![Refusal::software("scope", message)]);
        }
        let mut changes = Changes::on(state, context);
        changes.create(|draft: &mut Scope| {
            let version = scope.version.saturating_add(1);
            *draft = Scope { version, approval: None, revises: Some(self.scope), ..scope.record.clone() };
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let approved = state.live(Id::<Scope>::of(subject)).is_ok_and(|scope| scope.approval.is_some());
        approved && state.pointing::<Scope>(subject).next().is_none()
    }
}
