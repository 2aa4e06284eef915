//! Proofs for outsiders: checkpoints, proofs against them, and the raw ledger as a file.

use jiff::Timestamp;
use kernel::Refusal;
use ledger::Raw;

use crate::Engine;
use crate::failure::{Failure, Fault};

/// A signed note with what it signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// How many entries it signs.
    pub size: u64,
    /// When the last of them was recorded; none for an empty ledger.
    pub time: Option<Timestamp>,
    /// The note.
    pub note: String,
}

impl Engine {
    /// Checkpoints of at least `from` entries, at most `max`: one a day, every thousandth, and the newest at the end.
    pub async fn checkpoints(&self, org: &str, from: u64, max: usize) -> Result<Vec<Signed>, Failure> {
        let org = self.read_through(org).await?;
        let store = &self.0.store;
        let mut all = Vec::new();
        for (size, note) in store.checkpoints(org.key(), from, max).await.map_err(Fault::of)? {
            let last = match size.checked_sub(1) {
                Some(last) => Some(store.time_of(org.key(), last).await.map_err(Fault::of)?),
                None => None,
            };
            let time = last.and_then(|time| Timestamp::from_microsecond(time).ok());
            all.push(Signed { size, time, note });
        }
        Ok(all)
    }

    /// The checkpoint of exactly this size.
    ///
    /// # Errors
    /// Missing where none was kept; says which are next to it.
    pub async fn checkpoint_of(&self, org: &str, size: u64) -> Result<String, Failure> {
        let org = self.read_through(org).await?;
        let next = self.0.store.checkpoints(org.key(), size, 1).await.map_err(Fault::of)?.pop();
        match next {
            Some((found, note)) if found == size => Ok(note),
            Some((next, _)) => {
                Err(Failure::Missing(format!("no checkpoint of {size} entries was kept; the next is that of {next}")))
            }
            None => Err(Failure::Missing(format!("the ledger never had {size} entries; take the newest checkpoint"))),
        }
    }

    /// The file that proves that entry `seq`, counted from 1, is in the ledger that a checkpoint signs: the newest one, or
    /// the note given. What the entry changed goes along where it is to be disclosed.
    pub async fn prove_entry(
        &self,
        org: &str,
        seq: u64,
        disclosed: bool,
        checkpoint: Option<&str>,
    ) -> Result<String, Failure> {
        let org = self.read_through(org).await?;
        let size = org.state().size();
        let at = seq.checked_sub(1).filter(|at| *at < size);
        let at = at.ok_or_else(|| Failure::Missing(format!("there is no entry {seq}; the ledger has {size}")))?;
        let proof = self.0.store.prove_entry(org.key(), at, disclosed, checkpoint).await;
        Ok(proof.map_err(|fault| of_asking("checkpoint", fault))?.text())
    }

    /// The leaf hash of entry `seq`, counted from 1, in hex: what a report says that it was made from. A proof of the entry
    /// holds the bytes it is the hash of. None before the first entry.
    pub async fn leaf(&self, org: &str, seq: u64) -> Result<Option<String>, Failure> {
        let Some(at) = seq.checked_sub(1) else { return Ok(None) };
        let org = self.read_through(org).await?;
        let leaf = self.0.store.leaf_of(org.key(), at).await.map_err(Fault::of)?;
        Ok(Some(hex::encode(leaf)))
    }

    /// The file that proves that the ledger that a checkpoint signs, the newest or the note given, begins with its first
    /// `old` entries.
    pub async fn prove_growth(&self, org: &str, old: u64, checkpoint: Option<&str>) -> Result<String, Failure> {
        let org = self.read_through(org).await?;
        let proof = self.0.store.prove_growth(org.key(), old, checkpoint).await;
        Ok(proof.map_err(|fault| of_asking("from", fault))?.text())
    }

    /// The public keys that ever signed an organization's checkpoints, oldest first and one a line: each as other tools
    /// for signed notes take it, behind it since when it signs and the signature of the one before.
    pub fn key_lines(&self, org: &str) -> String {
        self.0.store.keys().lines(org).join("\n")
    }

    /// Begins to write down the raw ledger of an organization, for `verify` on another machine.
    ///
    /// # Errors
    /// Unsound where something among the first entries is not what was recorded. What comes later is held against its
    /// hashes and checkpoints while it is written down, and breaks it off.
    pub async fn raw(&self, org: &str) -> Result<Raw, Failure> {
        self.door(org).await?;
        Ok(self.0.store.raw(org).await.map_err(Fault::of)?)
    }
}

/// What was asked for cannot be proved, or the world broke.
fn of_asking(field: &str, fault: ledger::Fault) -> Failure {
    match fault {
        ledger::Fault::Malformed(wrong) => Refusal::software(field, wrong.0).into(),
        fault => Fault::of(fault).into(),
    }
}
