//! A way of looking at a register, kept as a link.

use kernel::{Guard, Lines, Link, Many, Own, Proposal, Record, Refusal, Text};

use crate::support::Person;

/// A way of looking at a register, kept as a link: filters, order and columns.
#[derive(Clone, Debug, Record)]
#[register(key = "saved-view", plural = "saved-views", reference = "VW-{n:03}")]
pub struct SavedView {
    /// What it is called, in a few words.
    #[field(column)]
    pub title: Text,
    /// The key of the register it looks at.
    #[field(column)]
    pub register: Text,
    /// What it shows, as the address of the list has it after its question mark.
    pub query: Option<Text>,
    /// Offered to everybody, not only to its owner.
    #[field(column)]
    pub shared: bool,
    /// Whose view it is.
    #[field(column)]
    pub owner: Option<Link<Person>>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl SavedView {
    /// Whether it is offered to a person, or to somebody who stands for none.
    pub fn is_offered(&self, person: Option<Link<Person>>) -> bool {
        self.shared || self.owner.is_none() || self.owner == person
    }
}

impl Guard for SavedView {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let known = proposal.state.register(&proposal.after.register).is_some();
        let message = "there is no register with this key; write one such as asset or risk";
        if known { Vec::new() } else { vec![Refusal::software("register", message)] }
    }
}
