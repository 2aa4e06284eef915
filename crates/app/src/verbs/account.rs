//! `muniment account`: accounts, their passwords and API tokens, at the machine itself.

use access::{Account as Held, Role};
use clap::{Args, Subcommand};
use engine::{Actor, Engine};
use kernel::{Choice, Id, RawId, Refusal};
use serde_json::json;

use crate::cli::Place;
use crate::door;
use crate::stop::Stop;

use super::answer;

/// Accounts
#[derive(Args, Debug)]
pub struct Account {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Make an account; its password is made here and shown once
    Create {
        /// What is typed to sign in: an e-mail address or a short name
        login: String,
        /// The name others see
        #[arg(long)]
        name: String,
        /// May found organizations and administer every account
        #[arg(long)]
        administrator: bool,
        /// Its role in the organization of --org: reader, contributor, manager or administrator
        #[arg(long, value_parser = role)]
        role: Option<Role>,
    },
    /// Make an account for each of some people of --org, who sign in by their e-mail address; passwords are shown once
    Invite {
        /// People by their references, such as P-003
        people: Vec<String>,
        /// Everybody with an e-mail address for whom no account stands yet
        #[arg(long, conflicts_with = "people")]
        all: bool,
        /// Their role: reader, contributor, manager or administrator
        #[arg(long, value_parser = role)]
        role: Role,
    },
    /// Give an account another password, made here and shown once; its sessions end
    Password {
        /// The account's login
        login: String,
    },
    /// Make an API token, shown once
    Token {
        /// The account's login
        login: String,
        /// What the token is for
        #[arg(long)]
        name: String,
        /// Days until it ends; without an end where left out
        #[arg(long)]
        days: Option<u32>,
    },
    /// Take an account out of the organization of --org
    Leave {
        /// The account's login
        login: String,
    },
    /// Erase who an account was that belongs nowhere any more, from the whole history as well; it cannot be undone
    Erase {
        /// The account's login
        login: String,
        /// Why: the request, or the end of the time it may be kept
        #[arg(long, value_name = "TEXT", default_value = "")]
        because: String,
    },
    /// List the accounts
    List,
}

fn role(text: &str) -> Result<Role, String> {
    let all = Role::CHOICES;
    all.find(text).and_then(Role::of).ok_or_else(|| format!("choose {}", all.values.join(", ")))
}

/// Does it on the data folder.
pub async fn run(place: &Place, verb: Account) -> Result<(), Stop> {
    match verb.verb {
        Verb::Create { login, name, administrator, role } => create(place, &login, &name, administrator, role).await,
        Verb::Invite { people, all, role } => invite(place, &people, all, role).await,
        Verb::Password { login } => {
            let engine = door::existing(place).await?;
            let password = engine.reset_password(known(&engine, &login)?).await?;
            answer(place.format, &json!({ "login": login, "password": password }), || tell_password(&login, &password));
            engine.close().await;
            Ok(())
        }
        Verb::Token { login, name, days } => {
            let engine = door::existing(place).await?;
            let token = engine.create_token(known(&engine, &login)?, &name, days).await?;
            answer(place.format, &json!({ "login": login, "token": token }), || out!("{token}"));
            engine.close().await;
            Ok(())
        }
        Verb::Leave { login } => {
            let folder = door::folder(place).await?;
            folder.engine.leave(known(&folder.engine, &login)?, &folder.org, &Actor::operator()).await?;
            answer(place.format, &json!({ "login": login, "left": folder.org }), || {
                out!("{login} left {}", folder.org)
            });
            folder.engine.close().await;
            Ok(())
        }
        Verb::Erase { login, because } => {
            let engine = door::existing(place).await?;
            let account = known(&engine, &login)?;
            engine.erase_account(account, &because, &Actor::operator()).await?;
            let id = account.raw().to_string();
            answer(place.format, &json!({ "erased": id }), || out!("erased; what it did stands under {id}"));
            engine.close().await;
            Ok(())
        }
        Verb::List => list(place).await,
    }
}

