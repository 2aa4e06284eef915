//! Entries attested while they are read: that they are the ones the newest checkpoint signs.
//!
//! Whoever shows what entries say has to know first that nobody put others in their place. Verifying the whole ledger
//! for that would take as long as the ledger is; this takes a hash for each entry that is read anyway. It starts from
//! the stored hashes of what stands before, adds the leaf of each entry read, and holds the root against the signed
//! one, over the stored hashes of what comes after. If it fits, hashes and entries are those that were signed.

use crate::checkpoint::{Checkpoint, origin};
use crate::entry::Entry;
use crate::fault::{Fault, Malformed};
use crate::hash::{self, Hash};
use crate::proof::{self, ConsistencyProof};
use crate::store::Store;
use crate::tree::Frontier;

/// The entries read so far, as the tree knows them.
#[derive(Debug)]
pub struct Attested {
    org: String,
    frontier: Frontier,
    /// The time of the last entry read.
    time_us: Option<i64>,
}

impl Attested {
    /// Takes in the next entry, which its number says it is.
    pub fn push(&mut self, entry: &Entry) {
        self.frontier.push(entry.leaf());
        self.time_us = entry.view().ok().map(|header| header.time_us);
    }
}

impl Store {
    /// Begins to read a ledger behind its first `from` entries.
    pub async fn attested_from(&self, org: &str, from: u64) -> Result<Attested, Fault> {
        let frontier = self.watched(self.edge(org, from)).await?;
        Ok(Attested { org: org.to_owned(), frontier, time_us: None })
    }

    /// Whether what was read, up to any size, is what the newest checkpoint signs, with a key that still counted when the
    /// last entry was made.
    ///
    /// # Errors
    /// [`Fault::Damaged`] where it is not.
    pub async fn attest(&self, read: &Attested) -> Result<(), Fault> {
        let Attested { org, frontier, time_us } = read;
        let (size, note) = self.watched(self.medium.latest(org)).await?;
        let steps = self.consistency_proof(org, frontier.size().min(size), size).await?;
        let (older, keys) =
            (Checkpoint { org: org.clone(), size: frontier.size(), root: frontier.root() }, self.keys());
        let signs = || {
            let newest = Checkpoint::open(&note, org, keys)?;
            if newest.size != size {
                return Err(Malformed::new(format!("it signs {} entries", newest.size)));
            }
            ConsistencyProof { old: older.size, steps, checkpoint: note.clone() }.check(&older).map(drop)
        };
        signs().map_err(|source| unsigned(org, size, source))?;
        match time_us.filter(|_| frontier.size() == size) {
            Some(last) => keys.timely(&note, &origin(org), last).map_err(|source| unsigned(org, size, source)),
            None => self.in_time(org, size, &note).await,
        }
    }

    /// Refuses a checkpoint that was signed with a key given up before the last entry it signs. Its time is believed once
    /// the entry is seen to be the one that is signed.
    async fn in_time(&self, org: &str, size: u64, note: &str) -> Result<(), Fault> {
        let Some(last) = size.checked_sub(1) else { return Ok(()) };
        let (header, view) = self.header(org, last).await?;
        let steps = self.watched(self.ranges(org, &proof::inclusion(last, size))).await?;
        let timely = || {
            let said = Checkpoint::read(note)?;
            if proof::root(hash::leaf(&header), last, size, &steps)? != said.root {
                return Err(Malformed::new("its last entry is not the one it signs"));
            }
            self.keys().timely(note, &origin(org), view.time_us)
        };
        timely().map_err(|source| unsigned(org, size, source))
    }

    /// Refuses to go on from what the newest checkpoint does not sign.
    pub(super) fn attest_tip(
        &self,
        org: &str,
        (size, note): (u64, &str),
        root: Hash,
        time_us: i64,
    ) -> Result<(), Fault> {
        let signs = || {
            let said = Checkpoint::open(note, org, self.keys())?;
            if (said.size, said.root) != (size, root) {
                return Err(Malformed::new("it does not sign the entries that stand here"));
            }
            if size == 0 { Ok(()) } else { self.keys().timely(note, &origin(org), time_us) }
        };
        signs().map_err(|source| unsigned(org, size, source))
    }
}

fn unsigned(org: &str, size: u64, source: Malformed) -> Fault {
    Fault::Damaged { org: org.to_owned(), place: format!("checkpoint {size}"), source }
}
