//! What was to be done is done.

use kernel::{Act, Changes, Context, Decide, Decision, Id, Links, RawId, State, Text};

use super::{Task, is_open};

/// Say that tasks are done. An open one again is made by emptying the day in the record.
#[derive(Act)]
#[act(key = "task.complete")]
pub struct CompleteTasks {
    /// The tasks.
    #[field(required)]
    pub tasks: Links<Task>,
    /// What came of it.
    pub result: Option<Text>,
}

impl Decide for CompleteTasks {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let refusals: Vec<_> = self.tasks.iter().filter_map(|id| state.live(id).err()).collect();
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut changes = Changes::on(state, context);
        for id in self.tasks.iter() {
            changes.edit(id, |task| {
                // What is done already keeps its day.
                task.done_on = task.done_on.or(Some(context.effective_day()));
                if self.result.is_some() {
                    task.result.clone_from(&self.result);
                }
            });
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Task>::of(subject)).is_ok_and(|task| is_open(state, task))
    }
}
