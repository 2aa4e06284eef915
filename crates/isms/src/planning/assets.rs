//! Information and what carries it: the assets, their values and dependencies.

use kernel::{Choice, Group, Guard, Level, Lines, Link, Links, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use super::AssetType;
use crate::context::{Site, Unit};
use crate::loops;
use crate::support::Person;

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
    /// What it is and does.
    pub description: Option<Markdown>,
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

/// A judgement by one criterion.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Rating {
    /// The step on the consequence scale.
    pub level: Level,
    /// Why this step.
    pub because: Option<Text>,
}

impl Guard for Asset {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let unchanged = proposal.before.is_some_and(|before| before.depends_on == proposal.after.depends_on);
        let looped = if unchanged { None } else { loop_through(proposal) };
        let looped = looped.map(|asset| {
            let message = format!("{asset} depends on this asset already; take one of the two dependencies away");
            Refusal::software("depends_on", message)
        });
        looped.into_iter().chain(super::scoring::off_scale(proposal.state, "value", &proposal.after.value)).collect()
    }
}

/// The dependency through which the asset would depend on itself.
fn loop_through(proposal: &Proposal<'_, Asset>) -> Option<String> {
    let assets = proposal.state.of::<Asset>();
    let next = |id| assets.get(id).map(|asset| asset.depends_on.iter().collect()).unwrap_or_default();
    let first = loops::through(proposal.id(), proposal.after.depends_on.iter(), next)?;
    assets.get(first).map(|asset| asset.name.to_string()).or(Some("this asset itself".into()))
}
