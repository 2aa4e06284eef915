//! The records that a case lists: the first of them by name, the others as they are.

use kernel::{Declared, Id, RawId};

use super::look::Look;
use super::sentence::Named;
use super::verdict::Read;

/// Records in the order to be named. A verdict names [`Read::RECORDS_MAX`] and counts the others, so that thousands of
/// lapses cost no more words than twenty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    named: Vec<Named>,
    others: Vec<RawId>,
}

impl Roll {
    /// These records in this order.
    pub fn of<R: Declared>(look: &Look<'_>, ids: impl IntoIterator<Item = Id<R>>) -> Self {
        let mut ids = ids.into_iter();
        let named = ids.by_ref().take(Read::RECORDS_MAX).map(|id| look.named(id)).collect();
        Self { named, others: ids.map(Id::raw).collect() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.named.len() + self.others.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// The identities, in order.
    pub fn ids(&self) -> impl Iterator<Item = RawId> + '_ {
        self.named.iter().map(|named| named.id).chain(self.others.iter().copied())
    }

    /// Those named, and how many others there are.
    pub(super) fn told(self) -> (Vec<Named>, usize) {
        (self.named, self.others.len())
    }
}

impl From<Vec<Named>> for Roll {
    fn from(named: Vec<Named>) -> Self {
        Self { named, others: Vec::new() }
    }
}
