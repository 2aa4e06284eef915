//! What a command changed, read from what records it when somebody looks.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use kernel::Change;
use kernel::entry::Item;
use ledger::Items;

/// The changes of a command. A file that comes in makes a hundred thousand, and hardly anybody looks at them.
#[derive(Clone, Default)]
pub struct Changed {
    items: Items,
    read: OnceLock<Vec<Change>>,
}

impl Changed {
    /// The changes that stand in the items of an entry.
    pub(crate) fn of(items: Items) -> Self {
        Self { items, read: OnceLock::new() }
    }

    /// One after the other, without keeping them.
    pub fn each(&self) -> impl Iterator<Item = Change> {
        self.items.iter().filter_map(|item| match Item::decode(&item) {
            Ok(Item::Change(change)) => Some(change),
            Ok(Item::Reason(_) | Item::HappenedOn(_) | Item::Request(_)) => None,
            // It was just written, or read from a ledger that verified.
            Err(_) => None,
        })
    }
}

impl Deref for Changed {
    type Target = [Change];

    fn deref(&self) -> &[Change] {
        self.read.get_or_init(|| self.each().collect())
    }
}

impl PartialEq for Changed {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
