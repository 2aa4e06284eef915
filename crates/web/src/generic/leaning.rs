//! What still points to records that are, or are about to be, retired.

use std::collections::HashSet;

use kernel::{RawId, Row};

use crate::visit::Visit;

/// References that are named; the others are counted.
const NAMED_MAX: usize = 5;

/// Said with a message: how many records point there, the first references, and how many more.
pub struct Leaning {
    count: usize,
    first: String,
    more: usize,
}

impl Leaning {
    /// The live records that point to these and are not among them; none where there are none.
    pub fn on<'a>(visit: &'a Visit, rows: impl IntoIterator<Item = &'a Row<'a>>) -> Option<Self> {
        let ids: HashSet<RawId> = rows.into_iter().map(|row| row.id).collect();
        let mut seen = HashSet::new();
        let all = ids.iter().flat_map(|id| visit.state.incoming(*id));
        let live = all.filter(|(_, other)| !other.head.retired && !ids.contains(&other.id) && seen.insert(other.id));
        let mut pointing: Vec<String> = live.map(|(_, other)| other.reference()).collect();
        pointing.sort();
        let count = pointing.len();
        pointing.truncate(NAMED_MAX);
        (count > 0).then(|| Self { count, more: count - pointing.len(), first: pointing.join(", ") })
    }

    /// A message about it.
    pub fn told(self, visit: &Visit, key: &str) -> String {
        visit.t().with(key, &[("count", self.count.into()), ("records", self.first.into()), ("more", self.more.into())])
    }
}
