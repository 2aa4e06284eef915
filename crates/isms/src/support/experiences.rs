//! 7.2: the log of audits and projects, in hours, confirmed by a lead or a client.

mod confirm;

use kernel::{
    Choice, Date, Decimal, FileRef, Group, Guard, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, Subject,
    Text,
};

use super::Person;
use crate::dates::not_before;
use crate::sealing::Seal;

pub use confirm::ConfirmExperience;

/// A stretch of audit or project work of a person, in hours.
#[derive(Clone, Debug, Record)]
#[register(key = "experience", plural = "experiences", reference = "XP-{n:04}", clause = "7.2")]
pub struct Experience {
    /// What was done, in a few words.
    #[field(column)]
    pub title: Text,
    /// Who did it.
    #[field(column, clause = "7.2 d")]
    pub person: Link<Person>,
    /// What kind of work it was.
    #[field(column)]
    pub kind: ExperienceKind,
    /// What the person was in it: lead, member, observer.
    #[field(column)]
    pub role: Option<Text>,
    /// For whom it was done, where not for this organization.
    pub client: Option<Text>,
    /// The audit or the project, where it is recorded here.
    pub about: Option<Subject>,
    /// The first day.
    #[field(column)]
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// How many hours.
    #[field(column, clause = "7.2 d")]
    pub hours: Option<Decimal>,
    /// What it consisted of.
    pub description: Option<Markdown>,
    /// A letter of reference or another proof.
    pub file: Option<FileRef>,
    /// Who confirmed it, and when.
    #[field(act, column, clause = "7.2 d")]
    pub confirmation: Option<Confirmation>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Kinds of logged work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "experience-kind")]
pub enum ExperienceKind {
    /// An audit of a management system.
    Audit,
    /// A project that builds or improves one.
    #[choice(alias = "implementation")]
    Project,
    /// Other work in information security.
    #[choice(alias = "work")]
    Field,
}

/// Somebody's word that the work was done.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Confirmation {
    /// Who recorded the confirmation; the lead, where nobody else is named.
    pub by: Link<Person>,
    /// The day of the confirmation.
    pub on: Date,
    /// Who confirmed it outside the organization: a client, a lead of another company.
    pub client: Option<Text>,
    /// What was said about it.
    pub remark: Option<Text>,
}

/// Clause: 7.2 d. What may still be written once the work was confirmed: what tells more of it.
pub(crate) const SEAL: Seal<Experience> = Seal { free: &["about", "description", "file"], partly: &[] };

impl Guard for Experience {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let Proposal { before, after, .. } = *proposal;
        let confirmed = before.filter(|before| before.confirmation.is_some());
        let message = "this was confirmed as it stands; log another stretch of work for what differs";
        let sealed = confirmed.map(|before| SEAL.broken(message, before, after)).unwrap_or_default();
        sealed.into_iter().chain(not_before(("from", after.from), ("until", after.until))).collect()
    }
}
