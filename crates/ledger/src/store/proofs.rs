//! Roots and proofs for any size the ledger ever had (RFC 9162, 2.1).

use crate::fault::{Fault, Malformed};
use crate::hash::Hash;
use crate::proof;
use crate::store::Store;
use crate::tree::{self, Subtree};

impl Store {
    /// The root of the tree when it had `size` entries; size 0 has the hash of nothing.
    pub async fn root(&self, org: &str, size: u64) -> Result<Hash, Fault> {
        let roots = self.watched(self.ranges(org, &[(0, size)])).await?;
        Ok(roots[0])
    }

    /// Proves that entry `seq` is in the tree of `size`: the hashes beside its way to the root,
    /// lowest first.
    pub async fn inclusion_proof(&self, org: &str, seq: u64, size: u64) -> Result<Vec<Hash>, Fault> {
        if seq >= size {
            return Err(Malformed::new(format!(
                "entry {} is not among the first {size}: ask for a larger size",
                seq + 1
            ))
            .into());
        }
        self.watched(self.ranges(org, &proof::inclusion(seq, size))).await
    }

    /// Proves that the tree of size `to` begins with the tree of size `from`.
    /// Empty when `from` is 0 or equal to `to`: then there is nothing to show.
    pub async fn consistency_proof(&self, org: &str, from: u64, to: u64) -> Result<Vec<Hash>, Fault> {
        if from > to {
            return Err(Malformed::new(format!("a ledger of {to} entries cannot begin with {from}: swap them")).into());
        }
        self.watched(self.ranges(org, &proof::consistency(from, to))).await
    }

    /// The hash of each range, read in one go.
    async fn ranges(&self, org: &str, ranges: &[proof::Range]) -> Result<Vec<Hash>, Fault> {
        let covers: Vec<Vec<Subtree>> = ranges.iter().map(|&(from, to)| tree::cover(from, to)).collect();
        let mut hashes = self.hashes(org, &covers.concat()).await?.into_iter();
        let fold = |cover: &Vec<Subtree>| {
            let parts: Vec<Hash> = hashes.by_ref().take(cover.len()).collect();
            tree::fold(&parts)
        };
        Ok(covers.iter().map(fold).collect())
    }
}
