//! 7.2 a: what somebody in a role has to know or be able to do.

use kernel::{Choice, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::guards::counted;
use crate::leadership::Role;
use crate::support::{Course, CredentialType, Person};

/// What somebody in a role has to know or be able to do.
#[derive(Clone, Debug, Record)]
#[register(key = "competence", plural = "competences", reference = "CO-{n:03}", clause = "7.2 a")]
pub struct Competence {
    /// What has to be known or mastered, in a few words.
    #[field(column)]
    pub title: Text,
    /// The roles that need it.
    #[field(column, clause = "7.2 a")]
    pub roles: Links<Role>,
    /// Others who need it: positions or groups without a role in the management system.
    #[field(column)]
    pub others: Option<Text>,
    /// How well it has to be mastered.
    #[field(column)]
    pub level: Mastery,
    /// What it covers, and where it is needed.
    pub description: Option<Markdown>,
    /// What counts as proof: which education, training or experience.
    #[field(clause = "7.2 b")]
    pub proof: Option<Markdown>,
    /// Courses that teach it.
    #[field(column)]
    pub courses: Links<Course>,
    /// Credentials that prove it.
    pub credentials: Links<CredentialType>,
    /// Months after which the proof has to be fresh again.
    pub renewal_months: Option<i64>,
    /// Who decides what is needed here.
    pub owner: Option<Link<Person>>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How well something is mastered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "mastery")]
pub enum Mastery {
    /// Knows what it is and whom to ask.
    #[choice(alias = "awareness")]
    #[choice(alias = "basic")]
    Aware,
    /// Does it with guidance.
    #[choice(alias = "beginner")]
    Guided,
    /// Does it alone.
    #[choice(alias = "intermediate")]
    #[choice(alias = "proficient")]
    Independent,
    /// Leads and teaches others.
    #[choice(alias = "advanced")]
    Expert,
}

impl Guard for Competence {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        counted("renewal_months", proposal.after.renewal_months, "months").into_iter().collect()
    }
}
