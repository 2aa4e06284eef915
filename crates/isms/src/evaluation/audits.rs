//! 9.2: an audit with its plan, team, checklist, samples and report.

mod bring_in;
mod close;
mod independence;
mod issue_report;

use kernel::{
    Choice, Date, Group, Guard, Id, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use crate::dates;
use crate::guards::unplaced;
use crate::leadership::Provenance;
use crate::sealing::Seal;

use super::Programme;
use crate::certification::Evidence;
use crate::context::{Process, Site, Unit};
use crate::support::Person;

pub use bring_in::BringInAudit;
pub use close::CloseAudit;
pub use issue_report::IssueReport;

/// An audit with its plan, team, checklist, samples and report.
#[derive(Clone, Debug, Record)]
#[register(key = "audit", plural = "audits", reference = "AUD-{year}-{n:02}", clause = "9.2")]
pub struct Audit {
    /// What the audit is called.
    #[field(column)]
    pub title: Text,
    /// The programme it is part of.
    #[field(clause = "9.2.2")]
    pub programme: Option<Link<Programme>>,
    /// Who audits, and whom.
    #[field(column)]
    pub kind: AuditKind,
    /// How far it is.
    #[field(column)]
    pub state: AuditState,
    /// What it is to find out.
    pub goal: Option<Markdown>,
    /// What is audited against: clauses, controls, policies, contracts.
    #[field(clause = "9.2.2 a")]
    pub criteria: Option<Markdown>,
    /// What is audited and what is not: units, sites, processes, period.
    #[field(clause = "9.2.2 a")]
    pub scope: Option<Markdown>,
    /// The units audited.
    pub units: Links<Unit>,
    /// The sites visited.
    pub sites: Links<Site>,
    /// The processes audited.
    pub processes: Links<Process>,
    /// First day.
    #[field(column)]
    pub starts_on: Option<Date>,
    /// Last day.
    pub ends_on: Option<Date>,
    /// Who leads the audit.
    #[field(column, clause = "9.2.2 b")]
    pub lead: Option<Link<Person>>,
    /// Who audits with the lead.
    #[field(clause = "9.2.2 b")]
    pub team: Links<Person>,
    /// Auditors from outside, each with the employer after a comma.
    pub outside_auditors: Lines,
    /// Who is interviewed.
    pub auditees: Links<Person>,
    /// How it was made sure that nobody audits their own work.
    #[field(clause = "9.2.2 b")]
    pub independence: Option<Markdown>,
    /// Who audits what they lead, belong to or own all the same, and what was done about it.
    #[field(clause = "9.2.2 b")]
    pub conflicts: Many<Conflict>,
    /// Interviews, observation, documents, and how samples were chosen.
    #[field(clause = "9.2.2")]
    pub methods: Option<Markdown>,
    /// The sessions of the audit.
    #[field(clause = "9.2.2")]
    pub plan: Many<Session>,
    /// What is asked, what was seen and what came of it.
    #[field(clause = "9.2.1")]
    pub checklist: Many<Check>,
    /// What was drawn from which population.
    pub samples: Many<Sample>,
    /// The report in a few sentences for top management.
    #[field(clause = "9.2.2 c")]
    pub summary: Option<Markdown>,
    /// Whether the management system meets the criteria.
    #[field(clause = "9.2.1 a")]
    pub conforms: Option<Conclusion>,
    /// Whether it is carried out and kept up in practice.
    #[field(clause = "9.2.1 b")]
    pub effective: Option<Conclusion>,
    /// What was done well.
    pub strengths: Option<Markdown>,
    /// Where the audit went another way than planned.
    pub deviations: Option<Markdown>,
    /// What became of earlier findings.
    #[field(clause = "9.2.2")]
    pub follow_up: Option<Markdown>,
    /// Who gets the report.
    #[field(clause = "9.2.2 c")]
    pub distribution: Links<Person>,
    /// Files of the audit: the signed report, notes.
    #[field(clause = "9.2.2-doc")]
    pub evidence: Links<Evidence>,
    /// The report was issued.
    #[field(act, column, clause = "9.2.2-doc")]
    pub report: Option<Issued>,
    /// The audit was closed: its findings are.
    #[field(act)]
    pub closed: Option<Issued>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// One session of an audit.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Session {
    /// The day.
    pub on: Option<Date>,
    /// From when to when.
    pub time: Option<Text>,
    /// What is audited.
    pub what: Text,
    /// Who audits.
    pub auditor: Option<Link<Person>>,
    /// Who is interviewed.
    pub with: Links<Person>,
    /// Where.
    pub place: Option<Text>,
}

/// Somebody audits their own work, for a reason.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Conflict {
    /// Who.
    pub person: Link<Person>,
    /// Why nobody else audits it, and who looks at that part.
    pub because: Text,
}

