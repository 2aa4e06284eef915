//! The sample organization's name, and who can sign in to it.

use access::{Account, Role};
use engine::{Actor, Engine};
use kernel::{Choice, Id};
use serde::Deserialize;

use crate::stop::Stop;

use super::ORG;

const ORGANIZATION: &str = include_str!("../../../../../content/sample/organization.yaml");

/// The organization as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// What it is called.
    pub name: String,
    /// The time zone of its days.
    pub time_zone: String,
    /// Who can sign in; the first is the one whose password is shown.
    pub accounts: Vec<Member>,
}

/// Somebody who can sign in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The e-mail address of the person, which is the login as well.
    pub login: String,
    role: String,
}

/// Whether the accounts are there.
pub enum Admitted {
    /// Not yet looked at.
    Nobody,
    /// All of them; the password of the first, where it was made now.
    All(Option<String>),
}

/// The file, read.
pub fn organization() -> Result<Organization, Stop> {
    let fault = |error: serde_norway::Error| Stop::Fault(format!("organization.yaml: {error}"));
    serde_norway::from_str(ORGANIZATION).map_err(fault)
}

/// Lets an account look around as the person whose password would be shown. Where that person's own account was made
/// just now and its password shown to nobody, it makes room; where it is in use, the guest stands for nobody.
pub async fn look_around(engine: &Engine, account: Id<Account>, unused: bool) -> Result<(), Stop> {
    let (state, operator) = (engine.state(ORG).await?, Actor::operator());
    let login = organization()?.accounts.into_iter().next().map(|member| member.login).unwrap_or_default();
    if let Some(own) = engine.account(&login).filter(|own| unused && *own != account) {
        engine.leave(own, ORG, &operator).await?;
    }
    let mut person = state.resolve("person", &login).ok();
    if let Some(wanted) = person {
        person = engine.may_be_stood_for(ORG, wanted, &operator).await.is_ok().then_some(wanted);
    }
    Ok(engine.join(account, ORG, Role::Administrator, person, &operator).await?)
}

/// Makes the accounts that are missing; the first of a new instance administers it.
pub async fn admit(engine: &Engine, org: &Organization, first: bool) -> Result<Admitted, Stop> {
    let operator = Actor::operator();
    let state = engine.state(ORG).await?;
    let mut shown = None;
    for (at, member) in org.accounts.iter().enumerate() {
        let known = engine.account(&member.login);
        if known.is_some_and(|account| engine.membership(account, ORG).is_some()) {
            continue;
        }
        let person = state.resolve("person", &member.login).map_err(|wrong| wrong.at(member.login.clone()))?;
        let name = state.row("person", person).map(|row| row.record.title()).unwrap_or_default();
        let role = Role::of(&member.role).ok_or_else(|| Stop::Fault(format!("there is no role {}", member.role)))?;
        let account = match known {
            Some(account) => account,
            None => {
                let administrator = first && at == 0;
                let made = engine.create_account(&member.login, &name, None, administrator, &operator).await?;
                // Whoever looks around a sample signs nothing that counts.
                engine.keep_password(made.0).await?;
                shown = shown.or(Some(made.1).filter(|_| at == 0));
                made.0
            }
        };
        engine.join(account, ORG, role, Some(person), &operator).await?;
    }
    Ok(Admitted::All(shown))
}
