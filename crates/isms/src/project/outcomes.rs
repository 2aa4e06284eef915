//! Which activities of the project the records show to be done: what they were to bring about is there.

use kernel::{Date, Id, State};

use super::Activity;
use super::activities::ActivityState;
use super::way::{Decided, Standing, Step, way};

/// Activities of the method, each with the step of the way whose records are what it was to bring about.
const SHOWN_BY: &[(&str, &str)] = &[
    ("1.2.2", "issues"),
    ("1.2.3", "issues"),
    ("1.2.5", "parties"),
    ("1.2.6", "obligations"),
    ("1.5.1", "scope"),
    ("1.5.5", "scope"),
    ("1.6.1", "policy"),
    ("1.6.2", "objectives"),
    ("1.6.4", "policy"),
    ("1.7.1", "method"),
    ("1.7.2", "method"),
    ("1.7.4", "assets"),
    ("1.7.5", "risks"),
    ("1.7.6", "assess"),
    ("1.7.7", "treat"),
    ("1.7.8", "accept"),
    ("1.8.2", "statement"),
    ("1.8.3", "statement"),
    ("2.1.2", "roles"),
    ("2.8.1", "operation"),
    ("3.2.1", "programme"),
    ("3.3.2", "review"),
];

/// An open activity whose outcome the records show.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The activity.
    pub activity: Id<Activity>,
    /// The step of the way that is taken.
    pub step: &'static Step,
    /// Who decided it and when, where it is a decision.
    pub decided: Option<Decided>,
}

/// The activities that nobody declared done or left out though the records show their outcome, in the order of the
/// register.
pub fn outcomes(state: &State, day: Date) -> Vec<Outcome> {
    let open: Vec<_> = state.of::<Activity>().iter().filter_map(|(id, own)| Some((id, shown_by(own)?))).collect();
    // The way costs a look at every risk.
    if open.is_empty() {
        return Vec::new();
    }
    let way = way(state, day);
    let taken = |key: &str| {
        way.iter().find(|(step, _)| step.key == key).and_then(|(step, standing)| match standing {
            Standing::Done(decided) => Some((*step, *decided)),
            Standing::Open(..) => None,
        })
    };
    let outcome = |(activity, key)| taken(key).map(|(step, decided)| Outcome { activity, step, decided });
    open.into_iter().filter_map(outcome).collect()
}

/// The step that would show the outcome of an activity that is still open.
fn shown_by(activity: &Activity) -> Option<&'static str> {
    let open = match activity.state {
        ActivityState::NotStarted | ActivityState::Running | ActivityState::Waiting => activity.declared.is_none(),
        ActivityState::Finished | ActivityState::LeftOut => false,
    };
    let number = activity.number.as_ref().filter(|_| open)?;
    SHOWN_BY.iter().find(|(own, _)| *own == &**number).map(|(_, step)| *step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{ims2, way::STEPS};

    #[test]
    fn every_outcome_names_an_activity_of_the_method_and_a_step_of_the_way() {
        for (activity, step) in SHOWN_BY {
            assert!(ims2::works().iter().any(|work| work.id == *activity), "{activity}");
            assert!(STEPS.iter().any(|own| own.key == *step), "{step}");
        }
    }
}
