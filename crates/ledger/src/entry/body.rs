//! The body of an entry as bytes and as items; the format stands in [`super`].

use std::convert::Infallible;

use super::Items;
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

/// How many bytes [`encode`] gives of so many items of so many bytes, none of them erased.
pub(super) fn kept_bytes(items: usize, bytes: usize) -> usize {
    1 + items * kept_item_bytes(0) + bytes
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

/// A body that is to be stored. A large one is hardly held twice: its bytes come to be as they are written.
#[derive(Clone, Debug)]
pub(crate) enum Unwritten {
    /// As it was stored before.
    Bytes(Vec<u8>),
    /// Items that were never erased, each with its salt.
    Items(Items, Salts),
}

/// The salts of items. Where those are many, theirs are derived from one that is random and kept nowhere: so a body that
/// is written holds 32 bytes, not as many an item.
#[derive(Clone, Debug)]
pub(crate) enum Salts {
    /// One an item.
    Drawn(Vec<[u8; 32]>),
    /// From this one.
    Derived([u8; 32]),
}

/// Most items whose salts are drawn one by one.
const SALTS_DRAWN_MAX: usize = 1_000;

impl Salts {
    fn of(items: usize, draw: &mut dyn FnMut() -> [u8; 32]) -> Self {
        if items > SALTS_DRAWN_MAX { Self::Derived(draw()) } else { Self::Drawn((0..items).map(|_| draw()).collect()) }
    }

    fn at(&self, item: usize) -> [u8; 32] {
        match self {
            Self::Drawn(salts) => salts[item],
            Self::Derived(secret) => hash::salt(secret, item as u64),
        }
    }
}

/// Bytes of a body that come to be at once.
const PART_BYTES: usize = 64 << 10;

impl Unwritten {
    /// Gives items their salts, and the root over them.
    pub fn of(items: Items, salts: &mut dyn FnMut() -> [u8; 32]) -> (Self, Hash) {
        let (mut root, salts) = (BodyRoot::default(), Salts::of(items.len(), salts));
        items.iter().enumerate().for_each(|(at, item)| root.push(&hash::item(&salts.at(at), &item)));
        (Self::Items(items, salts), root.finish())
    }

    /// How many bytes it takes.
    pub fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Items(items, _) => kept_bytes(items.len(), items.bytes()),
        }
    }

    /// Writes it, one part behind the other.
    pub fn write<E>(&self, mut take: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let (items, salts) = match self {
            Self::Bytes(bytes) => return take(bytes),
            Self::Items(items, salts) => (items, salts),
        };
        let mut part = vec![VERSION];
        for (at, item) in items.iter().enumerate() {
            keep(&mut part, &salts.at(at), &item);
            if part.len() >= PART_BYTES {
                take(&part)?;
                part.clear();
            }
        }
        take(&part)
    }

    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.len());
        let written: Result<(), Infallible> = self.write(|part| {
            bytes.extend(part);
            Ok(())
        });
        match written {
            Ok(()) => bytes,
        }
    }
}

impl PartialEq for Unwritten {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

impl Eq for Unwritten {}

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
