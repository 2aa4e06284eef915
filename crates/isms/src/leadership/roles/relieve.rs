//! 5.3: taking a role back from a person.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Links, RawId, Refusal, State, Text};

use super::{Assignment, Role};
use crate::dates::{happened, not_before};
use crate::support::Person;

/// Take a role back from a person. It is known who ended it, when and why; what was assigned stays readable.
#[derive(Act)]
#[act(key = "role.relieve", clause = "5.3")]
pub struct RelieveRole {
    /// The role.
    pub role: Id<Role>,
    /// Who no longer holds it.
    #[field(clause = "5.3")]
    pub person: Id<Person>,
    /// The last day it was held, where that is not today.
    pub on: Option<Date>,
    /// Who decided so, where it is not whoever records it.
    pub by: Option<Link<Person>>,
    /// Why it ends.
    pub because: Text,
}

impl Decide for RelieveRole {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let role = state.live(self.role).map_err(|refusal| vec![refusal])?;
        let on = self.on.unwrap_or_else(|| context.effective_day());
        let ended_by = self.by.or(context.person.map(Id::<Person>::of));
        let key = state.reference(self.person);
        let assigned = role.assignments.at(&key);
        let mut refusals: Vec<_> = happened("on", Some(on), context.day).into_iter().collect();
        refusals.extend(not_before(("assigned_on", assigned.map(|assigned| assigned.on)), ("on", Some(on))));
        if !role.holders.contains(self.person) {
            let message = "this person does not hold the role; choose one of those who do";
            refusals.push(Refusal::software("person", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.edit(self.role, |role| {
            role.holders = Links::to(role.holders.iter().filter(|holder| *holder != self.person));
            // Whoever came in as a holder with a list was never assigned: then nothing is known but the end.
            let ended = role.assignments.at(&key).cloned().map(|assigned| Assignment {
                until: Some(on),
                ended_by,
                ended_because: Some(self.because.clone()),
                ..assigned
            });
            if let Some(ended) = ended {
                role.assignments.put_at(key, ended);
            }
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Role>::of(subject)).is_ok_and(|role| !role.holders.is_empty())
    }
}
