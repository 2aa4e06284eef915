//! The rows a medium keeps, as bytes.

use crate::entry::{self, Entry, Header, Sealed, Unwritten};
use crate::fault::Malformed;
use crate::hash::Hash;
use crate::tree::Subtree;

/// One entry as a row; its body as it is stored, or before that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row<B = Vec<u8>> {
    pub seq: u64,
    /// [`entry::idempotency_index`] of the header's idempotency key, if it has one.
    pub idempotency: Option<i64>,
    pub header: Vec<u8>,
    /// The hashes of all subtrees this entry completes, leaf first; see [`crate::tree`].
    pub hashes: Vec<u8>,
    pub body: B,
}

impl Row<Unwritten> {
    /// The row of an entry that completes subtrees with these hashes.
    pub fn of(entry: Sealed, hashes: &[Hash]) -> Self {
        let (seq, idempotency) = (entry.seq(), entry.idempotency());
        let (header, body) = entry.into_parts();
        Row { seq, idempotency, header, hashes: hashes.concat(), body }
    }

    /// The row as it is stored.
    pub fn stored(self) -> Row {
        let Self { seq, idempotency, header, hashes, body } = self;
        Row { seq, idempotency, header, hashes, body: body.bytes() }
    }
}

impl Row {
    /// The row of bytes that were found without one, with the number they carry, or `next` where it cannot be read.
    /// What follows from the header is worked out, hashes are left out.
    pub fn found(next: u64, header: Vec<u8>, body: Vec<u8>) -> Row {
        let view = Header::read(&header).ok();
        let seq = view.as_ref().map_or(next, |view| view.seq);
        let idempotency = view.and_then(|view| view.idempotency.as_deref().map(entry::idempotency_index));
        Row { seq, idempotency, header, hashes: Vec::new(), body }
    }

    /// The row as it is written to another place.
    pub fn unwritten(self) -> Row<Unwritten> {
        let Self { seq, idempotency, header, hashes, body } = self;
        Row { seq, idempotency, header, hashes, body: Unwritten::Bytes(body) }
    }

    /// The entry of this row.
    pub fn entry(self) -> Result<Entry, Malformed> {
        let body = entry::decode_body(&self.body)?;
        Ok(Entry { header: self.header, body })
    }

    /// Bytes of header and body.
    pub fn bytes(&self) -> usize {
        self.header.len() + self.body.len()
    }
}

/// The hash of `subtree` from the stored hashes of the entry that completes it.
pub(crate) fn hash_of(subtree: Subtree, hashes: &[u8]) -> Result<Hash, Malformed> {
    let at = subtree.level as usize;
    let hash = hashes.as_chunks().0.get(at).copied();
    hash.ok_or_else(|| Malformed::new("its tree hashes are cut short"))
}

/// A checkpoint that is kept for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeptCheckpoint {
    pub size: u64,
    pub note: String,
}

/// A snapshot without its bytes, as `verify` looks at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SnapshotRow {
    pub seq: u64,
    pub kind: String,
    pub note: String,
    pub bytes: Vec<u8>,
}
