//! 6.2 d: looking at an objective and saying how it stands.

use kernel::{Act, Changes, Context, Date, Decide, Decimal, Decision, Id, RawId, Refusal, State, Text};

use super::{CheckIn, Objective, ObjectiveState, Outlook};
use crate::support::Person;

/// Say how an objective stands: the value on that day, how it looks, and what is behind it.
#[derive(Act)]
#[act(key = "objective.check_in", clause = "6.2 d")]
pub struct CheckInObjective {
    /// The objective.
    pub objective: Id<Objective>,
    /// The value on that day.
    pub value: Option<Decimal>,
    /// How it looks.
    pub outlook: Outlook,
    /// What is behind it, and what is to be done.
    pub remark: Option<Text>,
}

impl Decide for CheckInObjective {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let objective = state.live(self.objective).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        if let Some(message) = closed(objective.state) {
            refusals.push(Refusal::software("objective", message));
        }
        if self.value.is_none() && objective.target.is_some() {
            refusals.push(Refusal::house_rule("value", "write the value of that day; the objective is measured by it"));
        }
        let silent = self.remark.as_ref().is_none_or(|text| text.trim().is_empty());
        if self.outlook != Outlook::OnTrack && silent {
            let message = "say what is behind it and what is to be done, since it is not on track";
            refusals.push(Refusal::house_rule("remark", message));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let by = context.person.map(Id::<Person>::of);
        let (on, value, remark) = (context.effective_day(), self.value, self.remark.clone());
        let seen = CheckIn { on, value, outlook: self.outlook, by, remark, recorded_on: context.recorded_later() };
        let mut changes = Changes::on(state, context);
        changes.edit(self.objective, |objective| objective.check_ins.put_at(key(objective, on), seen));
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Objective>::of(subject)).is_ok_and(|objective| closed(objective.state).is_none())
    }
}

/// Why an objective is not looked at in this state.
fn closed(state: ObjectiveState) -> Option<&'static str> {
    match state {
        ObjectiveState::Set => None,
        ObjectiveState::Draft => Some("this is a draft; set the objective first by its state"),
        ObjectiveState::Reached | ObjectiveState::Missed | ObjectiveState::Dropped => {
            Some("the objective is closed; set it again by its state, or write a new one")
        }
    }
}

/// The day, and a number where it was looked at several times that day.
fn key(objective: &Objective, on: Date) -> String {
    let free = |key: &String| objective.check_ins.at(key).is_none();
    let numbered = (2..).map(|number| format!("{on} {number}"));
    std::iter::once(on.to_string()).chain(numbered).find(free).expect("numbers do not end")
}
