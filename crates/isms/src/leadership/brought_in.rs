//! Approvals that were given before their records came in here.

use kernel::{Context, Date, Id, Refusal, State, Text};

use super::{Approval, signer};
use crate::guards::happened;
use crate::rehearsal::age::first_entry;
use crate::support::Person;

/// An approval given elsewhere, with where that can be seen. It is marked as brought in and is no signature here.
#[derive(Clone, Debug)]
pub struct BroughtIn<'a> {
    /// Who approved.
    pub by: Id<Person>,
    /// The day of the approval.
    pub on: Date,
    /// Where it can be seen: signed copy, minutes, ticket.
    pub proof: &'a Text,
}

impl BroughtIn<'_> {
    /// What keeps an approval of a record from being brought in: it was given since the organization
    /// works here, so that it was to be given here; who gave it had left; or nobody with a name brings it in. `fields` are those of the
    /// signer and the day; `act` is the act by which it is given here.
    pub fn objections(&self, state: &State, context: &Context, (by, on, act): (&str, &str, &str)) -> Vec<Refusal> {
        let since = first_entry(state).filter(|first| self.on >= *first);
        let here = since.map(|first| {
            format!("the first entry here was made on {first}; what is approved since is approved with {act}")
        });
        let left = state.get(self.by).filter(|person| !person.works_on(self.on));
        let left = left.map(|person| format!("{} had left by {}; name who approved", person.name, self.on));
        let refusals = [
            signer(state, context).err(),
            state.get(self.by).is_none().then(|| Refusal::software(by, "name a person of this organization")),
            happened(on, Some(self.on), context.day),
            here.map(|message| Refusal::house_rule(on, message)),
            left.map(|message| Refusal::house_rule(by, message)),
        ];
        refusals.into_iter().flatten().collect()
    }

    /// The mark that stands with what was approved.
    pub fn mark(&self) -> Text {
        format!("brought in; proof: {}", self.proof).into()
    }

    /// The approval of a version.
    pub fn approval(&self, version: i64) -> Approval {
        Approval { by: self.by, on: self.on, version, remark: Some(self.mark()) }
    }
}
