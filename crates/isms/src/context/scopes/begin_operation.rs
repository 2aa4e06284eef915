//! 8.1: saying from when the organization works by its management system.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, RawId, Refusal, State};

use super::Scope;

/// Say from which day the organization works by the management system of this scope. From then on, what is unfinished
/// is a gap. The day may lie ahead, or in the past where the system existed before it was recorded here; saying it
/// again corrects it.
#[derive(Act)]
#[act(key = "scope.begin_operation", clause = "8.1")]
pub struct BeginOperation {
    /// The scope.
    pub scope: Id<Scope>,
    /// The first day.
    pub on: Date,
}

impl Decide for BeginOperation {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let scope = state.live(self.scope).map_err(|refusal| vec![refusal])?;
        if scope.approval.is_none() {
            let message = "approve the scope first with scope.approve; it says what operates";
            return Err(vec![Refusal::requirement("scope", "4.3", message)]);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.scope, |scope| scope.operates_from = Some(self.on));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state
            .live(Id::<Scope>::of(subject))
            .is_ok_and(|scope| scope.approval.is_some() && scope.operates_from.is_none())
    }

    fn prefill(state: &State, context: &Context, subject: RawId) -> Option<Self> {
        let scope = Id::<Scope>::of(subject);
        let on = state.get(scope)?.operates_from.unwrap_or(context.day);
        Some(Self { scope, on })
    }
}
