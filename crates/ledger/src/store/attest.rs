//! Entries attested while they are read: that they are the ones the newest checkpoint signs.
//!
//! Whoever shows what entries say has to know first that nobody put others in their place. Verifying the whole ledger
//! for that would take as long as the ledger is; this takes a hash for each entry that is read anyway. It starts from
//! the stored hashes of what stands before, adds the leaf of each entry read, and holds the root against the signed
//! one, over the stored hashes of what comes after. If it fits, hashes and entries are those that were signed.

use crate::checkpoint::Checkpoint;
use crate::entry::Entry;
use crate::fault::{Fault, Malformed};
use crate::proof::ConsistencyProof;
use crate::store::Store;
use crate::tree::Frontier;

/// The entries read so far, as the tree knows them.
#[derive(Debug)]
pub struct Attested {
    org: String,
    frontier: Frontier,
}

impl Attested {
    /// Takes in the next entry, which its number says it is.
    pub fn push(&mut self, entry: &Entry) {
        self.frontier.push(entry.leaf());
    }
}

impl Store {
    /// Begins to read a ledger behind its first `from` entries.
    pub async fn attested_from(&self, org: &str, from: u64) -> Result<Attested, Fault> {
        let frontier = self.watched(self.edge(org, from)).await?;
        Ok(Attested { org: org.to_owned(), frontier })
    }

    /// Whether what was read, up to any size, is what the newest checkpoint signs.
    ///
    /// # Errors
    /// [`Fault::Damaged`] where it is not.
    pub async fn attest(&self, read: &Attested) -> Result<(), Fault> {
        let Attested { org, frontier } = read;
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
        signs().map_err(|source| Fault::Damaged { org: org.clone(), place: format!("checkpoint {size}"), source })
    }
}
