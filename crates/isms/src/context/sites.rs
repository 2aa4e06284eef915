//! The places the organization works at; certification bodies count the persons at each.

use kernel::{Choice, Date, Guard, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::dates::not_before;
use crate::guards::counted;
use crate::support::Person;

/// A place the organization works at.
#[derive(Clone, Debug, Record)]
#[register(key = "site", plural = "sites", reference = "S-{n:03}", clause = "4.3")]
pub struct Site {
    /// What it is called.
    #[field(column)]
    pub name: Text,
    /// What kind of place it is.
    #[field(column)]
    pub kind: Option<SiteKind>,
    /// Where it is.
    #[field(column)]
    pub address: Option<Text>,
    /// The country.
    #[field(column)]
    pub country: Option<Text>,
    /// Number of persons who work there under the organization's control.
    #[field(column)]
    pub persons: Option<i64>,
    /// How many of them work part of the time; certification bodies count them in part.
    pub part_time: Option<i64>,
    /// How many of them do the same work by the same rules, such as on a line or in a call centre.
    pub same_work: Option<i64>,
    /// Number of shifts a day.
    pub shifts: Option<i64>,
    /// Whether the management system is led from there.
    pub central: bool,
    /// Whether it exists only for a while, as for a project.
    pub temporary: bool,
    /// Who answers for the place.
    #[field(column)]
    pub manager: Option<Link<Person>>,
    /// What is done there.
    pub description: Option<Markdown>,
    /// How it is protected: perimeter, entry, zones, alarms.
    pub protection: Option<Markdown>,
    /// The day work began there.
    pub opened_on: Option<Date>,
    /// The last day of work there.
    pub closed_on: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// What kind of place a site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "site-kind")]
pub enum SiteKind {
    /// An office.
    Office,
    /// A data centre or computer room.
    #[choice(alias = "datacenter")]
    #[choice(alias = "data center")]
    DataCentre,
    /// A plant or workshop.
    #[choice(alias = "factory")]
    #[choice(alias = "plant")]
    Production,
    /// A warehouse.
    #[choice(alias = "storage")]
    Warehouse,
    /// A shop or branch.
    #[choice(alias = "shop")]
    Branch,
    /// The homes of those who work from there.
    #[choice(alias = "home office")]
    #[choice(alias = "remote")]
    Home,
    /// A place of somebody else, such as a customer.
    #[choice(alias = "customer site")]
    Elsewhere,
}

impl Guard for Site {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let site = proposal.after;
        let refusals = [
            counted("persons", site.persons, "persons"),
            counted("part_time", site.part_time, "persons"),
            counted("same_work", site.same_work, "persons"),
            counted("shifts", site.shifts, "shifts"),
            not_before(("opened_on", site.opened_on), ("closed_on", site.closed_on)),
        ];
        refusals.into_iter().flatten().collect()
    }
}
