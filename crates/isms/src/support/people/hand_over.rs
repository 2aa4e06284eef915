//! 7.2: handing over what a person answers for, when the person leaves or does something else.

use kernel::{Act, Change, Changes, Command, Context, Date, Decide, Decision, Id, RawId, Refusal, State, Text, Value};

use super::Person;
use crate::planning::handover::Passing;
use crate::planning::{Risk, Treatment, risks, treatments};
use crate::work::held::{Held, held};

/// The registers whose records stay approved with whoever answers for them: handing over changes nothing of what was
/// approved, only who sees to it.
const APPROVED: [&str; 6] = ["scope", "method", "treatment", "objective", "change", "programme"];

/// Hand over everything that lies with a person: risks and open plans with their acceptances and approvals, scope and
/// method, objectives, changes and the steps of each, assets, controls, the statement's rows, processes, documents,
/// suppliers, tasks and the like. The new owner of accepted risks accepts them anew by a day. What is done keeps the
/// name of who did it; roles are given to others by themselves. What cannot go over is named, and left behind only on
/// request.
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
    /// Whether the rest goes over although something of it cannot.
    pub without_refused: bool,
}

impl Decide for HandOverAll {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let passing = Passing { to: self.to, until: self.until, reason: self.reason.as_ref() };
        let mut refusals = passing.objections(state, context);
        refusals
            .extend(state.get(self.person).is_none().then(|| Refusal::software("person", "there is no such person")));
        refusals.extend(passing.from(state, context, Some(self.person)).err());
        let all = held(state, self.person);
        if all.is_empty() {
            let message = "nothing that is open belongs to this person";
            refusals.push(Refusal::software("person", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        let (mut left, total) = (Vec::new(), all.len());
        let mut kept = 0;
        for own in all {
            if let Err(found) = self.pass(&mut changes, context, &passing, &own) {
                kept += 1;
                let place = state.find(own.record).map(|row| row.reference()).unwrap_or_default();
                left.extend(found.into_iter().map(|refusal| refusal.within(&place)));
            }
        }
        if left.is_empty() || (self.without_refused && kept < total) {
            return Ok(changes.done());
        }
        let message = "this cannot go over; see to it by itself, or say without_refused to hand over the rest";
        left.push(Refusal::software("without_refused", message));
        Err(left)
    }

    fn offered(state: &State, subject: RawId) -> bool {
        let id = Id::<Person>::of(subject);
        state.live(id).is_ok() && !held(state, id).is_empty()
    }
}

impl HandOverAll {
    /// Gives one thing to the other person, or says what keeps it from going over.
    fn pass(
        &self,
        changes: &mut Changes<'_>,
        context: &Context,
        passing: &Passing<'_>,
        own: &Held,
    ) -> Result<(), Vec<Refusal>> {
        let owned = own.at == kernel::Path::field("owner");
        let handover = passing.handover(context, self.person);
        match own.register {
            "risk" if owned => risks::hand_over::give(changes, Id::<Risk>::of(own.record), handover),
            "treatment" if owned => treatments::hand_over::give(changes, Id::<Treatment>::of(own.record), handover),
            register if APPROVED.contains(&register) => {
                let set = Change::Set {
                    register: register.into(),
                    id: own.record,
                    at: own.at.clone(),
                    to: Value::Link(self.to.raw()),
                };
                changes.push(set).expect("the place was found in this record");
            }
            _ => {
                let Some(row) = changes.state().find(own.record) else { return Ok(()) };
                let values = vec![(own.at.clone(), Value::Link(self.to.raw()))];
                let edit = Command::Edit(row.record.register(), own.record, values, None);
                let made = edit.decide(changes.state(), context)?;
                changes.absorb(made);
            }
        }
        Ok(())
    }
}
