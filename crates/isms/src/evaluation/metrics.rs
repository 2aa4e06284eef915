//! 9.1: something measured to know whether security works.

use kernel::{Choice, Date, Decimal, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::dates;

use crate::planning::{Control, Objective};
use crate::support::Person;

/// Something measured to know whether security works.
#[derive(Clone, Debug, Record)]
#[register(key = "metric", plural = "metrics", reference = "MT-{n:03}", clause = "9.1")]
pub struct Metric {
    /// What is measured.
    #[field(column, clause = "9.1 a")]
    pub title: Text,
    /// The question it answers, and what would be done about a bad value.
    pub purpose: Option<Markdown>,
    /// The objectives it tells about.
    #[field(clause = "6.2 b")]
    pub objectives: Links<Objective>,
    /// The controls whose working it shows.
    #[field(clause = "9.1 a")]
    pub controls: Links<Control>,
    /// How it is measured, analysed and evaluated, so that another person gets the same value.
    #[field(clause = "9.1 b")]
    pub method: Option<Markdown>,
    /// Where the data come from.
    pub source: Option<Text>,
    /// What one of it is.
    #[field(column)]
    pub unit: Option<Text>,
    /// Which way is better.
    pub direction: Option<Direction>,
    /// The value to reach.
    #[field(column)]
    pub target: Option<Decimal>,
    /// The value from which somebody has to look.
    pub warning: Option<Decimal>,
    /// The value from which something has to be done.
    pub alarm: Option<Decimal>,
    /// How often it is measured.
    #[field(column, clause = "9.1 c")]
    pub frequency: Option<Frequency>,
    /// Who measures.
    #[field(column, clause = "9.1 d")]
    pub measured_by: Option<Link<Person>>,
    /// How often the values are analysed and evaluated.
    #[field(clause = "9.1 e")]
    pub evaluated: Option<Frequency>,
    /// Who analyses and evaluates.
    #[field(clause = "9.1 f")]
    pub evaluated_by: Option<Link<Person>>,
    /// The first day it was in use.
    pub since: Option<Date>,
    /// The last day it was in use.
    pub until: Option<Date>,
    /// What else is to be known.
    pub remark: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "direction")]
pub enum Direction {
    /// The higher the better.
    #[choice(alias = "higher is better")]
    #[choice(alias = "up")]
    Higher,
    /// The lower the better.
    #[choice(alias = "lower is better")]
    #[choice(alias = "down")]
    Lower,
    /// The nearer to the target the better.
    #[choice(alias = "on target")]
    Near,
}

/// How often something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "frequency")]
pub enum Frequency {
    /// All the time, by a machine.
    #[choice(alias = "always")]
    Continuously,
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    #[choice(alias = "semi-annually")]
    #[choice(alias = "twice a year")]
    HalfYearly,
    /// Every year.
    #[choice(alias = "annually")]
    Yearly,
    /// When something happens that calls for it.
    #[choice(alias = "when needed")]
    OnEvent,
}

impl Guard for Metric {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let metric = proposal.after;
        let mut refusals = dates::in_order(&[("since", metric.since), ("until", metric.until)]);
        refusals.extend(turned(metric));
        refusals
    }
}

/// Refuses values that lead the wrong way: from the target over the warning to the alarm a metric becomes worse.
fn turned(metric: &Metric) -> Vec<Refusal> {
    let (word, better): (_, fn(&Decimal, &Decimal) -> bool) = match metric.direction {
        Some(Direction::Higher) => ("as low or lower", |worse, before| worse > before),
        Some(Direction::Lower) => ("as high or higher", |worse, before| worse < before),
        Some(Direction::Near) | None => return Vec::new(),
    };
    let steps = [("target", metric.target), ("warning", metric.warning), ("alarm", metric.alarm)];
    let given: Vec<_> = steps.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
    let turned = given.windows(2).filter(|pair| better(&pair[1].1, &pair[0].1));
    let refusal = |pair: &[(&str, Decimal)]| {
        let message = format!("this would be better than the {} of {}; write a value {word}", pair[0].0, pair[0].1);
        Refusal::software(pair[1].0, message)
    };
    turned.map(refusal).collect()
}
