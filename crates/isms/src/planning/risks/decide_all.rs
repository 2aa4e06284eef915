//! 6.1.3 a: choosing the same for several risks.

use kernel::{Act, Changes, Context, Decide, Decision, Link, Links, RawId, State, Text};

use super::decide::{alone, choose, decided, ready, shared, undecidable};
use super::{Risk, TreatmentOption};
use crate::operation::Supplier;
use crate::planning::acceptance;

/// Choose the same option for several assessed risks, for the same reason. Each is decided about as if by itself; where
/// one cannot be, none is. What was accepted is left out while that counts: the reason given then stays what it was.
#[derive(Act)]
#[act(key = "risk.decide_all", clause = "6.1.3 a")]
pub struct DecideRisks {
    /// The risks.
    #[field(required)]
    pub risks: Links<Risk>,
    /// The option chosen for each of them.
    pub option: TreatmentOption,
    /// Why this option.
    pub reason: Option<Text>,
    /// With whom they are shared, where that is the option: the insurer, the partner.
    #[field(when = "option=share")]
    pub shared_with: Option<Text>,
    /// The supplier they are shared with.
    #[field(when = "option=share")]
    pub supplier: Option<Link<Supplier>>,
}

impl Decide for DecideRisks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let (mut refusals, mut changes) = (Vec::new(), Changes::on(state, context));
        refusals.extend(alone(self.option, self.shared_with.as_ref(), self.supplier));
        for id in self.risks.iter() {
            let held = state.live(id);
            let found = held.map_or_else(
                |refusal| vec![refusal],
                |risk| {
                    let accepted = acceptance::settled(state, id, risk, context.day);
                    accepted
                        .map_or_else(|| undecidable(state, context, (id, risk), self.option), |refusal| vec![refusal])
                },
            );
            if found.is_empty() {
                let decided = decided(context, self.option, self.reason.as_ref());
                choose(&mut changes, id, shared(decided, self.shared_with.as_ref(), self.supplier));
            }
            let place = state.reference(id);
            refusals.extend(found.into_iter().map(|refusal| refusal.within(&place)));
        }
        if refusals.is_empty() { Ok(changes.done()) } else { Err(refusals) }
    }

    fn offered(state: &State, subject: RawId) -> bool {
        ready(state, subject)
    }
}
