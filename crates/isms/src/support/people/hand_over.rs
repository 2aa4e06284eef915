//! 7.2: handing over what a person answers for, when the person leaves or does something else.

use kernel::{Act, Changes, Command, Context, Date, Decide, Decision, Id, Path, RawId, Refusal, State, Text, Value};

use super::Person;
use crate::planning::handover::{Passing, open_of, pass_on};

/// The registers of things that somebody answers for as long as they are there, beside risks, plans and objectives.
const STANDING: [&str; 12] = [
    "issue",
    "party",
    "obligation",
    "process",
    "asset",
    "control",
    "applicability",
    "opportunity",
    "document",
    "operation",
    "supplier",
    "continuity",
];

/// Hand over everything that a person answers for: risks and open plans with their acceptances and approvals, open
/// objectives, assets, controls, processes, documents and the like. The new owner of accepted risks accepts them anew
/// by a day. What is done keeps the name of who did it; roles are given to others by themselves; what was approved
/// with its owner, such as the scope and the method, is revised.
#[derive(Act)]
#[act(key = "person.hand_over", clause = "7.2")]
pub struct HandOverAll {
    /// Whose things are handed over.
    pub person: Id<Person>,
    /// Who answers for them from now on.
    pub to: Id<Person>,
    /// By when the new owner accepts anew what remains of accepted risks; thirty days where none is named.
    pub until: Option<Date>,
    /// Why: somebody left, or does something else now.
    pub reason: Option<Text>,
}

impl Decide for HandOverAll {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let passing = Passing { to: self.to, until: self.until, reason: self.reason.as_ref() };
        let mut refusals = passing.objections(state, context);
        refusals.extend(state.live(self.person).err());
        refusals.extend(passing.from(state, context, Some(self.person)).err());
        let others = standing(state, self.person);
        let open = open_of(state, self.person);
        if others.is_empty() && open.is_empty() {
            let message = "nothing that is open belongs to this person";
            refusals.push(Refusal::software("person", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        pass_on(&mut changes, open, &passing.handover(context, self.person));
        for (register, id) in others {
            let owner = vec![(Path::field("owner"), Value::Link(self.to.raw()))];
            let edit = Command::Edit(register, id, owner, None);
            // What guards itself against another owner was approved with this one, and is revised.
            if let Ok(made) = edit.decide(state, context) {
                changes.absorb(made);
            }
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let id = Id::<Person>::of(subject);
        state.live(id).is_ok() && (!open_of(state, id).is_empty() || !standing(state, id).is_empty())
    }
}

/// The live records of standing registers that a person owns.
fn standing(state: &State, person: Id<Person>) -> Vec<(&'static kernel::Register, RawId)> {
    let owned = state.incoming(person.raw()).filter(|(field, row)| field.key == "owner" && !row.head.retired);
    let owned = owned.map(|(_, row)| (row.record.register(), row.id));
    owned.filter(|(register, _)| STANDING.contains(&register.key)).collect()
}
