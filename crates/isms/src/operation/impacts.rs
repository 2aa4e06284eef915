//! 8.1: what an interruption does, and how soon: the business impact analysis.

use kernel::{
    Date, Decimal, Group, Guard, Lines, Link, Links, Many, Markdown, Money, Own, Proposal, Record, Refusal, Text,
};

use super::{Severity, Supplier};
use crate::context::{Process, Site, Unit};
use crate::dates::{happened, not_before};
use crate::guards::below_zero;
use crate::leadership::Role;
use crate::planning::Asset;
use crate::support::Person;

/// What an interruption of a process or service does, and how soon.
#[derive(Clone, Debug, Record)]
#[register(key = "impact", plural = "impacts", reference = "BIA-{n:03}", clause = "8.1")]
pub struct Impact {
    /// The process or service that would be interrupted.
    #[field(column)]
    pub title: Text,
    /// The process, where it stands in the list of processes.
    #[field(column)]
    pub process: Option<Link<Process>>,
    /// The unit whose work it is.
    pub unit: Option<Link<Unit>>,
    /// Who answers for it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// How badly it is needed.
    #[field(column)]
    pub criticality: Option<Severity>,
    /// What an interruption does as time goes by.
    pub effects: Many<Effect>,
    /// When an interruption hurts most: end of month, season, opening hours.
    pub peak: Option<Text>,
    /// MTPD: after how many hours the organization could no longer bear the interruption.
    #[field(column)]
    pub mtpd_hours: Option<Decimal>,
    /// RTO: within how many hours it has to work again.
    #[field(column)]
    pub rto_hours: Option<Decimal>,
    /// RPO: the work of how many hours may be lost.
    #[field(column)]
    pub rpo_hours: Option<Decimal>,
    /// The least that has to work after that time.
    pub minimum: Option<Text>,
    /// Assets it cannot do without.
    pub assets: Links<Asset>,
    /// Suppliers it cannot do without.
    pub suppliers: Links<Supplier>,
    /// Sites it cannot do without.
    pub sites: Links<Site>,
    /// Roles it cannot do without.
    pub roles: Links<Role>,
    /// Other processes and services it cannot do without.
    pub depends_on: Links<Impact>,
    /// How many people it needs at least.
    pub people_needed: Option<i64>,
    /// How work goes on meanwhile, by hand or elsewhere.
    pub workaround: Option<Markdown>,
    /// Who judged all this.
    pub assessed_by: Option<Link<Person>>,
    /// The day it was judged.
    pub assessed_on: Option<Date>,
    /// When to look at it again.
    pub next_review: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What an interruption does from a certain hour on.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Effect {
    /// From which hour of the interruption on.
    pub after_hours: Decimal,
    /// How grave it is by then.
    pub severity: Severity,
    /// What it costs by then.
    pub loss: Option<Money>,
    /// What happens to customers, people, duties, reputation.
    pub what: Option<Text>,
}

impl Guard for Impact {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let (impact, today) = (proposal.after, proposal.context.day);
        let late = impact.mtpd_hours.zip(impact.rto_hours).is_some_and(|(most, goal)| goal > most);
        let itself = impact.depends_on.contains(proposal.id());
        let refusals = [
            below_zero("mtpd_hours", impact.mtpd_hours),
            below_zero("rto_hours", impact.rto_hours),
            below_zero("rpo_hours", impact.rpo_hours),
            late.then(|| {
                Refusal::house_rule(
                    "rto_hours",
                    "this is longer than the interruption can be borne; write as many hours as MTPD, or fewer",
                )
            }),
            itself.then(|| Refusal::software("depends_on", "this cannot depend on itself; choose another")),
            happened("assessed_on", impact.assessed_on, today),
            not_before(("assessed_on", impact.assessed_on), ("next_review", impact.next_review)),
        ];
        refusals.into_iter().flatten().collect()
    }
}
