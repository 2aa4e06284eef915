//! Outcomes of the second phase: roles, documents, people, controls, operation.

use kernel::{Date, State};

use super::signs::{any, every, every_of, live, said};
use crate::evaluation::ControlTest;
use crate::leadership::Role;
use crate::operation::assessments::AssessmentState;
use crate::operation::continuities::PlanState;
use crate::operation::exercises::{ExerciseKind, ExerciseState};
use crate::operation::incidents::{IncidentClass, IncidentState};
use crate::operation::operations::OperationState;
use crate::operation::suppliers::{Agreed, ClauseTopic, SupplierState};
use crate::operation::{Assessment, Continuity, Exercise, Incident, Operation, OperationRecord, Supplier};
use crate::planning::changes::ChangeState;
use crate::planning::controls::Implementation;
use crate::planning::treatments::counts;
use crate::planning::{Control, PlannedChange, Treatment};
use crate::support::campaigns::CampaignState;
use crate::support::communications::Direction;
use crate::support::documents::{DocumentKind, DocumentState};
use crate::support::qualifications::QualificationState;
use crate::support::trainings::TrainingState;
use crate::support::{Campaign, Communication, Competence, Document, Qualification, Training};

/// Runs of the assessment from which on it was repeated.
const RUNS_MIN: usize = 2;

/// Somebody stands for top management, somebody sees to conformity, somebody reports.
pub fn organization(state: &State, _day: Date) -> bool {
    let held = |is: fn(&Role) -> bool| any(state, |role: &Role| is(role) && !role.holders.is_empty());
    held(|role| role.top_management) && held(|role| role.conformity) && held(|role| role.reporting)
}

fn in_force(document: &Document) -> bool {
    document.state == DocumentState::Published
}

fn answers(document: &Document, clause: &str) -> bool {
    document.answers.0.iter().any(|own| own.starts_with(clause))
}

/// A procedure for documents is in force.
pub fn document_control(state: &State, _day: Date) -> bool {
    any(state, |own: &Document| in_force(own) && own.kind == DocumentKind::Procedure && answers(own, "7.5"))
}

/// Every document in force says how long it is kept.
pub fn retention(state: &State, _day: Date) -> bool {
    every_of(state, in_force, |own: &Document| own.retention_months.is_some())
}

/// Every document in force has an owner and a day of review.
pub fn document_register(state: &State, _day: Date) -> bool {
    every_of(state, in_force, |own: &Document| own.owner.is_some() && own.next_review.is_some())
}

/// Every control says who answers for it and how it works.
pub fn specified(state: &State, _day: Date) -> bool {
    every(state, |own: &Control| own.owner.is_some() && said(&own.how))
}

/// Policies beside the one of clause 5.2 are written and in force.
pub fn topic_policies(state: &State, _day: Date) -> bool {
    let topic = |own: &Document| own.kind == DocumentKind::Policy && !answers(own, "5.2") && own.revises.is_none();
    every_of(state, topic, |own| !own.state.is_open())
}

/// Procedures are written and in force.
pub fn procedures(state: &State, _day: Date) -> bool {
    let procedure = |own: &Document| own.kind == DocumentKind::Procedure && own.revises.is_none();
    every_of(state, procedure, |own| !own.state.is_open())
}

/// What is told to whom, when, by whom and how is decided.
pub fn told_what(state: &State, _day: Date) -> bool {
    let whom = |own: &Communication| {
        said(&own.with_whom) || !own.parties.is_empty() || !own.units.is_empty() || !own.roles.is_empty()
    };
    let when = |own: &Communication| said(&own.occasion) || own.rhythm.is_some();
    every(state, |own: &Communication| whom(own) && when(own) && own.owner.is_some() && said(&own.channel))
}

/// What is told regularly has its next day.
pub fn told_when(state: &State, _day: Date) -> bool {
    every_of(state, |own: &Communication| own.rhythm.is_some(), |own| own.next_on.is_some())
}

/// People inside were told.
pub fn told_inside(state: &State, _day: Date) -> bool {
    any(state, |own: &Communication| own.direction != Direction::External && !own.occasions.is_empty())
}

/// Who speaks to those outside is decided.
pub fn told_outside(state: &State, _day: Date) -> bool {
    let outside = |own: &Communication| own.direction != Direction::Internal;
    every_of(state, outside, |own| own.owner.is_some() && said(&own.channel))
}

