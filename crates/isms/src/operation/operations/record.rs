//! 8.1: recording that a recurring task was done.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, Link, Markdown, RawId, Refusal, State};

use super::{Operation, OperationState};
use crate::leadership::reported;
use crate::operation::records_of_operation::{OperationRecord, Outcome};
use crate::support::Person;

/// Record that a recurring task was done, or was left out. It is due again in its rhythm.
#[derive(Act)]
#[act(key = "operation.record", clause = "8.1-doc")]
pub struct RecordOperation {
    /// The recurring task.
    pub operation: Id<Operation>,
    /// How it went, measured by its criteria.
    #[field(clause = "8.1-control")]
    pub outcome: Outcome,
    /// What was found or done; what differed, and what it led to.
    pub result: Option<Markdown>,
    /// The day it was done, where it was not today.
    pub on: Option<Date>,
    /// Who did it, where it is not whoever records it.
    pub by: Option<Link<Person>>,
}

impl Decide for RecordOperation {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let task = state.live(self.operation).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if self.outcome != Outcome::AsPlanned && self.result.is_none() {
            refusals.push(Refusal::requirement("result", "8.1-control", "say what differed, and what it led to"));
        }
        let reported = reported(context, self.by, self.on).map_err(|found| refusals.extend(found)).ok();
        let Some((by, on)) = reported.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        changes.create(|record: &mut OperationRecord| self.fill(record, task, by, on));
        changes.edit(self.operation, |task| task.next_due = task.due_after(on));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Operation>::of(subject)).is_ok_and(|task| task.state == OperationState::Active)
    }
}

impl RecordOperation {
    fn fill(&self, record: &mut OperationRecord, task: &Operation, by: Id<Person>, on: Date) {
        record.title = task.title.clone();
        record.operation = self.operation;
        record.due = task.next_due;
        record.done_on = (self.outcome != Outcome::NotDone).then_some(on);
        record.by = Some(by);
        record.outcome = self.outcome;
        match self.outcome {
            Outcome::AsPlanned => record.result = self.result.clone(),
            Outcome::WithDeviation | Outcome::NotDone => record.deviation = self.result.clone(),
        }
    }
}
