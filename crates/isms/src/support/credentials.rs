//! 7.2: the professional credentials that people hold or work towards.

use kernel::{Choice, Date, FileRef, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::{CredentialType, Experience, Person, Training};
use crate::dates::{happened, not_before};

/// A professional credential that a person holds or works towards.
#[derive(Clone, Debug, Record)]
#[register(key = "credential", plural = "credentials", reference = "CR-{n:04}", clause = "7.2")]
pub struct Credential {
    /// What it is called.
    #[field(column)]
    pub title: Text,
    /// Who holds it or works towards it.
    #[field(column, clause = "7.2 d")]
    pub person: Link<Person>,
    /// The credential in the list of credential types, which says what it asks for.
    #[field(column)]
    pub credential_type: Option<Link<CredentialType>>,
    /// Who issues it, where the type does not say.
    pub issuer: Option<Text>,
    /// Whether it is held.
    #[field(column)]
    pub state: CredentialState,
    /// The day the person wants to hold it.
    #[field(when = "state=pursued|applied")]
    pub wished_by: Option<Date>,
    /// Trainings whose exams count for it.
    pub exams: Links<Training>,
    /// Logged hours of audits and projects that count for it.
    pub experiences: Links<Experience>,
    /// Number of the certificate.
    pub number: Option<Text>,
    /// The day it was issued.
    #[field(clause = "7.2 d")]
    pub issued_on: Option<Date>,
    /// The last day it holds.
    #[field(column)]
    pub expires_on: Option<Date>,
    /// What has to be done to keep it.
    pub upkeep: Option<Text>,
    /// Who checked with the issuer that it is genuine.
    pub verified_by: Option<Link<Person>>,
    /// The day it was checked.
    #[field(column)]
    pub verified_on: Option<Date>,
    /// The certificate.
    #[field(clause = "7.2 d")]
    pub file: Option<FileRef>,
    /// What else is worth knowing about it.
    pub remark: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Whether a credential is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "credential-state")]
pub enum CredentialState {
    /// The person works towards it.
    #[choice(alias = "open")]
    #[choice(alias = "planned")]
    Pursued,
    /// It was applied for.
    Applied,
    /// It is held.
    #[choice(alias = "valid")]
    #[choice(alias = "active")]
    Held,
    /// It has run out.
    #[choice(alias = "expired")]
    Lapsed,
    /// Its issuer took it back, or suspended it.
    #[choice(alias = "suspended")]
    Withdrawn,
}

impl Guard for Credential {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let (credential, today) = (proposal.after, proposal.context.day);
        let own = credential.verified_by == Some(credential.person);
        let refusals = [
            happened("issued_on", credential.issued_on, today),
            not_before(("issued_on", credential.issued_on), ("expires_on", credential.expires_on)),
            happened("verified_on", credential.verified_on, today),
            own.then(|| Refusal::house_rule("verified_by", "nobody verifies their own credential; name somebody else")),
        ];
        refusals.into_iter().flatten().collect()
    }
}
