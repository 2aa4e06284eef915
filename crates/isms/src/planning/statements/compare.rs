//! 6.1.3 d: what differs between two versions of the Statement of Applicability.

use kernel::{Field, Group, Many, Value};

use super::FrozenRow;

/// What differs between two sets of rows of one edition, in the order of the later one.
#[derive(Clone, Debug, Default)]
pub struct Comparison<'a> {
    /// Rows that only the later one has.
    pub added: Vec<&'a FrozenRow>,
    /// Rows that only the earlier one has.
    pub removed: Vec<&'a FrozenRow>,
    /// Rows that both have, with what differs.
    pub changed: Vec<Changed<'a>>,
    /// Number of rows that are the same in both.
    pub same: usize,
}

/// A row that differs.
#[derive(Clone, Debug)]
pub struct Changed<'a> {
    /// The row as it is later.
    pub row: &'a FrozenRow,
    /// What differs: the part, before, after.
    pub parts: Vec<(&'static Field, Value, Value)>,
}

impl Comparison<'_> {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }

    /// Number of rows that differ.
    pub fn len(&self) -> usize {
        self.added.len() + self.removed.len() + self.changed.len()
    }
}

/// Compares an earlier with a later set of rows, each row with the one of the same key.
pub fn compare<'a>(before: &'a Many<FrozenRow>, after: &'a Many<FrozenRow>) -> Comparison<'a> {
    let mut found = Comparison::default();
    for (key, row) in after.iter() {
        let Some(old) = before.at(key) else {
            found.added.push(row);
            continue;
        };
        let parts: Vec<_> =
            FrozenRow::FIELDS.iter().enumerate().filter_map(|(at, field)| differs(field, at, old, row)).collect();
        if parts.is_empty() {
            found.same += 1;
        } else {
            found.changed.push(Changed { row, parts });
        }
    }
    found.removed = before.iter().filter(|(key, _)| after.at(key).is_none()).map(|(_, row)| row).collect();
    found
}

/// Parts that say what stood behind a row that day. They move without anybody deciding, so they are no difference
/// between versions.
const BEHIND: [&str; 7] =
    ["risks", "obligations", "documents", "evidence_on", "tested_on", "test_result", "reviewed_on"];

fn differs(
    field: &'static Field,
    at: usize,
    old: &FrozenRow,
    new: &FrozenRow,
) -> Option<(&'static Field, Value, Value)> {
    if BEHIND.contains(&field.key) {
        return None;
    }
    let (old, new) = (old.get(at), new.get(at));
    (old != new).then_some((field, old, new))
}
