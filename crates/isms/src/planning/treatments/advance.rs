//! 8.3: taking a part of the treatment plan further, or taking up again what was carried out or given up.

use kernel::{Act, Changes, Context, Date, Decide, Decision, Id, RawId, Refusal, State, Text};

use super::{Moved, Treatment, TreatmentState, standing};
use crate::dates::happened;
use crate::support::Person;

/// Say how far a part of the treatment plan is: planned, under way, or waiting for something. What was carried out or
/// given up is taken up again this way, with a reason; its completion no longer counts then.
#[derive(Act)]
#[act(key = "treatment.advance", clause = "8.3")]
pub struct AdvanceTreatment {
    /// The part of the plan.
    pub treatment: Id<Treatment>,
    /// How far it is.
    pub to: TreatmentState,
    /// The day since when, where it was not today. Work begins on it where none began before.
    pub on: Option<Date>,
    /// What it waits for, or why it is taken up again.
    pub reason: Option<Text>,
}

impl Decide for AdvanceTreatment {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let plan = state.live(self.treatment).map_err(|refusal| vec![refusal])?;
        let refusals: Vec<_> = [astray(plan, self.to), self.unreasoned(plan), happened("on", self.on, context.day)]
            .into_iter()
            .flatten()
            .collect();
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let on = self.on.unwrap_or_else(|| context.effective_day());
        let moved = Moved { by: context.person.map(Id::<Person>::of), on, reason: self.reason.clone() };
        let mut changes = Changes::on(state, context);
        changes.edit(self.treatment, |plan| {
            plan.state = self.to;
            plan.completion = None;
            plan.effectiveness = None;
            if self.to == TreatmentState::UnderWay {
                begin(plan, on);
            }
            plan.moved = Some(moved);
        });
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Treatment>::of(subject)).is_ok()
    }
}

impl AdvanceTreatment {
    fn unreasoned(&self, plan: &Treatment) -> Option<Refusal> {
        if self.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty()) {
            return None;
        }
        let message = match (standing(plan), self.to) {
            (TreatmentState::Done | TreatmentState::Dropped, _) => "say why it is taken up again",
            (_, TreatmentState::Waiting) => "say what it waits for",
            (TreatmentState::Planned | TreatmentState::UnderWay | TreatmentState::Waiting, _) => return None,
        };
        Some(Refusal::house_rule("reason", message))
    }
}

/// Refuses where another act leads there, and where it stands there already.
fn astray(plan: &Treatment, to: TreatmentState) -> Option<Refusal> {
    let message = match to {
        TreatmentState::Done => "record with treatment.complete that it was carried out, and what came of it",
        TreatmentState::Dropped => "give it up with treatment.drop, and say why",
        to if to == standing(plan) => "it stands there already; pick another state",
        TreatmentState::Planned | TreatmentState::UnderWay | TreatmentState::Waiting => return None,
    };
    Some(Refusal::software("to", message))
}

/// Work begins on a day, unless it began before, or would begin after its last day.
fn begin(plan: &mut Treatment, on: Date) {
    let begun = plan.start.is_some_and(|start| start <= on);
    if !begun && plan.due.is_none_or(|due| on <= due) {
        plan.start = Some(on);
    }
}
