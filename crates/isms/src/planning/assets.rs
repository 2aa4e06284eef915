//! Information and what carries it: the assets, their values and dependencies.

mod find_no_risk;

use kernel::{
    Choice, Date, Group, Guard, Level, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text,
};

use super::AssetType;
use crate::context::profiles::Sought;
use crate::context::{Process, Site, Unit};
use crate::dates::not_before;
use crate::guards::counted;
use crate::loops;
use crate::operation::Supplier;
use crate::support::Person;

pub use find_no_risk::FindNoRisk;

/// Information or something it depends on, worth protecting.
#[derive(Clone, Debug, Record)]
#[register(key = "asset", plural = "assets", reference = "A-{n:04}", clause = "6.1.2 c")]
pub struct Asset {
    /// What it is called.
    #[field(column)]
    pub name: Text,
    /// Whether it carries value itself or supports other assets.
    #[field(column)]
    pub kind: AssetKind,
    /// The number or name it bears in an inventory, on a label or in a contract.
    pub identifier: Option<Text>,
    /// How many there are, where one record stands for several.
    pub quantity: Option<i64>,
    /// Its type in the threat library.
    #[field(column)]
    pub asset_type: Option<Link<AssetType>>,
    /// Who is accountable for it.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// Who looks after it day by day.
    pub custodian: Option<Link<Person>>,
    /// The unit it belongs to.
    pub unit: Option<Link<Unit>>,
    /// Where it is.
    pub site: Option<Link<Site>>,
    /// Where it is beyond the site: room, rack, region of a cloud.
    pub location: Option<Text>,
    /// Who provides or runs it from outside.
    pub supplier: Option<Link<Supplier>>,
    /// The processes that use it.
    pub processes: Links<Process>,
    /// How its information is classified.
    #[field(column)]
    pub classification: Option<Classification>,
    /// Whether it holds personal data.
    pub personal_data: bool,
    /// What losing each criterion would mean, on the method's consequence scale; keyed by criterion.
    #[field(column)]
    pub value: Many<Rating>,
    /// The assets it cannot work without.
    pub depends_on: Links<Asset>,
    /// Hours after which it has to be back.
    pub rto_hours: Option<i64>,
    /// Hours of data that may be lost.
    pub rpo_hours: Option<i64>,
    /// What it is and does.
    pub description: Option<Markdown>,
    /// Where it stands in its life.
    #[field(column)]
    pub state: AssetState,
    /// The day it was acquired or made.
    pub acquired_on: Option<Date>,
    /// The day it was or is to be disposed of.
    pub disposed_on: Option<Date>,
    /// How it was disposed of: wiped, shredded, returned.
    #[field(when = "state=disposed")]
    pub disposal: Option<Text>,
    /// When its owner looks again whether this still holds.
    pub next_review: Option<Date>,
    /// Risks were looked for around it, and none was found.
    #[field(act)]
    pub sought: Option<Box<Sought>>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Whether an asset carries value itself or supports others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "asset-kind")]
pub enum AssetKind {
    /// Carries value itself: information, processes, services.
    Primary,
    /// Supports primary assets: hardware, software, people, places.
    #[choice(alias = "secondary")]
    Supporting,
}

/// Where an asset stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "asset-state")]
pub enum AssetState {
    /// It is used.
    #[choice(alias = "active")]
    #[choice(alias = "production")]
    InUse,
    /// It is to come.
    Planned,
    /// It is kept without being used.
    #[choice(alias = "archived")]
    #[choice(alias = "in storage")]
    Stored,
    /// It was disposed of.
    #[choice(alias = "decommissioned")]
    #[choice(alias = "retired")]
    Disposed,
}

/// How information is classified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "classification")]
pub enum Classification {
    /// May be known to everybody.
    Public,
    /// For the organization.
    Internal,
    /// For those who need it.
    Confidential,
    /// For named people.
    #[choice(alias = "strictly confidential")]
    StrictlyConfidential,
}

impl Classification {
    /// Whether it is not for everybody in the organization.
    pub fn is_secret(self) -> bool {
        match self {
            Self::Confidential | Self::StrictlyConfidential => true,
            Self::Public | Self::Internal => false,
        }
    }
}

/// A judgement by one criterion.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Rating {
    /// The step on the consequence scale.
    pub level: Level,
    /// Why this step.
    pub because: Option<Text>,
}

impl Asset {
    /// Whether it lies in the upper half of a consequence scale of so many steps, by a criterion or by any.
    pub fn valued_highly(&self, criterion: Option<&str>, steps: usize) -> bool {
        let asked = |key: &str| criterion.is_none_or(|criterion| criterion == key);
        self.value.iter().any(|(key, rating)| asked(key) && 2 * usize::from(rating.level.0) > steps)
    }
}

impl Guard for Asset {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let unchanged = proposal.before.is_some_and(|before| before.depends_on == proposal.after.depends_on);
        let looped = if unchanged { None } else { loop_through(proposal) };
        let looped = looped.map(|way| {
            let message = format!("this closes a loop: {way}; take one of these dependencies away");
            Refusal::software("depends_on", message)
        });
        let asset = proposal.after;
        let refusals = [
            looped,
            counted("quantity", asset.quantity, "pieces"),
            counted("rto_hours", asset.rto_hours, "hours"),
            counted("rpo_hours", asset.rpo_hours, "hours"),
            not_before(("acquired_on", asset.acquired_on), ("disposed_on", asset.disposed_on)),
        ];
        let before = proposal.before.map(|before| &before.value);
        let off_scale = super::scoring::off_scale(proposal.state, "value", before, &asset.value);
        refusals.into_iter().flatten().chain(off_scale).collect()
    }
}

/// The way by which the asset would depend on itself, from its name to its name.
fn loop_through(proposal: &Proposal<'_, Asset>) -> Option<String> {
    let assets = proposal.state.of::<Asset>();
    let next = |id| assets.get(id).map(|asset| asset.depends_on.iter().collect()).unwrap_or_default();
    let way = loops::through(proposal.id(), proposal.after.depends_on.iter(), next)?;
    let own = proposal.after.name.to_string();
    let names = way.into_iter().filter_map(|id| Some(assets.get(id)?.name.to_string()));
    let names: Vec<_> = std::iter::once(own.clone()).chain(names).chain([own]).collect();
    Some(names.join(" > "))
}
