//! Links to records of whatever register: what a comment, a task or a piece of evidence is about.

use std::collections::HashSet;

use super::link::LINKS_MAX;
use crate::id::RawId;
use crate::kind::{Kind, Typed};
use crate::refusal::Wrong;
use crate::value::Value;

/// Stands for a register's key where a link may lead to a record of any.
pub const ANY: &str = "*";

/// A link to one record of any register.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subject(pub RawId);

/// Links to records of any registers, each once, in the order of choosing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subjects(pub Vec<RawId>);

impl Subjects {
    /// Whether this record is linked.
    pub fn contains(&self, id: RawId) -> bool {
        self.0.contains(&id)
    }
}

impl Typed for Subject {
    const KIND: Kind = Kind::Link(ANY);
    const REQUIRED: bool = true;

    fn blank() -> Self {
        Self::default()
    }

    fn give(&self) -> Value {
        Value::Link(self.0)
    }

    fn take(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::Link(id) => Ok(Self(id)),
            Value::Nothing => Ok(Self::default()),
            other => Err(Wrong::new(format!("link a record here, not {other:?}"))),
        }
    }
}

impl Typed for Subjects {
    const KIND: Kind = Kind::Links(ANY);
    const REQUIRED: bool = false;

    fn blank() -> Self {
        Self::default()
    }

    fn give(&self) -> Value {
        Value::Links(self.0.clone())
    }

    fn take(value: Value) -> Result<Self, Wrong> {
        let mut ids = match value {
            Value::Links(ids) => ids,
            Value::Link(id) => vec![id],
            Value::Nothing => Vec::new(),
            other => return Err(Wrong::new(format!("link records here, not {other:?}"))),
        };
        if ids.len() > LINKS_MAX {
            return Err(Wrong::new(format!("keep to at most {LINKS_MAX} links")));
        }
        let mut seen = HashSet::with_capacity(ids.len());
        ids.retain(|id| !id.is_nil() && seen.insert(*id));
        Ok(Self(ids))
    }
}
