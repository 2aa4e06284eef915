//! 6.1.3 f: what the owner of risks has to do, in the order of doing it.

use kernel::{Date, Id, State};

use super::risks::{Risk, Stage, Status, stage, weighed};
use super::treatments::TreatmentState;
use super::{Treatment, acceptance, scoring, treatments};
use crate::support::Person;

/// The risks of a person by what they wait for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owned {
    /// To be assessed, for the first time, again, or by the method in force.
    pub assess: Vec<Id<Risk>>,
    /// Taken back by the evidence: to be assessed again, or accepted again one by one with a reason.
    pub weakened: Vec<Id<Risk>>,
    /// To be decided about.
    pub decide: Vec<Id<Risk>>,
    /// To be treated, and no plan does so yet.
    pub plan: Vec<Id<Risk>>,
    /// What remains after the plan is to be judged.
    pub expect: Vec<Id<Risk>>,
    /// Within the acceptance line: plans to approve and what remains to accept, all with one signature.
    pub sign: Vec<Id<Risk>>,
    /// Above the acceptance line: to be accepted one by one, with a reason and a last day.
    pub above: Vec<Id<Risk>>,
    /// Plans to approve by themselves: what remains after them was accepted without them.
    pub approve: Vec<Id<Treatment>>,
    /// Accepted by their owners, and waiting for this person's countersignature.
    pub countersign: Vec<Id<Risk>>,
    /// Accepted, and waiting for the countersignature of somebody else.
    pub waiting: Vec<Id<Risk>>,
    /// Accepted.
    pub accepted: Vec<Id<Risk>>,
}

impl Owned {
    /// How many decisions wait for the person.
    pub fn open(&self) -> usize {
        let steps = [&self.assess, &self.weakened, &self.decide, &self.plan, &self.expect];
        let signatures = [&self.sign, &self.above, &self.countersign];
        steps.into_iter().chain(signatures).map(Vec::len).sum::<usize>() + self.approve.len()
    }
}

/// What a person has to do about risks on a day.
pub fn owned(state: &State, person: Id<Person>, day: Date) -> Owned {
    let mut owned = Owned::default();
    for (id, risk) in state.of::<Risk>().iter().filter(|(_, risk)| risk.status == Status::Open) {
        if countersigns(state, risk, person, day) {
            owned.countersign.push(id);
        }
        if risk.owner == Some(person) {
            owned.place(state, id, risk, day);
            owned.approve.extend(left_to_approve(state, id, person, day));
        }
    }
    owned
}

/// Clause: 6.1.3 f. The plans for a risk that only wait for this owner's approval: whatever of the owner's risks they
/// treat was accepted, so that no signature about a risk brings the approval along. Each is named by the first of those.
pub fn left_to_approve(state: &State, risk: Id<Risk>, person: Id<Person>, day: Date) -> Vec<Id<Treatment>> {
    let accepted =
        |id, risk: &Risk| matches!(stage(state, id, risk, day), Stage::Accepted | Stage::AwaitingCountersignature);
    let alone = |plan: &Treatment| {
        let open = plan.risks.iter().filter_map(|id| Some((id, state.live(id).ok()?)));
        let mut own = open.filter(|(_, risk)| risk.status == Status::Open && risk.owner == Some(person)).peekable();
        own.peek().is_some_and(|(first, _)| *first == risk) && own.all(|(id, risk)| accepted(id, risk))
    };
    let open = |plan: &Treatment| treatments::standing(plan) != TreatmentState::Done;
    let waiting = treatments::unapproved_of(state, risk, person).filter(|(_, plan)| open(plan) && alone(plan));
    waiting.map(|(id, _)| id).collect()
}

impl Owned {
    fn place(&mut self, state: &State, id: Id<Risk>, risk: &Risk, day: Date) {
        let list = match stage(state, id, risk, day) {
            Stage::Proposed | Stage::Rejected => return,
            Stage::ToAssess => &mut self.assess,
            Stage::ToDecide => &mut self.decide,
            Stage::ToPlan => &mut self.plan,
            Stage::ToExpect => &mut self.expect,
            Stage::AwaitingCountersignature => &mut self.waiting,
            Stage::Accepted => &mut self.accepted,
            Stage::ReopenedByEvidence => &mut self.weakened,
            Stage::AboveLine => &mut self.above,
            Stage::ToApprove | Stage::ToAccept | Stage::AcceptanceExpired => match within_line(state, risk, day) {
                Some(true) => &mut self.sign,
                Some(false) => &mut self.above,
                None => &mut self.assess,
            },
        };
        list.push(id);
    }
}

/// Clause: 6.1.2 a 1. Whether what remains lies within the line of the method in force; none where nothing was judged,
/// or on other scales.
pub fn within_line(state: &State, risk: &Risk, day: Date) -> Option<bool> {
    let (reading, score) = (acceptance::remains(risk)?, weighed(state, risk, day)?);
    acceptance::line_of(state, reading).ok().map(|method| score <= method.line)
}

/// Whether an acceptance waits for this person's countersignature.
fn countersigns(state: &State, risk: &Risk, person: Id<Person>, day: Date) -> bool {
    acceptance::standing(risk).is_some_and(|own| acceptance::asks(state, own, person, day))
}

/// The open risks to be scored in a workshop on a day, in the order of the register: never assessed, reopened by
/// somebody or by the evidence, or judged by another method than the one in force. Of one owner where one is named.
pub fn to_score(state: &State, owner: Option<Id<Person>>, day: Date) -> Vec<Id<Risk>> {
    let in_force = scoring::in_force(state).map(|(id, _)| id);
    let waits = |risk: &Risk| {
        risk.reopened.is_some()
            || risk.current.as_ref().is_none_or(|reading| Some(reading.method) != in_force)
            || acceptance::overtaken(state, risk, day).is_some()
    };
    let open = state.of::<Risk>().iter().filter(|(_, risk)| risk.status == Status::Open);
    let own = open.filter(|(_, risk)| owner.is_none_or(|owner| risk.owner == Some(owner)));
    let mut found: Vec<_> = own.filter(|(_, risk)| waits(risk)).map(|(id, risk)| (risk.head.reference, id)).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}
