//! 7.1: what the management system needs, and what was decided about it.

mod decide;

use kernel::{
    Choice, Date, Decimal, Group, Guard, Lines, Link, Many, Markdown, Money, Own, Proposal, Record, Refusal, Subjects,
    Text,
};

use crate::dates::{not_before, past};
use crate::support::Person;

pub use decide::DecideResource;

/// Something the management system needs: people, money, equipment, places, outside help.
#[derive(Clone, Debug, Record)]
#[register(key = "resource", plural = "resources", reference = "RS-{n:03}", clause = "7.1")]
pub struct Resource {
    /// What is needed, in a few words.
    #[field(column)]
    pub title: Text,
    /// What kind of resource it is.
    #[field(column)]
    pub kind: ResourceKind,
    /// Which part of the work on the management system it serves.
    #[field(clause = "7.1")]
    pub purpose: Option<ResourcePurpose>,
    /// How much is needed, and what would suffer without it.
    #[field(clause = "7.1")]
    pub need: Option<Markdown>,
    /// The records it is for: objectives, treatments, controls, projects.
    pub serves: Subjects,
    /// Who asks for it.
    #[field(column)]
    pub requested_by: Option<Link<Person>>,
    /// What it costs.
    #[field(column)]
    pub budget: Option<Money>,
    /// How many days of work it takes.
    pub effort_days: Option<Decimal>,
    /// The first day it is needed.
    #[field(column)]
    pub from: Option<Date>,
    /// The last day it is needed, where there is one.
    pub until: Option<Date>,
    /// How far it is there.
    #[field(column)]
    pub state: ResourceState,
    /// The day it was there.
    #[field(clause = "7.1", when = "state=provided|ended")]
    pub provided_on: Option<Date>,
    /// Who decided about it, when, and what.
    #[field(act, column, clause = "7.1")]
    pub decision: Option<ResourceDecision>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Kinds of resources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "resource-kind")]
pub enum ResourceKind {
    /// Hours or places of people who work here.
    #[choice(alias = "staff")]
    People,
    /// A budget.
    #[choice(alias = "budget")]
    Money,
    /// Hardware, software, licences.
    #[choice(alias = "tools")]
    #[choice(alias = "technology")]
    Equipment,
    /// Rooms and what belongs to them.
    #[choice(alias = "facilities")]
    Premises,
    /// Consultants, auditors, service providers.
    #[choice(alias = "consulting")]
    OutsideHelp,
    /// Courses, literature, memberships.
    #[choice(alias = "training")]
    Knowledge,
}

/// Which part of the work a resource serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "resource-purpose")]
pub enum ResourcePurpose {
    /// Setting the management system up.
    Establish,
    /// Putting it to work.
    Implement,
    /// Keeping it at work.
    #[choice(alias = "operate")]
    Maintain,
    /// Making it better.
    Improve,
}

/// How far a resource is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "resource-state")]
pub enum ResourceState {
    /// It is needed.
    #[choice(alias = "requested")]
    Needed,
    /// It was granted and is on its way.
    #[choice(alias = "approved")]
    Granted,
    /// It was refused.
    #[choice(alias = "rejected")]
    Refused,
    /// It is there.
    #[choice(alias = "available")]
    Provided,
    /// It is no longer needed.
    Ended,
}

/// A decision about a resource.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct ResourceDecision {
    /// Who decided.
    pub by: Link<Person>,
    /// The day of the decision.
    pub on: Date,
    /// What was decided.
    pub verdict: Grant,
    /// The amount granted, where it differs from what was asked for.
    pub budget: Option<Money>,
    /// Why, or under which condition.
    pub because: Option<Text>,
}

/// What can be decided about a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "grant")]
pub enum Grant {
    /// It is granted.
    #[choice(alias = "yes")]
    Granted,
    /// Part of it is granted.
    #[choice(alias = "partly")]
    InPart,
    /// It is refused.
    #[choice(alias = "no")]
    Refused,
}

impl Guard for Resource {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let order = not_before(("from", proposal.after.from), ("until", proposal.after.until));
        order.into_iter().chain(past(proposal, &["provided_on"])).collect()
    }
}
