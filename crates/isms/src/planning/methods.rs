//! 6.1.2 a: how this organization assesses risk, versioned and approved before use.

mod adopt;
mod approve;
mod bring_in;
mod falls;
mod five_by_five;
mod left_behind;
mod lint;
mod maxima;
mod revise;

use kernel::{
    Choice, Date, Decimal, Group, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use crate::context::Obligation;
use crate::dates::months_after;
use crate::leadership::{Approval, Role};
use crate::sealing::Seal;
use crate::support::{Document, Person};

pub use adopt::AdoptMethod;
pub use approve::ApproveMethod;
pub use bring_in::BringInMethod;
pub use falls::{Fall, falls};
pub use five_by_five::{FiveByFive, RoleOffer, five_by_five};
pub use left_behind::{LeftBehind, left_behind};
pub use lint::{INTERVAL_MONTHS_MAX, lint};
pub use maxima::{Misfit, misfits};
pub use revise::ReviseMethod;

/// How risks are assessed, what may be accepted and by whom.
#[derive(Clone, Debug, Record)]
#[register(key = "method", plural = "methods", reference = "M-{n:02}", clause = "6.1.2")]
pub struct Method {
    /// What the method is called.
    #[field(column)]
    pub title: Text,
    /// The assessment and treatment process in words: who does what, in which order.
    #[field(clause = "6.1.2")]
    pub process: Option<Markdown>,
    /// What the method is based on.
    #[field(clause = "6.1.2")]
    pub founded_on: Option<Foundation>,
    /// What else is to be said about that.
    pub basis: Option<Text>,
    /// The technique used, such as those of IEC 31010.
    pub technique: Option<Text>,
    /// The obligations it serves, as records.
    pub obligations: Links<Obligation>,
    /// Who looks after the method.
    pub owner: Option<Link<Person>>,
    /// The criteria a consequence is judged by, such as confidentiality, integrity and availability.
    #[field(keyed, clause = "6.1.2 c")]
    pub criteria: Many<Criterion>,
    /// The scale of consequences, keyed 1 and up.
    #[field(keyed, clause = "6.1.2 d")]
    pub consequence: Many<Step>,
    /// The scale of likelihood, keyed 1 and up.
    #[field(keyed, clause = "6.1.2 d")]
    pub likelihood: Many<Step>,
    /// How consequence and likelihood make a score.
    #[field(column, clause = "6.1.2 d")]
    pub combination: Combination,
    /// The scale of how easily vulnerabilities are used, keyed 1 and up; likelihood is then that of the threat.
    #[field(keyed, when = "combination=threat-vulnerability-impact", clause = "6.1.2 d")]
    pub ease: Many<Step>,
    /// For a matrix: one line for each likelihood from the lowest, with a score for each consequence.
    #[field(when = "combination=matrix")]
    pub matrix: Lines,
    /// How an asset inherits the values of those that cannot work without it; a value of its own goes before.
    #[field(clause = "6.1.2 d")]
    pub inheritance: Inheritance,
    /// The levels of risk: each begins at a score and reaches to the next.
    #[field(keyed, clause = "6.1.2 e")]
    pub bands: Many<Band>,
    /// The acceptance line: risks up to this score may be accepted by their owners alone.
    #[field(column, clause = "6.1.2 a")]
    pub line: i64,
    /// The criteria for accepting a risk, in words: what is never accepted, what only with conditions.
    #[field(clause = "6.1.2 a 1")]
    pub acceptance: Option<Markdown>,
    /// When and how an assessment is performed, in words.
    #[field(clause = "6.1.2 a 2")]
    pub performing: Option<Markdown>,
    /// Months after which every risk is assessed again; no acceptance is given for longer.
    #[field(column, clause = "8.2")]
    pub interval_months: i64,
    /// Changes that call for an assessment before the interval ends.
    #[field(clause = "8.2")]
    pub triggers: Option<Markdown>,
    /// The documents in which it is written down for others.
    #[field(clause = "6.1.2")]
    pub documents: Links<Document>,
    /// When to ask whether it still fits.
    pub next_review: Option<Date>,
    /// The approved version this one is to replace.
    #[field(act)]
    pub revises: Option<Link<Method>>,
    /// Number of this version.
    #[field(act, column)]
    pub version: i64,
    /// Who approved this version.
    #[field(act, column, clause = "6.1.2")]
    pub approval: Option<Approval>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What a risk method is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "foundation")]
