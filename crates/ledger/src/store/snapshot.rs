//! Snapshots: a cache of what replaying a ledger up to some entry gives. Opaque bytes, signed.
//!
//! The tree does not cover them, so each carries a signed note with the origin, the word
//! `snapshot`, the size it stands for, its kind and the SHA-256 of its bytes. One that was changed
//! is passed over when read and named by `verify`; the ledger itself never depends on one.

use crate::checkpoint;
use crate::fault::{Fault, Malformed};
use crate::keys::Keys;
use crate::store::{SnapshotRow, Store};
use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use sha2::{Digest, Sha256};

/// The longest name of a kind of snapshot.
const KIND_BYTES_MAX: usize = 64;

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
        let note = self.keys.sign(&text(org, seq, kind, &bytes), &checkpoint::origin(org))?;
        let row = SnapshotRow { seq, kind: kind.to_owned(), note, bytes };
        self.watched(self.medium.put_snapshot(org, row)).await
    }

    /// The newest sound snapshot of a kind that stands for at most `at_or_before` entries.
    pub async fn snapshot(&self, org: &str, kind: &str, at_or_before: u64) -> Result<Option<(u64, Vec<u8>)>, Fault> {
        let newest = async {
            let mut below = at_or_before;
            while let Some(row) = self.medium.snapshot(org, kind, below).await? {
                // One that an earlier key signed is made again: that key may have been given up because it was stolen.
                if self
                    .keys
                    .open_newest(&row.note, &checkpoint::origin(org))
                    .is_ok_and(|said| said == signed(org, &row))
                {
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

    /// Size and kind of all snapshots of an organization, smallest first.
    pub async fn snapshots(&self, org: &str) -> Result<Vec<(u64, String)>, Fault> {
        self.watched(self.medium.snapshots(org)).await
    }

    /// Forgets a snapshot; it need not be there.
    pub async fn drop_snapshot(&self, org: &str, seq: u64, kind: &str) -> Result<(), Fault> {
        self.watched(self.medium.drop_snapshot(org, seq, kind)).await
    }
}

/// Whether a snapshot is the one that was signed.
pub(crate) fn check(row: &SnapshotRow, org: &str, keys: &Keys) -> Result<(), Malformed> {
    let said = keys.open(&row.note, &checkpoint::origin(org))?;
    if said == signed(org, row) {
        return Ok(());
    }
    Err(Malformed::new("its bytes are not the ones that were signed"))
}

/// What is signed of a snapshot.
fn signed(org: &str, row: &SnapshotRow) -> String {
    text(org, row.seq, &row.kind, &row.bytes)
}

fn text(org: &str, seq: u64, kind: &str, bytes: &[u8]) -> String {
    let digest = BASE64.encode(Sha256::digest(bytes));
    format!("{}\nsnapshot\n{seq}\n{kind}\n{digest}\n", checkpoint::origin(org))
}
