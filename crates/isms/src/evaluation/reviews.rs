//! 9.3: a review of the management system by top management.

mod bring_in;
pub mod inputs;
mod sign;

use kernel::{
    Choice, Date, FileRef, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Subjects,
    Text,
};

use crate::dates;
use crate::sealing::{Seal, rows_stay};

use crate::dates::past;
use crate::leadership::Approval;
use crate::support::Person;

pub use bring_in::BringInReview;
pub use sign::SignReview;

/// Clause: 9.3.3. What may still be written after the minutes were signed: the day of the next review, and of each
/// decision whether it was carried out and what came of it.
pub(crate) const SEAL: Seal<Review> = Seal {
    free: &["next_on"],
    partly: &[("decisions", |before, after| {
        let decided = |row: &ReviewDecision| ReviewDecision { done_on: None, made: Subjects::default(), ..row.clone() };
        let same = |before: &ReviewDecision, after: &ReviewDecision| decided(before) == decided(after);
        before.decisions.len() == after.decisions.len() && rows_stay(&before.decisions, &after.decisions, same)
    })],
};

/// A review of the management system by top management.
#[derive(Clone, Debug, Record)]
#[register(key = "review", plural = "reviews", reference = "MR-{year}-{n:02}", clause = "9.3")]
pub struct Review {
    /// What the review is called.
    #[field(column)]
    pub title: Text,
    /// The day it is planned for.
    #[field(clause = "9.3.1")]
    pub planned_on: Option<Date>,
    /// The day it took place.
    #[field(column, clause = "9.3.1")]
    pub held_on: Option<Date>,
    /// First day of the period reviewed.
    pub period_from: Option<Date>,
    /// Last day of the period reviewed.
    pub period_to: Option<Date>,
    /// Who of top management led it.
    #[field(column, clause = "9.3.1")]
    pub chair: Option<Link<Person>>,
    /// Who took part.
    pub attended: Links<Person>,
    /// Who was missing.
    pub absent: Links<Person>,
    /// Where the actions of earlier reviews stand.
    #[field(clause = "9.3.2 a")]
    pub earlier_actions: Option<Markdown>,
    /// What changed in external and internal issues, climate change among them.
    #[field(clause = "9.3.2 b")]
    pub issues: Option<Markdown>,
    /// What changed in the needs and expectations of interested parties.
    #[field(clause = "9.3.2 c")]
    pub parties: Option<Markdown>,
    /// Nonconformities and corrective actions, and their trend.
    #[field(clause = "9.3.2 d 1")]
    pub nonconformities: Option<Markdown>,
    /// Results of monitoring and measuring, and their trend.
    #[field(clause = "9.3.2 d 2")]
    pub measurements: Option<Markdown>,
    /// Results of audits, and their trend.
    #[field(clause = "9.3.2 d 3")]
    pub audits: Option<Markdown>,
    /// How far the objectives are reached.
    #[field(clause = "9.3.2 d 4")]
    pub objectives: Option<Markdown>,
    /// What interested parties say.
    #[field(clause = "9.3.2 e")]
    pub feedback: Option<Markdown>,
    /// Results of risk assessment and where the treatment plan stands.
    #[field(clause = "9.3.2 f")]
    pub risks: Option<Markdown>,
    /// Opportunities to improve.
    #[field(clause = "9.3.2 g")]
    pub opportunities: Option<Markdown>,
    /// What is needed and what was granted.
    pub resources: Option<Markdown>,
    /// What was decided, with who and when.
    #[field(column, clause = "9.3.3")]
    pub decisions: Many<ReviewDecision>,
    /// Whether the management system is suitable, adequate and effective.
    #[field(clause = "9.3.1")]
    pub conclusion: Option<Markdown>,
    /// The minutes as a file, where they exist as one.
    #[field(clause = "9.3.3-doc")]
    pub minutes: Option<FileRef>,
    /// When the next review takes place.
    #[field(clause = "9.3.1")]
    pub next_on: Option<Date>,
    /// Top management signed the minutes.
    #[field(act, column, clause = "9.3.3-doc")]
    pub signature: Option<Approval>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Something top management decided.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct ReviewDecision {
    /// The item it is about.
    pub about: Option<Text>,
    /// What was said.
    pub discussed: Option<Text>,
    /// What was decided.
    pub decided: Text,
    /// What it changes.
    pub kind: Option<DecisionKind>,
    /// Who sees to it.
    pub owner: Option<Link<Person>>,
    /// By when.
    pub due: Option<Date>,
    /// The day it was done.
    pub done_on: Option<Date>,
    /// What came of it: the action, change, risk, improvement or objective.
    pub made: Subjects,
}

/// What a decision of a management review changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "decision-kind")]
pub enum DecisionKind {
    /// It makes something better.
    Improvement,
    /// It changes the management system.
    Change,
    /// It gives money, time or people.
    Resources,
    /// It notes that nothing has to change.
    #[choice(alias = "none")]
    #[choice(alias = "noted")]
    Nothing,
}

impl Guard for Review {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let review = proposal.after;
        let mut refusals = dates::in_order(&[("period_from", review.period_from), ("period_to", review.period_to)]);
        refusals.extend(dates::in_order(&[("held_on", review.held_on), ("next_on", review.next_on)]));
        refusals.extend(past(proposal, &["held_on", "decisions.done_on"]));
        let Some(before) = proposal.before.filter(|review| review.signature.is_some()) else { return refusals };
        let message = "top management signed the minutes with this; write what is new into the next review";
        refusals.extend(SEAL.broken(message, before, review));
        refusals
    }
}
