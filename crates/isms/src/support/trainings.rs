//! 7.2: who takes which course, by when, and with what result.

mod record;

use kernel::{
    Choice, Date, Decimal, FileRef, Guard, Lines, Link, Links, Many, Markdown, Money, Own, Proposal, Record, Refusal,
    Text,
};

use super::{Acknowledgement, Campaign, Course, Person};
use crate::dates::{dated, not_before, past};
use crate::guards::within;

pub use record::RecordTrainings;

/// A person's taking of a course or lesson.
#[derive(Clone, Debug, Record)]
#[register(key = "training", plural = "trainings", reference = "TR-{year}-{n:03}", clause = "7.2")]
pub struct Training {
    /// What is learnt, in a few words.
    #[field(column)]
    pub title: Text,
    /// Who takes it.
    #[field(column, clause = "7.2 d")]
    pub person: Link<Person>,
    /// The course, where it stands in the list of courses.
    #[field(column)]
    pub course: Option<Link<Course>>,
    /// The campaign it belongs to.
    pub campaign: Option<Link<Campaign>>,
    /// By when it is to be done.
    #[field(column, clause = "7.2 c")]
    pub due: Option<Date>,
    /// How far it is.
    #[field(column)]
    pub state: TrainingState,
    /// The day it was done.
    #[field(column, clause = "7.2 d")]
    pub done_on: Option<Date>,
    /// How long it took, in hours.
    pub hours: Option<Decimal>,
    /// The day of the exam, where there was one.
    pub exam_on: Option<Date>,
    /// How the exam or the questions ended.
    #[field(clause = "7.2 d")]
    pub result: Option<TrainingResult>,
    /// Percent reached in the exam or the questions.
    #[field(column)]
    pub score: Option<i64>,
    /// The last day it counts; then it is to be taken again.
    pub valid_until: Option<Date>,
    /// The versions of policies and other documents that the person acknowledged with it.
    #[field(clause = "7.3 a")]
    pub acknowledgements: Links<Acknowledgement>,
    /// The certificate or the list of those present.
    #[field(clause = "7.2 d")]
    pub file: Option<FileRef>,
    /// What it cost.
    pub cost: Option<Money>,
    /// What the person thinks of it.
    pub opinion: Option<Markdown>,
    /// Whether it shows at work, and how that was seen.
    #[field(clause = "7.2 c")]
    pub effect: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How far a training is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "training-state")]
pub enum TrainingState {
    /// It is to be taken.
    #[choice(alias = "assigned")]
    #[choice(alias = "open")]
    Planned,
    /// A place is booked, or it has begun.
    #[choice(alias = "in progress")]
    #[choice(alias = "started")]
    Booked,
    /// It was taken.
    #[choice(alias = "completed")]
    #[choice(alias = "yes")]
    Done,
    /// The person was not there.
    #[choice(alias = "no show")]
    Missed,
    /// It is no longer needed.
    #[choice(alias = "canceled")]
    Cancelled,
}

/// How a training ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "training-result")]
pub enum TrainingResult {
    /// Took part; there was no exam.
    #[choice(alias = "participated")]
    Attended,
    /// Passed.
    #[choice(alias = "pass")]
    Passed,
    /// Did not pass.
    #[choice(alias = "fail")]
    Failed,
}

impl Guard for Training {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let training = proposal.after;
        let told = |own: &Training| own.state == TrainingState::Done && own.done_on.is_none();
        let newly = told(training) && !proposal.before.is_some_and(told);
        let refusals = [
            dated("done_on", newly, training.done_on),
            within("score", training.score, 0..=100),
            not_before(("done_on", training.done_on), ("valid_until", training.valid_until)),
        ];
        refusals.into_iter().flatten().chain(past(proposal, &["done_on", "exam_on"])).collect()
    }
}
