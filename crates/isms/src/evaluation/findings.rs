//! 9.2: what an audit, a visit, a test or a rule found, measured against a requirement.

mod bring_in;
mod close;
mod confirm;
mod reopen;

use kernel::{
    Choice, Date, Group, Guard, Id, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Subjects, Text,
};

use crate::catalogue;
use crate::dates;
use crate::dates::past;
use crate::guards::{no_edition, unplaced};
use crate::leadership::Provenance;
use crate::sealing::{Seal, altered};

use super::Audit;
use crate::certification::Evidence;
use crate::context::{Site, Unit};
use crate::support::Person;

pub use bring_in::BringInFinding;
pub use close::CloseFinding;
pub use confirm::ConfirmGrade;
pub use reopen::ReopenFinding;

/// What an audit, a visit, a test or a rule found, measured against a requirement.
#[derive(Clone, Debug, Record)]
#[register(key = "finding", plural = "findings", reference = "F-{year}-{n:03}", clause = "9.2")]
pub struct Finding {
    /// The finding in a few words.
    #[field(column)]
    pub title: Text,
    /// The audit that found it.
    #[field(column, clause = "9.2.2")]
    pub audit: Option<Link<Audit>>,
    /// Where it comes from.
    #[field(column)]
    pub source: FindingSource,
    /// How much it matters.
    #[field(column)]
    pub grade: Option<Grade>,
    /// The standard, contract or rule it is measured against; the standard with its edition where none is named.
    pub standard: Option<Text>,
    /// The clause or control, such as 9.2.2 b or A.5.18; of a contract or rule, the place in it.
    #[field(column)]
    pub requirement: Option<Text>,
    /// What was seen: which records, which samples, who said what.
    #[field(clause = "9.2.2-doc")]
    pub evidence_seen: Option<Markdown>,
    /// What is not met or could be better, in a sentence that stands alone.
    pub statement: Option<Markdown>,
    /// Where it was found.
    pub unit: Option<Link<Unit>>,
    /// The site where it was found.
    pub site: Option<Link<Site>>,
    /// The records it is about.
    pub about: Subjects,
    /// Who raised it.
    pub raised_by: Option<Link<Person>>,
    /// The day it was raised.
    pub raised_on: Option<Date>,
    /// Who has to answer.
    #[field(column, clause = "9.2.2 c")]
    pub owner: Option<Link<Person>>,
    /// The day an answer is due.
    pub respond_by: Option<Date>,
    /// The day it is to be put right.
    #[field(column)]
    pub due: Option<Date>,
    /// The answer of those concerned.
    pub response: Option<Markdown>,
    /// The day the auditor accepted the answer.
    pub accepted_on: Option<Date>,
    /// Files that prove it.
    #[field(clause = "9.2.2-doc")]
    pub evidence: Links<Evidence>,
    /// The grade was confirmed by a person.
    #[field(act)]
    pub confirmation: Option<Confirmation>,
    /// It was closed.
    #[field(act, column)]
    pub closure: Option<Closure>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// A person confirmed the grade.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Confirmation {
    /// Who confirmed it.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// The grade confirmed.
    pub grade: Grade,
    /// Why this grade.
    pub because: Option<Text>,
}

/// A finding was closed.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Closure {
    /// Who closed it; known of whatever was closed here.
    pub by: Option<Link<Person>>,
    /// The day.
    pub on: Date,
    /// What was done, and how it was checked.
    pub result: Text,
    /// Where it comes from, if it was not given here.
    #[field(flat)]
    pub provenance: Provenance,
}

impl Closure {
    /// One that is given here.
    pub fn given(by: Id<Person>, on: Date, result: Text) -> Self {
        Self { by: Some(by), on, result, provenance: Provenance::default() }
    }
}

/// Where a finding comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "finding-source")]
pub enum FindingSource {
    /// An internal audit.
    #[choice(alias = "internal")]
    #[choice(alias = "audit")]
    InternalAudit,
    /// The certification body.
    #[choice(alias = "external audit")]
    #[choice(alias = "certification audit")]
    CertificationBody,
    /// A customer's audit or questionnaire.
    #[choice(alias = "second party")]
    Customer,
    /// An audit of a supplier.
    SupplierAudit,
    /// An incident.
    Incident,
    /// A test of a control.
    Test,
    /// A management review.
    Review,
    /// A rule of the rehearsal pointed at it.
    #[choice(alias = "rehearsal")]
    Rule,
    /// Something else.
    Other,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "grade")]
pub enum Grade {
    /// It meets the requirement.
    #[choice(alias = "conform")]
    #[choice(alias = "ok")]
    Conformity,
    /// It is done well.
    #[choice(alias = "positive")]
    Strength,
    /// Something to keep an eye on.
    #[choice(alias = "obs")]
    Observation,
    /// Something that could be better.
    #[choice(alias = "ofi")]
    Opportunity,
    /// A lapse that does not put the whole in question.
    #[choice(alias = "minor nc")]
    #[choice(alias = "minor nonconformity")]
    Minor,
    /// It puts in question whether the management system reaches its results.
    #[choice(alias = "major nc")]
    #[choice(alias = "major nonconformity")]
    Major,
}

impl Guard for Finding {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let finding = proposal.after;
        let mut refusals = dates::in_order(&[("raised_on", finding.raised_on), ("due", finding.due)]);
        refusals.extend(past(proposal, &["raised_on", "accepted_on"]));
        let earlier = proposal.before;
        let standard = earlier.and_then(|earlier| earlier.standard.as_deref());
        refusals.extend(no_edition("standard", standard, finding.standard.as_deref()));
        // A contract or an own rule has places of its own.
        if finding.standard.as_deref().is_none_or(catalogue::names_standard) {
            let requirement = earlier.and_then(|earlier| earlier.requirement.as_deref());
            refusals.extend(unplaced("requirement", requirement, finding.requirement.as_deref()));
        }
        refusals.extend(sealed(proposal));
        refusals
    }
}

/// What may still be written after a person confirmed the grade: where it belongs, and what is done about it.
pub(crate) const SEAL: Seal<Finding> = Seal {
    free: &[
        "title",
        "audit",
        "unit",
        "site",
        "about",
        "owner",
        "respond_by",
        "due",
        "response",
        "accepted_on",
        "evidence",
    ],
    partly: &[],
};

/// Clause: 9.2.2. What was confirmed stays; what a report tells stays with its audit, with the grade it was told with.
fn sealed(proposal: &Proposal<'_, Finding>) -> Vec<Refusal> {
    let Some(before) = proposal.before else { return Vec::new() };
    let confirmed = before.confirmation.is_some();
    let message = "a person confirmed the grade on this; confirm another one with finding.confirm first";
    let mut refusals = if confirmed { SEAL.broken(message, before, proposal.after) } else { Vec::new() };
    let audit = before.audit.filter(|id| proposal.state.get(*id).is_some_and(|audit| audit.report.is_some()));
    if let Some(audit) = audit {
        let reference = proposal.state.reference(audit);
        let message =
            format!("the report of {reference} was issued with this; confirm another grade with finding.confirm");
        let told = |key: &str| key == "audit" || (key == "grade" && !confirmed);
        refusals.extend(altered(&message, before, proposal.after, told));
    }
    refusals
}

impl Finding {
    /// Whether something has to be done about it; good practice and conformity ask for nothing.
    pub fn is_open(&self) -> bool {
        self.closure.is_none() && !matches!(self.grade, Some(Grade::Conformity | Grade::Strength))
    }
}
