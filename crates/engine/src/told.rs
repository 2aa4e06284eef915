//! Entries told back: who, when, which act, why and what changed.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::state::Misfit;
use kernel::{Change, RawId};
use ledger::{Entry, Store};

use crate::failure::{Failure, Fault};
use crate::load;
use crate::org::Org;

/// Most entries a record's history tells.
const HISTORY_ENTRIES_MAX: usize = 1_000;

/// One entry, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its number, counted from 1.
    pub seq: u64,
    /// When it was recorded.
    pub time: Timestamp,
    /// The account that acted.
    pub actor: RawId,
    /// Which act.
    pub act: String,
    /// Why.
    pub reason: Option<String>,
    /// The day it happened on, where earlier than the day of recording.
    pub happened_on: Option<Date>,
    /// What changed.
    pub changes: Vec<Change>,
    /// Number of items that were erased.
    pub erased: usize,
}

/// An entry told that stands in the place of number `seq`, counted from 0.
fn told(org: &Org, entry: &Entry, seq: u64) -> Result<Told, Fault> {
    let unsound = |misfit: Misfit| load::damaged(org.key(), seq, &misfit);
    let (header, body) = (load::sealed(entry, seq).map_err(unsound)?, load::read(entry).map_err(unsound)?);
    Ok(Told {
        seq: header.seq + 1,
        time: Timestamp::from_microsecond(header.time_us).map_err(Fault::of)?,
        actor: RawId(u128::from_be_bytes(header.actor)),
        act: header.act,
        reason: body.reason,
        happened_on: body.happened_on,
        changes: body.changes,
        erased: body.erased,
    })
}

/// Entries from number `from` on, counted from 1.
pub(crate) async fn entries(store: &Store, org: &Org, from: u64, max: usize) -> Result<Vec<Told>, Failure> {
    let mut all = Vec::new();
    // One read is bounded in bytes, so it may give fewer entries than there are.
    while all.len() < max {
        let next = from.max(1) - 1 + all.len() as u64;
        let entries = store.read(org.key(), next, max - all.len()).await.map_err(Fault::of)?;
        if entries.is_empty() {
            break;
        }
        for (entry, seq) in entries.iter().zip(next..) {
            all.push(told(org, entry, seq)?);
        }
    }
    Ok(all)
}

/// The entries that touched a record, newest first, with that record's changes alone.
pub(crate) async fn history(store: &Store, org: &Org, id: RawId) -> Result<Vec<Told>, Failure> {
    let state = org.state();
    let mut history = Vec::new();
    for seq in state.entries_of(id).rev().take(HISTORY_ENTRIES_MAX) {
        history.push(of_record(store, org, seq, id).await?);
    }
    Ok(history)
}

/// An entry, counted from 1, with the changes of one record alone.
pub(crate) async fn of_record(store: &Store, org: &Org, seq: u64, id: RawId) -> Result<Told, Failure> {
    let entry = store.entry(org.key(), seq - 1).await.map_err(Fault::of)?;
    let mut told = told(org, &entry, seq - 1)?;
    told.changes.retain(|change| change.subject().1 == id);
    Ok(told)
}
