//! 7.2: the people who do work under the organization's control.

use kernel::{Date, Guard, Lines, Link, Many, Own, Proposal, Record, Refusal, Text};

use crate::context::Unit;

/// Somebody who works under the organization's control, with or without an account.
#[derive(Clone, Debug, Record)]
#[register(key = "person", plural = "people", reference = "P-{n:03}", clause = "7.2")]
pub struct Person {
    /// Full name.
    #[field(column)]
    pub name: Text,
    /// E-mail address; no two people share one.
    #[field(column, unique)]
    pub email: Option<Text>,
    /// What the person does.
    #[field(column)]
    pub position: Option<Text>,
    /// The unit the person belongs to.
    #[field(column)]
    pub unit: Option<Link<Unit>>,
    /// Last day of working for the organization.
    pub left_on: Option<Date>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Person {
    /// Whether the person still works for the organization on a day.
    pub fn works_on(&self, day: Date) -> bool {
        self.left_on.is_none_or(|left| left >= day)
    }
}

impl Guard for Person {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let odd = |email: &&Text| !matches!(email.split_once('@'), Some((name, host)) if !name.is_empty() && host.contains('.'));
        let refusal = |_| Refusal::software("email", "write an address like name@example.org");
        proposal.after.email.as_ref().filter(odd).map(refusal).into_iter().collect()
    }
}
