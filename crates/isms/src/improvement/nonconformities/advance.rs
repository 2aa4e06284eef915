//! 10.2: the treatment of a nonconformity goes step by step.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, Refusal, State};

use super::{Nonconformity, NonconformityState};
use crate::improvement::Action;
use crate::improvement::actions::ActionState;

/// Say that the next step of the treatment is done: the cause is known, the action planned, the actions carried out.
#[derive(Act)]
#[act(key = "nonconformity.advance", clause = "10.2")]
pub struct AdvanceNonconformity {
    /// The nonconformity.
    pub nonconformity: Id<Nonconformity>,
}

impl Decide for AdvanceNonconformity {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.nonconformity).map_err(|refusal| vec![refusal])?;
        let Some(next) = next(held.state) else {
            let message = "the next step is to judge whether the actions worked, or to close it";
            return Err(vec![Refusal::software("nonconformity", message)]);
        };
        let refusals = unready(state, self.nonconformity, held, next);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.nonconformity, |held| held.state = next);
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Nonconformity>::of(subject)).is_ok_and(|held| next(held.state).is_some())
    }
}

fn next(state: NonconformityState) -> Option<NonconformityState> {
    match state {
        NonconformityState::Open | NonconformityState::Reopened => Some(NonconformityState::Analysed),
        NonconformityState::Analysed => Some(NonconformityState::ActionPlanned),
        NonconformityState::ActionPlanned => Some(NonconformityState::Implemented),
        NonconformityState::Implemented | NonconformityState::EffectivenessChecked | NonconformityState::Closed => None,
    }
}

/// Clause: 10.2. What a step needs before it counts as done.
fn unready(state: &State, id: Id<Nonconformity>, held: &Nonconformity, next: NonconformityState) -> Vec<Refusal> {
    match next {
        NonconformityState::Analysed => unanalysed(held),
        NonconformityState::ActionPlanned => unplanned(state, id, held),
        NonconformityState::Implemented => unfinished(state, id),
        NonconformityState::Open
        | NonconformityState::Reopened
        | NonconformityState::EffectivenessChecked
        | NonconformityState::Closed => Vec::new(),
    }
}

/// Clause: 10.2 a 1 and b 2. What is missing until it is known what was done at once and what there is to act on.
pub(super) fn unanalysed(held: &Nonconformity) -> Vec<Refusal> {
    let known = held.root_cause.is_some() || held.causes.iter().any(|(_, cause)| cause.root) || held.correction_only();
    let message = "write the cause to act on, or say why correcting it is enough";
    let unknown = (!known).then(|| Refusal::requirement("root_cause", "10.2 b 2", message));
    let correction = held.correction.is_none();
    let message = "write what was done at once; that nothing could be corrected is an answer too";
    unknown.into_iter().chain(correction.then(|| Refusal::requirement("correction", "10.2 a 1", message))).collect()
}

fn unplanned(state: &State, id: Id<Nonconformity>, held: &Nonconformity) -> Vec<Refusal> {
    if held.correction_only() {
        return Vec::new();
    }
    let mut refusals = Vec::new();
    if state.pointing::<Action>(id.raw()).next().is_none() {
        let message = "make at least one action for it, or say why correcting it is enough";
        refusals.push(Refusal::requirement("need", "10.2 c", message));
    }
    if held.criterion.is_none() {
        refusals.push(Refusal::house_rule("criterion", "say how it will be known that the actions worked"));
    }
    if held.check_on.is_none() {
        refusals.push(Refusal::house_rule("check_on", "say when that is checked"));
    }
    if held.reviewer.is_none() {
        refusals.push(Refusal::house_rule("reviewer", "say who checks"));
    }
    refusals
}

/// Actions for it that are not done yet.
pub(super) fn unfinished(state: &State, id: Id<Nonconformity>) -> Vec<Refusal> {
    let over = |action: &Action| matches!(action.state, ActionState::Done | ActionState::Cancelled);
    let open = state.pointing::<Action>(id.raw()).filter(|(_, action)| !over(action));
    let open: Vec<_> = open.map(|(id, _)| state.reference(id)).collect();
    let message = || format!("{} not yet done; say so there first", open.join(", "));
    (!open.is_empty()).then(|| Refusal::software("nonconformity", message())).into_iter().collect()
}
