//! What an act did: the smallest description from which the next state follows.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::id::RawId;
use crate::record::Elsewhere;
use crate::reference::Reference;
use crate::value::Value;

/// A key as declared, or as read from a ledger.
pub type Key = Cow<'static, str>;

/// A place in a record: `owner`, `acceptance.until`, `consequence[c].level`. Most are whole fields, so the rest lies in a
/// box: a file that is brought in has a path for each of its cells.
#[derive(Clone, PartialEq, Eq)]
pub struct Path {
    /// The field.
    pub field: Key,
    within: Option<Box<Within>>,
}

/// A place inside a field.
#[derive(Clone, Default, PartialEq, Eq)]
struct Within {
    key: Option<String>,
    part: Option<Key>,
}

impl Path {
    /// A whole field.
    pub fn field(field: impl Into<Key>) -> Self {
        Self { field: field.into(), within: None }
    }

    /// A whole group of a keyed list.
    pub fn group(field: impl Into<Key>, key: impl Into<String>) -> Self {
        Self { field: field.into(), within: Some(Box::new(Within { key: Some(key.into()), part: None })) }
    }

    /// A part of this place.
    pub fn part(self, part: impl Into<Key>) -> Self {
        let within = self.within.map(|within| *within).unwrap_or_default();
        Self { field: self.field, within: Some(Box::new(Within { part: Some(part.into()), ..within })) }
    }

    /// The key of the group of a keyed list.
    pub fn group_key(&self) -> Option<&str> {
        self.within.as_ref()?.key.as_deref()
    }

    /// The key of the part of a group.
    pub fn part_key(&self) -> Option<&str> {
        self.within.as_ref()?.part.as_deref()
    }

    /// Where inside the field: the key of the group of a keyed list, and that of the part.
    pub(crate) fn within(self) -> (Option<String>, Option<Key>) {
        self.within.map(|within| (within.key, within.part)).unwrap_or_default()
    }

    fn stored(&self) -> StoredPath<&str> {
        StoredPath { field: &self.field, key: self.group_key(), part: self.part_key() }
    }

    fn of(field: Key, key: Option<String>, part: Option<Key>) -> Self {
        let within = (key.is_some() || part.is_some()).then(|| Box::new(Within { key, part }));
        Self { field, within }
    }
}

// Digests of requests are taken of this, so it stays as it is.
impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let StoredPath { field, key, part } = self.stored();
        f.debug_struct("Path").field("field", &field).field("key", &key).field("part", &part).finish()
    }
}

impl Serialize for Path {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.stored().serialize(to)
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let StoredPath::<String> { field, key, part } = StoredPath::deserialize(from)?;
        Ok(Self::of(field.into(), key, part.map(Key::Owned)))
    }
}

/// How a path is stored.
#[derive(Serialize, Deserialize)]
struct StoredPath<T> {
    field: T,
    key: Option<T>,
    part: Option<T>,
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.field)?;
        if let Some(key) = self.group_key() {
            write!(f, "[{key}]")?;
        }
        if let Some(part) = self.part_key() {
            write!(f, ".{part}")?;
        }
        Ok(())
    }
}

impl FromStr for Path {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (place, part) = match text.rfind('.').filter(|at| text.rfind(']').is_none_or(|end| end < *at)) {
            Some(at) => (&text[..at], Some(&text[at + 1..])),
            None => (text, None),
        };
        let (field, key) = match place.split_once('[') {
            Some((field, rest)) => (field, Some(rest.strip_suffix(']').ok_or(())?)),
            None => (place, None),
        };
        if field.is_empty() || key == Some("") || part == Some("") {
            return Err(());
        }
        let owned = |text: &str| Cow::Owned(text.to_owned());
        Ok(Self::of(owned(field), key.map(str::to_owned), part.map(owned)))
    }
}

/// One change to one record. The order of the variants is part of the stored format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// A record came to be, blank, with its number.
    Create {
        /// Register key.
        register: Key,
        /// The new identity.
        id: RawId,
        /// The number allotted.
        reference: Reference,
    },
    /// A place in a record was written.
    Set {
        /// Register key.
        register: Key,
        /// The record.
        id: RawId,
        /// The place.
        at: Path,
        /// The new content.
        to: Value,
    },
    /// A record left the management system; it stays readable.
    Retire {
        /// Register key.
        register: Key,
        /// The record.
        id: RawId,
    },
    /// A retired record came back.
    Restore {
        /// Register key.
        register: Key,
        /// The record.
        id: RawId,
    },
    /// Contents of a record were erased, together with the items of earlier entries that told of them.
    Erase {
        /// Register key.
        register: Key,
        /// The record.
        id: RawId,
        /// The fields erased.
        fields: Vec<Key>,
        /// The items erased: the number of the entry, counted from 1, and the place in its body, from 0.
        items: Vec<(u64, u32)>,
    },
    /// A record that came in stood in another ledger before, as the file said.
    Recorded {
        /// Register key.
        register: Key,
        /// The record.
        id: RawId,
        /// When it was recorded there first, and changed last.
        elsewhere: Elsewhere,
    },
}

impl Change {
    /// Whether this writes a place in a record.
    pub fn is_set(&self) -> bool {
        matches!(self, Self::Set { .. })
    }

    /// The record that came to be by this.
    pub fn made(&self) -> Option<RawId> {
        match self {
            Self::Create { id, .. } => Some(*id),
            Self::Set { .. }
            | Self::Retire { .. }
            | Self::Restore { .. }
            | Self::Erase { .. }
            | Self::Recorded { .. } => None,
        }
    }

    /// The register and record concerned.
    pub fn subject(&self) -> (&str, RawId) {
        match self {
            Self::Create { register, id, .. }
            | Self::Set { register, id, .. }
            | Self::Retire { register, id }
            | Self::Restore { register, id }
            | Self::Erase { register, id, .. }
            | Self::Recorded { register, id, .. } => (register, *id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_prints_and_reads_back() {
        for text in ["owner", "acceptance.until", "consequence[c].level", "band[1.5]"] {
            let path: Path = text.parse().expect(text);
            assert_eq!(path.to_string(), text);
        }
        for text in ["", "a[", "a[]", "a.", ".a", "a[b"] {
            assert!(text.parse::<Path>().is_err(), "{text}");
        }
    }
}
