//! Which activities of the project the records show to be done: what they were to bring about is there.

mod doing;
mod followed;
mod planned;
mod signs;
#[cfg(test)]
mod tests;

use kernel::{Date, Id, State};

use super::Activity;
use super::activities::ActivityState;
use super::way::{Decided, Standing, Step, way};
use signs::{By, SIGNS, Sign};

/// An open activity whose outcome the records show.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// The activity.
    pub activity: Id<Activity>,
    /// The register whose records show it.
    pub register: &'static str,
    /// The clause that they serve.
    pub clause: &'static str,
    /// Who decided it and when, where it is a decision.
    pub decided: Option<Decided>,
}

/// The activities that nobody declared done or left out though the records show their outcome, in the order of the
/// register.
pub fn outcomes(state: &State, day: Date) -> Vec<Outcome> {
    let open: Vec<_> = state.of::<Activity>().iter().filter_map(|(id, own)| Some((id, sign(own)?))).collect();
    // The way costs a look at every risk.
    let walks = open.iter().any(|(_, sign)| matches!(sign.by, By::Step(_)));
    let way = if walks { way(state, day) } else { Vec::new() };
    open.into_iter().filter_map(|(activity, sign)| shown(state, day, &way, activity, sign)).collect()
}

/// Whether the records show the outcome of this activity, open as it is.
pub fn shows(state: &State, day: Date, id: Id<Activity>) -> bool {
    let Some(sign) = state.get(id).and_then(|activity| sign(activity)) else { return false };
    let way = if matches!(sign.by, By::Step(_)) { way(state, day) } else { Vec::new() };
    shown(state, day, &way, id, sign).is_some()
}

/// An activity, where its sign is there.
fn shown(
    state: &State,
    day: Date,
    way: &[(&'static Step, Standing)],
    activity: Id<Activity>,
    sign: &Sign,
) -> Option<Outcome> {
    match sign.by {
        By::Step(key) => {
            let (step, standing) = way.iter().find(|(step, _)| step.key == key)?;
            let Standing::Done(decided) = standing else { return None };
            Some(Outcome { activity, register: step.register, clause: step.clause, decided: *decided })
        }
        By::Records(register, clause, holds) => {
            holds(state, day).then_some(Outcome { activity, register, clause, decided: None })
        }
    }
}

/// What would show the outcome of an activity that is still open.
fn sign(activity: &Activity) -> Option<&'static Sign> {
    let open = match activity.state {
        ActivityState::NotStarted | ActivityState::Running | ActivityState::Waiting => activity.declared.is_none(),
        ActivityState::Finished | ActivityState::LeftOut => false,
    };
    let number = activity.number.as_ref().filter(|_| open)?;
    SIGNS.iter().find(|own| *own.activity == **number)
}
