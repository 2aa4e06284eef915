//! Asking somebody for a decision or a signature.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Refusal, State, Subject, Text};

use super::Task;
use crate::support::Person;

/// Ask somebody for an act on a record, such as an approval: a task for them that falls away once the act is done. Who asks
/// again while it is open is told so.
#[derive(Act)]
#[act(key = "task.ask")]
pub struct AskFor {
    /// What is to be done, beginning with a verb.
    #[field(required)]
    pub title: Text,
    /// The record it is about.
    #[field(required)]
    pub about: Subject,
    /// The key of the act that is asked for.
    #[field(required)]
    pub act: Text,
    /// Who is asked.
    #[field(required)]
    pub person: Id<Person>,
}

impl Decide for AskFor {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let mut refusals = Vec::new();
        let row = state.find(self.about.0).filter(|row| !row.head.retired);
        let register = row.as_ref().map(|row| row.record.register().key);
        let act = crate::act(&self.act).filter(|act| act.subject() == register);
        if row.is_none() {
            refusals.push(Refusal::software("about", "this record is not in use; ask about one that is"));
        } else if !act.is_some_and(|act| (act.offered)(state, self.about.0)) {
            refusals.push(Refusal::software("act", "this record does not wait for that act; look what is open on it"));
        }
        match state.live(self.person) {
            Ok(held) if !held.works_on(context.day) => {
                let message = format!("{} no longer works for the organization; ask somebody else", held.name);
                refusals.push(Refusal::house_rule("person", message));
            }
            Ok(_) => {}
            Err(refusal) => refusals.push(refusal),
        }
        if let Some((id, _)) = asked(state, &self.act, self.about, self.person) {
            let message = format!("{} asks for this already and is open", state.reference(id));
            refusals.push(Refusal::software("person", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        changes.create(|task: &mut Task| {
            task.title = self.title.clone();
            task.about = Some(self.about);
            task.assignee = Some(self.person);
            task.asks = Some(self.act.clone());
            task.asked_on = Some(context.day);
        });
        Ok(changes.done())
    }
}

/// The open task by which somebody is asked for an act on a record.
pub fn asked<'a>(state: &'a State, act: &str, about: Subject, person: Id<Person>) -> Option<(Id<Task>, &'a Task)> {
    let mut tasks = state.pointing::<Task>(about.0).map(|(id, held)| (id, &held.record));
    tasks.find(|(_, task)| {
        let same = task.assignee == Some(person) && task.asks.as_ref().is_some_and(|own| **own == *act);
        same && task.done_on.is_none()
    })
}

/// Whether a task is still to be done: nobody did it, nor what it asks for.
pub fn is_open(state: &State, task: &Task) -> bool {
    task.done_on.is_none() && !is_answered(state, task)
}

/// Whether what a task asks for is no longer open on its record: somebody did it, or it fell away.
pub fn is_answered(state: &State, task: &Task) -> bool {
    let Some((asks, about)) = task.asks.as_ref().zip(task.about) else { return false };
    let open = |act: &Act| (act.offered)(state, about.0);
    !crate::act(asks).is_some_and(open)
}
