//! 6.1.3 a: choosing what to do about a risk.

use kernel::{Act, Changes, Context, Decide, Decision, Id, RawId, State, Text};

use super::{Decided, Risk, Status, TreatmentOption, unopened, unread};
use crate::planning::acceptance;
use crate::support::Person;

/// Choose what to do about an assessed risk: modify, retain, avoid or share it. To retain a risk needs no plan.
/// A choice that changes what remains takes away an acceptance given before.
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
        let refusals: Vec<_> = unopened(risk).into_iter().chain(unread(risk)).collect();
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let by = context.person.map(Id::<Person>::of);
        let decided = Decided { option: self.option, by, on: context.effective_day(), reason: self.reason.clone() };
        let mut changes = Changes::on(state, context);
        changes.edit(self.risk, |risk| {
            if risk.decision.as_ref().is_some_and(|before| before.option != self.option) {
                risk.acceptance = None;
            }
            if self.option == TreatmentOption::Retain {
                super::expect::forget(risk);
            }
            risk.decision = Some(decided);
            acceptance::withdraw_outdated(risk);
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let ready = |risk: &Risk| risk.status == Status::Open && unread(risk).is_none();
        state.live(Id::<Risk>::of(subject)).is_ok_and(|held| ready(held))
    }

    fn prefill(state: &State, _context: &Context, subject: RawId) -> Option<Self> {
        let risk = Id::<Risk>::of(subject);
        let decision = state.get(risk)?.decision.as_ref()?;
        Some(Self { risk, option: decision.option, reason: decision.reason.clone() })
    }
}
