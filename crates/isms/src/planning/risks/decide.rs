//! 6.1.3 a: choosing what to do about a risk.

use kernel::{Act, Basis, Changes, Context, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Decided, Risk, Status, TreatmentOption, unopened, unread};
use crate::planning::acceptance;
use crate::support::Person;

/// Choose what to do about an assessed risk: modify, retain, avoid or share it. To retain a risk needs no plan.
/// The owner decides, or who governs for the owner. What was accepted stays decided while the acceptance counts; a choice
/// that changes what remains takes away one that no longer does.
#[derive(Act)]
#[act(key = "risk.decide", clause = "6.1.3 a")]
pub struct DecideRisk {
    /// The risk.
    pub risk: Id<Risk>,
    /// The option chosen.
    pub option: TreatmentOption,
    /// Why this option.
    pub reason: Option<Text>,
}

impl Decide for DecideRisk {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let risk = state.live(self.risk).map_err(|refusal| vec![refusal])?;
        let refusals = undecidable(state, context, risk, self.option);
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        choose(&mut changes, self.risk, decided(context, self.option, self.reason.as_ref()));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        ready(state, subject)
    }

    fn prefill(state: &State, _context: &Context, subject: RawId) -> Option<Self> {
        let risk = Id::<Risk>::of(subject);
        let decision = state.get(risk)?.decision.as_ref()?;
        Some(Self { risk, option: decision.option, reason: decision.reason.clone() })
    }
}

/// Whether something can be decided about this risk.
pub(super) fn ready(state: &State, subject: RawId) -> bool {
    let ready = |risk: &Risk| risk.status == Status::Open && unread(risk).is_none();
    state.live(Id::<Risk>::of(subject)).is_ok_and(|held| ready(held))
}

/// What keeps a risk from being decided about in this way. The same option for another reason changes nothing that was
/// accepted.
pub(super) fn undecidable(state: &State, context: &Context, risk: &Risk, option: TreatmentOption) -> Vec<Refusal> {
    let other = risk.decision.as_ref().is_none_or(|before| before.option != option);
    let settled = acceptance::settled(state, risk, context.day).filter(|_| other);
    let open = unopened(risk).into_iter().chain(unread(risk));
    open.chain(foreign(state, context, risk)).chain(settled).collect()
}

/// Refuses whoever neither owns the risk nor governs. A risk without an owner is nobody's to be taken from.
fn foreign(state: &State, context: &Context, risk: &Risk) -> Option<Refusal> {
    let owner = risk.owner.filter(|owner| !context.governs && context.person != Some(owner.raw()))?;
    let message = format!("only the owner of the risk or a manager decides about it; ask {}", state.get(owner)?.name);
    Some(Refusal::forbidden(message, Basis::HouseRule))
}

/// The decision that somebody takes now.
pub(super) fn decided(context: &Context, option: TreatmentOption, reason: Option<&Text>) -> Decided {
    let by = context.person.map(Id::<Person>::of);
    Decided { option, by, on: context.effective_day(), reason: reason.cloned() }
}

/// Writes a decision, with what it takes away.
pub(super) fn choose(changes: &mut Changes<'_>, risk: Id<Risk>, decided: Decided) {
    changes.edit(risk, |risk| {
        if risk.decision.as_ref().is_some_and(|before| before.option != decided.option) {
            risk.acceptance = None;
        }
        if decided.option == TreatmentOption::Retain {
            super::expect::forget(risk);
        }
        risk.decision = Some(decided.into());
        acceptance::withdraw_outdated(risk);
    });
}
