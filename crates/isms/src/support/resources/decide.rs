//! 7.1: deciding about a resource that the management system needs.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Money, RawId, Refusal, State, Text};

use super::{Grant, Resource, ResourceDecision, ResourceState};
use crate::leadership::reported;
use crate::support::Person;

/// Record what was decided about a resource, by whom and when. Recording it again replaces the decision; history
/// keeps the earlier one.
#[derive(Act)]
#[act(key = "resource.decide", clause = "7.1")]
pub struct DecideResource {
    /// The resource.
    pub resource: Id<Resource>,
    /// What was decided.
    pub verdict: Grant,
    /// The amount granted, where it differs from what was asked for.
    pub budget: Option<Money>,
    /// Why, or under which condition.
    pub because: Option<Text>,
    /// Who decided, where it is not whoever records it.
    pub by: Option<Link<Person>>,
    /// The day of the decision, where it was not today.
    pub on: Option<Date>,
}

impl Decide for DecideResource {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        state.live(self.resource).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if self.verdict == Grant::Refused && self.because.is_none() {
            refusals.push(Refusal::house_rule("because", "say why it is refused"));
        }
        let reported = reported(context, self.by, self.on).map_err(|found| refusals.extend(found)).ok();
        let Some((by, on)) = reported.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let (verdict, budget, because) = (self.verdict, self.budget, self.because.clone());
        let mut changes = Changes::on(state, context);
        changes.edit(self.resource, |resource| {
            resource.decision = Some(ResourceDecision { by, on, verdict, budget, because });
            resource.state = match verdict {
                Grant::Granted | Grant::InPart => ResourceState::Granted,
                Grant::Refused => ResourceState::Refused,
            };
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Resource>::of(subject)).is_ok_and(|resource| resource.state == ResourceState::Needed)
    }
}
