//! 6.1.2 a: beginning the next version of the risk method.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State};

use super::Method;

/// Begin the next version of an approved risk method: a copy to edit and approve. Until that is approved,
/// risks are assessed by the approved one; then the approved one is retired.
#[derive(Act)]
#[act(key = "method.revise", clause = "6.1.2 a")]
pub struct ReviseMethod {
    /// The risk method to revise.
    pub method: Id<Method>,
}

impl Decide for ReviseMethod {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let method = state.live(self.method).map_err(|refusal| vec![refusal])?;
        if method.approval.is_none() {
            let message = "this version is not approved; edit it as it is, then approve it with method.approve";
            return Err(vec![Refusal::software("method", message)]);
        }
        if let Some((draft, _)) = state.pointing::<Method>(self.method.raw()).next() {
            let message = format!("{} is its revision already; edit and approve that one", state.reference(draft));
            return Err(vec![Refusal::software("method", message)]);
        }
        let mut changes = Changes::on(state, context);
        changes.create(|draft: &mut Method| {
            let version = method.version.saturating_add(1);
            *draft = Method { version, approval: None, revises: Some(self.method), ..method.record.clone() };
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let approved = state.live(Id::<Method>::of(subject)).is_ok_and(|method| method.approval.is_some());
        approved && state.pointing::<Method>(subject).next().is_none()
    }
}
