//! 6.1.2 a: beginning the next version of the risk method.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State};

use super::Method;

/// Begin the next version of an approved method, so that it can be edited and approved again. Until then
/// no risk is assessed by it; readings taken under the version before stay as they were judged.
#[derive(Act)]
#[act(key = "method.revise", clause = "6.1.2 a")]
pub struct ReviseMethod {
    /// The method.
    pub method: Id<Method>,
}

impl Decide for ReviseMethod {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let method = state.live(self.method).map_err(|refusal| vec![refusal])?;
        if method.approval.is_none() {
            let message = "this version is not approved; edit it as it is, then approve it with method.approve";
            return Err(vec![Refusal::software("method", message)]);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.method, |method| {
            method.version += 1;
            method.approval = None;
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Method>::of(subject)).is_ok_and(|method| method.approval.is_some())
    }
}
