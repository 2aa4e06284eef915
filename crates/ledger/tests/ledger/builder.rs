//! Builders: a valid ledger of any size; a test states only what matters to it.

use cluster::Cluster;
use ledger::{Draft, Entry, Sealed, Store, seal};
use rusqlite::Connection;
use std::path::Path;
use tempfile::TempDir;

pub const DAY_US: i64 = 86_400_000_000;
/// 2026-03-01, noon, UTC.
pub const NOON_US: i64 = 20_513 * DAY_US + DAY_US / 2;

/// A valid draft: the nth act, two items, one second after the act before it.
pub fn draft(nth: u64) -> Draft {
    Draft {
        time_us: NOON_US + nth as i64 * 1_000_000,
        actor: [7; 16],
        act: "risk.accept".into(),
        idempotency: None,
        items: [format!("reason {nth}"), format!("change {nth}")].iter().collect(),
    }
}

/// Seals a draft with salts that are the same in every run.
pub fn sealed(draft: Draft, seq: u64) -> Sealed {
    let mut drawn = 0u64;
    let mut salts = || {
        drawn += 1;
        let mut salt = [5; 32];
        salt[..8].copy_from_slice(&(seq * 100 + drawn).to_be_bytes());
        salt
    };
    seal(draft, seq, &mut salts).unwrap()
}

/// The entries from..to, one second apart.
pub fn entries(from: u64, to: u64) -> Vec<Sealed> {
    (from..to).map(|seq| sealed(draft(seq), seq)).collect()
}

/// The same, as they are read back.
pub fn stored(from: u64, to: u64) -> Vec<Entry> {
    entries(from, to).iter().map(Sealed::entry).collect()
}

/// Appends plain entries until the ledger has `size` of them.
pub async fn grow(store: &Store, org: &str, size: u64) {
    let mut at = store.head(org).await.unwrap().size;
    while at < size {
        let next = size.min(at + 256);
        store.append(org, at, entries(at, next)).await.unwrap();
        at = next;
    }
}

/// A data folder with an open store.
pub async fn folder() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::sqlite(folder.path()).await.unwrap();
    (folder, store)
}

/// A new database with an open store, and the folder of its keys with its address.
pub async fn database() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let url = Cluster::shared().database();
    std::fs::write(folder.path().join("address"), &url).unwrap();
    let store = Store::postgres(&url, folder.path()).await.unwrap();
    (folder, store)
}

/// Runs SQL on the data file as someone with an editor for it would.
pub fn sql(folder: &Path, statements: &str) {
    connect(folder).execute_batch(statements).unwrap();
}

/// A connection of someone else to the data file.
pub fn connect(folder: &Path) -> Connection {
    let conn = Connection::open(folder.join("muniment.db")).unwrap();
    conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    conn
}
