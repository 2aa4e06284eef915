//! An entry: one fixed header that is hashed into the tree, and a body of salted items.
//!
//! Both are stored as the bytes written here, and hashed as they are stored; nothing is ever
//! read and written again before hashing. All numbers are big-endian.
//!
//! # Header, version 1
//!
//! | offset | bytes | what                                                                |
//! |--------|-------|---------------------------------------------------------------------|
//! | 0      | 1     | version: `01`                                                       |
//! | 1      | 8     | sequence number, from 0                                             |
//! | 9      | 8     | time, microseconds since 1970-01-01 UTC, signed; never goes back    |
//! | 17     | 16    | actor: an opaque id, explained outside the ledger                   |
//! | 33     | 32    | body root                                                           |
//! | 65     | 1     | length `a` of the act key, 1 to 255                                 |
//! | 66     | a     | act key, UTF-8                                                      |
//! | 66+a   | 1     | length `i` of the idempotency key; 0 = none                         |
//! | 67+a   | i     | idempotency key, UTF-8; the header ends here                        |
//!
//! The leaf of the tree is SHA-256 of `00` and the header bytes (RFC 9162, 2.1.1).
//!
//! # Body, version 1
//!
//! One byte of version (`01`), then the items one after the other to the end:
//!
//! | item   | bytes                                                                          |
//! |--------|--------------------------------------------------------------------------------|
//! | kept   | `01`, salt (32), length of the item (4), the item                              |
//! | erased | `02`, item digest (32)                                                         |
//!
//! An item's digest is SHA-256 of `02`, salt and item; the body root is SHA-256 of `03` and all
//! digests in order. Erasing puts the digest in the place of salt and item, so the body root,
//! the leaf and every proof stay as they were.

mod body;
mod header;
mod items;
mod sealed;

pub use body::BodyItem;
pub(crate) use body::{Unwritten, decode as decode_body, encode as encode_body, root as stored_body_root};
pub use header::Header;
pub(crate) use header::idempotency_index;
pub use items::Items;
pub use sealed::{Mark, Sealed, random_salts, seal};

use crate::fault::Malformed;
use crate::hash::{self, Hash};
use crate::limits::{ACT_BYTES_MAX, ENTRY_BYTES_MAX, IDEMPOTENCY_BYTES_MAX};

/// What an entry is made of, before it has a place in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Microseconds since 1970-01-01 UTC; not before the last entry.
    pub time_us: i64,
    /// Who: an opaque id.
    pub actor: [u8; 16],
    /// Which act: `risk.accept`. 1 to 255 bytes.
    pub act: String,
    /// The key under which the same request sent twice is known, 1 to 255 bytes.
    pub idempotency: Option<String>,
    /// The reason and each change, each one erasable by itself.
    pub items: Items,
}

/// One entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The stored header bytes; see the [module](self) for the format.
    pub header: Vec<u8>,
    /// The items, in order.
    pub body: Vec<BodyItem>,
}

impl Draft {
    /// The bytes it takes when stored. Fails when the act key, the idempotency key or the whole entry breaks a limit;
    /// a draft that passes can be sealed.
    pub fn check(&self) -> Result<usize, Malformed> {
        entry_bytes(&self.act, self.idempotency.as_deref(), self.items.len(), self.items.bytes())
    }
}

/// The bytes that an entry with so many items of so many bytes takes when stored; fails as [`Draft::check`] does.
pub fn entry_bytes(act: &str, idempotency: Option<&str>, items: usize, bytes: usize) -> Result<usize, Malformed> {
    check_keys(act, idempotency)?;
    let bytes = header::bytes(act, idempotency) + body::kept_bytes(items, bytes);
    check_size(bytes).map(|()| bytes)
}

impl Entry {
    /// Reads the header.
    pub fn view(&self) -> Result<Header, Malformed> {
        Header::read(&self.header)
    }

    /// The leaf hash of this entry in the tree.
    pub fn leaf(&self) -> Hash {
        hash::leaf(&self.header)
    }

    /// Bytes this entry takes when stored: header and body.
    pub fn stored_bytes(&self) -> usize {
        self.header.len() + body::encoded_bytes(&self.body)
    }

    /// The hash over the digests of the items, which the header must carry.
    pub fn body_root(&self) -> Hash {
        hash::body_root(self.body.iter().map(BodyItem::digest))
    }

    /// The same as it can be appended, if header and body belong together and keep within the limits.
    pub fn sealed(&self) -> Result<Sealed, Malformed> {
        check_size(self.stored_bytes())?;
        let view = self.view()?;
        if view.body_root != self.body_root() {
            return Err(Malformed::new(format!(
                "the body of entry {} does not belong to its header: seal it again",
                view.seq
            )));
        }
        Ok(Sealed::of(&view, self.header.clone(), Unwritten::Bytes(encode_body(&self.body))))
    }
}

fn check_size(bytes: usize) -> Result<(), Malformed> {
    if bytes <= ENTRY_BYTES_MAX {
        return Ok(());
    }
    Err(Malformed::new(format!(
        "an entry of {bytes} bytes is too large: split the act so that each entry has at most {ENTRY_BYTES_MAX} bytes"
    )))
}

fn check_keys(act: &str, idempotency: Option<&str>) -> Result<(), Malformed> {
    if act.is_empty() || act.len() > ACT_BYTES_MAX {
        return Err(Malformed::new(format!("an act key has 1 to {ACT_BYTES_MAX} bytes")));
    }
    let length = idempotency.map_or(1, str::len);
    if length == 0 || length > IDEMPOTENCY_BYTES_MAX {
        return Err(Malformed::new(format!(
            "an idempotency key has 1 to {IDEMPOTENCY_BYTES_MAX} bytes: send a shorter one"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
