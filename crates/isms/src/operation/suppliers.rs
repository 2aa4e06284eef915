//! 8.1: the suppliers that the scope depends on.

use kernel::{
    Choice, Date, FileRef, Group, Guard, Lines, Link, Links, Many, Markdown, Money, Own, Proposal, Record, Refusal,
    Text,
};

use super::Severity;
use crate::context::{Obligation, Unit};
use crate::dates::{not_before, past};
use crate::guards::counted;
use crate::planning::assets::Classification;
use crate::planning::{Control, Risk};
use crate::support::{Document, Person};

/// Somebody outside who provides something the scope depends on.
#[derive(Clone, Debug, Record)]
#[register(key = "supplier", plural = "suppliers", reference = "SUP-{n:03}", clause = "8.1-ext")]
pub struct Supplier {
    /// What the supplier is called.
    #[field(column)]
    pub name: Text,
    /// What kind of supplier it is.
    pub kind: SupplierKind,
    /// What it provides.
    #[field(column, clause = "8.1-ext")]
    pub service: Option<Text>,
    /// How deep it is looked at.
    #[field(column)]
    pub tier: Option<Tier>,
    /// How bad its failure would be.
    #[field(column)]
    pub criticality: Option<Severity>,
    /// Who is accountable for it here.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// The units that use it.
    pub units: Links<Unit>,
    /// Whether it is at work.
    pub state: SupplierState,
    /// Whom to ask there about security, and how to reach them in an emergency.
    pub contact: Option<Text>,
    /// Its address on the web.
    pub address: Option<Text>,
    /// The country it works from.
    pub country: Option<Text>,
    /// Which of your data it sees, keeps or works on.
    pub data: Option<Markdown>,
    /// The highest classification among these data.
    pub classification: Option<Classification>,
    /// Whether personal data are among them.
    pub personal_data: bool,
    /// The day of the agreement on processing personal data.
    #[field(when = "personal_data=yes")]
    pub processing_agreed_on: Option<Date>,
    /// Where the data are kept: countries, regions.
    pub data_location: Option<Text>,
    /// Which access it has to systems or rooms.
    pub access: Option<Text>,
    /// Whom it hands work on to, one line each.
    pub subcontractors: Lines,
    /// Number or name of the contract.
    pub contract: Option<Text>,
    /// The first day of the contract.
    pub contract_from: Option<Date>,
    /// The last day of the contract.
    pub contract_until: Option<Date>,
    /// How many days before its end the contract has to be cancelled.
    pub notice_days: Option<i64>,
    /// What it costs in a year.
    pub yearly_cost: Option<Money>,
    /// What the contract says about security, topic by topic.
    #[field(clause = "8.1-ext")]
    pub clauses: Many<ContractClause>,
    /// The contract and what belongs to it.
    pub documents: Links<Document>,
    /// Obligations it has to help you meet.
    pub obligations: Links<Obligation>,
    /// Controls that it runs for you, or that keep it in check.
    #[field(clause = "8.1-ext")]
    pub controls: Links<Control>,
    /// Risks that come with it.
    pub risks: Links<Risk>,
    /// How it is assessed: questionnaire, audit, certificate, report.
    #[field(clause = "8.1-ext")]
    pub approach: Option<Text>,
    /// The day it was last assessed.
    #[field(column, clause = "8.1-ext")]
    pub assessed_on: Option<Date>,
    /// Who assessed it.
    pub assessed_by: Option<Link<Person>>,
    /// How the last assessment ended.
    #[field(clause = "8.1-ext")]
    pub result: Option<SupplierResult>,
    /// What the last assessment found, and under which conditions it is used.
    #[field(clause = "8.1-ext")]
    pub findings: Option<Markdown>,
    /// The certificate or report it shows, such as ISO/IEC 27001 or SOC 2.
    pub certificate: Option<Text>,
    /// What the certificate covers.
    pub certificate_scope: Option<Text>,
    /// The last day of the certificate.
    #[field(column)]
    pub certificate_until: Option<Date>,
    /// The certificate as a file.
    pub certificate_file: Option<FileRef>,
    /// Talks and checks of how the service runs.
    #[field(clause = "8.1-ext")]
    pub reviews: Many<ServiceReview>,
    /// Months from one assessment to the next.
    pub review_months: Option<i64>,
    /// When it is to be assessed next.
    #[field(column, clause = "8.1-ext")]
    pub next_review: Option<Date>,
    /// How to leave it, or what to do when it fails.
    pub exit: Option<Markdown>,
    /// What else is worth knowing about it.
    pub description: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Kinds of suppliers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "supplier-kind")]
