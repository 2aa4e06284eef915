//! Many accounts at once: one for each of some people, named like the person and signing in by the e-mail address.

use std::collections::HashSet;

use access::{Account, Membership, Organization, Role};
use isms::support::Person;
use jiff::civil::Date;
use kernel::{Choice, Command, Declared, Id, Path, RawId, Refusal, State, Value};

use super::secret;
use crate::Engine;
use crate::asked::Actor;
use crate::failure::Failure;
use crate::instance::holding;
use crate::operator::role_by_records;

/// Most people at once: each password takes a moment.
pub const PEOPLE_MAX: usize = 200;
/// What is recorded.
const INVITE: &str = "membership.invite";

/// Somebody who belongs to the organization from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The person.
    pub person: RawId,
    /// Its name.
    pub name: String,
    /// What is typed to sign in.
    pub login: String,
    /// The password of an account that was made, to be shown once; none where there was one before.
    pub password: Option<String>,
}

impl Engine {
    /// Gives each of some people an account in an organization, all as one entry. An account that signs in by the
    /// address already, of another organization, belongs here too from then on. Without a role each of them gets the one
    /// that their records speak for.
    ///
    /// # Errors
    /// Everybody who cannot be invited, by name, and then nobody is.
    pub async fn invite(
        &self,
        org: &str,
        people: &[RawId],
        role: Option<Role>,
        by: &Actor,
    ) -> Result<Vec<Invited>, Failure> {
        let state = self.state(org).await?;
        let known =
            self.organization(org).ok_or_else(|| Failure::Missing(format!("there is no organization {org}")))?;
        let today = self.today(org);
        let mut invited = self.invitable((known.id, today), people, &state)?;
        let instance = self.instance();
        let mut commands = Vec::new();
        for own in &mut invited {
            let account = match self.account(&own.login) {
                Some(account) => account.raw(),
                None => {
                    let values = vec![
                        (Path::field("login"), Value::Text(own.login.clone())),
                        (Path::field("name"), Value::Text(own.name.clone())),
                    ];
                    commands.push((own.login.clone(), Command::Create(Account::REGISTER, values)));
                    own.password = Some(secret::password());
                    RawId::pending(commands.len() as u64 - 1)
                }
            };
            let role = role.unwrap_or_else(|| role_by_records(&state, own.person, today));
            commands.extend(belonging((org, known.id), account, own, role, &instance));
        }
        self.administer(by, Command::Batch(INVITE, commands.into())).await?;
        for own in &invited {
            if let (Some(password), Some(account)) = (&own.password, self.account(&own.login)) {
                self.hand_out(account, password).await?;
            }
        }
        Ok(invited)
    }

    /// Everybody with an e-mail address for whom no account of an organization stands yet.
    pub fn without_account(&self, org: &str, state: &State) -> Vec<RawId> {
        let (instance, today) = (self.instance(), self.today(org));
        let known = self.organization(org);
        let stands = known.map(|known| stand(known.id, &instance)).unwrap_or_default();
        let people = state.of::<Person>().iter().filter(|(id, person)| {
            !person.head.retired
                && person.works_on(today)
                && person.email.is_some()
                && !stands.contains(&id.raw().to_string())
        });
        people.map(|(id, _)| id.raw()).collect()
    }

    /// Everybody with what they will sign in by; all who lack something are refused.
    fn invitable(
        &self,
        (org, today): (Id<Organization>, Date),
        people: &[RawId],
        state: &State,
    ) -> Result<Vec<Invited>, Vec<Refusal>> {
        let refused = |message: String| vec![Refusal::software("people", message)];
        if people.is_empty() {
            return Err(refused("choose whom to make accounts for".to_owned()));
        }
        if people.len() > PEOPLE_MAX {
            return Err(refused(format!("make at most {PEOPLE_MAX} accounts at once; choose fewer people")));
        }
        let instance = self.instance();
        let stands = stand(org, &instance);
        let (mut invited, mut refusals, mut logins) = (Vec::new(), Vec::new(), HashSet::new());
        for id in people {
            let Some(person) = state.get(Id::<Person>::of(*id)) else {
                refusals.push(Refusal::software("people", "one of them is no person of this organization"));
                continue;
            };
            let (name, reference) = (person.name.to_string(), state.reference(Id::<Person>::of(*id)));
            let login = person.email.as_ref().map(|email| email.trim().to_lowercase()).unwrap_or_default();
            let here = self.account(&login).is_some_and(|own| {
                instance.pointing::<Membership>(own.raw()).any(|(_, membership)| membership.organization == org)
            });
            let why = if person.head.retired {
                "was retired; restore the record first"
            } else if stands.contains(&id.to_string()) {
                "has an account here already; leave them out"
            } else if !person.works_on(today) {
                "has left; who has left gets no account"
            } else if login.is_empty() {
                "has no e-mail address to sign in by; write it into the record first"
            } else if here {
                "has the e-mail address of an account that belongs here already; choose that one under Members"
            } else if !logins.insert(login.clone()) {
                "has the e-mail address of another of them; put it right first"
            } else {
                invited.push(Invited { person: *id, name, login, password: None });
                continue;
            };
            refusals.push(Refusal::software("people", format!("{reference} {name} {why}")));
        }
        if refusals.is_empty() { Ok(invited) } else { Err(refusals) }
    }
}

/// The people for whom accounts of an organization stand.
fn stand(org: Id<Organization>, instance: &State) -> HashSet<String> {
    let memberships = instance.pointing::<Membership>(org.raw());
    memberships.filter_map(|(_, own)| own.person.as_ref().map(ToString::to_string)).collect()
}

/// What makes an account belong to an organization, again where it did before.
fn belonging(
    (org, id): (&str, Id<Organization>),
    account: RawId,
    own: &Invited,
    role: Role,
    instance: &State,
) -> Vec<(String, Command)> {
    let (register, pair) = (Membership::REGISTER, format!("{org} {}", own.login));
    let values = vec![
        (Path::field("pair"), Value::Text(pair.clone())),
        (Path::field("account"), Value::Link(account)),
        (Path::field("organization"), Value::Link(id.raw())),
        (Path::field("role"), Value::Choice(role.key().into())),
        (Path::field("person"), Value::Text(own.person.to_string())),
    ];
    match holding(instance, register, "pair", &pair) {
        Some(before) => vec![
            (own.login.clone(), Command::Restore(register, before)),
            (own.login.clone(), Command::Edit(register, before, values, None)),
        ],
        None => vec![(own.login.clone(), Command::Create(register, values))],
    }
}
