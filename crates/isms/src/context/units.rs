//! The organization's units, a tree.

use kernel::{Choice, Guard, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::Site;
use crate::guards::{below_itself, counted};
use crate::support::Person;

/// A department, team or company of the organization.
#[derive(Clone, Debug, Record)]
#[register(key = "unit", plural = "units", reference = "U-{n:03}", clause = "4.3")]
pub struct Unit {
    /// What it is called.
    #[field(column)]
    pub name: Text,
    /// How it is abbreviated.
    pub short_name: Option<Text>,
    /// What it is.
    #[field(column)]
    pub kind: Option<UnitKind>,
    /// The unit it is part of.
    #[field(column)]
    pub parent: Option<Link<Unit>>,
    /// Who leads it.
    #[field(column)]
    pub head: Option<Link<Person>>,
    /// Who stands in for the head.
    pub deputy: Option<Link<Person>>,
    /// Number of persons who work in it.
    #[field(column)]
    pub persons: Option<i64>,
    /// Where it works.
    #[field(column)]
    pub sites: Links<Site>,
    /// What it does.
    pub description: Option<Markdown>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "unit-kind")]
pub enum UnitKind {
    /// A legal person of its own.
    #[choice(alias = "legal entity")]
    #[choice(alias = "subsidiary")]
    Company,
    /// A large part of a company.
    #[choice(alias = "business unit")]
    Division,
    /// A department.
    Department,
    /// A team.
    #[choice(alias = "group")]
    Team,
    /// A committee or board.
    #[choice(alias = "board")]
    Committee,
}

impl Guard for Unit {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let unit = proposal.after;
        let looped = below_itself(proposal.state, proposal.id(), unit.parent, |unit| unit.parent);
        let refusal = || Refusal::software("parent", "a unit cannot be part of itself; choose another");
        looped.then(refusal).into_iter().chain(counted("persons", unit.persons, "persons")).collect()
    }
}
