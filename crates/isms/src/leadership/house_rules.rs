//! House rules that the organization may set aside: good defaults that no standard asks for.

use kernel::{Choice, Date, Group, Link, State, Text};

use crate::context::Profile;
use crate::context::profiles::profile;
use crate::support::Person;

/// A rule of good practice that counts unless the organization sets it aside, with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "house-rule")]
pub enum HouseRule {
    /// Nobody approves what they wrote, froze or answer for.
    AuthorsDoNotApprove,
    /// Whoever carried something out does not judge whether it works.
    AnotherReviews,
    /// What is accepted above the line is accepted until a day.
    AcceptancesEnd,
    /// Nobody gives a role to themselves.
    RolesAreGiven,
}

/// A house rule that was set aside.
#[derive(Clone, Debug, PartialEq, Group)]
pub struct SetAside {
    /// Which one.
    pub rule: HouseRule,
    /// Who set it aside.
    pub by: Link<Person>,
    /// The day.
    pub on: Date,
    /// Why, and what is done in its place.
    pub reason: Text,
    /// The day since when it counts again.
    pub ended_on: Option<Date>,
}

impl HouseRule {
    /// Whether it counts.
    pub fn counts(self, state: &State) -> bool {
        profile(state).is_none_or(|profile| self.aside(profile).is_none())
    }

    /// Whether it counted on a day.
    pub fn counted(self, state: &State, day: Date) -> bool {
        let aside = |own: &SetAside| own.rule == self && own.on <= day && own.ended_on.is_none_or(|ended| ended > day);
        profile(state).is_none_or(|profile| !profile.set_aside.iter().any(|(_, own)| aside(own)))
    }

    /// Who set it aside and why, with the key of that row, where it does not count.
    pub fn aside(self, profile: &Profile) -> Option<(&str, &SetAside)> {
        profile.set_aside.iter().find(|(_, own)| own.rule == self && own.ended_on.is_none())
    }
}
