//! 7.5: documented information: identified, approved, distributed, kept and disposed of.

mod approve;
mod bring_in;
mod erase;
mod lifecycle;
mod publish;
pub mod readers;
mod reconsider;
mod revise;
mod sealing;
mod send_back;
mod submit;
mod withdraw;

use jiff::Span;
use kernel::{
    Date, FileRef, Group, Guard, Id, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use super::Person;
use crate::context::Unit;
use crate::dates::happened;
use crate::guards::counted;
use crate::leadership::{Approval, Role};
use crate::operation::Operation;
use crate::planning::Control;
use crate::planning::assets::Classification;
use crate::rhythm::Rhythm;

pub use approve::ApproveDocument;
pub use bring_in::BringInDocument;
pub use erase::EraseDocument;
pub use lifecycle::{DocumentKind, DocumentState, Medium, RetentionStart};
pub use publish::PublishDocument;
pub use reconsider::ReviewDocument;
pub use revise::{ReviseDocument, in_force};
pub(crate) use sealing::covers;
pub use send_back::ReturnDocument;
pub use submit::SubmitDocument;
pub use withdraw::WithdrawDocument;

/// Documented information of the management system.
#[derive(Clone, Debug, Record)]
#[register(key = "document", plural = "documents", reference = "DOC-{n:03}", clause = "7.5")]
pub struct Document {
    /// What it is called.
    #[field(column, clause = "7.5.2 a")]
    pub title: Text,
    /// What kind of documented information it is.
    #[field(column, clause = "7.5.1")]
    pub kind: DocumentKind,
    /// The identifier printed on it, such as ISMS-POL-001.
    #[field(column, clause = "7.5.2 a")]
    pub identifier: Option<Text>,
    /// What it is for and where it applies, in one sentence.
    #[field(clause = "7.5.2 a")]
    pub purpose: Option<Text>,
    /// Clauses and reference controls that it answers, one a line: 5.2, 7.5.3, A.5.1.
    #[field(clause = "7.5.1 a")]
    pub answers: Lines,
    /// Who keeps it right.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// Who wrote it.
    #[field(clause = "7.5.2 a")]
    pub authors: Links<Person>,
    /// Who is asked to read it before it is approved.
    #[field(clause = "7.5.2 c")]
    pub reviewers: Links<Person>,
    /// The role with the authority to approve it. Where none is named, top management approves a policy, and anybody
    /// but its authors everything else.
    #[field(clause = "7.5.2 c")]
    pub approver: Option<Link<Role>>,
    /// How it is classified.
    #[field(clause = "7.5.3 b")]
    pub classification: Option<Classification>,
    /// In which language it is.
    #[field(clause = "7.5.2 b")]
    pub language: Option<Text>,
    /// On what it is kept.
    #[field(clause = "7.5.2 b")]
    pub medium: Option<Medium>,
    /// The version as printed on it, where that is more than a number: 2.1.
    #[field(clause = "7.5.3 e")]
    pub printed_version: Option<Text>,
    /// What changed since the version before.
    #[field(clause = "7.5.3 e")]
    pub changes: Option<Markdown>,
    /// The text, where it is written here.
    #[field(clause = "7.5.2 b")]
    pub body: Option<Markdown>,
    /// The file, where it was written elsewhere.
    #[field(clause = "7.5.2 b")]
    pub file: Option<FileRef>,
    /// Where the text shows that it suits the purpose of the organization: the section or the sentence.
    #[field(clause = "5.2 a", when = "kind=policy")]
    pub suits_purpose: Option<Text>,
    /// Where the text states the objectives, or the frame for setting them.
    #[field(clause = "5.2 b", when = "kind=policy")]
    pub states_objectives: Option<Text>,
    /// Where the text commits to meeting the requirements that apply.
    #[field(clause = "5.2 c", when = "kind=policy")]
    pub commits_to_requirements: Option<Text>,
    /// Where the text commits to continual improvement.
    #[field(clause = "5.2 d", when = "kind=policy")]
    pub commits_to_improvement: Option<Text>,
    /// How interested parties can get it.
    #[field(clause = "5.2 g", when = "kind=policy")]
    pub available_to_parties: Option<Text>,
    /// What it says has to be done regularly, so that records can be compared with it.
    pub statements: Many<Statement>,
    /// The controls it describes.
    pub controls: Links<Control>,
    /// Who publishes it.
    #[field(clause = "7.5.3", when = "kind=external")]
    pub origin: Option<Text>,
    /// Its edition or the day of its publication, as its publisher writes it.
    #[field(clause = "7.5.3", when = "kind=external")]
    pub edition: Option<Text>,
    /// Where a newer edition would be found.
    #[field(when = "kind=external")]
    pub source: Option<Text>,
    /// The day somebody last looked for a newer edition.
    #[field(when = "kind=external")]
    pub edition_checked_on: Option<Date>,
    /// The units it is for; everybody where neither units nor roles are named.
    #[field(clause = "7.5.3 c")]
    pub units: Links<Unit>,
    /// The roles it is for.
    #[field(clause = "7.5.3 c")]
    pub roles: Links<Role>,
    /// How it reaches its readers.
    #[field(clause = "7.5.3 c")]
    pub distribution: Option<Text>,
    /// Whether its readers confirm that they have read it.
    #[field(clause = "7.3 a")]
    pub to_acknowledge: bool,
    /// Who may read and who may change it.
    #[field(clause = "7.5.3 c")]
    pub access: Option<Text>,
    /// Where it is kept, and how it stays legible.
    #[field(clause = "7.5.3 d")]
    pub storage: Option<Text>,
    /// From when the time of keeping is counted.
    #[field(clause = "7.5.3 f")]
    pub retention_from: Option<RetentionStart>,
    /// How many months it is kept from then on.
    #[field(clause = "7.5.3 f")]
    pub retention_months: Option<i64>,
    /// Whether a dispute or an inquiry forbids to dispose of it.
    #[field(clause = "7.5.3 f")]
    pub legal_hold: bool,
    /// How it is disposed of.
    #[field(clause = "7.5.3 f")]
    pub disposal: Option<Text>,
    /// The day it was disposed of.
    #[field(clause = "7.5.3 f")]
    pub disposed_on: Option<Date>,
    /// Months from one review to the next.
    #[field(clause = "7.5.2 c")]
    pub review_months: Option<i64>,
    /// What calls for an earlier review.
    pub review_triggers: Option<Text>,
    /// When it is to be reviewed next.
    #[field(column, clause = "7.5.2 c")]
    pub next_review: Option<Date>,
    /// The version that this one is to replace.
    #[field(act)]
    pub revises: Option<Link<Document>>,
    /// Number of this version.
    #[field(act, column, clause = "7.5.3 e")]
    pub version: i64,
    /// Where it stands between draft and retirement.
    #[field(act, column, clause = "7.5.2 c")]
    pub state: DocumentState,
    /// Who handed it in for approval.
    #[field(act)]
    pub submission: Option<Submission>,
    /// Reviews of it, before its approval and after.
    #[field(act, clause = "7.5.2 c")]
    pub reviews: Many<Review>,
    /// Who approved this version.
    #[field(act, column, clause = "7.5.2 c")]
    pub approval: Option<Approval>,
    /// What was approved, as one number: text or file with everything that defines them.
    #[field(act, clause = "7.5.3 b")]
    pub seal: Option<Text>,
    /// Who put it in force, and from when.
    #[field(act, clause = "7.5.3 a")]
    pub publication: Option<Publication>,
    /// Who took it out of force, and why.
    #[field(act, clause = "7.5.3 f")]
    pub withdrawal: Option<Withdrawal>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Something that a document says has to be done regularly.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Statement {
    /// What has to be done.
    pub what: Text,
    /// How often.
    pub rhythm: Option<Rhythm>,
    /// By which role.
    pub role: Option<Link<Role>>,
    /// Where the document says so.
    pub section: Option<Text>,
    /// The recurring task that does it.
    pub operation: Option<Link<Operation>>,
    /// The control that does it.
    pub control: Option<Link<Control>>,
}

/// A draft was handed in.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Submission {
    /// Who handed it in.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// What is to be looked at.
    pub remark: Option<Text>,
}

/// Somebody read a document and judged it.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Review {
    /// Who read it.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// The version read.
    pub version: i64,
    /// Whether it can stay as it is.
    pub suits: bool,
    /// What was said about it.
    pub remark: Option<Text>,
}

