//! 9.1: a value of a metric for a period, and what it says.

use kernel::{Choice, Date, Decimal, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::dates;

use super::Metric;
use crate::certification::Evidence;
use crate::dates::past;
use crate::support::Person;

/// A value of a metric for a period, and what it says.
#[derive(Clone, Debug, Record)]
#[register(key = "measurement", plural = "measurements", reference = "ME-{year}-{n:04}", clause = "9.1")]
pub struct Measurement {
    /// The period or day the value stands for.
    #[field(column)]
    pub period: Text,
    /// What was measured.
    #[field(column, clause = "9.1 a")]
    pub metric: Link<Metric>,
    /// The value, in the metric's unit.
    #[field(required, column, clause = "9.1-doc")]
    pub value: Option<Decimal>,
    /// The day of measuring.
    #[field(column, clause = "9.1 c")]
    pub measured_on: Option<Date>,
    /// Who measured.
    #[field(clause = "9.1 d")]
    pub measured_by: Option<Link<Person>>,
    /// Out of how many, where it is a share.
    pub population: Option<i64>,
    /// What the value says about how security performs and whether the management system works.
    #[field(clause = "9.1")]
    pub evaluation: Option<Markdown>,
    /// Where the value lies.
    #[field(column)]
    pub outcome: Option<Outcome>,
    /// Who evaluated it.
    #[field(clause = "9.1 f")]
    pub evaluated_by: Option<Link<Person>>,
    /// The day of evaluation.
    #[field(clause = "9.1 e")]
    pub evaluated_on: Option<Date>,
    /// What proves the value.
    #[field(clause = "9.1-doc")]
    pub evidence: Links<Evidence>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Where a value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "measurement-outcome")]
pub enum Outcome {
    /// The target is met.
    #[choice(alias = "green")]
    #[choice(alias = "met")]
    OnTarget,
    /// Short of the target; somebody looks at it.
    #[choice(alias = "amber")]
    #[choice(alias = "yellow")]
    Attention,
    /// Off the target; something has to be done.
    #[choice(alias = "red")]
    #[choice(alias = "missed")]
    OffTarget,
}

impl Guard for Measurement {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let measured = proposal.after;
        let mut refusals =
            dates::in_order(&[("measured_on", measured.measured_on), ("evaluated_on", measured.evaluated_on)]);
        refusals.extend(past(proposal, &["measured_on", "evaluated_on"]));
        refusals
    }
}
