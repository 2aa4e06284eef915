//! Whether a step of a plan is overdue: one rule for every plan.

use kernel::{Date, Many};

use crate::planning::treatments::Action;

/// Whether a step that is not done should have been by the day asked for.
pub fn steps_late(steps: &Many<Action>, day: Date) -> bool {
    steps.iter().any(|(_, step)| step.done_on.is_none() && step.due.is_some_and(|due| due < day))
}

/// Whether a step that is not done is due after what it is a step of.
pub fn steps_after(steps: &Many<Action>, due: Date) -> bool {
    steps.iter().any(|(_, step)| step.done_on.is_none() && step.due.is_some_and(|own| own > due))
}
