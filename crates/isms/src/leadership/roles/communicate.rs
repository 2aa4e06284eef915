//! 5.3: making a role known within the organization.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Role, Told};
use crate::dates::happened;
use crate::support::Person;

/// Record that a role, with its responsibilities, its authorities and who holds it, was made known. Recording it
/// again replaces the day; history keeps the earlier one.
#[derive(Act)]
#[act(key = "role.communicate", clause = "5.3")]
pub struct CommunicateRole {
    /// The role.
    pub role: Id<Role>,
    /// To whom it was made known.
    #[field(clause = "5.3")]
    pub to: Text,
    /// How: message to all, organization chart, meeting.
    pub how: Option<Text>,
    /// The day it was made known, where it was not today.
    pub on: Option<Date>,
}

impl Decide for CommunicateRole {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let role = state.live(self.role).map_err(|refusal| vec![refusal])?;
        let on = self.on.unwrap_or_else(|| context.effective_day());
        let mut refusals: Vec<_> = happened("on", Some(on), context.day).into_iter().collect();
        refusals.extend(untellable(role));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let by = context.person.map(Id::<Person>::of);
        let mut changes = Changes::on(state, context);
        changes.edit(self.role, |role| {
            role.communicated = Some(Told { by, on, to: self.to.clone(), how: self.how.clone() });
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Role>::of(subject)).is_ok_and(|role| untellable(role).is_none())
    }
}

/// Clause: 5.3. Refuses a role of which there is nothing to tell yet, or that nobody holds.
fn untellable(role: &Role) -> Option<Refusal> {
    let empty = |text: &Option<kernel::Markdown>| text.as_ref().is_none_or(|text| text.trim().is_empty());
    let bare = empty(&role.responsibilities) && empty(&role.authorities);
    let message = "write the responsibilities or the authorities of the role first";
    if bare {
        return Some(Refusal::requirement("responsibilities", "5.3", message));
    }
    let vacant = || Refusal::requirement("", "5.3", "nobody holds the role yet; give it to somebody first");
    role.holders.is_empty().then(vacant)
}
