//! 7.3: campaigns that make people aware, with questions that show it.

use kernel::{Choice, Date, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::{Course, Document, Person};
use crate::context::Unit;
use crate::dates::not_before;
use crate::guards::{counted, within};
use crate::leadership::Role;

/// A campaign that makes people aware.
#[derive(Clone, Debug, Record)]
#[register(key = "campaign", plural = "campaigns", reference = "AC-{year}-{n:02}", clause = "7.3")]
pub struct Campaign {
    /// What it is called.
    #[field(column)]
    pub title: Text,
    /// How people are reached.
    #[field(column)]
    pub form: CampaignForm,
    /// What people should know or do afterwards.
    pub goal: Option<Markdown>,
    /// It tells people the security policy.
    #[field(clause = "7.3 a")]
    pub tells_policy: bool,
    /// It tells people what they contribute, and what better security brings.
    #[field(clause = "7.3 b")]
    pub tells_contribution: bool,
    /// It tells people what follows when the rules are not kept.
    #[field(clause = "7.3 c")]
    pub tells_consequences: bool,
    /// Units it is for.
    pub units: Links<Unit>,
    /// Roles it is for.
    pub roles: Links<Role>,
    /// Whom it is for, in words; everybody where nothing is named.
    #[field(column)]
    pub audience: Option<Text>,
    /// Documents that people read in it.
    pub documents: Links<Document>,
    /// The course or lesson that people take in it.
    pub course: Option<Link<Course>>,
    /// What is shown or said.
    pub content: Option<Markdown>,
    /// Who runs it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// The first day.
    #[field(column)]
    pub starts_on: Option<Date>,
    /// The last day.
    #[field(column)]
    pub ends_on: Option<Date>,
    /// How far it is.
    #[field(column)]
    pub state: CampaignState,
    /// Questions that people answer in it.
    pub questions: Many<Question>,
    /// Percent of right answers that pass.
    pub pass_percent: Option<i64>,
    /// How many people were to be reached.
    pub invited: Option<i64>,
    /// How many were reached: took part, read, answered.
    pub reached: Option<i64>,
    /// How many passed, or reported the trap.
    pub passed: Option<i64>,
    /// What came of it.
    #[field(clause = "7.3")]
    pub result: Option<Markdown>,
    /// What to do differently next time.
    pub lessons: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How a campaign reaches people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "campaign-form")]
pub enum CampaignForm {
    /// A lesson at the screen.
    #[choice(alias = "e-learning")]
    Lesson,
    /// A talk or a workshop.
    #[choice(alias = "workshop")]
    Talk,
    /// Something to read and acknowledge.
    Reading,
    /// Harmless phishing that shows who clicks and who reports.
    #[choice(alias = "phishing test")]
    PhishingSimulation,
    /// Newsletters, posters, videos.
    #[choice(alias = "newsletter")]
    #[choice(alias = "poster")]
    Message,
    /// A lesson for people who begin to work here.
    #[choice(alias = "onboarding")]
    Induction,
}

/// How far a campaign is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "campaign-state")]
pub enum CampaignState {
    /// It is being prepared.
    Planned,
    /// It is under way.
    #[choice(alias = "active")]
    Running,
    /// It is over.
    #[choice(alias = "done")]
    Ended,
    /// It does not take place.
    #[choice(alias = "canceled")]
    Cancelled,
}

/// A question with its answers.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Question {
    /// What is asked.
    pub question: Text,
    /// The answers to choose from, one line each.
    pub answers: Lines,
    /// The right one of them.
    pub right: Option<Text>,
    /// Why it is right; shown after answering.
    pub because: Option<Text>,
}

impl Guard for Campaign {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let campaign = proposal.after;
        let refusals = [
            not_before(("starts_on", campaign.starts_on), ("ends_on", campaign.ends_on)),
            within("pass_percent", campaign.pass_percent, 0..=100),
            counted("invited", campaign.invited, "people"),
            counted("reached", campaign.reached, "people"),
            counted("passed", campaign.passed, "people"),
        ];
        refusals.into_iter().flatten().chain(unanswerable(campaign)).collect()
    }
}

/// Questions whose right answer is not among those offered.
fn unanswerable(campaign: &Campaign) -> impl Iterator<Item = Refusal> + '_ {
    let lost = |question: &Question| {
        question.right.as_ref().is_some_and(|right| !question.answers.0.contains(&right.to_string()))
    };
    campaign.questions.iter().filter(move |(_, question)| lost(question)).map(|(key, _)| {
        let place = format!("questions[{key}].right");
        Refusal::software(place, "this is none of the answers; write it as it stands there")
    })
}
