//! For whom an account stands: one account stands for a person, and nobody says so of themselves.

use access::{Account, Membership, Organization, Role};
use isms::support::Person;
use jiff::civil::Date;
use kernel::{Basis, Id, RawId, Refusal, State};

use crate::asked::Actor;

/// An account that is to belong to an organization, and the person there whom it is to stand for.
pub(crate) struct Belonging {
    pub(crate) org: Id<Organization>,
    pub(crate) account: Id<Account>,
    pub(crate) person: Option<RawId>,
}

/// Refuses a second account for a person, and whoever changes for whom the own account stands.
pub(crate) fn allowed(instance: &State, wanted: &Belonging, by: &Actor) -> Result<(), Refusal> {
    let before = person_of(instance, wanted.account, wanted.org);
    if before == wanted.person {
        return Ok(());
    }
    if by.account == wanted.account.raw() {
        own(instance, wanted, before)?;
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

/// Refuses a change of one's own person. Whoever administers alone says it once, to begin with.
fn own(instance: &State, wanted: &Belonging, before: Option<RawId>) -> Result<(), Refusal> {
    let mut others = instance.pointing::<Membership>(wanted.org.raw());
    let other = others.any(|(_, held)| held.account != wanted.account && held.role == Role::Administrator);
    if before.is_none() && !other {
        return Ok(());
    }
    let message = "whoever signs for a person does not say so of themselves; let another administrator of the \
                   organization change for whom your account stands";
    Err(Refusal { field: "person".into(), ..Refusal::forbidden(message, Basis::HouseRule) })
}

/// Refuses an account for somebody who has left.
pub(crate) fn left(state: &State, person: RawId, today: Date) -> Result<(), Refusal> {
    let gone = state.get(Id::<Person>::of(person)).filter(|person| !person.works_on(today));
    let Some(left) = gone.and_then(|person| person.left_on) else { return Ok(()) };
    let message = format!("this person left on {left}; who has left gets no account");
    Err(Refusal::house_rule("person", message))
}

/// The person of an organization for whom an account stands there by now.
pub(crate) fn person_of(instance: &State, account: Id<Account>, org: Id<Organization>) -> Option<RawId> {
    let mut all = instance.pointing::<Membership>(account.raw());
    all.find(|(_, held)| held.organization == org).and_then(|(_, held)| stands_for(held))
}

fn stands_for(held: &Membership) -> Option<RawId> {
    held.person.as_ref().and_then(|person| person.parse().ok())
}