pub enum Foundation {
    /// ISO/IEC 27005.
    #[choice(alias = "ISO/IEC 27005")]
    #[choice(alias = "27005")]
    Iso27005,
    /// ISO 31000.
    #[choice(alias = "ISO 31000")]
    #[choice(alias = "31000")]
    Iso31000,
    /// A method of the organization's own.
    Own,
    /// Another published method, named in words.
    Other,
}

/// How consequence and likelihood make a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "combination")]
pub enum Combination {
    /// Consequence times likelihood.
    Product,
    /// Consequence plus likelihood.
    Sum,
    /// The higher of consequence and likelihood.
    #[choice(alias = "max")]
    #[choice(alias = "maximum")]
    Highest,
    /// Looked up in a matrix.
    Matrix,
    /// Likelihood of the threat times ease of using the vulnerability times impact, the highest impact over the
    /// criteria that the threat touches.
    #[choice(alias = "tvi")]
    #[choice(alias = "monarc")]
    ThreatVulnerabilityImpact,
}

/// How an asset inherits the values of the assets that cannot work without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "inheritance")]
pub enum Inheritance {
    /// The highest of their values.
    #[choice(alias = "maximum")]
    Highest,
    /// The sum of their values, up to the highest step.
    Sum,
}

/// A criterion consequences are judged by.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Criterion {
    /// Its name.
    pub label: Text,
    /// What losing it means.
    pub meaning: Option<Text>,
}

/// One step of a scale.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Step {
    /// Its name.
    pub label: Text,
    /// What it means, so that two people judge alike.
    pub meaning: Option<Text>,
    /// The lower end of its range: an amount of money for consequences, times a year for likelihood.
    pub low: Option<Decimal>,
    /// The upper end of its range.
    pub high: Option<Decimal>,
}

/// A level of risk.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Band {
    /// Its name.
    pub label: Text,
    /// The lowest score that belongs to it.
    pub from: i64,
    /// Its colour, from calm to alarming.
    pub tone: Tone,
    /// The role that countersigns an acceptance at this level; the owner alone where none is named.
    pub authority: Option<Link<Role>>,
}

/// The colour of a level; words and numbers always stand beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Choice)]
#[choice(key = "tone")]
pub enum Tone {
    /// Green.
    Calm,
    /// Yellow-green.
    Mild,
    /// Amber.
    Warm,
    /// Orange.
    Hot,
    /// Red.
    Alarming,
}

/// Clause: 6.1.2. Nothing of an approved version may still be written.
pub(crate) const SEAL: Seal<Method> = Seal { free: &[], partly: &[] };

/// Months between assessments where the method sets no interval: a house value.
pub const INTERVAL_MONTHS: i64 = 12;

impl Method {
    /// Months after which risks are assessed again.
    pub fn interval(&self) -> i64 {
        if self.interval_months < 1 { INTERVAL_MONTHS } else { self.interval_months }
    }

    /// Whether what was judged on one day is to be judged again by another.
    pub fn is_over(&self, judged: Date, day: Date) -> bool {
        months_after(judged, self.interval()) < day
    }
}

impl Guard for Method {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let message = "this version is approved and stays as it is; start a revision with method.revise";
        let approved = proposal.before.filter(|method| method.approval.is_some());
        approved.map(|before| SEAL.broken(message, before, proposal.after)).unwrap_or_default()
    }
}