pub enum SupplierKind {
    /// Software or infrastructure over the network.
    #[choice(alias = "saas")]
    #[choice(alias = "hosting")]
    Cloud,
    /// Software that runs here.
    Software,
    /// Hardware and its maintenance.
    Hardware,
    /// Operation, support or development of systems.
    #[choice(alias = "managed service")]
    ItService,
    /// Lines and connections.
    #[choice(alias = "network")]
    Telecommunication,
    /// Advice, audits, training.
    #[choice(alias = "consultant")]
    Consulting,
    /// People who work here for a while.
    #[choice(alias = "agency")]
    Staffing,
    /// Buildings, cleaning, guards, power.
    #[choice(alias = "building")]
    Facilities,
    /// Transport and storage.
    Logistics,
    /// Something else.
    Other,
}

/// How deep a supplier is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "tier")]
pub enum Tier {
    /// Tier 1: the scope stands still without it, or it holds the most sensitive data.
    #[choice(alias = "1")]
    #[choice(alias = "tier 1")]
    First,
    /// Tier 2: the scope suffers without it.
    #[choice(alias = "2")]
    #[choice(alias = "tier 2")]
    Second,
    /// Tier 3: it can be replaced at any time.
    #[choice(alias = "3")]
    #[choice(alias = "tier 3")]
    Third,
}

/// Whether a supplier is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "supplier-state")]
pub enum SupplierState {
    /// It works for the organization.
    #[choice(alias = "in use")]
    Active,
    /// It is being considered.
    #[choice(alias = "prospective")]
    Candidate,
    /// It is being replaced.
    #[choice(alias = "offboarding")]
    Leaving,
    /// It no longer works for the organization.
    #[choice(alias = "inactive")]
    Ended,
}

impl SupplierState {
    /// Whether it is at work.
    pub fn works(self) -> bool {
        match self {
            Self::Active | Self::Leaving => true,
            Self::Candidate | Self::Ended => false,
        }
    }
}

/// How an assessment of a supplier ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "supplier-result")]
pub enum SupplierResult {
    /// It may be used.
    #[choice(alias = "ok")]
    #[choice(alias = "approved")]
    Satisfactory,
    /// It may be used under conditions.
    #[choice(alias = "approved with conditions")]
    Conditional,
    /// It should not be used.
    #[choice(alias = "rejected")]
    Unsatisfactory,
}

/// What a contract says about one topic of security.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct ContractClause {
    /// The topic.
    pub topic: ClauseTopic,
    /// Whether it is agreed.
    pub agreed: Agreed,
    /// Where it stands in the contract, and in short what it says.
    pub text: Option<Text>,
}

/// Topics of security in contracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "clause-topic")]
pub enum ClauseTopic {
    /// Which security measures it has to take.
    SecurityMeasures,
    /// Keeping secrets.
    #[choice(alias = "nda")]
    Confidentiality,
    /// Processing personal data.
    #[choice(alias = "data protection")]
    PersonalData,
    /// Reporting incidents, and how soon.
    IncidentReporting,
    /// The right to audit it or to see reports.
    #[choice(alias = "audit right")]
    Audit,
    /// Whom it may hand work on to.
    Subcontractors,
    /// How good and how available the service is.
    #[choice(alias = "sla")]
    ServiceLevels,
    /// What it does when it cannot work itself.
    #[choice(alias = "business continuity")]
    Continuity,
    /// Who its people are and what they know.
    #[choice(alias = "personnel")]
    People,
    /// Giving back and deleting data at the end.
    #[choice(alias = "exit")]
    ReturnAndDeletion,
    /// Where data are kept.
    DataLocation,
    /// Something else.
    Other,
}

/// Whether something is agreed in a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "agreed")]
pub enum Agreed {
    /// It is agreed.
    Yes,
    /// In part.
    #[choice(alias = "partial")]
    Partly,
    /// It is not agreed and should be.
    #[choice(alias = "missing")]
    No,
    /// It does not matter here.
    #[choice(alias = "n/a")]
    NotApplicable,
}

/// A look at how a supplier's service runs.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct ServiceReview {
    /// The day.
    pub on: Option<Date>,
    /// Who looked.
    pub by: Option<Link<Person>>,
    /// What was looked at: reports, service levels, incidents, changes.
    pub what: Text,
    /// What came of it.
    pub result: Option<Text>,
}

impl Guard for Supplier {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let supplier = proposal.after;
        let refusals = [
            not_before(("contract_from", supplier.contract_from), ("contract_until", supplier.contract_until)),
            not_before(("assessed_on", supplier.assessed_on), ("next_review", supplier.next_review)),
            counted("notice_days", supplier.notice_days, "days"),
            counted("review_months", supplier.review_months, "months"),
        ];
        let ahead = past(proposal, &["assessed_on", "processing_agreed_on", "reviews.on"]);
        refusals.into_iter().flatten().chain(ahead).collect()
    }
}
