//! Connections, used again and again, each by one call at a time.
//!
//! They are kept here and not in the pool of the driver, which asks the database for a sign of life after every use
//! and knows a single host: an append is to cost one round trip, and a call is to find the host that took over.

use crate::fault::Fault;
use crate::store::postgres::hosts::{Hosts, Unsynced};
use sqlx::postgres::{PgArguments, PgConnection, PgDatabaseError, PgRow, PgSeverity};
use sqlx::{Arguments, Connection, Encode, Error, Postgres, Type};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::Instant;

/// Connections at once.
const LANES: usize = 8;
/// How long a call goes on trying while the database starts again or another host takes over.
pub(super) const PATIENCE: Duration = Duration::from_secs(15);
/// The longest one statement may take, as seen from here: a connection that went dumb is given up.
const ANSWER_WAIT: Duration = Duration::from_secs(75);
/// How long an answer is waited for until the host is asked for a sign of life, again and again: one that hangs, or
/// that the network was cut off from, closes no connection.
const DOUBT: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(50);

/// A statement with its arguments.
#[derive(Clone)]
pub(super) struct Ask {
    sql: &'static str,
    arguments: PgArguments,
}

impl Ask {
    /// A statement without arguments yet.
    pub fn of(sql: &'static str) -> Ask {
        Ask { sql, arguments: PgArguments::default() }
    }

    /// With the next argument.
    pub fn with<'v>(mut self, value: impl Encode<'v, Postgres> + Type<Postgres>) -> Ask {
        self.arguments.add(value).expect("numbers, texts and bytes can be written down");
        self
    }
}

/// Why a statement has no answer.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The database said no, or was never asked: nothing was changed.
    Refused(Error),
    /// The host takes no writes any more: nothing was changed, and another host may have taken over.
    Retired(Error),
    /// The connection broke: what the database did is not known.
    Cut(Error),
}

/// All connections of a store.
#[derive(Debug)]
pub(super) struct Lanes {
    hosts: Hosts,
    turns: Semaphore,
    idle: Mutex<Vec<PgConnection>>,
}

impl Lanes {
    pub fn to(hosts: Hosts) -> Lanes {
        Lanes { hosts, turns: Semaphore::new(LANES), idle: Mutex::default() }
    }

    pub fn hosts(&self) -> &Hosts {
        &self.hosts
    }

    /// Runs a statement that may as well be run twice, until it is answered or patience ends.
    pub async fn ask(&self, ask: Ask) -> Result<Vec<PgRow>, Fault> {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.once(&ask, end).await {
                Ok(rows) => return Ok(rows),
                Err(Trouble::Refused(error)) => return Err(told(error)),
                Err(Trouble::Retired(error) | Trouble::Cut(error)) if Instant::now() >= end => return Err(told(error)),
                Err(Trouble::Retired(_) | Trouble::Cut(_)) => {}
            }
        }
    }

    /// Runs a statement once; connecting is tried until `end`.
    pub async fn once(&self, ask: &Ask, end: Instant) -> Result<Vec<PgRow>, Trouble> {
        let _turn = self.turns.acquire().await.map_err(|_| Trouble::Refused(Error::PoolClosed))?;
        let mut conn = self.connection(end).await.map_err(Trouble::Refused)?;
        // Whoever stops waiting here drops the connection, and the database rolls back or finishes.
        match self.answer(&mut conn, ask).await {
            Ok(rows) => {
                self.idle().push(conn);
                Ok(rows)
            }
            Err(error) if is_plain_refusal(&error) => {
                self.idle().push(conn);
                Err(Trouble::Refused(error))
            }
            Err(error) => {
                // The others were open to the same host, and each would have to fail first.
                self.idle().clear();
                Err(if is_retired(&error) { Trouble::Retired(error) } else { Trouble::Cut(error) })
            }
        }
    }

    /// The answer to a statement, as long as its host shows signs of life.
    async fn answer(&self, conn: &mut PgConnection, ask: &Ask) -> Result<Vec<PgRow>, Error> {
        let end = Instant::now() + ANSWER_WAIT;
        let mut answer = std::pin::pin!(sqlx::query_with(ask.sql, ask.arguments.clone()).fetch_all(conn));
        loop {
            match tokio::time::timeout(DOUBT, &mut answer).await {
                Ok(answer) => return answer,
                Err(_) if Instant::now() >= end || !self.hosts.is_alive().await => return Err(dumb()),
                Err(_) => {}
            }
        }
    }

    /// A connection that nobody uses, or a new one.
    async fn connection(&self, end: Instant) -> Result<PgConnection, Error> {
        loop {
            let idle = self.idle().pop();
            if let Some(conn) = idle {
                return Ok(conn);
            }
            match self.hosts.connect().await {
                Ok(conn) => return Ok(conn),
                Err(error) if Instant::now() >= end || !passes(&error) => return Err(error),
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    /// Lets running calls finish and closes all connections; every later call answers with a fault.
    pub async fn close(&self) {
        let everyone = u32::try_from(LANES).expect("few lanes");
        if let Ok(turns) = self.turns.acquire_many(everyone).await {
            self.turns.close();
            drop(turns);
        }
        let idle = std::mem::take(&mut *self.idle());
        for conn in idle {
            // A connection that is broken is closed, too.
            let _ = conn.close().await;
        }
    }

    /// Gives up the connections that nobody uses.
    pub fn drop_idle(&self) {
        self.idle().clear();
    }

    fn idle(&self) -> MutexGuard<'_, Vec<PgConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the caller is told; that the store was closed is no matter of the database.
fn told(error: Error) -> Fault {
    if matches!(error, Error::PoolClosed) { Fault::Closed } else { error.into() }
}

fn dumb() -> Error {
    Error::Io(std::io::Error::new(std::io::ErrorKind::TimedOut, "the database does not answer"))
}

/// Whether the database answered that it did nothing and goes on: any word harder than that ends the connection, and
/// may come after a commit.
fn is_plain_refusal(error: &Error) -> bool {
    match error {
        Error::Database(_) => severity(error) == Some(PgSeverity::Error) && !is_retired(error),
        Error::Io(_) | Error::Tls(_) | Error::Protocol(_) | Error::WorkerCrashed => false,
        // Whatever else there is comes from this side: a value that cannot be written or read.
        _ => true,
    }
}

/// Whether connecting may succeed a little later.
fn passes(error: &Error) -> bool {
    match error {
        // Starting up, shutting down, too many connections; a wrong password stays wrong.
        Error::Database(error) => error.code().is_some_and(|code| code.starts_with("57P") || code.starts_with("53")),
        // Nobody switches fsync on by waiting for it.
        Error::Configuration(said) => !said.is::<Unsynced>(),
        Error::Io(_) | Error::Protocol(_) => true,
        _ => false,
    }
}

fn severity(error: &Error) -> Option<PgSeverity> {
    let error = error.as_database_error()?.try_downcast_ref::<PgDatabaseError>()?;
    Some(error.severity())
}

/// Whether the host takes no writes any more, so that another one is to be asked.
fn is_retired(error: &Error) -> bool {
    error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == "25006")
}
