//! Asking somebody for a decision or a signature.

use kernel::{Act, Acted, Changes, Context, Date, Decide, Decision, Id, Link, Refusal, State, Subject, Text};

use super::Task;
use crate::leadership::Role;
use crate::leadership::roles::AssignRole;
use crate::support::Person;
use crate::support::people::gone;

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
    /// For whom it is asked, where the act names somebody: who is to hold a role.
    pub asked_for: Option<Link<Person>>,
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
        refusals.extend(gone(state, self.person, context.day, "person", "ask somebody else"));
        if let Some((id, _)) = asked(state, &self.act, self.about, self.person, self.asked_for) {
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
            task.asked_for = self.asked_for;
        });
        Ok(changes.done())
    }
}

/// The open task by which somebody is asked for an act on a record, for the same person where the act names one.
pub fn asked<'a>(
    state: &'a State,
    act: &str,
    about: Subject,
    person: Id<Person>,
    asked_for: Option<Id<Person>>,
) -> Option<(Id<Task>, &'a Task)> {
    let mut tasks = open_about(state, act, about);
    tasks.find(|(_, task)| task.assignee == Some(person) && (asked_for.is_none() || task.asked_for == asked_for))
}

/// For whom a person is asked to do an act on a record; none where nobody asked, or for several.
pub fn wanted(state: &State, act: &str, about: Subject, person: Id<Person>) -> Option<Id<Person>> {
    let tasks = open_about(state, act, about).filter(|(_, task)| task.assignee == Some(person));
    let mut whom = tasks.filter_map(|(_, task)| task.asked_for);
    let first = whom.next()?;
    whom.all(|other| other == first).then_some(first)
}

fn open_about<'a>(state: &'a State, act: &str, about: Subject) -> impl Iterator<Item = (Id<Task>, &'a Task)> {
    let tasks = state.pointing::<Task>(about.0).map(|(id, held)| (id, &held.record));
    tasks
        .filter(move |(_, task)| task.about == Some(about) && task.asks.as_deref() == Some(act) && is_open(state, task))
}

/// Whether a task is still to be done: nobody did it, nor what it asks for.
pub fn is_open(state: &State, task: &Task) -> bool {
    task.done_on.is_none() && !is_answered(state, task)
}

/// Whether what a task asks for was done, or is no longer open on its record.
pub fn is_answered(state: &State, task: &Task) -> bool {
    let Some((asks, about)) = task.asks.as_ref().zip(task.about) else { return false };
    let open = |act: &Act| (act.offered)(state, about.0);
    !crate::act(asks).is_some_and(open) || **asks == *AssignRole::ACT.key && is_given(state, Id::of(about.0), task)
}

/// Clause: 5.3. Whether a role was given to whom it was asked for, or to anybody since. It can be given at any time, also
/// to several, so that its being open tells nothing.
fn is_given(state: &State, role: Id<Role>, task: &Task) -> bool {
    let Ok(role) = state.live(role) else { return true };
    let since = |on: Option<Date>| on >= task.asked_on;
    match task.asked_for {
        Some(person) => role.holders.contains(person),
        None => role.assignments.iter().any(|(_, own)| since(own.recorded_on) && role.holders.contains(own.person)),
    }
}
