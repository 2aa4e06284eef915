//! 5.3: assigning a role to a person.

use kernel::{Act, Acted, Changes, Context, Date, Decide, Decision, Id, Link, RawId, State, Subject, Text};

use super::{Assignment, Role, taken};
use crate::dates::happened;
use crate::support::Person;
use crate::support::people::gone;
use crate::work::tasks::wanted;

/// Assign a role to a person. It is known who assigned it, when and why; whoever holds it already can be assigned it
/// again, so that the assignment is written down.
#[derive(Act)]
#[act(key = "role.assign", clause = "5.3")]
pub struct AssignRole {
    /// The role.
    pub role: Id<Role>,
    /// Who is to hold it.
    #[field(clause = "5.3")]
    pub person: Id<Person>,
    /// The day it was assigned, where it was not today.
    pub on: Option<Date>,
    /// Who assigned it, where it is not whoever records it.
    pub by: Option<Link<Person>>,
    /// Why this person, or what goes with it.
    pub remark: Option<Text>,
}

impl Decide for AssignRole {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let role = state.live(self.role).map_err(|refusal| vec![refusal])?;
        let on = self.on.unwrap_or_else(|| context.effective_day());
        let by = self.by.or(context.person.map(Id::<Person>::of));
        let mut refusals: Vec<_> = happened("on", Some(on), context.day).into_iter().collect();
        refusals.extend(gone(state, self.person, on, "person", "assign somebody else"));
        refusals.extend(taken(state, &role.holders, self.person, context).map(|refusal| refusal.within("person")));
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        let key = state.reference(self.person);
        changes.edit(self.role, |role| {
            role.holders.add(self.person);
            let (person, remark) = (self.person, self.remark.clone());
            // Who is assigned a role again has been known to hold it since the first time.
            let before = role.assignments.at(&key).filter(|before| before.until.is_none() && before.on <= on);
            let recorded_on = before.map_or(Some(context.day), |before| before.recorded_on);
            let (until, ended_by, ended_because) = (None, None, None);
            let assignment = Assignment { person, by, on, remark, recorded_on, until, ended_by, ended_because };
            role.assignments.put_at(key, assignment);
        });
        Ok(changes.done())
    }

    fn prefill(state: &State, context: &Context, subject: RawId) -> Option<Self> {
        let asked = Id::<Person>::of(context.person?);
        let person = wanted(state, Self::ACT.key, Subject(subject), asked)?;
        Some(Self { role: Id::of(subject), person, on: None, by: None, remark: None })
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Role>::of(subject)).is_ok()
    }
}
