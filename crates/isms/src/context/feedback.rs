//! 4.2, 9.3.2 e: what an interested party told the organization, and what was done about it.

use kernel::{
    Choice, Date, Decimal, Guard, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, Subjects, Text,
};

use super::Party;
use crate::dates::{happened, not_before};
use crate::support::Person;

/// What an interested party told the organization: a complaint, a measure of satisfaction, praise.
#[derive(Clone, Debug, Record)]
#[register(key = "feedback", plural = "feedback", reference = "FB-{year}-{n:03}", clause = "4.2")]
pub struct Feedback {
    /// What it says, in one sentence.
    #[field(column, clause = "9.3.2 e")]
    pub title: Text,
    /// What kind of feedback it is.
    #[field(column)]
    pub kind: FeedbackKind,
    /// The interested party it comes from.
    #[field(column)]
    pub party: Option<Link<Party>>,
    /// Who said it, by name.
    pub said_by: Option<Text>,
    /// The day it came in.
    #[field(column)]
    pub received_on: Option<Date>,
    /// How it came in: e-mail, survey, meeting, hotline.
    pub channel: Option<Text>,
    /// What was said, in their words where possible.
    pub said: Option<Markdown>,
    /// How satisfied they are, as a number on the scale used.
    #[field(when = "kind=satisfaction")]
    pub score: Option<Decimal>,
    /// The highest number of that scale.
    #[field(when = "kind=satisfaction")]
    pub score_of: Option<Decimal>,
    /// How many answered.
    #[field(when = "kind=satisfaction")]
    pub answers: Option<i64>,
    /// The records it is about: a process, an incident, a supplier, a control.
    pub about: Subjects,
    /// Who answers it and sees to what follows.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// By when it is to be answered.
    pub due: Option<Date>,
    /// What was done about it.
    #[field(clause = "9.3.2 e")]
    pub done: Option<Markdown>,
    /// The records it led to: nonconformities, actions, improvements, changes.
    pub led_to: Subjects,
    /// The day the party was answered.
    pub answered_on: Option<Date>,
    /// How the party took the answer.
    pub reaction: Option<Text>,
    /// How far it is dealt with.
    #[field(column)]
    pub state: FeedbackState,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What kind of feedback it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "feedback-kind")]
pub enum FeedbackKind {
    /// Something is wrong.
    Complaint,
    /// How satisfied they are, measured.
    #[choice(alias = "survey")]
    #[choice(alias = "customer satisfaction")]
    Satisfaction,
    /// How good the service was.
    #[choice(alias = "quality")]
    ServiceQuality,
    /// Something is good.
    #[choice(alias = "compliment")]
    Praise,
    /// Something could be better.
    #[choice(alias = "idea")]
    Suggestion,
    /// Something is asked, such as a security questionnaire.
    #[choice(alias = "inquiry")]
    #[choice(alias = "request")]
    Question,
}

/// How far feedback is dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "feedback-state")]
pub enum FeedbackState {
    /// It came in.
    #[choice(alias = "open")]
    #[choice(alias = "new")]
    Received,
    /// Somebody works on it.
    #[choice(alias = "in progress")]
    InWork,
    /// The party has an answer.
    Answered,
    /// Nothing remains to be done.
    #[choice(alias = "done")]
    Closed,
}

impl Guard for Feedback {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let (feedback, today) = (proposal.after, proposal.context.day);
        let refusals = [
            happened("received_on", feedback.received_on, today),
            happened("answered_on", feedback.answered_on, today),
            not_before(("received_on", feedback.received_on), ("answered_on", feedback.answered_on)),
        ];
        refusals.into_iter().flatten().collect()
    }
}
