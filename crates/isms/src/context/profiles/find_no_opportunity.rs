//! 6.1.1: saying that opportunities were looked for and none was found.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Markdown, RawId, Refusal, State};

use super::{Profile, Sought};
use crate::leadership::signer;
use crate::planning::Opportunity;

/// Say that opportunities were looked for and none was found: where, and with whom. Your name and the day stand beside
/// it. It holds for the interval of the risk method; then somebody looks again.
#[derive(Act)]
#[act(key = "profile.find_no_opportunity", clause = "6.1.1", signs)]
pub struct FindNoOpportunity {
    /// The profile of the organization.
    pub profile: Id<Profile>,
    /// Where it was looked, with whom, and why nothing came of it.
    pub statement: Markdown,
}

impl Decide for FindNoOpportunity {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        state.live(self.profile).map_err(|refusal| vec![refusal])?;
        let recorded = state.of::<Opportunity>().iter().map(|(id, _)| state.reference(id)).next();
        let found = recorded.map(|first| {
            let message = format!("{first} is recorded; decide about it, or retire it with the reason, before");
            Refusal::software("statement", message)
        });
        let silent = kernel::is_blank(&self.statement).then(|| {
            let message = "say where you looked, with whom, and why nothing came of it";
            Refusal::requirement("statement", "6.1.1", message)
        });
        let mut refusals: Vec<_> = found.into_iter().chain(silent).collect();
        let by = signer(state, context).map_err(|refusal| refusals.push(refusal)).ok();
        let Some(by) = by.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        let sought = Sought { by, on: context.day, statement: self.statement.clone() };
        changes.edit(self.profile, |profile| profile.sought = Some(sought));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Profile>::of(subject)).is_ok() && state.of::<Opportunity>().iter().next().is_none()
    }
}
