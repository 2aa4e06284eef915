//! The body of an entry as bytes and as items; the format stands in [`super`].

use crate::fault::Malformed;
use crate::hash::{self, BodyRoot, Hash};

const VERSION: u8 = 1;
const KEPT: u8 = 1;
const ERASED: u8 = 2;

/// One item of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyItem {
    /// An item that can be read.
    Kept {
        /// 32 random bytes, so that an erased item cannot be guessed from its digest.
        salt: [u8; 32],
        /// What the caller stored.
        bytes: Vec<u8>,
    },
    /// An item that was erased; its digest keeps every proof.
    Erased {
        /// The digest of the item that was here.
        digest: Hash,
    },
}

impl BodyItem {
    /// The digest of the item, the same before and after erasing it.
    pub fn digest(&self) -> Hash {
        match self {
            BodyItem::Kept { salt, bytes } => hash::item(salt, bytes),
            BodyItem::Erased { digest } => *digest,
        }
    }

    /// What was stored, unless it was erased.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            BodyItem::Kept { bytes, .. } => Some(bytes),
            BodyItem::Erased { .. } => None,
        }
    }

    /// The item as it is after erasing.
    pub(crate) fn erased(&self) -> BodyItem {
        BodyItem::Erased { digest: self.digest() }
    }
}

/// How many bytes [`encode`] gives.
pub(crate) fn encoded_bytes(items: &[BodyItem]) -> usize {
    let one = |item: &BodyItem| match item {
        BodyItem::Kept { bytes, .. } => kept_item_bytes(bytes.len()),
        BodyItem::Erased { .. } => 1 + 32,
    };
    1 + items.iter().map(one).sum::<usize>()
}

/// How many bytes [`encode`] gives of items of these lengths, none of them erased.
pub(super) fn kept_bytes(lengths: impl Iterator<Item = usize>) -> usize {
    1 + lengths.map(kept_item_bytes).sum::<usize>()
}

fn kept_item_bytes(length: usize) -> usize {
    1 + 32 + 4 + length
}

/// The stored form of a body.
pub(crate) fn encode(items: &[BodyItem]) -> Vec<u8> {
    let mut out = Vec::with_capacity(encoded_bytes(items));
    out.push(VERSION);
    for item in items {
        match item {
            BodyItem::Kept { salt, bytes } => keep(&mut out, salt, bytes),
            BodyItem::Erased { digest } => {
                out.push(ERASED);
                out.extend(digest);
            }
        }
    }
    out
}

/// The stored form of items that were never erased, `bytes` long, each under a new salt, and their root. Items are let
/// go as they are written: a large body is not held twice.
pub(super) fn sealed(items: Vec<Vec<u8>>, bytes: usize, salts: &mut dyn FnMut() -> [u8; 32]) -> (Vec<u8>, Hash) {
    let (mut out, mut root) = (Vec::with_capacity(bytes), BodyRoot::default());
    out.push(VERSION);
    for item in items {
        let salt = salts();
        root.push(&hash::item(&salt, &item));
        keep(&mut out, &salt, &item);
    }
    (out, root.finish())
}

fn keep(out: &mut Vec<u8>, salt: &[u8; 32], bytes: &[u8]) {
    out.push(KEPT);
    out.extend(salt);
    let length = u32::try_from(bytes.len()).expect("checked against ENTRY_BYTES_MAX");
    out.extend(length.to_be_bytes());
    out.extend(bytes);
}

/// Reads a stored body.
pub(crate) fn decode(bytes: &[u8]) -> Result<Vec<BodyItem>, Malformed> {
    let mut items = Vec::new();
    each(bytes, |part| {
        items.push(match part {
            Part::Kept(salt, bytes) => BodyItem::Kept { salt: *salt, bytes: bytes.to_vec() },
            Part::Erased(digest) => BodyItem::Erased { digest: *digest },
        })
    })?;
    Ok(items)
}

/// The body root of a stored body and how many of its items were erased, without copying them.
pub(crate) fn root(bytes: &[u8]) -> Result<(Hash, u64), Malformed> {
    let (mut root, mut erased) = (BodyRoot::default(), 0);
    each(bytes, |part| match part {
        Part::Kept(salt, bytes) => root.push(&hash::item(salt, bytes)),
        Part::Erased(digest) => {
            erased += 1;
            root.push(digest);
        }
    })?;
    Ok((root.finish(), erased))
}

enum Part<'b> {
    Kept(&'b [u8; 32], &'b [u8]),
    Erased(&'b Hash),
}

fn each<'b>(bytes: &'b [u8], mut take: impl FnMut(Part<'b>)) -> Result<(), Malformed> {
    let cut = || Malformed::new("the body is cut short");
    let (&version, mut rest) = bytes.split_first().ok_or_else(cut)?;
    if version != VERSION {
        return Err(Malformed::new(format!("the body has unknown version {version}")));
    }
    while let Some((&kind, after)) = rest.split_first() {
        let (hash, after) = after.split_first_chunk::<32>().ok_or_else(cut)?;
        rest = match kind {
            KEPT => {
                let (length, after) = after.split_first_chunk::<4>().ok_or_else(cut)?;
                let length = u32::from_be_bytes(*length) as usize;
                let (item, after) = after.split_at_checked(length).ok_or_else(cut)?;
                take(Part::Kept(hash, item));
                after
            }
            ERASED => {
                take(Part::Erased(hash));
                after
            }
            other => return Err(Malformed::new(format!("the body has an item of unknown kind {other}"))),
        };
    }
    Ok(())
}
