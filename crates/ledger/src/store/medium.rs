//! The one place that knows which media there are; each method goes to the one in use.

use crate::fault::{AppendFault, Fault};
use crate::store::append::Batch;
use crate::store::memory::Memory;
use crate::store::postgres::Postgres;
use crate::store::sqlite::Sqlite;
use crate::store::{Elsewhere, KeptCheckpoint, Row, SnapshotRow, Stray};
use rusqlite::Connection;
use sqlx::PgConnection;
use std::sync::{Arc, Mutex};

/// Where rows are kept.
#[derive(Clone, Debug)]
pub(crate) enum Medium {
    Memory(Arc<Memory>),
    Sqlite(Arc<Sqlite>),
    Postgres(Arc<Postgres>),
}

/// What keeps others from writing, as long as it is there.
#[derive(Debug)]
pub(crate) enum Hold {
    /// There are no others.
    Alone,
    /// A transaction that has begun to write.
    Sqlite { _conn: Mutex<Connection> },
    /// A session with the locks of all organizations.
    Postgres { _conn: PgConnection },
}

/// Writes each method once for all media.
macro_rules! on_each_medium {
    ($($(#[$doc:meta])* fn $name:ident($($arg:ident: $type:ty),*) -> $answer:ty;)*) => {
        impl Medium {
            $($(#[$doc])*
            pub async fn $name(&self, $($arg: $type),*) -> $answer {
                match self {
                    Medium::Memory(memory) => memory.$name($($arg),*).await,
                    Medium::Sqlite(sqlite) => sqlite.$name($($arg),*).await,
                    Medium::Postgres(postgres) => postgres.$name($($arg),*).await,
                }
            })*
        }
    };
}

on_each_medium! {
    /// The keys of all organizations, sorted.
    fn organizations() -> Result<Vec<String>, Fault>;
    /// A new organization and its checkpoint of size 0.
    fn create(org: &str, note: String) -> Result<(), Fault>;
    /// How many entries the organization's head says there are.
    fn size(org: &str) -> Result<u64, Fault>;
    /// The header bytes of one entry.
    fn header(org: &str, seq: u64) -> Result<Option<Vec<u8>>, Fault>;
    /// The stored hashes of the given entries, in any order, without those that are missing.
    fn hashes(org: &str, seqs: &[u64]) -> Result<Vec<(u64, Vec<u8>)>, Fault>;
    /// Rows from `from` on, at least one if there is one, then up to `max` and `bytes_max`.
    fn rows(org: &str, from: u64, max: usize, bytes_max: usize) -> Result<Vec<Row>, Fault>;
    /// Number and header of the entries with this idempotency index, in order.
    fn find(org: &str, idempotency: i64) -> Result<Vec<(u64, Vec<u8>)>, Fault>;
    /// Writes all of a batch if the head is still the expected one.
    fn commit(batch: Batch) -> Result<(), AppendFault>;
    /// Shuts out whatever an earlier append may still do: from now on it has landed or never will.
    fn settle(org: &str) -> Result<(), Fault>;
    /// Puts body `to` in the place of `from` and drops the snapshots after it; false if the body
    /// is not `from` any more.
    fn erase(org: &str, seq: u64, from: Vec<u8>, to: Vec<u8>) -> Result<bool, Fault>;
    /// Takes what was erased out of the pages it stood in, where it is still there.
    fn sweep() -> Result<(), Fault>;
    /// The size of the head, and the checkpoint of that size.
    fn latest(org: &str) -> Result<(u64, String), Fault>;
    /// Kept checkpoints of at least size `from`, in order, at most `max`.
    fn kept(org: &str, from: u64, max: usize) -> Result<Vec<KeptCheckpoint>, Fault>;
    /// What lies in the medium without belonging to an organization, and what is wrong with the medium.
    fn strays() -> Result<Vec<Stray>, Fault>;
    /// Size and kind of all snapshots of an organization.
    fn snapshots(org: &str) -> Result<Vec<(u64, String)>, Fault>;
    /// Keeps a snapshot.
    fn put_snapshot(org: &str, row: SnapshotRow) -> Result<(), Fault>;
    /// The newest snapshot of a kind at or before a size.
    fn snapshot(org: &str, kind: &str, at_or_before: u64) -> Result<Option<SnapshotRow>, Fault>;
    /// Forgets a snapshot; it need not be there.
    fn drop_snapshot(org: &str, size: u64, kind: &str) -> Result<(), Fault>;
    /// Stores bytes beside the ledger.
    fn put_aside(space: &str, key: &str, bytes: Vec<u8>) -> Result<(), Fault>;
    /// Bytes stored beside the ledger.
    fn get_aside(space: &str, key: &str) -> Result<Option<Vec<u8>>, Fault>;
    /// All keys and bytes of a space.
    fn list_aside(space: &str) -> Result<Vec<(String, Vec<u8>)>, Fault>;
    /// All spaces that have keys, sorted.
    fn spaces() -> Result<Vec<String>, Fault>;
    /// Forgets a key.
    fn delete_aside(space: &str, key: &str) -> Result<(), Fault>;
    /// Waits for what other processes write; for ever where the medium cannot know.
    fn elsewhere() -> Elsewhere;
    /// Refuses where what is open is not what was opened any more; gives how often somebody else was seen to write, where
    /// that can be known.
    fn look() -> Result<u64, Fault>;
    /// How often somebody else wrote where entries lie that were looked at before.
    fn touched() -> u64;
    /// Keeps others from writing.
    fn hold() -> Result<Hold, Fault>;
    /// Lets writes finish and closes files.
    fn close() -> ();
}
