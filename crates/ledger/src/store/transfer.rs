//! Everything from one store to another, bit for bit: headers, items with their salts, hashes, checkpoints, snapshots
//! and the tables beside. Nothing is signed anew, so the keys must be the same.

use crate::fault::{AppendFault, Fault};
use crate::limits::{BATCH_ENTRIES_MAX, INSTANCE, READ_BYTES_MAX};
use crate::store::append::Batch;
use crate::store::medium::Hold;
use crate::store::{Head, KeptCheckpoint, Row, Store};
use std::collections::VecDeque;

/// Kept checkpoints read at a time: one each thousand entries and one a day are few.
const KEPT_MAX: usize = i32::MAX as usize;

/// One ledger that was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transferred {
    /// The organization key.
    pub org: String,
    /// The head, which is the same in both places.
    pub head: Head,
}

impl Store {
    /// Keeps all others from writing until what this gives is dropped: they are told to wait, or wait.
    pub async fn hold(&self) -> Result<Held, Fault> {
        self.watched(async { Ok(Held { _hold: self.medium.hold().await? }) }).await
    }
}

/// As long as this is there, nobody writes to the store.
#[derive(Debug)]
pub struct Held {
    _hold: Hold,
}

/// Copies everything to an empty store, and compares the heads of both afterwards.
///
/// Others may write to the first store meanwhile: then each ledger is copied as it was at one moment. Where the copy
/// breaks off, what is there does not verify, and is to be emptied before the next try.
pub async fn transfer(from: &Store, to: &Store) -> Result<Vec<Transferred>, Fault> {
    from.has_secret().await?;
    let there = to.organizations().await?;
    if !there.is_empty() {
        let said = format!("there are ledgers already ({}): give an empty place", there.join(", "));
        return Err(Fault::Unusable(said));
    }
    let mut copied = Vec::new();
    // The instance's ledger first: the ledgers of all organizations that it names are there by then.
    if from.organizations().await?.iter().any(|org| org == INSTANCE) {
        copied.push(ledger(from, to, INSTANCE).await?);
    }
    for org in from.organizations().await?.iter().filter(|org| *org != INSTANCE) {
        copied.push(ledger(from, to, org).await?);
    }
    for space in from.medium.spaces().await? {
        for (key, bytes) in from.list_aside(&space).await? {
            to.put_aside(&space, &key, bytes).await?;
        }
    }
    Ok(copied)
}

async fn ledger(from: &Store, to: &Store, org: &str) -> Result<Transferred, Fault> {
    let (size, latest) = from.medium.latest(org).await?;
    to.medium.create(org, latest.clone()).await?;
    let mut kept: VecDeque<KeptCheckpoint> = from.medium.kept(org, 0, KEPT_MAX).await?.into();
    let mut at = 0;
    while at < size {
        let mut rows = from.medium.rows(org, at, BATCH_ENTRIES_MAX, READ_BYTES_MAX).await?;
        rows.retain(|row| row.seq < size);
        let end = at + rows.len() as u64;
        if rows.is_empty() || rows.iter().zip(at..).any(|(row, seq)| row.seq != seq) {
            return Err(Fault::NoEntry { org: org.to_owned(), seq: at });
        }
        let reached = kept.iter().take_while(|kept| kept.size <= end).count();
        let kept = kept.drain(..reached).collect();
        let rows = rows.into_iter().map(Row::unwritten).collect();
        let (org, latest, looked) = (org.to_owned(), latest.clone(), to.medium.touched().await);
        let batch = Batch { org, expected: at, before: None, looked, rows, kept, latest };
        to.medium.commit(batch).await.map_err(not_taken)?;
        at = end;
    }
    for (seq, kind) in from.medium.snapshots(org).await? {
        let found = from.medium.snapshot(org, &kind, seq).await?;
        if let Some(row) = found.filter(|row| row.seq <= size) {
            to.medium.put_snapshot(org, row).await?;
        }
    }
    let head = compared(from, to, org, size, &latest).await?;
    Ok(Transferred { org: org.to_owned(), head })
}

/// The head of the copy, if it is what the original was.
async fn compared(from: &Store, to: &Store, org: &str, size: u64, latest: &str) -> Result<Head, Fault> {
    let head = to.read_tip(org).await?.head();
    let note = to.medium.latest(org).await?.1;
    let time_us = if size == 0 { 0 } else { from.time_of(org, size - 1).await? };
    let root = from.root(org, size).await?;
    if (head, &*note) == (Head { size, root, time_us }, latest) {
        return Ok(head);
    }
    Err(Fault::Unusable(format!("the copy of {org} is not what was copied: run `muniment verify` on both places")))
}

fn not_taken(fault: AppendFault) -> Fault {
    match fault {
        AppendFault::Fault(fault) | AppendFault::Unknown(fault) => fault,
        AppendFault::Stale { .. } => Fault::Unusable("somebody else writes to the new place: stop them first".into()),
    }
}
