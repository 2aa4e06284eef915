//! Which hashes prove that an entry is in the tree, and that the tree only grew; as files, and checked.
//!
//! Each proof is a list of ranges of leaves (RFC 9162, 2.1.3 and 2.1.4); the hash of a range is
//! folded from the perfect subtrees that cover it.

mod check;
mod consistency;
mod inclusion;
mod judge;
mod text;

pub(crate) use check::root;
pub use consistency::ConsistencyProof;
pub use inclusion::InclusionProof;
pub use judge::{Proved, Trust, judge};

/// A range of leaves whose hash is one step of a proof: `from..to`.
pub(crate) type Range = (u64, u64);

/// The steps that prove that leaf `seq` is in the tree of `size`, lowest first.
/// `seq` must be below `size`.
pub(crate) fn inclusion(seq: u64, size: u64) -> Vec<Range> {
    let (mut from, mut to, mut steps) = (0, size, Vec::new());
    while to - from > 1 {
        let middle = from + split(to - from);
        if seq < middle {
            steps.push((middle, to));
            to = middle;
        } else {
            steps.push((from, middle));
            from = middle;
        }
    }
    steps.reverse();
    steps
}

/// The steps that prove that the tree of size `old` is the beginning of the tree of size `new`,
/// lowest first. Nothing needs to be shown if one of them is empty or both are the same.
/// `old` must not be above `new`.
pub(crate) fn consistency(old: u64, new: u64) -> Vec<Range> {
    if old == 0 || old == new {
        return Vec::new();
    }
    let (mut from, mut to, mut steps) = (0, new, Vec::new());
    while old != to {
        let middle = from + split(to - from);
        if old <= middle {
            steps.push((middle, to));
            to = middle;
        } else {
            steps.push((from, middle));
            from = middle;
        }
    }
    // The old tree itself is a subtree here, and its root is known to whoever checks the proof.
    if from != 0 {
        steps.push((from, to));
    }
    steps.reverse();
    steps
}

/// The largest power of two below `size`, for a size of at least two.
fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

#[cfg(test)]
mod tests {
    use super::*;

    // The examples of RFC 9162, 2.1.5: a tree of seven leaves.
    #[test]
    fn the_examples_of_the_rfc_hold() {
        assert_eq!(inclusion(0, 7), [(1, 2), (2, 4), (4, 7)]);
        assert_eq!(inclusion(3, 7), [(2, 3), (0, 2), (4, 7)]);
        assert_eq!(inclusion(4, 7), [(5, 6), (6, 7), (0, 4)]);
        assert_eq!(inclusion(6, 7), [(4, 6), (0, 4)]);
        assert_eq!(consistency(3, 7), [(2, 3), (3, 4), (0, 2), (4, 7)]);
        assert_eq!(consistency(4, 7), [(4, 7)]);
        assert_eq!(consistency(6, 7), [(4, 6), (6, 7), (0, 4)]);
    }

    #[test]
    fn nothing_is_shown_where_nothing_needs_to_be() {
        assert!(inclusion(0, 1).is_empty());
        assert!(consistency(0, 7).is_empty());
        assert!(consistency(7, 7).is_empty());
    }
}
