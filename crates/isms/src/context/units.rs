//! The organization's units, a tree.

use kernel::{Guard, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::loops;
use crate::support::Person;

/// A department, team or company of the organization.
#[derive(Clone, Debug, Record)]
#[register(key = "unit", plural = "units", reference = "U-{n:03}", clause = "4.3")]
pub struct Unit {
    /// What it is called.
    #[field(column)]
    pub name: Text,
    /// The unit it is part of.
    #[field(column)]
    pub parent: Option<Link<Unit>>,
    /// Who leads it.
    #[field(column)]
    pub head: Option<Link<Person>>,
    /// What it does.
    pub description: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Unit {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let units = proposal.state.of::<Unit>();
        let above = |id| units.get(id).and_then(|unit| unit.parent).into_iter().collect();
        let looped = loops::through(proposal.id(), proposal.after.parent, above);
        let message = "a unit cannot be part of itself; choose another";
        looped.map(|_| Refusal::software("parent", message)).into_iter().collect()
    }
}
