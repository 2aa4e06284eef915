//! The organization's own controls, each mapped to any number of reference controls.

use kernel::{Choice, Date, Guard, Lines, Link, Links, Many, Markdown, Money, Own, Proposal, Record, Refusal, Text};

use super::Asset;
use crate::certification::Evidence;
use crate::context::{Process, Unit};
use crate::dates::happened;
use crate::guards::{no_controls, within};
use crate::rhythm::Rhythm;
use crate::support::{Document, Person};

/// The highest step of maturity.
const MATURITY_MAX: i64 = 5;
/// The longest time evidence may count, in days: ten years.
const DAYS_MAX: i64 = 3_650;
/// The longest time between two tests, in months: ten years.
const MONTHS_MAX: i64 = 120;

/// Something the organization does to change risk.
#[derive(Clone, Debug, Record)]
#[register(key = "control", plural = "controls", reference = "C-{n:03}", clause = "6.1.3 b")]
pub struct Control {
    /// What is done.
    #[field(column)]
    pub title: Text,
    /// The reference controls it stands for, such as A.8.13 or, of the edition of 2013, A.12.3.1.
    #[field(column, clause = "6.1.3 c")]
    pub reference_controls: Lines,
    /// What it is to prevent, notice or put right.
    pub purpose: Option<Markdown>,
    /// Whether it keeps incidents from happening.
    pub preventive: bool,
    /// Whether it notices that something happened.
    pub detective: bool,
    /// Whether it puts right what happened.
    pub corrective: bool,
    /// Who answers for it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// Who carries it out.
    pub operator: Option<Link<Person>>,
    /// The unit that carries it out.
    pub unit: Option<Link<Unit>>,
    /// Whether people or machines carry it out.
    pub nature: Option<ControlNature>,
    /// How often it is carried out.
    #[field(column)]
    pub rhythm: Option<Rhythm>,
    /// The assets it protects.
    pub assets: Links<Asset>,
    /// The processes it is part of.
    pub processes: Links<Process>,
    /// How far it is in place.
    #[field(column)]
    pub status: Implementation,
    /// When it is to be in place.
    #[field(column)]
    pub due: Option<Date>,
    /// How much of it is in place, in percent.
    pub percent: Option<i64>,
    /// The day it was put in place.
    #[field(when = "status=implemented|partly")]
    pub implemented_on: Option<Date>,
    /// How mature it is, from 0 (nothing) to 5 (improved all the time).
    pub maturity: Option<i64>,
    /// How it works, and where that is written down.
    pub how: Option<Markdown>,
    /// The documents in which it is written down.
    pub documents: Links<Document>,
    /// Files and results that show that it works.
    pub evidence: Links<Evidence>,
    /// Days after which evidence is too old to count.
    pub evidence_days: Option<i64>,
    /// Months after which it is tested again.
    pub test_months: Option<i64>,
    /// What it costs a year.
    pub yearly_cost: Option<Money>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Whether people or machines carry a control out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "control-nature")]
pub enum ControlNature {
    /// People do it.
    Manual,
    /// People do it with a machine's help.
    #[choice(alias = "semi-automated")]
    Mixed,
    /// A machine does it.
    #[choice(alias = "automated")]
    Automatic,
}

/// How far a control is in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "implementation")]
pub enum Implementation {
    /// Nothing has been done.
    #[choice(alias = "not started")]
    NotStarted,
    /// It is planned.
    Planned,
    /// It works in part.
    #[choice(alias = "partial")]
    #[choice(alias = "partially implemented")]
    Partly,
    /// It works.
    #[choice(alias = "yes")]
    Implemented,
}

impl Guard for Control {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let control = proposal.after;
        let unknown = no_controls("reference_controls", &control.reference_controls);
        let unsound = [
            within("percent", control.percent, 0..=100),
            within("maturity", control.maturity, 0..=MATURITY_MAX),
            within("evidence_days", control.evidence_days, 1..=DAYS_MAX),
            within("test_months", control.test_months, 1..=MONTHS_MAX),
            happened("implemented_on", control.implemented_on, proposal.context.day),
        ];
        unknown.chain(unsound.into_iter().flatten()).collect()
    }
}
