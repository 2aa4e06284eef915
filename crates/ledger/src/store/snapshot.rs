//! Snapshots: a cache of what replaying a ledger up to some entry gives. Opaque bytes, signed.
//!
//! The tree does not cover them, so each carries a signed note with the origin, the word
//! `snapshot`, the size it stands for, the root of the tree of that size, its kind and the SHA-256
//! of its bytes. One that was changed, or that was made of other entries (by a copy of the data
//! folder that went its own way with the same key), is passed over when read and named by `verify`;
//! the ledger itself never depends on one.

use crate::checkpoint;
use crate::fault::{Fault, Malformed};
use crate::hash::Hash;
use crate::keys::Keys;
use crate::store::{SnapshotRow, Store};
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use sha2::{Digest, Sha256};

/// The longest name of a kind of snapshot.
const KIND_BYTES_MAX: usize = 64;
/// Which line of what is signed names the root.
const ROOT_LINE: usize = 3;

impl Store {
    /// Keeps a snapshot of the first `seq` entries under a kind: the format and its version.
    /// A snapshot of the same size and kind is replaced.
    pub async fn put_snapshot(&self, org: &str, seq: u64, kind: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        if kind.len() > KIND_BYTES_MAX || kind.contains('\n') {
            return Err(Malformed::new(format!(
                "the kind of a snapshot is one line of at most {KIND_BYTES_MAX} bytes"
            ))
            .into());
        }
        let root = self.root(org, seq).await?;
        let mut row = SnapshotRow { seq, kind: kind.to_owned(), note: String::new(), bytes };
        row.note = self.keys.sign(&text(org, &row, &BASE64.encode(root)), &checkpoint::origin(org))?;
        self.watched(self.medium.put_snapshot(org, row)).await
    }

    /// The newest sound snapshot of a kind that stands for at most `at_or_before` entries, by the stored hashes: whoever
    /// builds on it attests those ([`Store::attested_from`]).
    pub async fn snapshot(&self, org: &str, kind: &str, at_or_before: u64) -> Result<Option<(u64, Vec<u8>)>, Fault> {
        let newest = async {
            let mut below = at_or_before;
            while let Some(row) = self.medium.snapshot(org, kind, below).await? {
                if self.is_sound(org, &row).await? {
                    return Ok(Some((row.seq, row.bytes)));
                }
                match row.seq.checked_sub(1) {
                    Some(lower) => below = lower,
                    None => break,
                }
            }
            Ok(None)
        };
        self.watched(newest).await
    }

    /// Whether a snapshot is one that was signed here of these entries. One that an earlier key signed is made again: that
    /// key may have been given up because it was stolen.
    async fn is_sound(&self, org: &str, row: &SnapshotRow) -> Result<bool, Fault> {
        let Ok(said) = self.keys.open_newest(&row.note, &checkpoint::origin(org)) else { return Ok(false) };
        match self.edge(org, row.seq).await {
            Ok(edge) => Ok(said == text(org, row, &BASE64.encode(edge.root()))),
            // There are not so many entries.
            Err(Fault::NoEntry { .. }) => Ok(false),
            Err(fault) => Err(fault),
        }
    }

    /// Size and kind of all snapshots of an organization, smallest first.
    pub async fn snapshots(&self, org: &str) -> Result<Vec<(u64, String)>, Fault> {
        self.watched(self.medium.snapshots(org)).await
    }

    /// Forgets a snapshot; it need not be there.
    pub async fn drop_snapshot(&self, org: &str, seq: u64, kind: &str) -> Result<(), Fault> {
        self.watched(self.medium.drop_snapshot(org, seq, kind)).await
    }
}

/// Whether a snapshot is the one that was signed, of the entries with this root where that is known.
pub(crate) fn check(row: &SnapshotRow, org: &str, keys: &Keys, root: Option<Hash>) -> Result<(), Malformed> {
    let said = keys.open(&row.note, &checkpoint::origin(org))?;
    let signed_of = said.lines().nth(ROOT_LINE).unwrap_or_default();
    if said != text(org, row, signed_of) {
        return Err(Malformed::new("its bytes are not the ones that were signed"));
    }
    if root.is_some_and(|root| BASE64.encode(root) != signed_of) {
        return Err(Malformed::new("it was made of other entries than these"));
    }
    Ok(())
}

/// What is signed of a snapshot, of the entries with this root.
fn text(org: &str, row: &SnapshotRow, root: &str) -> String {
    let SnapshotRow { seq, kind, bytes, .. } = row;
    let digest = BASE64.encode(Sha256::digest(bytes));
    format!("{}\nsnapshot\n{seq}\n{root}\n{kind}\n{digest}\n", checkpoint::origin(org))
}
