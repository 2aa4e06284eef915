//! 5.3: roles with their responsibilities and authorities, and who holds them.

use kernel::{Changes, Context, Guard, Id, Lines, Links, Many, Markdown, Own, Proposal, Record, Refusal, State, Text};

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
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

impl Guard for Role {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let held = |role: &Self| proposal.context.person.is_some_and(|person| role.holders.contains(Id::of(person)));
        let taken = held(proposal.after) && !proposal.before.is_some_and(held);
        let refusal =
            || Refusal::house_rule("holders", "nobody gives a role to themselves; ask somebody else to do it");
        taken.then(refusal).into_iter().collect()
    }
}

/// Whether the acting person holds a role.
pub fn held(state: &State, context: &Context, role: Id<Role>) -> bool {
    let person = context.person.map(Id::<Person>::of);
    person.is_some_and(|person| state.get(role).is_some_and(|role| role.holders.contains(person)))
}

/// The role with this title, made where there is none yet; acts of other clauses build on it.
pub fn ready(changes: &mut Changes<'_>, title: &str, responsibilities: &str, authorities: &str) -> Id<Role> {
    let roles = changes.state().of::<Role>();
    let known = roles.iter().find(|(_, role)| role.title.eq_ignore_ascii_case(title)).map(|(id, _)| id);
    known.unwrap_or_else(|| {
        changes.create(|role: &mut Role| {
            role.title = title.into();
            role.responsibilities = Some(responsibilities.into());
            role.authorities = Some(authorities.into());
        })
    })
}
