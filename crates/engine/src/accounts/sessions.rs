//! Sessions of browsers and tokens of programs: kept in memory, written through to the store.

use std::collections::HashSet;
use std::sync::{PoisonError, RwLock};

use access::Account;
use jiff::Timestamp;
use kernel::Id;
use ledger::Store;
use serde::{Deserialize, Serialize};

use super::mirror::{Mirror, Rows};
use super::secret;
use crate::failure::{Fault, Means};

/// A browser's session.
pub const KIND_SESSION: &str = "session";
/// A program's token.
pub const KIND_TOKEN: &str = "token";
/// What tokens begin with, so that they are found where they do not belong.
const TOKEN_PREFIX: &str = "mnt_";
/// A session ends this many seconds after it was last seen.
pub const SESSION_IDLE_S: i64 = 14 * 86_400;
/// A session ends this many seconds after it began, seen or not.
pub const SESSION_AGE_S: i64 = 90 * 86_400;
/// Last-seen is written at most this often.
const SEEN_EVERY_S: i64 = 60;

/// An open session or a valid token.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Digest of its secret: names it in lists without opening it.
    pub id: String,
    /// [`KIND_SESSION`] or [`KIND_TOKEN`].
    pub kind: String,
    /// Whose it is.
    pub account: Id<Account>,
    /// The browser's name, or the token's.
    pub agent: String,
    /// When it began.
    pub created: Timestamp,
    /// When it was last used, to a minute.
    pub last_seen: Timestamp,
    /// When it ends whatever happens.
    pub expires: Option<Timestamp>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    account: u128,
    agent: String,
    created: Timestamp,
    last_seen: Timestamp,
    expires: Option<Timestamp>,
}

/// All of them by their ids.
pub(super) struct Sessions {
    kept: Mirror<Session>,
    /// Those that live in memory alone, since the store took nothing when they were opened.
    unwritten: RwLock<HashSet<String>>,
}

impl Sessions {
    pub(super) async fn load(store: &Store) -> Result<Self, Fault> {
        Ok(Self { kept: Mirror::of(read(store).await?), unwritten: RwLock::default() })
    }

    /// Takes over what another process opened, saw or ended. What this one did while reading stands.
    pub(super) async fn refresh(&self, store: &Store) -> Result<(), Fault> {
        let later = |known: &Session, stored: Session| {
            let last_seen = stored.last_seen.max(known.last_seen);
            Session { last_seen, ..stored }
        };
        let stays = |id: &str| self.unwritten.read().unwrap_or_else(PoisonError::into_inner).contains(id);
        self.kept.take_over(read(store), later, stays).await
    }

    /// Forgets those whose time is over, here and in the store.
    pub(super) async fn sweep(&self, store: &Store, now: Timestamp) -> Result<(), Fault> {
        let over = |rows: &Rows<Session>| {
            let over = rows.values().filter(|session| !open(session, now));
            over.map(|session| (session.account, session.id.clone())).collect::<Vec<_>>()
        };
        for (account, id) in self.kept.show(over) {
            self.end(store, account, &id).await?;
        }
        Ok(())
    }

    /// Opens a session or makes a token; gives its secret.
    pub(super) async fn open(
        &self,
        store: &Store,
        kind: &str,
        account: Id<Account>,
        agent: &str,
        days: Option<u32>,
        now: Timestamp,
    ) -> Result<String, Fault> {
        let prefix = if kind == KIND_TOKEN { TOKEN_PREFIX } else { "" };
        let secret = secret::token(prefix);
        let lasts = days.map(|days| i64::from(days) * 86_400).or((kind == KIND_SESSION).then_some(SESSION_AGE_S));
        let expires = lasts.and_then(|seconds| Timestamp::from_second(now.as_second() + seconds).ok());
        let (id, kind, agent) = (secret::digest(&secret), kind.to_owned(), agent.chars().take(200).collect());
        let session = Session { id, kind, account, agent, created: now, last_seen: now, expires };
        match write(store, &session).await {
            // Whoever signs in can read at least, until the server is started again.
            Err(fault) if session.kind == KIND_SESSION && matches!(fault.means, Means::ReadOnly | Means::NoRoom) => {
                let mut unwritten = self.unwritten.write().unwrap_or_else(PoisonError::into_inner);
                unwritten.insert(session.id.clone());
            }
            written => written?,
        }
        self.kept.put(&session.id.clone(), session);
        Ok(secret)
    }

