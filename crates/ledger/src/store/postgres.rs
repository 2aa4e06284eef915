//! Ledgers in a PostgreSQL database, shared by as many processes as there are.
//!
//! An append is one statement, and so one round trip and one transaction: it swaps the size of the ledger for the new
//! one and adds the rows only if the size was still the expected one. Where the connection breaks on the way, nobody
//! knows whether the statement ran or will yet run; [`write`](mod@write) tells how that is settled. Keys do not belong
//! into a database that others administer: they lie in a folder beside it.

mod aside;
mod connect;
mod follow;
mod hosts;
mod indexes;
mod lanes;
mod read;
mod schema;
mod strays;
mod write;

use crate::fault::Fault;
use crate::keys::Keys;
use crate::store::Elsewhere;
use crate::store::medium::Hold;
use follow::{Ears, Voice};
use hosts::Access;
use lanes::{Ask, Lanes};
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use connect::is_made as postgres_is_made;

/// `MUNI`: the class of our advisory locks, so that others in the same database do not meet them. Each organization
/// has a lock under its number; 0 is the making of the tables.
const LOCKS: i32 = 0x4D55_4E49;

/// What is known of an organization without asking.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// Its number, which never changes.
    number: i32,
    /// The turn it had when it was last asked for.
    turn: i64,
}

/// An open database.
#[derive(Debug)]
pub(crate) struct Postgres {
    lanes: Lanes,
    access: Access,
    known: Mutex<HashMap<String, Known>>,
    voice: Voice,
    ears: Ears,
}

impl Postgres {
    /// Opens a database for reading and writing, with the keys in a folder. Makes the tables if they are missing.
    pub async fn open(url: &str, folder: &Path) -> Result<(Postgres, Keys), Fault> {
        let lanes = Lanes::to(hosts::Hosts::read(url, Access::Write)?);
        let keys = connect::prepare(&lanes, folder).await?;
        let (voice, ears) = follow::start(hosts::Hosts::read(url, Access::Write)?);
        Ok((Postgres { lanes, access: Access::Write, known: Mutex::default(), voice, ears }, keys))
    }

    /// Opens a database for reading alone, on any of its hosts.
    pub async fn open_read_only(url: &str, folder: &Path) -> Result<(Postgres, Keys), Fault> {
        let lanes = Lanes::to(hosts::Hosts::read(url, Access::Read)?);
        let keys = connect::look(&lanes, folder).await?;
        let (voice, ears) = follow::silent();
        Ok((Postgres { lanes, access: Access::Read, known: Mutex::default(), voice, ears }, keys))
    }

    /// Waits for appends that run; who begins one later is told that the ledger is being moved.
    pub async fn hold(&self) -> Result<Hold, Fault> {
        let mut conn = self.lanes.hosts().connect().await?;
        let lock = "SELECT count(*) FROM (SELECT pg_advisory_lock($1, number) FROM organization) AS locked";
        sqlx::query(lock).bind(LOCKS).execute(&mut conn).await?;
        Ok(Hold::Postgres { _conn: conn })
    }

    pub async fn close(&self) {
        self.voice.close().await;
        self.lanes.close().await;
    }

    pub async fn elsewhere(&self) -> Elsewhere {
        self.ears.next().await
    }

    /// Runs a statement that changes something, and may as well be run twice.
    async fn change(&self, ask: Ask) -> Result<Vec<PgRow>, Fault> {
        self.writable()?;
        self.lanes.ask(ask).await
    }

    fn writable(&self) -> Result<(), Fault> {
        match self.access {
            Access::Write => Ok(()),
            Access::Read => Err(Fault::ReadOnly("the ledger was opened for reading alone: open it for writing".into())),
        }
    }

    /// The number of an organization.
    async fn number(&self, org: &str) -> Result<i32, Fault> {
        Ok(self.known(org).await?.number)
    }

    async fn known(&self, org: &str) -> Result<Known, Fault> {
        let known = self.knowledge().get(org).copied();
        match known {
            Some(known) => Ok(known),
            None => self.look_up(org).await,
        }
    }

    /// Asks for number and turn again.
    async fn look_up(&self, org: &str) -> Result<Known, Fault> {
        let rows = self.lanes.ask(Ask::of("SELECT number, turn FROM organization WHERE key = $1").with(org)).await?;
        let row = rows.first().ok_or_else(|| Fault::NoOrganization(org.to_owned()))?;
        let known = Known { number: row.try_get(0)?, turn: row.try_get(1)? };
        self.knowledge().insert(org.to_owned(), known);
        Ok(known)
    }

    fn knowledge(&self) -> MutexGuard<'_, HashMap<String, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A sequence number or size as the database keeps it; larger than any there is means none.
fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number below zero is damage, which `verify` names by the entries that lie beyond it.
fn sound(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
