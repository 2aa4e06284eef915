//! 9.1: a test whether a control does what it is for.

use kernel::{Choice, Date, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::dates;

use crate::certification::Evidence;
use crate::planning::Control;
use crate::support::Person;

/// A test whether a control does what it is for.
#[derive(Clone, Debug, Record)]
#[register(key = "test", plural = "tests", reference = "CT-{year}-{n:03}", clause = "9.1")]
pub struct ControlTest {
    /// What is tested.
    #[field(column)]
    pub title: Text,
    /// The control tested.
    #[field(column, clause = "9.1 a")]
    pub control: Link<Control>,
    /// What the test shows.
    #[field(column)]
    pub kind: TestKind,
    /// What is done, step by step, and what would count as an exception.
    #[field(clause = "9.1 b")]
    pub procedure: Option<Markdown>,
    /// The day it is planned for.
    pub planned_on: Option<Date>,
    /// First day of the period looked at.
    pub period_from: Option<Date>,
    /// Last day of the period looked at.
    pub period_to: Option<Date>,
    /// What the sample was drawn from.
    pub population: Option<Text>,
    /// How many there were.
    pub population_size: Option<i64>,
    /// How many were looked at.
    pub sample_size: Option<i64>,
    /// The seed of a random draw, so that it can be drawn again.
    pub seed: Option<Text>,
    /// The day of testing.
    #[field(column, clause = "9.1 c")]
    pub tested_on: Option<Date>,
    /// Who tested.
    #[field(column, clause = "9.1 d")]
    pub tested_by: Option<Link<Person>>,
    /// What the test showed.
    #[field(column, clause = "9.1-doc")]
    pub result: Option<TestResult>,
    /// How many of the sample did not pass.
    pub exceptions: Option<i64>,
    /// What was found and what follows from it.
    #[field(clause = "9.1")]
    pub conclusion: Option<Markdown>,
    /// What proves it.
    #[field(clause = "9.1-doc")]
    pub evidence: Links<Evidence>,
    /// When it is tested again.
    #[field(clause = "9.1 c")]
    pub next_on: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What a test of a control shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "test-kind")]
pub enum TestKind {
    /// Whether it worked over a period.
    #[choice(alias = "operation")]
    Operating,
    /// Whether it would work if done as designed.
    Design,
    /// One case followed from end to end.
    Walkthrough,
    /// A machine looked: a scan, a configuration check.
    #[choice(alias = "scan")]
    Technical,
}

/// What a test of a control showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "test-result")]
pub enum TestResult {
    /// It works.
    #[choice(alias = "pass")]
    #[choice(alias = "passed")]
    #[choice(alias = "ok")]
    Effective,
    /// It works with exceptions.
    #[choice(alias = "partial")]
    #[choice(alias = "partly")]
    PartlyEffective,
    /// It does not work.
    #[choice(alias = "fail")]
    #[choice(alias = "failed")]
    Ineffective,
    /// The test could not be finished.
    #[choice(alias = "inconclusive")]
    NotConcluded,
}

impl Guard for ControlTest {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let test = proposal.after;
        let mut refusals = dates::in_order(&[("period_from", test.period_from), ("period_to", test.period_to)]);
        refusals.extend(dates::in_order(&[("tested_on", test.tested_on), ("next_on", test.next_on)]));
        refusals.extend(dates::happened("tested_on", test.tested_on, proposal.context.day));
        refusals.extend(more_than("sample_size", test.sample_size, "population", test.population_size));
        refusals.extend(more_than("exceptions", test.exceptions, "sample", test.sample_size));
        refusals
    }
}

/// A part that is larger than the whole it was drawn from, or less than nothing.
fn more_than(field: &str, part: Option<i64>, whole: &str, of: Option<i64>) -> Option<Refusal> {
    let part = part?;
    if part < 0 {
        return Some(Refusal::software(field, "write 0 or more"));
    }
    let of = of.filter(|of| part > *of)?;
    Some(Refusal::software(field, format!("the {whole} has only {of}; write at most that")))
}
