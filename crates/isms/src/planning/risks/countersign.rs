//! 6.1.3 f: countersigning an acceptance above the line.

use kernel::{Act, Basis, Changes, Context, Decide, Decision, Id, RawId, Refusal, State};

use super::accept::signed_with;
use super::{Acceptance, Risk};
use crate::leadership::{Role, signer};
use crate::planning::acceptance::{countersigners, ended, overtaken, standing, waits};
use crate::support::Person;

/// Countersign the owner's acceptance of a risk above the line, holding the role that the level names, or one of top
/// management. It stands beside the owner's signature and never replaces it.
#[derive(Act)]
#[act(key = "risk.countersign", clause = "6.1.2 a 1", signs)]
pub struct CountersignRisk {
    /// The risk.
    pub risk: Id<Risk>,
}

impl Decide for CountersignRisk {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let risk = state.live(self.risk).map_err(|refusal| vec![refusal])?;
        let acceptance = awaiting(state, risk, context).map_err(|refusal| vec![refusal])?;
        let by = signer(state, context).map_err(|refusal| vec![refusal])?;
        let refusals: Vec<_> = unentitled(state, acceptance, by);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.risk, |risk| {
            if let Some(acceptance) = &mut risk.acceptance {
                acceptance.countersigned_by = Some(by);
                acceptance.countersigned_on = Some(context.day);
            }
        });
        Ok(changes.done())
    }

    fn covers(&self, state: &State) -> Vec<RawId> {
        signed_with(state, [self.risk])
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Risk>::of(subject)).is_ok_and(|risk| standing(risk).is_some_and(waits))
    }
}

/// The acceptance that waits for a countersignature.
fn awaiting<'a>(state: &State, risk: &'a Risk, context: &Context) -> Result<&'a Acceptance, Refusal> {
    let refused = |message: &str| Err(Refusal::software("risk", message));
    match standing(risk) {
        None => refused("nothing waits for a countersignature; the owner accepts first with risk.accept"),
        Some(acceptance) if acceptance.needs.is_none() => refused("this acceptance needs no countersignature"),
        Some(acceptance) if !waits(acceptance) => refused("this acceptance is countersigned already"),
        Some(acceptance) if ended(acceptance, context.day) => {
            refused("the acceptance has run out; the owner accepts again with risk.accept")
        }
        Some(_) if overtaken(state, risk, context.day).is_some() => refused(
            "the controls lost strength since the owner accepted; the owner assesses the risk again with risk.assess, \
             or accepts it again with risk.accept",
        ),
        Some(acceptance) => Ok(acceptance),
    }
}

/// Refuses whoever lacks the authority, and whoever accepted.
fn unentitled(state: &State, acceptance: &Acceptance, by: Id<Person>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let may = |role: Id<Role>| countersigners(state, role).contains(&by);
    if !acceptance.needs.is_some_and(may) {
        let title = acceptance.needs.and_then(|role| state.get(role)).map(|role| role.title.to_string());
        let title = title.unwrap_or_default();
        let message = format!(
            "only a holder of the role {title}, or top management, may countersign; ask one, or see who holds it"
        );
        refusals.push(Refusal::forbidden(message, Basis::Method));
    }
    if acceptance.by == by {
        let message = "whoever accepted cannot countersign; ask another holder of the role";
        refusals.push(Refusal::forbidden(message, Basis::HouseRule));
    }
    refusals
}
