//! Signing in: accounts, passwords, sessions and API tokens.
//!
//! Accounts stand in the instance's ledger. Password hashes and the digests of sessions and tokens are
//! secrets: they lie in plain tables beside it and never enter a ledger.

mod attempts;
mod inviting;
mod mirror;
mod passwords;
mod preferences;
mod secret;
mod sessions;

use std::sync::atomic::{AtomicI64, Ordering};

use access::Account;
pub use inviting::{Invited, PEOPLE_MAX};
use jiff::Timestamp;
use kernel::{Command, Declared, Id, Path, Refusal, Value};
use ledger::Store;
pub use preferences::Preferred;
pub use sessions::{KIND_SESSION, KIND_TOKEN, Session};

use crate::Engine;
use crate::asked::{Actor, Asked};
use crate::failure::{Failure, Fault};
use crate::instance::{administrator, holding};

/// Why somebody was not let in.
#[derive(Clone, Debug)]
pub enum SignInRefusal {
    /// Login or password is wrong; which of the two is not told.
    Wrong,
    /// The account is locked.
    Locked,
    /// Too many attempts: try again after this many seconds.
    TooMany(u64),
    /// Nothing could be looked up.
    Broken(Fault),
}

/// Sessions that are over are forgotten this often, in seconds.
const SWEEP_EVERY_S: i64 = 3_600;
/// Kept beside an account whose password was made here and shown to somebody else: not yet its own.
const HANDED_OUT: &str = "password-handed-out";

/// What the engine keeps in memory about signing in.
pub(crate) struct Kept {
    sessions: sessions::Sessions,
    preferences: preferences::Preferences,
    attempts: attempts::Attempts,
    /// The second in which sessions were swept last.
    swept: AtomicI64,
}

impl Kept {
    pub(crate) async fn load(store: &Store) -> Result<Self, Fault> {
        Ok(Self {
            sessions: sessions::Sessions::load(store).await?,
            preferences: preferences::Preferences::load(store).await?,
            attempts: attempts::Attempts::default(),
            swept: AtomicI64::new(0),
        })
    }

    /// Reads again what another process may have ended.
    pub(crate) async fn refresh(&self, store: &Store, now: Timestamp) {
        if let Err(fault) = self.sessions.refresh(store).await {
            tracing::warn!(%fault, "sessions could not be read again");
        }
        if let Err(fault) = self.preferences.refresh(store).await {
            tracing::warn!(%fault, "preferences could not be read again");
        }
        let second = now.as_second();
        if second - self.swept.load(Ordering::Relaxed) >= SWEEP_EVERY_S && store.unwritable().is_none() {
            self.swept.store(second, Ordering::Relaxed);
            if let Err(fault) = self.sessions.sweep(store, now).await {
                tracing::warn!(%fault, "sessions that are over could not be forgotten");
            }
        }
    }
}

impl Engine {
    /// Whether nobody has an account yet, so that the first administrator is to be made.
    pub fn is_new(&self) -> bool {
        self.instance().of::<Account>().iter().next().is_none()
    }

    /// Makes an account. Gives its id and its password: the one given, or one made here to be shown once.
    pub async fn create_account(
        &self,
        login: &str,
        name: &str,
        password: Option<&str>,
        administrator: bool,
        by: &Actor,
    ) -> Result<(Id<Account>, String), Failure> {
        self.would_create_account(login, name, password, by)?;
        let handed_out = password.is_none();
        let password = password.map_or_else(secret::password, str::to_owned);
        let done = self.administer(by, new_account(login, name, administrator)).await?;
        let id = done.changes.first().map(|change| change.subject().1).unwrap_or_default();
        match handed_out {
            true => self.hand_out(Id::of(id), &password).await?,
            false => passwords::put(&self.0.store, id, &password).await?,
        }
        Ok((Id::of(id), password))
    }

    /// Everything that speaks against such an account.
    pub fn would_create_account(
        &self,
        login: &str,
        name: &str,
        password: Option<&str>,
        by: &Actor,
    ) -> Result<(), Failure> {
        let weak = password.and_then(|password| passwords::acceptable(password, login).err()).unwrap_or_default();
        let command = new_account(login, name, false);
        match self.would(&Asked::by(by.clone()), &command) {
            Ok(()) if weak.is_empty() => Ok(()),
            Ok(()) => Err(weak.into()),
            Err(Failure::Refused(found)) => Err(found.into_iter().chain(weak).collect::<Vec<_>>().into()),
            Err(other) => Err(other),
        }
    }

