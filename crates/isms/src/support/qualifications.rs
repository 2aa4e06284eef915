//! 7.2 b to d: how a person meets a need, the gap, what is done about it, and whether that worked.

mod evaluate;

use kernel::{
    Choice, Date, FileRef, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use super::competences::Mastery;
use super::{Competence, Credential, Experience, Person, Training};
use crate::dates::{happened, not_before};

pub use evaluate::EvaluateQualification;

/// How a person meets a need for competence, or what is done about the gap.
#[derive(Clone, Debug, Record)]
#[register(key = "qualification", plural = "qualifications", reference = "Q-{n:04}", clause = "7.2")]
pub struct Qualification {
    /// Who has to master what, in a few words.
    #[field(column)]
    pub title: Text,
    /// The person.
    #[field(column, clause = "7.2 b")]
    pub person: Link<Person>,
    /// The need that it is judged against.
    #[field(column, clause = "7.2 a")]
    pub competence: Link<Competence>,
    /// Whether the person meets the need.
    #[field(column, clause = "7.2 b")]
    pub state: QualificationState,
    /// How well the person masters it today.
    pub mastery: Option<Mastery>,
    /// Education that proves it.
    #[field(clause = "7.2 d")]
    pub education: Option<Text>,
    /// Trainings that prove it.
    #[field(clause = "7.2 d")]
    pub trainings: Links<Training>,
    /// Credentials that prove it.
    #[field(clause = "7.2 d")]
    pub credentials: Links<Credential>,
    /// Logged work that proves it.
    #[field(clause = "7.2 d")]
    pub experiences: Links<Experience>,
    /// Other experience that proves it, in words.
    #[field(clause = "7.2 d")]
    pub experience: Option<Text>,
    /// A file that proves it: certificate, résumé, reference.
    #[field(clause = "7.2 d")]
    pub file: Option<FileRef>,
    /// Who judged it.
    pub judged_by: Option<Link<Person>>,
    /// The day it was judged.
    pub judged_on: Option<Date>,
    /// The last day the judgement holds.
    #[field(column)]
    pub valid_until: Option<Date>,
    /// What is missing.
    #[field(clause = "7.2 c", when = "state=gap|partly")]
    pub gap: Option<Markdown>,
    /// How the gap is closed.
    #[field(clause = "7.2 c", when = "state=gap|partly|met")]
    pub way: Option<ClosingWay>,
    /// What is done to close the gap.
    #[field(clause = "7.2 c", when = "state=gap|partly|met")]
    pub action: Option<Markdown>,
    /// Who sees to it.
    #[field(when = "state=gap|partly|met")]
    pub action_owner: Option<Link<Person>>,
    /// By when it is to be done.
    #[field(column, clause = "7.2 c", when = "state=gap|partly|met")]
    pub action_due: Option<Date>,
    /// The day it was done.
    #[field(when = "state=gap|partly|met")]
    pub action_done_on: Option<Date>,
    /// Whether the action worked.
    #[field(act, clause = "7.2 c")]
    pub evaluation: Option<Evaluation>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Whether a person meets a need for competence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "qualification-state")]
pub enum QualificationState {
    /// Nobody has judged yet.
    #[choice(alias = "open")]
    NotJudged,
    /// The need is met.
    #[choice(alias = "yes")]
    #[choice(alias = "competent")]
    Met,
    /// The need is met in part.
    #[choice(alias = "partially")]
    Partly,
    /// The need is not met.
    #[choice(alias = "no")]
    #[choice(alias = "missing")]
    Gap,
}

/// Ways of closing a gap in competence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "closing-way")]
pub enum ClosingWay {
    /// A course or lesson.
    #[choice(alias = "course")]
    Training,
    /// Somebody experienced helps at work.
    #[choice(alias = "coaching")]
    Mentoring,
    /// The work goes to somebody who can do it.
    #[choice(alias = "reassignment")]
    Reassigning,
    /// Somebody competent is hired.
    Hiring,
    /// Somebody outside does it.
    #[choice(alias = "outsourcing")]
    Contracting,
}

/// Whether what was done about a gap worked.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Evaluation {
    /// Who evaluated.
    pub by: Link<Person>,
    /// The day of the evaluation.
    pub on: Date,
    /// Whether it worked.
    pub worked: Effect,
    /// How that was seen.
    pub result: Text,
}

/// Whether something worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "effect")]
pub enum Effect {
    /// It did what it was meant to do.
    #[choice(alias = "yes")]
    Effective,
    /// It did so in part.
    #[choice(alias = "partly")]
    InPart,
    /// It did not.
    #[choice(alias = "no")]
    NotEffective,
}

impl Guard for Qualification {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let (it, today) = (proposal.after, proposal.context.day);
        let own = it.state == QualificationState::Met && it.judged_by == Some(it.person);
        let refusals = [
            own.then(|| Refusal::house_rule("judged_by", "nobody judges their own competence; name somebody else")),
            happened("judged_on", it.judged_on, today),
            not_before(("judged_on", it.judged_on), ("valid_until", it.valid_until)),
            happened("action_done_on", it.action_done_on, today),
        ];
        refusals.into_iter().flatten().collect()
    }
}