    /// Takes over the token of a secret that is not known here, if another process made it.
    pub(super) async fn look_for(&self, store: &Store, secret: &str) -> Result<(), Fault> {
        let id = secret::digest(secret);
        if self.kept.get(&id).is_some() || !secret.starts_with(TOKEN_PREFIX) {
            return Ok(());
        }
        let stored = store.get_aside(KIND_TOKEN, &id).await.map_err(Fault::of)?;
        if let Some(session) = stored.and_then(|bytes| decoded(KIND_TOKEN, &id, &bytes)) {
            self.kept.put(&id, session);
        }
        Ok(())
    }

    /// The open session of a secret.
    pub(super) fn of(&self, secret: &str, now: Timestamp) -> Option<Session> {
        self.kept.get(&secret::digest(secret)).filter(|session| open(session, now))
    }

    pub(super) fn all(&self, kind: &str, account: Id<Account>, now: Timestamp) -> Vec<Session> {
        let own = |session: &&Session| session.kind == kind && session.account == account && open(session, now);
        let mut sessions: Vec<_> = self.kept.show(|rows| rows.values().filter(own).cloned().collect());
        sessions.sort_by_key(|session| std::cmp::Reverse(session.created));
        sessions
    }

    pub(super) async fn seen(&self, store: &Store, session: &Session, now: Timestamp) {
        if now.as_second() - session.last_seen.as_second() < SEEN_EVERY_S {
            return;
        }
        let session = Session { last_seen: now, ..session.clone() };
        if !self.kept.alter(&session.id, |kept| kept.last_seen = now) {
            return;
        }
        let written = write(store, &session).await;
        // Somebody may have ended it meanwhile, and it must stay ended.
        let ended = self.kept.get(&session.id).is_none();
        let settled =
            if ended { store.delete_aside(&session.kind, &session.id).await.map_err(Fault::of) } else { written };
        if let Err(fault) = settled {
            tracing::warn!(%fault, "last-seen was not written");
        }
    }

    /// Ends and forgets every session and token of an account, also those whose time is over.
    pub(super) async fn end_all(&self, store: &Store, account: Id<Account>) -> Result<(), Fault> {
        let own = |session: &&Session| session.account == account;
        let all: Vec<_> = self.kept.show(|rows| rows.values().filter(own).map(|own| own.id.clone()).collect());
        for id in all {
            self.end(store, account, &id).await?;
        }
        Ok(())
    }

    pub(super) async fn end(&self, store: &Store, account: Id<Account>, id: &str) -> Result<(), Fault> {
        if self.kept.get(id).is_none_or(|session| session.account != account) {
            return Ok(());
        }
        let Some(session) = self.kept.forget(id) else { return Ok(()) };
        if self.unwritten.write().unwrap_or_else(PoisonError::into_inner).remove(id) {
            return Ok(());
        }
        store.delete_aside(&session.kind, id).await.map_err(Fault::of)?;
        // Whoever read the store meanwhile may have found it still.
        self.kept.forget(id);
        Ok(())
    }
}

fn open(session: &Session, now: Timestamp) -> bool {
    let idle = now.as_second() - session.last_seen.as_second() > SESSION_IDLE_S;
    session.expires.is_none_or(|end| now < end) && !(session.kind == KIND_SESSION && idle)
}

async fn write(store: &Store, session: &Session) -> Result<(), Fault> {
    let Session { account, agent, created, last_seen, expires, .. } = session.clone();
    let stored = Stored { account: account.raw().0, agent, created, last_seen, expires };
    let bytes = postcard::to_stdvec(&stored).map_err(Fault::of)?;
    store.put_aside(&session.kind, &session.id, bytes).await.map_err(Fault::of)
}

async fn read(store: &Store) -> Result<Rows<Session>, Fault> {
    let mut sessions = Rows::new();
    for kind in [KIND_SESSION, KIND_TOKEN] {
        for (id, bytes) in store.list_aside(kind).await.map_err(Fault::of)? {
            if let Some(session) = decoded(kind, &id, &bytes) {
                sessions.insert(id, session);
            }
        }
    }
    Ok(sessions)
}

fn decoded(kind: &str, id: &str, bytes: &[u8]) -> Option<Session> {
    let Stored { account, agent, created, last_seen, expires } = postcard::from_bytes(bytes).ok()?;
    let account = Id::of(kernel::RawId(account));
    Some(Session { id: id.to_owned(), kind: kind.to_owned(), account, agent, created, last_seen, expires })
}
