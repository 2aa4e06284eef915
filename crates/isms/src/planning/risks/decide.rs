//! 6.1.3 a: choosing what to do about a risk.

use kernel::{Act, Basis, Changes, Context, Decide, Decision, Id, Link, RawId, Refusal, State, Text};

use super::{Decided, Risk, Status, TreatmentOption, unopened, unread};
use crate::operation::Supplier;
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
    /// With whom it is shared, where that is the option: the insurer, the partner.
    #[field(when = "option=share")]
    pub shared_with: Option<Text>,
    /// The supplier it is shared with.
    #[field(when = "option=share")]
    pub supplier: Option<Link<Supplier>>,
}

impl Decide for DecideRisk {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let risk = state.live(self.risk).map_err(|refusal| vec![refusal])?;
        let mut refusals = undecidable(state, context, (self.risk, risk), self.option);
        refusals.extend(alone(self.option, self.shared_with.as_ref(), self.supplier));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        let decided = decided(context, self.option, self.reason.as_ref());
        choose(&mut changes, self.risk, shared(decided, self.shared_with.as_ref(), self.supplier));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        ready(state, subject)
    }

    fn prefill(state: &State, _context: &Context, subject: RawId) -> Option<Self> {
        let risk = Id::<Risk>::of(subject);
        let decision = state.get(risk)?.decision.as_ref()?;
        let Decided { option, reason, shared_with, supplier, .. } = decision.as_ref().clone();
        Some(Self { risk, option, reason, shared_with, supplier })
    }
}

/// Whether something can be decided about this risk.
pub(super) fn ready(state: &State, subject: RawId) -> bool {
    let ready = |risk: &Risk| risk.status == Status::Open && unread(risk).is_none();
    state.live(Id::<Risk>::of(subject)).is_ok_and(|held| ready(held))
}

/// What keeps a risk from being decided about in this way. The same option for another reason changes nothing that was
/// accepted.
pub(super) fn undecidable(
    state: &State,
    context: &Context,
    (id, risk): (Id<Risk>, &Risk),
    option: TreatmentOption,
) -> Vec<Refusal> {
    let other = risk.decision.as_ref().is_none_or(|before| before.option != option);
    let settled = acceptance::settled(state, id, risk, context.day).filter(|_| other);
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
    let (on, reason) = (context.effective_day(), reason.cloned());
    Decided { option, by, on, recorded_on: None, reason, shared_with: None, supplier: None }
}

/// A decision with whom the risk is shared, where it is.
pub(super) fn shared(decided: Decided, with: Option<&Text>, supplier: Option<Link<Supplier>>) -> Decided {
    match decided.option {
        TreatmentOption::Share => Decided { shared_with: with.cloned(), supplier, ..decided },
        TreatmentOption::Modify | TreatmentOption::Retain | TreatmentOption::Avoid => decided,
    }
}

/// Refuses to share a risk with nobody.
pub(super) fn alone(option: TreatmentOption, with: Option<&Text>, supplier: Option<Link<Supplier>>) -> Option<Refusal> {
    let named = supplier.is_some() || with.is_some_and(|with| !with.trim().is_empty());
    let message = "say with whom it is shared, such as the insurer, or link the supplier";
    (option == TreatmentOption::Share && !named).then(|| Refusal::house_rule("shared_with", message))
}

/// Writes a decision, with what it takes away. Other words for what was accepted leave open neither who decided nor when.
pub(super) fn choose(changes: &mut Changes<'_>, risk: Id<Risk>, mut decided: Decided) {
    changes.edit(risk, |risk| {
        let same = risk.decision.as_ref().filter(|before| before.option == decided.option);
        if let Some(before) = same.filter(|_| risk.acceptance.is_some()) {
            (decided.by, decided.on, decided.recorded_on) = (before.by, before.on, before.recorded_on);
        }
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