async fn create(place: &Place, login: &str, name: &str, administrator: bool, role: Option<Role>) -> Result<(), Stop> {
    if role.is_none() && !administrator {
        let all = Role::CHOICES.values.join(", ");
        let message = format!("say what it may do: --role with --org ({all}), or --administrator for the installation");
        return Err(Stop::usage(message));
    }
    let engine = door::engine(place).await?;
    let operator = Actor::operator();
    // First: the password is shown once, and must not be lost to a word that names nothing.
    let belongs = match role {
        Some(role) => Some((role, belonging(&engine, place).await?)),
        None => None,
    };
    let (account, password) = engine.create_account(login, name, None, administrator, &operator).await?;
    let joined = match belongs {
        Some((role, (org, person))) => engine.join(account, &org, role, person, &operator).await,
        None => Ok(()),
    };
    answer(place.format, &json!({ "login": login, "password": password }), || tell_password(login, &password));
    engine.close().await;
    Ok(joined?)
}

/// The organization that a new account is to belong to, and the person it is to stand for there.
async fn belonging(engine: &Engine, place: &Place) -> Result<(String, Option<RawId>), Stop> {
    let folder = door::within(engine.clone(), place)?;
    let state = folder.state(None).await?;
    let person = place.person.as_ref().map(|person| state.resolve("person", person));
    let person = person.transpose().map_err(|wrong| Refusal::software("--as", wrong.0))?;
    if let Some(person) = person {
        engine.may_be_stood_for(&folder.org, person, &Actor::operator()).await?;
    }
    Ok((folder.org, person))
}

async fn invite(place: &Place, named: &[String], all: bool, role: Role) -> Result<(), Stop> {
    let folder = door::folder(place).await?;
    let state = folder.state(None).await?;
    let people: Vec<_> = match all {
        true => folder.engine.without_account(&folder.org, &state),
        false => {
            let found = |own: &String| state.resolve("person", own).map_err(|wrong| Refusal::software(own, wrong.0));
            named.iter().map(found).collect::<Result<_, _>>()?
        }
    };
    let invited = folder.engine.invite(&folder.org, &people, Some(role), &Actor::operator()).await?;
    let told: Vec<_> = invited
        .iter()
        .map(|own| json!({ "person": own.person.to_string(), "name": own.name, "login": own.login, "password": own.password }))
        .collect();
    answer(place.format, &json!({ "items": told }), || {
        for own in &invited {
            let password = own.password.as_deref().unwrap_or("(signs in as before)");
            out!("{}  {}  {password}", own.name, own.login);
        }
        out!("passwords are shown once");
    });
    folder.engine.close().await;
    Ok(())
}

fn tell_password(login: &str, password: &str) {
    out!("login     {login}");
    out!("password  {password}   (shown once)");
}

fn known(engine: &Engine, login: &str) -> Result<Id<Held>, Stop> {
    engine.account(login).ok_or_else(|| Stop::usage(format!("there is no account {login}")))
}

async fn list(place: &Place) -> Result<(), Stop> {
    let engine = door::existing(place).await?;
    let state = engine.instance();
    let belongs = |id: Id<Held>| access::belongs(id, &state).map(|(org, own)| (org.key.to_string(), own.role.key()));
    let told = |(id, account): (Id<Held>, &kernel::Held<Held>)| {
        let organizations: Vec<_> = belongs(id).map(|(key, role)| json!({ "key": key, "role": role })).collect();
        json!({
            "login": &*account.login,
            "name": &*account.name,
            "administrator": account.administrator,
            "locked": account.locked,
            "organizations": organizations,
        })
    };
    let row = |(id, account): (Id<Held>, &kernel::Held<Held>)| {
        let belongs: Vec<_> = belongs(id).map(|(key, role)| format!("{key} ({role})")).collect();
        let note = [(account.administrator, "administrator"), (account.locked, "locked")];
        let note: Vec<_> = note.iter().filter(|(set, _)| *set).map(|(_, word)| *word).collect();
        vec![account.login.to_string(), account.name.to_string(), belongs.join(", "), note.join(", ")]
    };
    answer(place.format, &state.of::<Held>().iter().map(told).collect(), || {
        let headings = ["Login", "Name", "Belongs to", ""].map(str::to_owned);
        crate::table::print(&headings, &state.of::<Held>().iter().map(row).collect::<Vec<_>>());
    });
    Ok(())
}
