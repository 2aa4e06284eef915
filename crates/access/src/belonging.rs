//! Who may say what of whom: one account stands for a person, and nobody says of themselves for whom they stand or what they
//! may.

use kernel::{Basis, Guard, Id, Proposal, RawId, Refusal, State};

use crate::accounts::{Account, Membership, Organization};
use crate::rights::Right;

/// An account that is to belong to an organization, and the person there whom it is to stand for.
#[derive(Clone, Copy, Debug)]
pub struct Belonging {
    /// The organization.
    pub org: Id<Organization>,
    /// The account; the id of nobody where it is still to be made.
    pub account: Id<Account>,
    /// The person of the organization.
    pub person: Option<RawId>,
}

impl Guard for Membership {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let (after, actor) = (proposal.after, proposal.context.actor);
        let wanted = Belonging { org: after.organization, account: after.account, person: stands_for(after) };
        let before = proposal.before.and_then(stands_for);
        let person = may_stand(proposal.state, &wanted, before, actor).err();
        let role = proposal.before.and_then(|before| keeps(before, after, actor).err());
        person.into_iter().chain(role).collect()
    }
}

/// Refuses a second account for a person, and whoever changes for whom the own account stands; it stood for `before`.
pub fn may_stand(instance: &State, wanted: &Belonging, before: Option<RawId>, actor: RawId) -> Result<(), Refusal> {
    let mut others = instance.pointing::<Membership>(wanted.org.raw());
    if actor == wanted.account.raw() && before != wanted.person {
        let another = |held: &Membership| held.account != wanted.account && held.role.has(Right::Admit);
        // Whoever administers alone says it once, to begin with.
        if before.is_some() || others.any(|(_, held)| another(held)) {
            let message = "whoever signs for a person does not say so of themselves; let another administrator of the \
                           organization change for whom your account stands";
            return Err(Refusal { field: "person".into(), ..Refusal::forbidden(message, Basis::HouseRule) });
        }
    }
    let Some(person) = wanted.person else { return Ok(()) };
    let mut others = instance.pointing::<Membership>(wanted.org.raw());
    let other = others.find(|(_, held)| held.account != wanted.account && stands_for(held) == Some(person));
    let Some((_, other)) = other else { return Ok(()) };
    let login = instance.get(other.account).map(|account| account.login.to_string()).unwrap_or_default();
    let message = format!(
        "the account {login} stands for this person; one account signs for a person, so choose another person, or take \
         that account out first"
    );
    Err(Refusal::house_rule("person", message))
}

/// Refuses whoever gives away what they may say of others: nobody could take it back.
fn keeps(before: &Membership, after: &Membership, actor: RawId) -> Result<(), Refusal> {
    let lost = before.role.has(Right::Admit) && !after.role.has(Right::Admit);
    if actor != after.account.raw() || !lost {
        return Ok(());
    }
    let message = "you administer this organization; let another administrator change your own role";
    Err(Refusal::house_rule("role", message))
}

/// Refuses whoever takes the own account out of an organization.
pub fn may_leave(account: Id<Account>, actor: RawId) -> Result<(), Refusal> {
    if account.raw() != actor {
        return Ok(());
    }
    let message = "this is your own account; let another administrator take it out of an organization";
    Err(Refusal::house_rule("account", message))
}

/// The person whom an account of an organization stands for by now.
pub fn person_of(instance: &State, account: Id<Account>, org: Id<Organization>) -> Option<RawId> {
    let mut all = instance.pointing::<Membership>(account.raw());
    all.find(|(_, held)| held.organization == org).and_then(|(_, held)| stands_for(held))
}

fn stands_for(held: &Membership) -> Option<RawId> {
    held.person.as_ref().and_then(|person| person.parse().ok())
}
