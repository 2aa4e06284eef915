//! Ledgers in memory: the plain picture of what every other medium must do.

use crate::fault::{AppendFault, Fault};
use crate::store::append::Batch;
use crate::store::medium::Hold;
use crate::store::{Elsewhere, KeptCheckpoint, Row, SnapshotRow, Stray};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The rows of all organizations.
#[derive(Debug, Default)]
pub(crate) struct Memory(Mutex<Tables>);

#[derive(Debug, Default)]
struct Tables {
    organizations: BTreeMap<String, Organization>,
    aside: BTreeMap<(String, String), Vec<u8>>,
}

#[derive(Debug, Default)]
struct Organization {
    rows: Vec<Row>,
    latest: String,
    kept: BTreeMap<u64, String>,
    snapshots: BTreeMap<(u64, String), SnapshotRow>,
}

impl Memory {
    pub async fn organizations(&self) -> Result<Vec<String>, Fault> {
        Ok(self.tables().organizations.keys().cloned().collect())
    }

    pub async fn create(&self, org: &str, note: String) -> Result<(), Fault> {
        let organizations = &mut self.tables().organizations;
        if organizations.contains_key(org) {
            return Err(Fault::OrganizationExists(org.to_owned()));
        }
        organizations.insert(org.to_owned(), Organization { latest: note, ..Default::default() });
        Ok(())
    }

    pub async fn size(&self, org: &str) -> Result<u64, Fault> {
        self.on(org, |found| found.rows.len() as u64)
    }

    pub async fn header(&self, org: &str, seq: u64) -> Result<Option<Vec<u8>>, Fault> {
        self.on(org, |found| found.rows.get(seq as usize).map(|row| row.header.clone()))
    }

    pub async fn hashes(&self, org: &str, seqs: &[u64]) -> Result<Vec<(u64, Vec<u8>)>, Fault> {
        self.on(org, |found| {
            let row = |seq: &u64| found.rows.get(*seq as usize).map(|row| (*seq, row.hashes.clone()));
            seqs.iter().filter_map(row).collect()
        })
    }

    pub async fn rows(&self, org: &str, from: u64, max: usize, bytes_max: usize) -> Result<Vec<Row>, Fault> {
        self.on(org, |found| {
            let mut bytes = 0;
            let fits = |row: &&Row| {
                let first = bytes == 0;
                bytes += row.bytes();
                first || bytes <= bytes_max
            };
            let rows = found.rows.iter().skip(from as usize).take(max);
            rows.take_while(fits).cloned().collect()
        })
    }

    pub async fn find(&self, org: &str, idempotency: i64) -> Result<Vec<(u64, Vec<u8>)>, Fault> {
        self.on(org, |found| {
            let carries = |row: &&Row| row.idempotency == Some(idempotency);
            let rows = found.rows.iter().filter(carries);
            rows.map(|row| (row.seq, row.header.clone())).collect()
        })
    }

    pub async fn commit(&self, batch: Batch) -> Result<(), AppendFault> {
        let stale = self.on(&batch.org, |found| {
            let actual = found.rows.len() as u64;
            if actual != batch.expected || batch.before.is_some_and(|before| before != found.latest) {
                return Some(actual);
            }
            found.kept.extend(batch.kept.into_iter().map(|kept| (kept.size, kept.note)));
            found.latest = batch.latest;
            found.rows.extend(batch.rows.into_iter().map(Row::stored));
            None
        })?;
        stale.map_or(Ok(()), |actual| Err(AppendFault::Stale { actual }))
    }

    /// An append is over when its call is.
    pub async fn settle(&self, org: &str) -> Result<(), Fault> {
        self.on(org, |_| ())
    }

    pub async fn erase(&self, org: &str, seq: u64, from: Vec<u8>, to: Vec<u8>) -> Result<bool, Fault> {
        self.on(org, |found| {
            let row = found.rows.get_mut(seq as usize).filter(|row| row.body == from);
            let Some(row) = row else { return false };
            row.body = to;
            found.snapshots.retain(|(size, _), _| *size <= seq);
            true
        })
    }

    /// What was erased stands nowhere.
    pub async fn sweep(&self) -> Result<(), Fault> {
        Ok(())
    }

    pub async fn latest(&self, org: &str) -> Result<(u64, String), Fault> {
        self.on(org, |found| (found.rows.len() as u64, found.latest.clone()))
    }

    pub async fn kept(&self, org: &str, from: u64, max: usize) -> Result<Vec<KeptCheckpoint>, Fault> {
        self.on(org, |found| {
            let kept = found.kept.range(from..).take(max);
            kept.map(|(&size, note)| KeptCheckpoint { size, note: note.clone() }).collect()
        })
    }

    pub async fn strays(&self) -> Result<Vec<Stray>, Fault> {
        Ok(Vec::new())
    }

    pub async fn snapshots(&self, org: &str) -> Result<Vec<(u64, String)>, Fault> {
        self.on(org, |found| found.snapshots.keys().cloned().collect())
    }

    pub async fn put_snapshot(&self, org: &str, row: SnapshotRow) -> Result<(), Fault> {
        self.on(org, |found| {
            found.snapshots.insert((row.seq, row.kind.clone()), row);
        })
    }

    pub async fn snapshot(&self, org: &str, kind: &str, at_or_before: u64) -> Result<Option<SnapshotRow>, Fault> {
        self.on(org, |found| {
            let fits = |row: &&SnapshotRow| row.kind == kind && row.seq <= at_or_before;
            found.snapshots.values().rev().find(fits).cloned()
        })
    }

    pub async fn drop_snapshot(&self, org: &str, size: u64, kind: &str) -> Result<(), Fault> {
        self.on(org, |found| drop(found.snapshots.remove(&(size, kind.to_owned()))))
    }

    pub async fn put_aside(&self, space: &str, key: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        self.tables().aside.insert((space.to_owned(), key.to_owned()), bytes);
        Ok(())
    }

    pub async fn get_aside(&self, space: &str, key: &str) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.tables().aside.get(&(space.to_owned(), key.to_owned())).cloned())
    }

    pub async fn list_aside(&self, space: &str) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let tables = self.tables();
        let rows = tables.aside.range((space.to_owned(), String::new())..);
        let here = rows.take_while(|((of, _), _)| of == space);
        Ok(here.map(|((_, key), bytes)| (key.clone(), bytes.clone())).collect())
    }

    pub async fn delete_aside(&self, space: &str, key: &str) -> Result<(), Fault> {
        self.tables().aside.remove(&(space.to_owned(), key.to_owned()));
        Ok(())
    }

    pub async fn spaces(&self) -> Result<Vec<String>, Fault> {
        let mut spaces: Vec<_> = self.tables().aside.keys().map(|(space, _)| space.clone()).collect();
        spaces.dedup();
        Ok(spaces)
    }

    /// There are no other processes.
    pub async fn elsewhere(&self) -> Elsewhere {
        std::future::pending().await
    }

    pub async fn look(&self) -> Result<u64, Fault> {
        Ok(0)
    }

    pub async fn touched(&self) -> u64 {
        0
    }

    pub async fn hold(&self) -> Result<Hold, Fault> {
        Ok(Hold::Alone)
    }

    pub async fn close(&self) {}

    fn on<T>(&self, org: &str, act: impl FnOnce(&mut Organization) -> T) -> Result<T, Fault> {
        let mut tables = self.tables();
        let found = tables.organizations.get_mut(org);
        found.map(act).ok_or_else(|| Fault::NoOrganization(org.to_owned()))
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
