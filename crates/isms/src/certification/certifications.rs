//! 4.4: a certificate on its way: choice of the body, the audits, the decision, and the years after it.

mod begin;
mod bring_in;
mod decide;

use kernel::{
    Choice, Date, Decimal, FileRef, Group, Guard, Lines, Link, Links, Many, Markdown, Money, Own, Proposal, Record,
    Refusal, Text,
};

use super::Evidence;
use crate::context::{Scope, Site};
use crate::dates::past;
use crate::evaluation::Audit;
use crate::guards::no_edition;
use crate::leadership::Origin;
use crate::planning::Statement;
use crate::support::Person;

pub use begin::begin;
pub use bring_in::BringInCertificate;
pub use decide::DecideCertification;

/// A certificate on its way: choice of the body, the audits, the decision, and the years after it.
#[derive(Clone, Debug, Record)]
#[register(key = "certification", plural = "certifications", reference = "CERT-{n:02}", clause = "4.4")]
pub struct Certification {
    /// What it is called.
    #[field(column)]
    pub title: Text,
    /// The standard and edition.
    #[field(column)]
    pub standard: Option<Text>,
    /// Where it stands.
    #[field(column)]
    pub stage: Stage,
    /// The certification body chosen.
    #[field(column)]
    pub body: Option<Text>,
    /// Who accredits that body, and its number.
    pub accreditation: Option<Text>,
    /// Whom to write to there.
    pub contact: Option<Text>,
    /// Who looks after it here.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// The version of the scope that is certified.
    #[field(clause = "4.3")]
    pub scope: Option<Link<Scope>>,
    /// The scope as it stands on the certificate.
    pub scope_text: Option<Text>,
    /// The version of the Statement of Applicability named on the certificate.
    #[field(clause = "6.1.3 d")]
    pub statement: Option<Link<Statement>>,
    /// The sites on the certificate.
    pub sites: Links<Site>,
    /// How many people the audit time was counted for.
    pub people_in_scope: Option<i64>,
    /// Days of audit agreed.
    pub audit_days: Option<Decimal>,
    /// What made the audit time longer or shorter.
    pub audit_time_factors: Option<Markdown>,
    /// The offers of certification bodies.
    pub quotes: Many<Quote>,
    /// The audits of the body, past and planned.
    pub visits: Many<Visit>,
    /// What the body asked in writing, and complaints it passed on.
    pub requests: Many<Request>,
    /// The number of the certificate.
    pub certificate_number: Option<Text>,
    /// The certificate as a file.
    pub certificate: Option<FileRef>,
    /// Where certificate and marks are shown, and how that was checked.
    pub mark_use: Option<Markdown>,
    /// What the body decided.
    #[field(act, column)]
    pub decision: Option<CertificationDecision>,
    /// What else is to be known.
    pub remark: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// The offer of a certification body.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Quote {
    /// Who offers.
    pub body: Text,
    /// The day it came.
    pub received_on: Option<Date>,
    /// Days of audit over the cycle.
    pub days: Option<Decimal>,
    /// What it costs over the cycle.
    pub amount: Option<Money>,
    /// What speaks for it or against it.
    pub remark: Option<Text>,
}

/// One audit of the body.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Visit {
    /// Which one.
    pub kind: VisitKind,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Who comes.
    pub auditors: Option<Text>,
    /// Days of audit.
    pub days: Option<Decimal>,
    /// Its record among the audits.
    pub audit: Option<Link<Audit>>,
    /// What came of it.
    pub result: Option<Text>,
}

/// Something the body asked in writing.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Request {
    /// The day it came.
    pub received_on: Option<Date>,
    /// What it asks.
    pub what: Text,
    /// When the answer is due.
    pub due: Option<Date>,
    /// The day of the answer.
    pub answered_on: Option<Date>,
    /// The answer.
    pub answer: Option<Text>,
}

/// What the body decided, as recorded here.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct CertificationDecision {
    /// Who recorded it.
    pub by: Option<Link<Person>>,
    /// The day of the decision.
    pub on: Date,
    /// What was decided.
    pub outcome: DecisionOutcome,
    /// The last day of validity.
    pub valid_until: Option<Date>,
    /// Conditions, or what was said.
    pub remark: Option<Text>,
    /// The day it was brought in, where it was made before the certification was recorded here.
    pub brought_on: Option<Date>,
    /// Where it can be seen.
    pub proof: Option<Text>,
    /// What is kept here of it.
    pub evidence: Links<Evidence>,
}

