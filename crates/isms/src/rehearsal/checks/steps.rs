//! Whether the steps of a plan are in time, and say by whom and when: one rule for every plan.

use kernel::{Date, Many};

use super::substance::says_nothing;
use crate::age::to_come;
use crate::planning::treatments::Action;

/// Whether any step says what is to be done.
pub fn says_what(steps: &Many<Action>) -> bool {
    steps.iter().any(|(_, step)| !says_nothing(&step.what))
}

/// Whether a step that is not done should have been by the day asked for.
pub fn steps_late(steps: &Many<Action>, day: Date) -> bool {
    steps.iter().any(|(_, step)| step.done_on.is_none() && step.due.is_some_and(|due| due < day))
}

/// Whether a step that is not done is due after what it is a step of.
pub fn steps_after(steps: &Many<Action>, due: Date) -> bool {
    steps.iter().any(|(_, step)| step.done_on.is_none() && step.due.is_some_and(|own| own > due))
}

/// Whether a step that is not done names nobody. Whoever answers for the whole may do it, so somebody has to say.
pub fn nobodys(steps: &Many<Action>) -> bool {
    steps.iter().any(|(_, step)| step.done_on.is_none() && step.who.is_none())
}

/// Whether a step that is not done has no day. The day of the whole may be meant, so somebody has to say.
pub fn undated(steps: &Many<Action>) -> bool {
    steps.iter().any(|(_, step)| step.done_on.is_none() && step.due.is_none())
}

/// Whether a step is said to be done on a day that is still to come.
pub fn done_ahead(steps: &Many<Action>, day: Date) -> bool {
    steps.iter().any(|(_, step)| step.done_on.is_some_and(|on| to_come(on, day)))
}