/// One line of a checklist.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Check {
    /// The clause, control or rule, such as 9.2.2 b or A.5.18.
    pub requirement: Text,
    /// What is asked or looked at.
    pub question: Option<Text>,
    /// What was seen: records, samples, answers.
    pub seen: Option<Text>,
    /// What came of it.
    pub result: Option<CheckResult>,
    /// Who looked.
    pub auditor: Option<Link<Person>>,
}

/// A draw from a population.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Sample {
    /// What was drawn from, as of which day.
    pub population: Text,
    /// How many there were.
    pub size: Option<i64>,
    /// How many were drawn.
    pub drawn: Option<i64>,
    /// The seed of the draw.
    pub seed: Option<Text>,
    /// The hash of the frozen list.
    pub digest: Option<Text>,
    /// What was drawn, one a line.
    pub items: Lines,
}

/// Something was issued or closed.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Issued {
    /// Who did so.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// What was said about it.
    pub remark: Option<Text>,
    /// Where it comes from, if it was not given here.
    #[field(flat)]
    pub provenance: Provenance,
}

impl Issued {
    /// What is done here.
    pub fn here(by: Id<Person>, on: Date, remark: Option<Text>) -> Self {
        Self { by, on, remark, provenance: Provenance::default() }
    }
}

/// Who audits, and whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "audit-kind")]
pub enum AuditKind {
    /// The organization audits itself, or has it done.
    #[choice(alias = "first party")]
    #[choice(alias = "internal audit")]
    Internal,
    /// The organization audits a supplier.
    #[choice(alias = "second party")]
    Supplier,
    /// A certification body audits the organization.
    #[choice(alias = "third party")]
    #[choice(alias = "external")]
    Certification,
    /// Only what earlier findings led to.
    #[choice(alias = "follow up")]
    FollowUp,
}

/// How far an audit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "audit-state")]
pub enum AuditState {
    /// It is planned.
    Planned,
    /// Plan and checklist are ready.
    Prepared,
    /// It is being done.
    #[choice(alias = "in progress")]
    #[choice(alias = "ongoing")]
    Running,
    /// The report is being written.
    #[choice(alias = "report")]
    Reporting,
    /// It is over.
    #[choice(alias = "completed")]
    #[choice(alias = "closed")]
    Done,
    /// It will not take place.
    #[choice(alias = "canceled")]
    Cancelled,
}

/// What an audit concludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "audit-conclusion")]
pub enum Conclusion {
    /// Yes.
    Yes,
    /// Yes, but for what the findings say.
    #[choice(alias = "partly")]
    WithExceptions,
    /// No.
    No,
}

/// What came of a line of a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "check-result")]
pub enum CheckResult {
    /// It meets the requirement.
    #[choice(alias = "conformity")]
    #[choice(alias = "ok")]
    Conforms,
    /// It is done well.
    #[choice(alias = "positive")]
    Strength,
    /// Something to keep an eye on.
    Observation,
    /// Something that could be better.
    #[choice(alias = "ofi")]
    Opportunity,
    /// A minor nonconformity.
    #[choice(alias = "minor nc")]
    Minor,
    /// A major nonconformity.
    #[choice(alias = "major nc")]
    Major,
    /// It was not looked at.
    #[choice(alias = "not applicable")]
    NotAudited,
}

/// Clause: 9.2.2. What may still be written after the report was issued: where its files are and who got it.
pub(crate) const SEAL: Seal<Audit> = Seal {
    free: &["distribution", "evidence"],
    partly: &[("state", |_, after| matches!(after.state, AuditState::Reporting | AuditState::Done))],
};

impl Guard for Audit {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let audit = proposal.after;
        let mut refusals = dates::in_order(&[("starts_on", audit.starts_on), ("ends_on", audit.ends_on)]);
        refusals.extend(over(audit, proposal.context.day));
        refusals.extend(misplaced(proposal.before, audit));
        refusals.extend(independence::objections(proposal));
        let Some(before) = proposal.before.filter(|audit| audit.report.is_some()) else { return refusals };
        let message = "the report was issued with this; write what is to be added into a follow-up audit";
        refusals.extend(SEAL.broken(message, before, audit));
        refusals
    }
}

/// Rows of the checklist for what no edition knows; a supplier is audited against its contract.
fn misplaced(before: Option<&Audit>, audit: &Audit) -> Vec<Refusal> {
    if audit.kind == AuditKind::Supplier {
        return Vec::new();
    }
    let earlier = |key| before.and_then(|before| before.checklist.at(key)).map(|row| &*row.requirement);
    let rows = audit.checklist.iter();
    let wrong = rows.filter_map(|(key, row)| {
        unplaced(&format!("checklist[{key}].requirement"), earlier(key), Some(&row.requirement))
    });
    wrong.collect()
}

/// Clause: 9.2.1. Refuses an audit that is said to be over before its last day.
fn over(audit: &Audit, today: Date) -> Option<Refusal> {
    let last = audit.ends_on.or(audit.starts_on).filter(|last| *last > today)?;
    let message = format!("the audit lasts until {last}; say so once it is over, or mend its days");
    (audit.state == AuditState::Done).then(|| Refusal::software("state", message))
}
