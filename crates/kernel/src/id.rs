//! Identity: 128 bits, minted by the engine, typed by the register they belong to.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An identity without its type, as stored and as compared. The nil id means *no link yet*.
///
/// Packed, because it stands in records and indexes by the ten thousand: where nothing asks for an address that sixteen
/// divides, `Option<RawId>` takes 20 bytes instead of 32.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[repr(Rust, packed(4))]
pub struct RawId(pub u128);

/// The upper half of pending identities; no minted one has it.
const PENDING: u128 = (u64::MAX as u128) << 64;

/// Things by the records they belong to. Identities are minted by chance here, so nobody can make them collide, and a
/// quick hash without a key of its own does.
pub type ById<R, T> = HashMap<Id<R>, T, foldhash::fast::FixedState>;

/// A set of records; hashed as [`ById`] is.
pub type Ids<R> = HashSet<Id<R>, foldhash::fast::FixedState>;

impl RawId {
    /// The absent identity.
    pub const NIL: Self = Self(0);

    /// Inside a batch: the record that its command at this position makes. Never stored.
    pub const fn pending(position: u64) -> Self {
        Self(PENDING | position as u128)
    }

    /// The position of the command that makes the record, if this is a pending identity.
    pub fn pending_position(self) -> Option<u64> {
        (self.0 & PENDING == PENDING).then_some(self.0 as u64)
    }

    /// An identity of version 7 (RFC 9562): 48 bits of milliseconds, then 74 bits taken from
    /// `chance`. Ids minted later sort later, so a register lists in the order of its making.
    pub fn minted(unix_ms: u64, chance: u128) -> Self {
        let time = (u128::from(unix_ms) & 0xFFFF_FFFF_FFFF) << 80;
        let high = (chance >> 64) & 0x0FFF;
        let low = chance & 0x3FFF_FFFF_FFFF_FFFF;
        Self(time | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
    }

    /// Whether this is the absent identity.
    pub fn is_nil(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Display for RawId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = format!("{:032x}", { self.0 });
        write!(f, "{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }
}

impl fmt::Debug for RawId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for RawId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let dashed = text.len() == 36
            && text.bytes().enumerate().all(|(at, byte)| {
                (byte == b'-') == matches!(at, 8 | 13 | 18 | 23) && (byte == b'-' || byte.is_ascii_hexdigit())
            });
        if !dashed {
            return Err(());
        }
        u128::from_str_radix(&text.replace('-', ""), 16).map(Self).map_err(|_| ())
    }
}

/// The identity of a record of register `R`.
pub struct Id<R>(RawId, PhantomData<fn() -> R>);

/// A link to a record of register `R`; nil while nobody has been chosen.
pub type Link<R> = Id<R>;

impl<R> Id<R> {
    /// The absent link.
    pub const NIL: Self = Self(RawId::NIL, PhantomData);

    /// Types a raw identity. The caller vouches for the register.
    pub const fn of(raw: RawId) -> Self {
        Self(raw, PhantomData)
    }

    /// The identity without its type.
    pub const fn raw(self) -> RawId {
        self.0
    }

    /// Whether nothing is linked.
    pub fn is_nil(self) -> bool {
        self.0.is_nil()
    }
}

impl<R> Clone for Id<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Id<R> {}
impl<R> Default for Id<R> {
    fn default() -> Self {
        Self::NIL
    }
}
impl<R> PartialEq for Id<R> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<R> Eq for Id<R> {}
impl<R> PartialOrd for Id<R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<R> Ord for Id<R> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<R> Hash for Id<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<R> fmt::Debug for Id<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_prints_as_a_uuid_of_version_7_and_reads_back() {
        let id = RawId::minted(1_790_000_000_000, u128::MAX);
        let text = id.to_string();
        assert_eq!(text.parse(), Ok(id));
        assert_eq!(&text[14..15], "7");
        assert!("not-an-id".parse::<RawId>().is_err());
    }

    #[test]
    fn ids_minted_later_sort_later() {
        assert!(RawId::minted(1, u128::MAX) < RawId::minted(2, 0));
    }
}