    /// Gives an account a password that somebody else reads first: it opens the door once, to choose another.
    pub(crate) async fn hand_out(&self, account: Id<Account>, password: &str) -> Result<(), Failure> {
        self.prefer(account, HANDED_OUT, Some("yes")).await?;
        Ok(passwords::put(&self.0.store, account.raw(), password).await?)
    }

    /// Whether the password of an account was handed out, so that others know it, and is still to be changed.
    pub fn is_handed_out(&self, account: Id<Account>) -> bool {
        self.0.accounts.preferences.holds(account, HANDED_OUT)
    }

    /// Lets a password that was handed out stand as it is: of an account that nobody signs with but to look around.
    pub async fn keep_password(&self, account: Id<Account>) -> Result<(), Failure> {
        self.prefer(account, HANDED_OUT, None).await
    }

    /// The account with this login.
    pub fn account(&self, login: &str) -> Option<Id<Account>> {
        let state = self.instance();
        let id = Id::of(holding(&state, Account::REGISTER, "login", &login.trim().to_lowercase())?);
        state.get(id).filter(|account| !account.head.retired).map(|_| id)
    }

    /// Lets somebody in: gives the session's secret, to be kept by the browser alone.
    pub async fn sign_in(&self, login: &str, password: &str, agent: &str) -> Result<String, SignInRefusal> {
        let now = self.now();
        let (attempts, store) = (&self.0.accounts.attempts, &self.0.store);
        attempts.may(login, now).map_err(SignInRefusal::TooMany)?;
        let turn = attempts.turn().await.map_err(SignInRefusal::TooMany)?;
        attempts.admit(login, now).map_err(SignInRefusal::TooMany)?;
        let broken = |fault| {
            attempts.unchecked(login);
            SignInRefusal::Broken(fault)
        };
        let account = self.account(login);
        let stored = passwords::stored(store, account).await.map_err(broken)?;
        let right = passwords::check(stored.clone(), password).await.map_err(broken)?;
        drop(turn);
        let (Some(id), true) = (account, right) else {
            return Err(SignInRefusal::Wrong);
        };
        if self.instance().get(id).is_none_or(|account| account.locked) {
            return Err(SignInRefusal::Locked);
        }
        let opened = self.0.accounts.sessions.open(store, KIND_SESSION, id, agent, None, now).await.map_err(broken)?;
        // Whoever gave the account another password meanwhile ended the sessions that were there by then.
        if passwords::stored(store, account).await.map_err(broken)? != stored {
            if let Some(session) = self.session(&opened) {
                self.0.accounts.sessions.end(store, id, &session.id).await.map_err(SignInRefusal::Broken)?;
            }
            return Err(SignInRefusal::Wrong);
        }
        attempts.passed(login);
        Ok(opened)
    }

    /// The session of a secret, if it is open and its account is not locked.
    pub fn session(&self, secret: &str) -> Option<Session> {
        let session = self.0.accounts.sessions.of(secret, self.now())?;
        let state = self.instance();
        state.get(session.account).filter(|account| !account.locked && !account.head.retired)?;
        Some(session)
    }

    /// The same, asking the store where the secret is unknown: another process may just have made the token.
    pub async fn session_anywhere(&self, secret: &str) -> Option<Session> {
        if let Some(session) = self.session(secret) {
            return Some(session);
        }
        if let Err(fault) = self.0.accounts.sessions.look_for(&self.0.store, secret).await {
            tracing::warn!(%fault, "a token could not be looked for");
        }
        self.session(secret)
    }

    /// Writes down, at most once a minute, that a session is in use.
    pub async fn seen(&self, session: &Session) {
        self.0.accounts.sessions.seen(&self.0.store, session, self.now()).await;
    }

    /// What an account prefers to see.
    pub fn preferences(&self, account: Id<Account>) -> Preferred {
        self.0.accounts.preferences.of(account)
    }

    /// Writes down what an account prefers; none forgets it. Names and contents are short and chosen by the caller.
    pub async fn prefer(&self, account: Id<Account>, name: &str, content: Option<&str>) -> Result<(), Failure> {
        Ok(self.0.accounts.preferences.put(&self.0.store, account, name, content).await?)
    }

    /// The open sessions of an account, or its tokens, newest first.
    pub fn sessions(&self, kind: &str, account: Id<Account>) -> Vec<Session> {
        self.0.accounts.sessions.all(kind, account, self.now())
    }

