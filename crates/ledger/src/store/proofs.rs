//! Roots and proofs for any size the ledger ever had (RFC 9162, 2.1).

use crate::checkpoint::Checkpoint;
use crate::fault::{Fault, Malformed};
use crate::hash::Hash;
use crate::proof::{self, ConsistencyProof, InclusionProof};
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

    /// Entry `seq` with the proof that it is in the ledger that a checkpoint signs: the newest, or the one given, which
    /// may be any that this ledger ever had. The items go along where the content is to be disclosed.
    pub async fn prove_entry(
        &self,
        org: &str,
        seq: u64,
        disclosed: bool,
        checkpoint: Option<&str>,
    ) -> Result<InclusionProof, Fault> {
        let (checkpoint, size) = self.anchor(org, checkpoint).await?;
        let steps = self.inclusion_proof(org, seq, size).await?;
        let row = self.watched(self.row(org, seq)).await?;
        let body = disclosed.then_some(row.body);
        let proof = InclusionProof { seq, header: row.header, body, steps, checkpoint };
        // What somebody changed a moment ago is told to nobody.
        let changed = |source| Fault::Damaged { org: org.to_owned(), place: format!("entry {}", seq + 1), source };
        proof.check().map_err(changed)?;
        Ok(proof)
    }

    /// The proof that the ledger that a checkpoint signs, the newest or the one given, begins with its first `old`
    /// entries.
    pub async fn prove_growth(&self, org: &str, old: u64, checkpoint: Option<&str>) -> Result<ConsistencyProof, Fault> {
        let (checkpoint, size) = self.anchor(org, checkpoint).await?;
        Ok(ConsistencyProof { old, steps: self.consistency_proof(org, old, size).await?, checkpoint })
    }

    /// A checkpoint that proofs can lead to, and its size.
    async fn anchor(&self, org: &str, given: Option<&str>) -> Result<(String, u64), Fault> {
        let Some(given) = given else {
            let (size, note) = self.watched(self.medium.latest(org)).await?;
            return Ok((note, size));
        };
        let said = Checkpoint::open(given, org, &self.keys)?;
        let size = self.watched(self.medium.size(org)).await?;
        if said.size > size || self.root(org, said.size).await? != said.root {
            let message = format!("the checkpoint of {} entries signs another ledger than this one", said.size);
            return Err(Malformed::new(format!("{message}: run `muniment verify` with it")).into());
        }
        Ok((given.to_owned(), said.size))
    }

    /// The hash of each range, read in one go.
    pub(super) async fn ranges(&self, org: &str, ranges: &[proof::Range]) -> Result<Vec<Hash>, Fault> {
        let covers: Vec<Vec<Subtree>> = ranges.iter().map(|&(from, to)| tree::cover(from, to)).collect();
        let mut hashes = self.hashes(org, &covers.concat()).await?.into_iter();
        let fold = |cover: &Vec<Subtree>| {
            let parts: Vec<Hash> = hashes.by_ref().take(cover.len()).collect();
            tree::fold(&parts)
        };
        Ok(covers.iter().map(fold).collect())
    }
}
