//! The frontier of each open ledger, kept in memory so that an append reads nothing.

use crate::entry::Header;
use crate::fault::{Fault, Malformed};
use crate::hash::{self, Hash};
use crate::store::row;
use crate::store::{Head, Store};
use crate::tree::{self, Frontier, Subtree};
use crate::verify::{Finding, damage};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What must be known of a ledger to append to it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tip {
    pub frontier: Frontier,
    /// The time of the last entry; 0 while there is none.
    pub time_us: i64,
    /// The checkpoint signed of it here; none where it was read.
    pub note: Option<String>,
}

impl Tip {
    /// The head that follows from it.
    pub fn head(&self) -> Head {
        Head { size: self.frontier.size(), root: self.frontier.root(), time_us: self.time_us }
    }
}

/// One place per organization. Whoever appends holds it, so that one process never races itself.
type Place = Arc<tokio::sync::Mutex<Option<Tip>>>;

/// The tips of all organizations that were written to, and which touches of somebody else each was looked at after.
#[derive(Debug, Default)]
pub(crate) struct Tips {
    places: Mutex<HashMap<String, Place>>,
    looked: Mutex<HashMap<String, u64>>,
}

impl Tips {
    /// The place of one organization.
    pub fn of(&self, org: &str) -> Place {
        // A panic elsewhere cannot leave half a map behind: a place is one insertion.
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = places.get(org) {
            return place.clone();
        }
        places.entry(org.to_owned()).or_default().clone()
    }

    /// After which touch an organization was looked at.
    fn looked(&self, org: &str) -> u64 {
        self.looked.lock().unwrap_or_else(PoisonError::into_inner).get(org).copied().unwrap_or_default()
    }
}

impl Store {
    /// Reads the tip from the medium, if it is what the newest checkpoint signs.
    pub(super) async fn read_tip(&self, org: &str) -> Result<Tip, Fault> {
        let (size, note) = self.medium.latest(org).await?;
        let (frontier, time_us) = match size.checked_sub(1) {
            Some(last) => {
                let (header, view) = self.header(org, last).await?;
                let mut wanted = tree::cover(0, size);
                wanted.push(Subtree { level: 0, index: last });
                let mut edge = self.hashes(org, &wanted).await?;
                if edge.pop() != Some(hash::leaf(&header)) {
                    let said = "its header and its stored leaf hash do not fit each other";
                    return Err(damaged(org, last, Malformed::new(said)));
                }
                (Frontier::of(size, edge), view.time_us)
            }
            None => (Frontier::default(), 0),
        };
        self.attest_tip(org, (size, &note), frontier.root(), time_us)?;
        Ok(Tip { frontier, time_us, note: None })
    }

    /// Verifies a ledger again where somebody else touched what is stored since it was looked at; gives how often that
    /// happened.
    pub(super) async fn looked_at(&self, org: &str) -> Result<u64, Fault> {
        let touched = self.medium.touched().await;
        if self.tips.looked(org) != touched {
            let found = damage(self, org).await?.findings.into_iter().next();
            if let Some(Finding { place, sentence, .. }) = found {
                let source = Malformed::new(format!("{sentence}, since something else wrote to the data file"));
                return Err(Fault::Damaged { org: org.to_owned(), place: place.to_string(), source });
            }
            self.tips.looked.lock().unwrap_or_else(PoisonError::into_inner).insert(org.to_owned(), touched);
        }
        Ok(touched)
    }

    /// The frontier of the first `size` entries, from stored hashes.
    pub(super) async fn edge(&self, org: &str, size: u64) -> Result<Frontier, Fault> {
        Ok(Frontier::of(size, self.hashes(org, &tree::cover(0, size)).await?))
    }

    /// The time of entry `seq`, in microseconds.
    pub async fn time_of(&self, org: &str, seq: u64) -> Result<i64, Fault> {
        Ok(self.header(org, seq).await?.1.time_us)
    }

    /// The leaf hash of entry `seq`.
    pub async fn leaf_of(&self, org: &str, seq: u64) -> Result<Hash, Fault> {
        Ok(hash::leaf(&self.header(org, seq).await?.0))
    }

    /// The header of entry `seq`, as it is stored and as it reads.
    pub(super) async fn header(&self, org: &str, seq: u64) -> Result<(Vec<u8>, Header), Fault> {
        let header = self.medium.header(org, seq).await?;
        let header = header.ok_or_else(|| Fault::NoEntry { org: org.to_owned(), seq })?;
        let view = Header::read(&header).map_err(|source| damaged(org, seq, source))?;
        Ok((header, view))
    }

    /// The hashes of stored subtrees, in the order asked for.
    pub(super) async fn hashes(&self, org: &str, wanted: &[Subtree]) -> Result<Vec<Hash>, Fault> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let seqs: Vec<u64> = wanted.iter().map(|subtree| subtree.completed_by()).collect();
        let found: HashMap<u64, Vec<u8>> = self.medium.hashes(org, &seqs).await?.into_iter().collect();
        let one = |subtree: &Subtree| {
            let seq = subtree.completed_by();
            let hashes = found.get(&seq).ok_or_else(|| Fault::NoEntry { org: org.to_owned(), seq })?;
            row::hash_of(*subtree, hashes).map_err(|source| damaged(org, seq, source))
        };
        wanted.iter().map(one).collect()
    }
}

/// The fault of an entry whose bytes cannot be read.
pub(super) fn damaged(org: &str, seq: u64, source: Malformed) -> Fault {
    Fault::Damaged { org: org.to_owned(), place: format!("entry {}", seq + 1), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_cannot_be_read_for_a_moment_is_not_damaged() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::sqlite(folder.path()).await.expect("a new store");
        store.create("acme").await.expect("it is new");
        // Somebody else wrote since it was looked at, and whoever looks is cut off.
        store.tips.looked.lock().expect("nobody panics").insert("acme".to_owned(), 99);
        store.close().await;
        let fault = store.looked_at("acme").await.expect_err("nobody can look");
        assert!(!fault.is_damage(), "{fault}");
    }
}
