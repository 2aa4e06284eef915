//! 8.1: approving an exception until a day.

use kernel::{Act, Basis, Changes, Context, Date, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Exception, ExceptionApproval, ExceptionState};
use crate::leadership::{HouseRule, signer};
use crate::support::Person;

/// Approve an exception until a day, after which the rule holds again. Approving it once more prolongs it.
#[derive(Act)]
#[act(key = "exception.approve", clause = "8.1", signs)]
pub struct ApproveException {
    /// The exception.
    pub exception: Id<Exception>,
    /// The last day it holds.
    pub until: Date,
    /// Under which conditions.
    pub remark: Option<Text>,
}

impl Decide for ApproveException {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let exception = state.live(self.exception).map_err(|refusal| vec![refusal])?;
        let mut refusals = self.unready(exception, context);
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        refusals.extend(by.and_then(|by| own(state, exception, by)));
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let (until, remark) = (self.until, self.remark.clone());
        let mut changes = Changes::on(state, context);
        changes.edit(self.exception, |exception| {
            exception.state = ExceptionState::Approved;
            exception.approval = Some(ExceptionApproval { by, on: context.day, until, remark });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Exception>::of(subject)).is_ok_and(|exception| grantable(exception.state))
    }

    fn prefill(state: &State, _context: &Context, subject: RawId) -> Option<Self> {
        let exception = Id::<Exception>::of(subject);
        let until = state.get(exception)?.wanted_until?;
        Some(Self { exception, until, remark: None })
    }
}

impl ApproveException {
    fn unready(&self, exception: &Exception, context: &Context) -> Vec<Refusal> {
        let unfounded = exception.because.as_ref().is_none_or(|because| because.trim().is_empty());
        let refusals = [
            (!grantable(exception.state)).then(|| {
                let message = "this was refused or is over; set it back to requested first";
                Refusal::software("exception", message)
            }),
            unfounded.then(|| Refusal::house_rule("because", "say first why the rule cannot be kept")),
            exception.requested_by.is_none().then(|| Refusal::house_rule("requested_by", "say first who asks for it")),
            exception.owner.is_none().then(|| Refusal::house_rule("owner", "say first who answers for it")),
            (self.until < context.day)
                .then(|| Refusal::software("until", "this day has passed; pick today or a later day")),
        ];
        refusals.into_iter().flatten().collect()
    }
}

fn grantable(state: ExceptionState) -> bool {
    matches!(state, ExceptionState::Requested | ExceptionState::Approved)
}

/// Refuses those who asked for it or answer for it.
fn own(state: &State, exception: &Exception, by: Id<Person>) -> Option<Refusal> {
    let concerned = [exception.requested_by, exception.owner].contains(&Some(by));
    let message = "who asks for an exception or answers for it does not approve it; ask somebody with authority";
    (concerned && HouseRule::AuthorsDoNotApprove.counts(state)).then(|| Refusal::forbidden(message, Basis::HouseRule))
}
