//! The tree of RFC 9162 as it is stored: perfect subtrees, never overwritten.
//!
//! The entry with sequence number `seq` completes one subtree of every level from 0 (its leaf)
//! to the number of trailing ones of `seq`. These hashes are stored in the row of that entry,
//! leaf first, and never change: two hashes an entry on average, and no further row or table.
//! The subtree `(level, index)` is thus found in entry `(index + 1) * 2^level - 1`, at place
//! `level` of its hashes. Everything else (a root, a proof) is folded from such hashes.

use std::ops::Deref;

use crate::hash::{self, Hash};
use crate::limits::ENTRIES_MAX;

/// A perfect subtree: the leaves from `index * 2^level`, `2^level` of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subtree {
    /// The height: 0 is a leaf.
    pub level: u32,
    /// The position among the subtrees of this level.
    pub index: u64,
}

impl Subtree {
    /// The sequence number of the entry that completes this subtree and stores its hash.
    pub fn completed_by(self) -> u64 {
        ((self.index + 1) << self.level) - 1
    }

    /// The first leaf below this subtree.
    pub fn first(self) -> u64 {
        self.index << self.level
    }
}

/// The perfect subtrees, largest first, that together hold exactly the leaves `from..to`.
/// `from` must be a multiple of the smallest power of two not below `to - from`, as it is for
/// every range that RFC 9162 splits off.
pub(crate) fn cover(from: u64, to: u64) -> Vec<Subtree> {
    let (mut at, mut parts) = (from, Vec::new());
    while at < to {
        let level = (to - at).ilog2();
        parts.push(Subtree { level, index: at >> level });
        at += 1 << level;
    }
    parts
}

/// The hash over neighbouring subtrees, largest first; nothing is the empty tree.
pub(crate) fn fold(hashes: &[Hash]) -> Hash {
    let Some((last, larger)) = hashes.split_last() else { return hash::empty_root() };
    larger.iter().rev().fold(*last, |right, left| hash::node(left, &right))
}

/// The right edge of a tree: all that is needed to grow it and to know its root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// One hash per one-bit of `size`, largest subtree first.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The frontier of a tree of `size` leaves from the hashes of `cover(0, size)`.
    pub(crate) fn of(size: u64, peaks: Vec<Hash>) -> Frontier {
        Frontier { size, peaks }
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the tree; that of the empty tree is the hash of nothing.
    pub fn root(&self) -> Hash {
        fold(&self.peaks)
    }

    /// Adds a leaf and gives the hashes of all subtrees it completes, the leaf first.
    pub fn push(&mut self, leaf: Hash) -> Completed {
        let mut completed = Completed { hashes: [leaf; LEVELS], levels: 1 };
        for level in 1..=self.size.trailing_ones() as usize {
            let left = self.peaks.pop().expect("one peak per one-bit of the size");
            completed.hashes[level] = hash::node(&left, &completed.hashes[level - 1]);
            completed.levels += 1;
        }
        self.peaks.push(completed.hashes[completed.levels - 1]);
        self.size += 1;
        completed
    }
}

/// Levels of the largest tree, its leaves counted.
const LEVELS: usize = ENTRIES_MAX.ilog2() as usize + 1;

/// The hashes of the subtrees that an entry completes, leaf first; held in place, as every entry has them.
#[derive(Clone, Debug)]
pub struct Completed {
    hashes: [Hash; LEVELS],
    levels: usize,
}

impl Deref for Completed {
    type Target = [Hash];

    fn deref(&self) -> &[Hash] {
        &self.hashes[..self.levels]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 9162, 2.1.1, written as it stands there.
    fn root_by_definition(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => hash::empty_root(),
            [leaf] => *leaf,
            _ => {
                let split = leaves.len().next_power_of_two() / 2;
                let (left, right) = leaves.split_at(split);
                hash::node(&root_by_definition(left), &root_by_definition(right))
            }
        }
    }

    #[test]
    fn the_frontier_has_the_root_of_the_definition_and_its_subtrees_lie_where_they_should() {
        let leaves: Vec<Hash> = (0u32..300).map(|n| hash::leaf(&n.to_be_bytes())).collect();
        let (mut frontier, mut stored) = (Frontier::default(), Vec::new());
        for size in 0..leaves.len() {
            assert_eq!(frontier.root(), root_by_definition(&leaves[..size]));
            let cover = cover(0, size as u64);
            let at = |s: &Subtree| -> Hash {
                let row: &Completed = &stored[s.completed_by() as usize];
                row[s.level as usize]
            };
            let peaks: Vec<Hash> = cover.iter().map(at).collect();
            assert_eq!(Frontier::of(size as u64, peaks), frontier);
            stored.push(frontier.push(leaves[size]));
        }
    }

    #[test]
    fn two_hashes_are_stored_for_an_entry_on_average() {
        let mut frontier = Frontier::default();
        let stored: usize = (0..1024).map(|_| frontier.push([0; 32]).len()).sum();
        assert_eq!(stored, 2 * 1024 - 1);
    }
}
