//! 7.2: the credentials of professionals, and what each of them asks for.

use kernel::{Choice, Date, Guard, Lines, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::Course;
use crate::dates::past;
use crate::guards::counted;

/// A credential that professionals can reach, with what its issuer asks for.
#[derive(Clone, Debug, Record)]
#[register(key = "credential-type", plural = "credential-types", reference = "CRT-{n:02}", clause = "7.2")]
pub struct CredentialType {
    /// What it is called.
    #[field(column)]
    pub title: Text,
    /// What those who hold it do.
    #[field(column)]
    pub family: CredentialFamily,
    /// Who issues it.
    #[field(column)]
    pub issuer: Option<Text>,
    /// Courses whose exams have to be passed; taking the course itself is not asked for.
    #[field(column)]
    pub exams: Links<Course>,
    /// Years of work, in whatever field.
    pub experience_years: Option<i64>,
    /// Years of work in information security.
    #[field(column)]
    pub field_experience_years: Option<i64>,
    /// Hours of audits.
    #[field(column)]
    pub audit_hours: Option<i64>,
    /// Hours of projects.
    #[field(column)]
    pub project_hours: Option<i64>,
    /// Months it holds before it has to be renewed.
    pub validity_months: Option<i64>,
    /// What renewing it asks for.
    pub renewal: Option<Text>,
    /// Whom it is for.
    pub audience: Option<Text>,
    /// Where these figures come from.
    pub source: Option<Text>,
    /// The day the figures were looked up.
    pub looked_up_on: Option<Date>,
    /// Doubts about the figures, and what else is asked for.
    pub remark: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What those who hold a credential do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "credential-family")]
pub enum CredentialFamily {
    /// Knows the standard and its requirements.
    Foundation,
    /// Builds and manages a management system.
    Implementer,
    /// Audits a management system.
    Auditor,
    /// Does both, and manages audit programmes.
    Master,
    /// Something else, such as a technical certificate.
    Other,
}

impl Guard for CredentialType {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let asked = proposal.after;
        let refusals = [
            counted("experience_years", asked.experience_years, "years"),
            counted("field_experience_years", asked.field_experience_years, "years"),
            counted("audit_hours", asked.audit_hours, "hours"),
            counted("project_hours", asked.project_hours, "hours"),
            counted("validity_months", asked.validity_months, "months"),
        ];
        refusals.into_iter().flatten().chain(past(proposal, &["looked_up_on"])).collect()
    }
}