/// A version was put in force.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Publication {
    /// Who published it; known of whatever was put in force here.
    pub by: Option<Link<Person>>,
    /// The day it was published.
    pub on: Date,
    /// The first day it holds.
    pub holds_from: Date,
    /// Who brought it in, where it was in force before it was recorded here.
    pub brought_by: Option<Link<Person>>,
    /// The day it was brought in.
    pub brought_on: Option<Date>,
}

impl Publication {
    /// Of a version that is put in force here.
    pub fn here(by: Id<Person>, on: Date, holds_from: Date) -> Self {
        Self { by: Some(by), on, holds_from, brought_by: None, brought_on: None }
    }
}

/// A document was taken out of force without a successor.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Withdrawal {
    /// Who withdrew it.
    pub by: Link<Person>,
    /// The last day it held.
    pub on: Date,
    /// Why.
    pub reason: Text,
}

impl Document {
    /// Whether there is anything to read.
    pub fn has_content(&self) -> bool {
        self.file.is_some() || self.body.as_ref().is_some_and(|body| !body.trim().is_empty())
    }

    /// When it is to be reviewed next if it is reviewed on this day: by its rhythm of review.
    pub fn next_review_from(&self, day: Date) -> Option<Date> {
        let Some(months) = self.review_months else { return self.next_review };
        day.checked_add(Span::new().try_months(months).ok()?).ok()
    }

    /// The version as it is spoken of: the printed one, else the number.
    pub fn version_name(&self) -> String {
        self.printed_version.as_ref().map_or_else(|| self.version.to_string(), ToString::to_string)
    }
}

impl Guard for Document {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let (after, today) = (proposal.after, proposal.context.day);
        let held = after.legal_hold && after.disposed_on.is_some();
        let refusals = [
            happened("edition_checked_on", after.edition_checked_on, today),
            happened("disposed_on", after.disposed_on, today),
            held.then(|| {
                Refusal::house_rule("disposed_on", "this is on legal hold; lift the hold before disposing of it")
            }),
            counted("retention_months", after.retention_months, "months"),
            counted("review_months", after.review_months, "months"),
            revise::taken(proposal),
        ];
        refusals
            .into_iter()
            .flatten()
            .chain(sealing::broken(proposal))
            .chain(sealing::unknown(proposal))
            .chain(sealing::judged_otherwise(proposal))
            .collect()
    }
}
