//! 7.2: one training of several people, recorded once.

use std::collections::BTreeSet;

use kernel::{
    Act, Changes, Context, Date, Decide, Decimal, Decision, FileRef, Id, Link, Links, RawId, Refusal, State, Text,
};

use super::{Training, TrainingResult, TrainingState};
use crate::context::Unit;
use crate::dates::{happened, not_before};
use crate::leadership::Role;
use crate::support::documents::readers::is_among;
use crate::support::people::gone;
use crate::support::{Campaign, Course, Person};

/// Record a training of several people at once, or plan one for them: each gets a record of their own. Whoever was to
/// take the course has that record completed instead.
#[derive(Act)]
#[act(key = "training.record", clause = "7.2")]
pub struct RecordTrainings {
    /// Who takes it.
    pub people: Links<Person>,
    /// Units whose people all take it, those of the units below them too.
    pub units: Links<Unit>,
    /// Roles whose holders all take it.
    pub roles: Links<Role>,
    /// The course, where it stands in the list of courses.
    pub course: Option<Link<Course>>,
    /// What is learnt, in a few words; the name of the course, where nothing is said.
    pub title: Option<Text>,
    /// The campaign it belongs to.
    pub campaign: Option<Link<Campaign>>,
    /// The day it was done; left empty while it is still to be taken.
    pub done_on: Option<Date>,
    /// By when it is to be done, where it is still to be taken.
    pub due: Option<Date>,
    /// How long it took, in hours.
    pub hours: Option<Decimal>,
    /// How it ended for all of them.
    pub result: Option<TrainingResult>,
    /// The last day it counts; then it is to be taken again.
    pub valid_until: Option<Date>,
    /// The list of those present.
    pub file: Option<FileRef>,
}

impl Decide for RecordTrainings {
    fn decide(&self, state: &State, context: &Context) -> Decision {
        let people = self.everybody(state, context.day);
        let title = self.called(state);
        let mut refusals: Vec<_> = [
            happened("done_on", self.done_on, context.day),
            not_before(("done_on", self.done_on), ("valid_until", self.valid_until)),
            people.is_empty().then(|| Refusal::software("people", "choose who takes it, or a unit or a role")),
            title.is_none().then(|| Refusal::software("title", "say what is learnt, or choose a course")),
            (self.done_on.is_none() && self.due.is_none())
                .then(|| Refusal::software("done_on", "say on which day it was done, or by when it is to be")),
        ]
        .into_iter()
        .flatten()
        .collect();
        refusals.extend(self.people.iter().filter_map(|id| gone(state, id, context.day, "people", "leave them out")));
        let Some(title) = title.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let mut changes = Changes::on(state, context);
        for person in people {
            match self.awaited(state, person) {
                Some(open) => changes.edit(open, |training| self.fill(training)),
                None => {
                    changes.create(|training: &mut Training| {
                        training.title = title.clone();
                        training.person = person;
                        self.fill(training);
                    });
                }
            }
        }
        Ok(changes.done())
    }

    fn offered(state: &State, subject: RawId) -> bool {
        state.live(Id::<Person>::of(subject)).is_ok()
    }
}

impl RecordTrainings {
    /// The people chosen, and those who work in the units or hold the roles chosen.
    fn everybody(&self, state: &State, day: Date) -> BTreeSet<Id<Person>> {
        let named = !self.units.is_empty() || !self.roles.is_empty();
        let all = state.of::<Person>().iter().map(|(id, _)| id).filter(|_| named);
        let among = all.filter(|id| is_among(state, (&self.units, &self.roles), *id, day));
        self.people.iter().chain(among).collect()
    }

    fn called(&self, state: &State) -> Option<Text> {
        let course = || self.course.and_then(|course| state.get(course)).map(|course| course.title.clone());
        self.title.clone().filter(|title| !title.trim().is_empty()).or_else(course)
    }

    /// The record by which a person was to take the same course, where it is taken now.
    fn awaited(&self, state: &State, person: Id<Person>) -> Option<Id<Training>> {
        let course = self.course.filter(|_| self.done_on.is_some())?;
        let open = |own: &Training| matches!(own.state, TrainingState::Planned | TrainingState::Booked);
        let mut own = state.pointing::<Training>(person.raw());
        own.find(|(_, own)| !own.head.retired && own.course == Some(course) && open(own)).map(|(id, _)| id)
    }

    fn fill(&self, training: &mut Training) {
        training.state = if self.done_on.is_some() { TrainingState::Done } else { TrainingState::Planned };
        training.course = self.course;
        training.done_on = self.done_on;
        training.campaign = self.campaign.or(training.campaign);
        training.due = self.due.or(training.due);
        training.hours = self.hours.or(training.hours);
        training.result = self.result.or(training.result);
        training.valid_until = self.valid_until.or(training.valid_until);
        training.file = self.file.clone().or_else(|| training.file.clone());
    }
}