/// Every role has the competence it needs.
pub fn competences(state: &State, _day: Date) -> bool {
    let mut roles = live::<Role>(state).peekable();
    let needs = |id| state.pointing::<Competence>(id).next().is_some();
    roles.peek().is_some() && roles.all(|(id, _)| needs(id.raw()))
}

/// Every person was compared with what is needed.
pub fn qualified(state: &State, _day: Date) -> bool {
    every(state, |own: &Qualification| own.state != QualificationState::NotJudged)
}

/// Trainings have their days, and a campaign begins on one.
pub fn trainings_planned(state: &State, _day: Date) -> bool {
    let dated = |own: &Training| own.due.is_some() || own.done_on.is_some();
    every(state, dated) && any(state, |own: &Campaign| own.starts_on.is_some())
}

/// A campaign is over, and no training waits.
pub fn trained(state: &State, _day: Date) -> bool {
    let open = |own: &Training| matches!(own.state, TrainingState::Planned | TrainingState::Booked);
    every(state, |own| !open(own)) && any(state, |own: &Campaign| own.state == CampaignState::Ended)
}

/// Every training that was held says what came of it.
pub fn trainings_judged(state: &State, _day: Date) -> bool {
    let done = |own: &Training| own.state == TrainingState::Done;
    every_of(state, done, |own| own.result.is_some() || said(&own.effect))
}

/// Every part of the treatment plan has an owner and a day.
pub fn rolled_out(state: &State, _day: Date) -> bool {
    every_of(state, |own: &Treatment| counts(own), |own| own.owner.is_some() && own.due.is_some())
}

/// Every supplier at work agreed to security measures, and was assessed.
pub fn suppliers(state: &State, _day: Date) -> bool {
    let agreed = |own: &Supplier| {
        let mut clauses = own.clauses.iter().map(|(_, clause)| clause);
        clauses.any(|clause| clause.topic == ClauseTopic::SecurityMeasures && clause.agreed == Agreed::Yes)
    };
    let at_work = |own: &Supplier| own.state == SupplierState::Active;
    every_of(state, at_work, |own| agreed(own) && own.assessed_on.is_some())
}

/// Every control in place was tested.
pub fn verified(state: &State, _day: Date) -> bool {
    let mut at_work = live::<Control>(state).filter(|(_, own)| own.status == Implementation::Implemented).peekable();
    let tested = |id| state.pointing::<ControlTest>(id).any(|(_, test)| test.result.is_some());
    at_work.peek().is_some() && at_work.all(|(id, _)| tested(id.raw()))
}

/// What was reported was judged.
pub fn incidents(state: &State, _day: Date) -> bool {
    every(state, |own: &Incident| own.class != IncidentClass::NotJudged)
}

/// The answer to an incident was rehearsed, and said how it went.
pub fn drilled(state: &State, _day: Date) -> bool {
    let drill = |own: &Exercise| matches!(own.kind, ExerciseKind::Tabletop | ExerciseKind::Alarm);
    any(state, |own| drill(own) && own.state == ExerciseState::Held && own.result.is_some())
}

/// Every incident that is closed says what was learned.
pub fn lessons(state: &State, _day: Date) -> bool {
    let closed = |own: &Incident| own.class == IncidentClass::Incident && own.state == IncidentState::Closed;
    every_of(state, closed, |own| said(&own.lessons))
}

/// Every recurring task was done at least once.
pub fn operated(state: &State, _day: Date) -> bool {
    let mut active = live::<Operation>(state).filter(|(_, own)| own.state == OperationState::Active).peekable();
    let done = |id| state.pointing::<OperationRecord>(id).any(|(_, record)| record.done_on.is_some());
    active.peek().is_some() && active.all(|(id, _)| done(id.raw()))
}

/// Changes that were done had been approved, and one was looked back at.
pub fn changes(state: &State, _day: Date) -> bool {
    let done = |own: &PlannedChange| own.state == ChangeState::Done;
    every_of(state, done, |own| own.approval.is_some()) && any(state, |own| done(own) && own.review.is_some())
}

/// A plan for disruptions is in force, and was exercised.
pub fn continuity(state: &State, _day: Date) -> bool {
    let mut plans = live::<Continuity>(state).filter(|(_, own)| own.state == PlanState::InForce);
    let held = |id| state.pointing::<Exercise>(id).any(|(_, own)| own.state == ExerciseState::Held);
    plans.any(|(id, _)| held(id.raw()))
}

/// The assessment was held more than once.
pub fn reassessed(state: &State, _day: Date) -> bool {
    let held = live::<Assessment>(state).filter(|(_, own)| own.state == AssessmentState::Completed);
    held.count() >= RUNS_MIN
}
