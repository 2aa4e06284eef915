//! Sessions of browsers and tokens of programs: kept in memory, written through to the store.

use std::collections::{HashMap, HashSet};
use std::sync::RwLock;

use access::Account;
use jiff::Timestamp;
use kernel::Id;
use ledger::Store;
use serde::{Deserialize, Serialize};

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
    kept: RwLock<HashMap<String, Session>>,
    /// Those that live in memory alone, since the store took nothing when they were opened.
    unwritten: RwLock<HashSet<String>>,
}

impl Sessions {
    pub(super) async fn load(store: &Store) -> Result<Self, Fault> {
        Ok(Self { kept: RwLock::new(read(store).await?), unwritten: RwLock::default() })
    }

    /// Takes over what another process opened or ended. What this one did while reading stands.
    pub(super) async fn refresh(&self, store: &Store) -> Result<(), Fault> {
        let before: HashSet<String> =
            self.kept.read().expect("nobody panics while holding sessions").keys().cloned().collect();
        let stored = read(store).await?;
        let mut kept = self.kept.write().expect("nobody panics while holding sessions");
        let unwritten = self.unwritten.read().expect("nobody panics while holding sessions");
        kept.retain(|id, _| !before.contains(id) || stored.contains_key(id) || unwritten.contains(id));
        kept.extend(stored.into_iter().filter(|(id, _)| !before.contains(id)));
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
                let mut unwritten = self.unwritten.write().expect("nobody panics while holding sessions");
                unwritten.insert(session.id.clone());
            }
            written => written?,
        }
        self.kept.write().expect("nobody panics while holding sessions").insert(session.id.clone(), session);
        Ok(secret)
    }

    /// Takes over the token of a secret that is not known here, if another process made it.
    pub(super) async fn look_for(&self, store: &Store, secret: &str) -> Result<(), Fault> {
        let id = secret::digest(secret);
        let known = self.kept.read().expect("nobody panics while holding sessions").contains_key(&id);
        if known || !secret.starts_with(TOKEN_PREFIX) {
            return Ok(());
        }
        let stored = store.get_aside(KIND_TOKEN, &id).await.map_err(Fault::of)?;
        if let Some(session) = stored.and_then(|bytes| decoded(KIND_TOKEN, &id, &bytes)) {
            self.kept.write().expect("nobody panics while holding sessions").insert(id, session);
        }
        Ok(())
    }

    /// The open session of a secret.
    pub(super) fn of(&self, secret: &str, now: Timestamp) -> Option<Session> {
        let kept = self.kept.read().expect("nobody panics while holding sessions");
        kept.get(&secret::digest(secret)).filter(|session| open(session, now)).cloned()
    }

    pub(super) fn all(&self, kind: &str, account: Id<Account>, now: Timestamp) -> Vec<Session> {
        let kept = self.kept.read().expect("nobody panics while holding sessions");
        let own = |session: &&Session| session.kind == kind && session.account == account && open(session, now);
        let mut sessions: Vec<_> = kept.values().filter(own).cloned().collect();
        sessions.sort_by_key(|session| std::cmp::Reverse(session.created));
        sessions
    }

    pub(super) async fn seen(&self, store: &Store, session: &Session, now: Timestamp) {
        if now.as_second() - session.last_seen.as_second() < SEEN_EVERY_S {
            return;
        }
        let session = Session { last_seen: now, ..session.clone() };
        if let Some(kept) = self.kept.write().expect("nobody panics while holding sessions").get_mut(&session.id) {
            kept.last_seen = now;
        } else {
            return;
        }
        let written = write(store, &session).await;
        // Somebody may have ended it meanwhile, and it must stay ended.
        let ended = !self.kept.read().expect("nobody panics while holding sessions").contains_key(&session.id);
        let settled =
            if ended { store.delete_aside(&session.kind, &session.id).await.map_err(Fault::of) } else { written };
        if let Err(fault) = settled {
            tracing::warn!(%fault, "last-seen was not written");
        }
    }

    /// Ends and forgets every session and token of an account, also those whose time is over.
    pub(super) async fn end_all(&self, store: &Store, account: Id<Account>) -> Result<(), Fault> {
        let all: Vec<String> = {
            let kept = self.kept.read().expect("nobody panics while holding sessions");
            let own = kept.iter().filter(|(_, session)| session.account == account);
            own.map(|(id, _)| id.clone()).collect()
        };
        for id in all {
            self.end(store, account, &id).await?;
        }
        Ok(())
    }

    pub(super) async fn end(&self, store: &Store, account: Id<Account>, id: &str) -> Result<(), Fault> {
        let found = {
            let mut kept = self.kept.write().expect("nobody panics while holding sessions");
            let own = kept.get(id).is_some_and(|session| session.account == account);
            if own { kept.remove(id) } else { None }
        };
        let unwritten = self.unwritten.write().expect("nobody panics while holding sessions").remove(id);
        match found.filter(|_| !unwritten) {
            Some(session) => store.delete_aside(&session.kind, id).await.map_err(Fault::of),
            None => Ok(()),
        }
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

async fn read(store: &Store) -> Result<HashMap<String, Session>, Fault> {
    let mut sessions = HashMap::new();
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
