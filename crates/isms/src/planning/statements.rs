//! 6.1.3 d: a version of the Statement of Applicability, frozen as it was.

mod approve;
mod bring_in;
mod compare;
mod drift;
mod freeze;

use kernel::{
    Choice, Date, Group, Guard, Held, Id, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, State,
    Text,
};

use super::applicability::Verdict;
use super::controls::Implementation;
use super::proof::LastReview;
use super::{Control, Method, Risk};
use crate::catalogue::Edition;
use crate::context::{Obligation, Scope};
use crate::evaluation::tests::TestResult;
use crate::leadership::Approval;
use crate::planning::assets::Classification;
use crate::sealing::Seal;
use crate::support::{Document, Person};

pub use approve::ApproveStatement;
pub use bring_in::BringInStatement;
pub use compare::{Changed, Comparison, compare};
pub use drift::{Drift, being_made, drifted};
pub use freeze::{FreezeStatement, rows_now};

/// A version of the Statement of Applicability, frozen as it was.
#[derive(Clone, Debug, Record)]
#[register(key = "statement", plural = "statements", reference = "SV-{n:02}", clause = "6.1.3 d")]
pub struct Statement {
    /// What this version is called.
    #[field(column)]
    pub title: Text,
    /// The edition of the standard whose Annex A it goes through.
    #[field(column, clause = "6.1.3 d")]
    pub edition: AnnexEdition,
    /// The scope it belongs to.
    #[field(column)]
    pub scope: Option<Link<Scope>>,
    /// Who answers for it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// How it is classified.
    #[field(clause = "7.5.3 b")]
    pub classification: Option<Classification>,
    /// When to ask whether it still holds.
    #[field(column)]
    pub next_review: Option<Date>,
    /// What changed since the version before, and why.
    pub changes: Option<Markdown>,
    /// The document in which it was handed out.
    pub documents: Links<Document>,
    /// The rows as they were when it was frozen; keyed by the reference of the row or of the own control.
    #[field(act, clause = "6.1.3 d")]
    pub rows: Many<FrozenRow>,
    /// Who froze the rows, and when.
    #[field(act, column)]
    pub frozen: Option<Frozen>,
    /// The approved version that was in force before.
    #[field(act)]
    pub replaces: Option<Link<Statement>>,
    /// Number of this version among those approved for the edition.
    #[field(act, column)]
    pub version: i64,
    /// Who approved it.
    #[field(act, column, clause = "6.1.3 d")]
    pub approval: Option<Approval>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// A row of the statement as it was.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct FrozenRow {
    /// The reference control; none for a necessary control beyond Annex A.
    pub control: Option<Text>,
    /// What the control is called.
    pub title: Text,
    /// Whether it is necessary.
    pub applicable: Verdict,
    /// Included because law or regulation asks for it.
    pub legal: bool,
    /// Included because a contract asks for it.
    pub contractual: bool,
    /// Included because business or good practice asks for it.
    pub business: bool,
    /// Included because the risk assessment asks for it.
    pub risk: bool,
    /// Why it is necessary, in words.
    pub inclusion: Option<Markdown>,
    /// Why it is not necessary.
    pub exclusion: Option<Markdown>,
    /// Who had left it out by name although records spoke against it.
    pub upheld_by: Option<Link<Person>>,
    /// The day that was said.
    pub upheld_on: Option<Date>,
    /// Why these records did not count, as it was said then.
    pub upheld_because: Option<Markdown>,
    /// The references of the records that spoke against it.
    pub upheld_against: Lines,
    /// How far it was in place.
    pub status: Implementation,
    /// When it was to be in place.
    pub due: Option<Date>,
    /// Who answered for it.
    pub owner: Option<Link<Person>>,
    /// The organization's own controls behind it.
    pub controls: Links<Control>,
    /// How it was implemented.
    pub how: Option<Markdown>,
    /// How much of it was in place, in percent.
    pub percent: Option<i64>,
    /// The open risks that asked for it.
    pub risks: Links<Risk>,
    /// The laws, regulations and contracts that asked for it.
    pub obligations: Links<Obligation>,
    /// The policies and procedures in which it was written down.
    pub documents: Links<Document>,
    /// The day the latest evidence had been collected.
    pub evidence_on: Option<Date>,
    /// The day of the last test.
    pub tested_on: Option<Date>,
    /// Its result.
    pub test_result: Option<TestResult>,
    /// The day somebody last looked at the row.
    pub reviewed_on: Option<Date>,
    /// Anything else.
    pub remark: Option<Markdown>,
}

/// Rows were frozen.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Frozen {
    /// Who froze them.
    pub by: Option<Link<Person>>,
    /// The day whose rows they are.
    pub on: Date,
    /// The risk method in force that day.
    pub method: Option<Link<Method>>,
}

/// The editions of the standard whose Annex A a statement may go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "annex-edition")]
pub enum AnnexEdition {
    /// ISO/IEC 27001:2022, 93 controls.
    #[choice(alias = "2022")]
    #[choice(alias = "ISO/IEC 27001:2022")]
    Iso27001_2022,
    /// ISO/IEC 27001:2013, 114 controls.
    #[choice(alias = "2013")]
    #[choice(alias = "ISO/IEC 27001:2013")]
    Iso27001_2013,
}

impl AnnexEdition {
    /// The edition of the standard it is.
    pub fn of_standard(self) -> Edition {
        match self {
            Self::Iso27001_2022 => Edition::Iso27001_2022,
            Self::Iso27001_2013 => Edition::Iso27001_2013,
        }
    }

    /// The Annex A of an edition of the standard.
    pub fn of(edition: Edition) -> Self {
        match edition {
            Edition::Iso27001_2022 => Self::Iso27001_2022,
            Edition::Iso27001_2013 => Self::Iso27001_2013,
        }
    }
}

impl FrozenRow {
    /// The last test of the controls behind it, or look at it.
    pub fn last_review(&self) -> Option<LastReview> {
        LastReview::of(self.tested_on.map(|on| (on, self.test_result)), self.reviewed_on)
    }

    /// How lists call it: its reference control, or the title of a control beyond Annex A.
    pub fn label(&self) -> String {
        self.control.as_ref().unwrap_or(&self.title).to_string()
    }
}

/// The approved version in force of an edition: the one with the highest number.
pub fn in_force(state: &State, edition: AnnexEdition) -> Option<(Id<Statement>, &Held<Statement>)> {
    let approved = state.of::<Statement>().iter().filter(|(_, own)| own.approval.is_some() && own.edition == edition);
    approved.max_by_key(|(_, own)| own.version)
}

impl Guard for Statement {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let Some(before) = proposal.before else { return Vec::new() };
        if before.approval.is_some() {
            let message = "this version is approved and stays as it is; make another and freeze that one";
            return SEAL.broken(message, before, proposal.after);
        }
        let turned = before.frozen.is_some() && before.edition != proposal.after.edition;
        let message = "the rows of this edition are frozen; make another statement for the other edition";
        turned.then(|| Refusal::house_rule("edition", message)).into_iter().collect()
    }
}

/// Clause: 6.1.3 d. What of an approved version may still be written: who keeps it and where it was handed out.
pub(crate) const SEAL: Seal<Statement> =
    Seal { free: &["owner", "classification", "next_review", "documents"], partly: &[] };
