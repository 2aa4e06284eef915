//! 10.2 d: whether corrective action worked is checked by somebody else than the owner.

use kernel::{Act, Basis, Changes, Context, Decide, Decision, Id, Proposal, RawId, Refusal, State, Text};

use super::{Effectiveness, Nonconformity, NonconformityState};
use crate::leadership::{HouseRule, Provenance, signer};

/// Judge whether the actions worked. Where they did not, the nonconformity is open again.
#[derive(Act)]
#[act(key = "nonconformity.judge", clause = "10.2 d", signs)]
pub struct JudgeEffectiveness {
    /// The nonconformity.
    pub nonconformity: Id<Nonconformity>,
    /// Whether the criterion was met.
    pub effective: bool,
    /// What was seen.
    pub result: Text,
}

impl Decide for JudgeEffectiveness {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let held = state.live(self.nonconformity).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if held.state != NonconformityState::Implemented {
            let message = "the actions are not carried out yet; go on with nonconformity.advance";
            refusals.push(Refusal::software("nonconformity", message));
        }
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        if by.is_some() && by == held.owner && HouseRule::AnotherReviews.counts(state) {
            let message = "the owner does not judge whether the own actions worked; ask the reviewer";
            refusals.push(Refusal::forbidden(message, Basis::HouseRule));
        }
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.edit(self.nonconformity, |held| {
            let (effective, result) = (self.effective, self.result.clone());
            let (on, provenance) = (context.day, Provenance::default());
            held.effectiveness = Some(Effectiveness { by, on, effective, result, provenance });
            held.state =
                if effective { NonconformityState::EffectivenessChecked } else { NonconformityState::Reopened };
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Nonconformity>::of(subject)).is_ok_and(|held| held.state == NonconformityState::Implemented)
    }
}

/// Refuses to name the owner as whoever checks, where either was named anew.
pub(super) fn own_reviewer(proposal: &Proposal<'_, Nonconformity>) -> Option<Refusal> {
    let names = |own: &Nonconformity| (own.owner, own.reviewer);
    let own = proposal.after.reviewer.is_some() && proposal.after.reviewer == proposal.after.owner;
    let named = proposal.before.map(names) != Some(names(proposal.after));
    let message = "the owner does not judge whether the own actions worked; name somebody else";
    let counts = || HouseRule::AnotherReviews.counts(proposal.state);
    (own && named && counts()).then(|| Refusal::house_rule("reviewer", message))
}
