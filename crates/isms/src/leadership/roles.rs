//! 5.3: roles with their responsibilities and authorities, and who holds them.

use kernel::{Context, Guard, Id, Links, Markdown, Record, State, Text};

use crate::support::Person;

/// A role in the management system: what it is responsible for and what it may decide.
#[derive(Clone, Debug, Record)]
#[register(key = "role", plural = "roles", reference = "RO-{n:02}", clause = "5.3")]
pub struct Role {
    /// What the role is called.
    #[field(column)]
    pub title: Text,
    /// What it is responsible for.
    #[field(clause = "5.3")]
    pub responsibilities: Option<Markdown>,
    /// What it may decide.
    #[field(clause = "5.3")]
    pub authorities: Option<Markdown>,
    /// Who holds it.
    #[field(column, clause = "5.3")]
    pub holders: Links<Person>,
}

impl Guard for Role {}

/// Whether the acting person holds a role.
pub fn held(state: &State, context: &Context, role: Id<Role>) -> bool {
    let person = context.person.map(Id::<Person>::of);
    person.is_some_and(|person| state.get(role).is_some_and(|role| role.holders.contains(person)))
}