    /// Ends a session or revokes a token of an account.
    pub async fn end_session(&self, account: Id<Account>, id: &str) -> Result<(), Failure> {
        Ok(self.0.accounts.sessions.end(&self.0.store, account, id).await?)
    }

    /// Ends every session of an account but one.
    pub async fn end_other_sessions(&self, account: Id<Account>, but: &str) -> Result<(), Failure> {
        for session in self.sessions(KIND_SESSION, account) {
            if session.id != but {
                self.end_session(account, &session.id).await?;
            }
        }
        Ok(())
    }

    /// Sets a password and ends every session of the account.
    pub async fn set_password(&self, account: Id<Account>, password: &str) -> Result<(), Failure> {
        let state = self.instance();
        let held = state.get(account).ok_or_else(no_account)?;
        passwords::acceptable(password, &held.login)?;
        self.replace_password(account, password).await?;
        self.keep_password(account).await
    }

    async fn replace_password(&self, account: Id<Account>, password: &str) -> Result<(), Failure> {
        passwords::put(&self.0.store, account.raw(), password).await?;
        // Another process may have opened one just now.
        self.0.accounts.sessions.refresh(&self.0.store).await?;
        self.end_other_sessions(account, "").await
    }

    /// Revokes every API token of an account.
    pub async fn revoke_tokens(&self, account: Id<Account>) -> Result<(), Failure> {
        for token in self.sessions(KIND_TOKEN, account) {
            self.end_session(account, &token.id).await?;
        }
        Ok(())
    }

    /// Sets a password made here, to be shown once. A reset answers a loss, so tokens end with it.
    pub async fn reset_password(&self, account: Id<Account>) -> Result<String, Failure> {
        self.instance().get(account).ok_or_else(no_account)?;
        let password = secret::password();
        self.replace_password(account, &password).await?;
        self.prefer(account, HANDED_OUT, Some("yes")).await?;
        self.revoke_tokens(account).await?;
        Ok(password)
    }

    /// Erases who an account was, from the instance's ledger and from everything beside it. When this returns it is gone.
    pub async fn erase_account(&self, account: Id<Account>, reason: &str, by: &Actor) -> Result<(), Failure> {
        let command = Command::Act(access::ERASE_ACCOUNT, vec![("account".to_owned(), Value::Link(account.raw()))]);
        let asked = Asked::by(by.clone()).because(reason);
        administrator(by)?;
        if let Some(day) = access::erased_on(account, &self.instance()) {
            let message = format!("this account was erased on {day} already; nothing is left to erase");
            return Err(Refusal::software("account", message).into());
        }
        self.would(&asked, &command)?;
        // Secrets go first: cut off after it, there is an account that nobody can sign in to, to be erased again.
        let store = &self.0.store;
        self.0.accounts.sessions.end_all(store, account).await?;
        self.0.accounts.preferences.forget(store, account).await?;
        passwords::forget(store, account).await?;
        self.erase(&self.0.instance, asked, command).await.map(drop)
    }

    /// Whether a password is the account's.
    pub async fn is_password(&self, account: Id<Account>, password: &str) -> Result<bool, Failure> {
        let busy = |_| Refusal::software("password", "many are signing in at this moment; try again in a few seconds");
        let _turn = self.0.accounts.attempts.turn().await.map_err(busy)?;
        let stored = passwords::stored(&self.0.store, Some(account)).await?;
        Ok(passwords::check(stored, password).await?)
    }

    /// Makes an API token for an account, to be shown once.
    pub async fn create_token(&self, account: Id<Account>, name: &str, days: Option<u32>) -> Result<String, Failure> {
        let name = name.trim();
        if name.is_empty() || name.len() > 100 {
            return Err(Refusal::software("name", "give the token a name of at most 100 bytes").into());
        }
        Ok(self.0.accounts.sessions.open(&self.0.store, KIND_TOKEN, account, name, days, self.now()).await?)
    }
}

fn no_account() -> Failure {
    Failure::Missing("there is no such account".into())
}

fn new_account(login: &str, name: &str, administrator: bool) -> Command {
    let values = vec![
        (Path::field("login"), Value::Text(login.trim().to_lowercase())),
        (Path::field("name"), Value::Text(name.to_owned())),
        (Path::field("administrator"), Value::Flag(administrator)),
    ];
    Command::Create(Account::REGISTER, values)
}
