//! 4.1: what the organization is, in the few words that everything else is measured by.

mod begin;
mod find_no_opportunity;
mod set_aside;

use kernel::{Choice, Date, Group, Guard, Lines, Link, Many, Markdown, Own, Proposal, Record, Refusal, Text};

use crate::guards::counted;
use crate::leadership::SetAside;
use crate::support::Person;

pub use begin::BeginSystem;
pub use find_no_opportunity::FindNoOpportunity;
pub use set_aside::{CountRuleAgain, SetRuleAside};

/// What the organization is: its purpose, its trade, its size, and what its management system is to reach.
#[derive(Clone, Debug, Record)]
#[register(key = "profile", plural = "profiles", reference = "PF-{n:02}", clause = "4.1")]
pub struct Profile {
    /// What the organization is called.
    #[field(column)]
    pub name: Text,
    /// The trade it belongs to; examples are chosen by it.
    #[field(column)]
    pub sector: Sector,
    /// How many persons work under its control.
    #[field(column)]
    pub persons: Option<i64>,
    /// What it is there for: what it offers, and to whom.
    #[field(clause = "4.1")]
    pub purpose: Option<Markdown>,
    /// What the management system is to reach.
    #[field(clause = "4.1")]
    pub outcomes: Option<Markdown>,
    /// The countries it works in.
    #[field(column)]
    pub countries: Lines,
    /// Opportunities were looked for, and none was found.
    #[field(act, clause = "6.1.1")]
    pub sought: Option<Sought>,
    /// House rules that the organization set aside, with who, when and why.
    #[field(act, clause = "5.3")]
    pub set_aside: Many<SetAside>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// Something was looked for, and none was found.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct Sought {
    /// Who says so.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// Where it was looked, with whom, and why nothing came of it.
    pub statement: Markdown,
}

/// The trade an organization belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "sector")]
pub enum Sector {
    /// None of those below, or several.
    #[choice(alias = "other")]
    General,
    /// It makes or runs software.
    #[choice(alias = "saas")]
    #[choice(alias = "it")]
    Software,
    /// It advises, represents, audits, designs.
    #[choice(alias = "professional services")]
    #[choice(alias = "consulting")]
    Services,
    /// It makes things.
    #[choice(alias = "industry")]
    Manufacturing,
    /// It treats and cares for people.
    #[choice(alias = "health care")]
    Health,
    /// It keeps, lends, insures money.
    #[choice(alias = "banking")]
    #[choice(alias = "insurance")]
    Finance,
    /// It is part of the state.
    #[choice(alias = "government")]
    PublicSector,
    /// It moves and stores goods.
    #[choice(alias = "transport")]
    Logistics,
    /// It teaches and researches.
    #[choice(alias = "research")]
    Education,
}

impl Guard for Profile {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let other = proposal.state.of::<Self>().iter().find(|(id, _)| *id != proposal.id());
        let only = |id| {
            let message = format!("{} tells this already; edit it", proposal.state.reference(id));
            Refusal::software("", message)
        };
        let another = other.filter(|_| proposal.before.is_none()).map(|(id, _)| only(id));
        another.into_iter().chain(counted("persons", proposal.after.persons, "persons")).collect()
    }
}

/// The organization's profile, where it has one.
pub fn profile(state: &kernel::State) -> Option<&Profile> {
    state.of::<Profile>().iter().map(|(_, record)| &**record).next()
}

/// The trade the organization's examples are chosen by.
pub fn sector(state: &kernel::State) -> Sector {
    profile(state).map_or(Sector::General, |profile| profile.sector)
}