impl Visit {
    /// One that begins on a day and of which no more is known.
    pub fn planned(kind: VisitKind, from: Date) -> Self {
        Self { kind, from: Some(from), to: None, auditors: None, days: None, audit: None, result: None }
    }
}

impl Certification {
    /// Whether a certificate is held on a day.
    pub fn is_held(&self, day: Date) -> bool {
        self.decision.as_ref().is_some_and(|own| own.valid_until.is_some_and(|until| until >= day))
    }
}

impl CertificationDecision {
    /// Where it comes from, if it was not recorded here when it was made.
    pub fn origin(&self) -> Option<Origin<'_>> {
        Origin::of(self.by, self.brought_on, self.proof.as_ref(), &self.evidence)
    }
}

/// Where a certification stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "certification-stage")]
pub enum Stage {
    /// The management system is being built and run.
    Implementation,
    /// Internal audit and management review.
    InternalAuditAndReview,
    /// Choosing the certification body.
    #[choice(alias = "quotes")]
    ChoiceOfBody,
    /// A trial audit, if wanted.
    #[choice(alias = "gap analysis")]
    PreAssessment,
    /// The body looks at design and readiness.
    #[choice(alias = "stage 1")]
    #[choice(alias = "stage1")]
    StageOne,
    /// The body looks at whether it is lived.
    #[choice(alias = "stage 2")]
    #[choice(alias = "stage2")]
    StageTwo,
    /// The body looks at the action plans, if needed.
    #[choice(alias = "follow up")]
    FollowUp,
    /// The body decides and registers.
    #[choice(alias = "decision")]
    Registration,
    /// Visits at least once a year.
    Surveillance,
    /// A new audit before the certificate ends.
    Recertification,
}

/// A visit of a certification body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "visit-kind")]
pub enum VisitKind {
    /// A trial audit.
    PreAssessment,
    /// Stage 1.
    #[choice(alias = "stage 1")]
    #[choice(alias = "stage1")]
    StageOne,
    /// Stage 2.
    #[choice(alias = "stage 2")]
    #[choice(alias = "stage2")]
    StageTwo,
    /// Only the action plans.
    #[choice(alias = "follow up")]
    FollowUp,
    /// A visit between.
    Surveillance,
    /// The audit before the certificate ends.
    Recertification,
    /// A visit out of turn.
    #[choice(alias = "unannounced")]
    Special,
}

/// What a certification body decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "decision-outcome")]
pub enum DecisionOutcome {
    /// The certificate is given or goes on.
    #[choice(alias = "certified")]
    #[choice(alias = "maintained")]
    Granted,
    /// Given once something is put right.
    Conditional,
    /// It is not given.
    Refused,
    /// It rests.
    Suspended,
    /// It is taken back.
    Withdrawn,
}

impl Guard for Certification {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let visits = &proposal.after.visits;
        let first =
            |kind| visits.iter().filter(|(_, visit)| visit.kind == kind).filter_map(|(_, visit)| visit.from).min();
        let early = first(VisitKind::StageOne).zip(first(VisitKind::StageTwo)).is_some_and(|(one, two)| two < one);
        let message = "Stage 2 cannot take place before Stage 1; mend one of the two days";
        let early = early.then(|| Refusal::house_rule("visits", message));
        let standard = proposal.before.and_then(|before| before.standard.as_deref());
        let standard = no_edition("standard", standard, proposal.after.standard.as_deref());
        let ahead = past(proposal, &["quotes.received_on", "requests.received_on", "requests.answered_on"]);
        early.into_iter().chain(undecided(proposal)).chain(standard).chain(ahead).collect()
    }
}

/// Refuses a registration before the body decided to register.
fn undecided(proposal: &Proposal<'_, Certification>) -> Option<Refusal> {
    let entered = proposal.before.is_none_or(|before| before.stage != Stage::Registration);
    let registered = entered && proposal.after.stage == Stage::Registration;
    let given = |decision: &CertificationDecision| {
        matches!(decision.outcome, DecisionOutcome::Granted | DecisionOutcome::Conditional)
    };
    let undecided = registered && !proposal.after.decision.as_ref().is_some_and(given);
    let message = "the body has not decided to certify; record its decision first with certification.decide";
    undecided.then(|| Refusal::house_rule("stage", message))
}
