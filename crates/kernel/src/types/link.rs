//! Links from one record to others.

use std::collections::HashSet;

use super::few::Few;
use crate::id::{Id, RawId};
use crate::kind::{Kind, Typed};
use crate::record::Declared;
use crate::refusal::Wrong;
use crate::value::Value;

/// Most links in one field.
pub const LINKS_MAX: usize = 10_000;

/// Links to any number of records of register `R`, each once, in the order of choosing.
pub struct Links<R>(Few<Id<R>>);

impl<R> Links<R> {
    /// Links to these records; a second mention of one is dropped.
    pub fn to(ids: impl IntoIterator<Item = Id<R>>) -> Self {
        // Links may be many, so a set tells repetition.
        let mut told = HashSet::new();
        let ids: Vec<_> = ids.into_iter().filter(|id| !id.is_nil() && told.insert(id.raw())).collect();
        Self(ids.into())
    }

    /// Adds a link unless it is there. Many are added at once by [`Links::to`], which looks at each one once.
    pub fn add(&mut self, id: Id<R>) {
        if !id.is_nil() && !self.0.contains(&id) {
            self.0.push(id);
        }
    }

    /// The linked records.
    pub fn iter(&self) -> impl Iterator<Item = Id<R>> + '_ {
        self.0.iter().copied()
    }

    /// Whether this record is linked.
    pub fn contains(&self, id: Id<R>) -> bool {
        self.0.contains(&id)
    }

    /// Number of links.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is linked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<R> Clone for Links<R> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}
impl<R> Default for Links<R> {
    fn default() -> Self {
        Self(Few::default())
    }
}
impl<R> PartialEq for Links<R> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<R> std::fmt::Debug for Links<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<R: Declared> Typed for Id<R> {
    const KIND: Kind = Kind::Link(R::KEY);
    const REQUIRED: bool = true;

    fn blank() -> Self {
        Self::NIL
    }

    fn give(&self) -> Value {
        Value::Link(self.raw())
    }

    fn take(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::Link(id) => Ok(Self::of(id)),
            Value::Nothing => Ok(Self::NIL),
            other => Err(Wrong::new(format!("link a {} here, not {other:?}", R::KEY))),
        }
    }
}

impl<R: Declared> Typed for Links<R> {
    const KIND: Kind = Kind::Links(R::KEY);
    const REQUIRED: bool = false;

    fn blank() -> Self {
        Self::default()
    }

    fn give(&self) -> Value {
        Value::Links(self.0.iter().map(|id| id.raw()).collect())
    }

    fn take(value: Value) -> Result<Self, Wrong> {
        let ids: Vec<RawId> = match value {
            Value::Links(ids) => ids,
            Value::Link(id) => vec![id],
            Value::Nothing => Vec::new(),
            other => return Err(Wrong::new(format!("link records of {} here, not {other:?}", R::KEY))),
        };
        if ids.len() > LINKS_MAX {
            return Err(Wrong::new(format!("keep to at most {LINKS_MAX} links")));
        }
        Ok(Self::to(ids.into_iter().map(Id::of)))
    }
}
