//! Checking a proof with nothing but hashes (RFC 9162, 2.1.3.2 and 2.1.4.2).

use crate::fault::Malformed;
use crate::hash::{self, Hash};

/// The root of the tree of `size` that holds `leaf` at `seq`, if these steps lead there.
pub(crate) fn root(leaf: Hash, seq: u64, size: u64, steps: &[Hash]) -> Result<Hash, Malformed> {
    if seq >= size {
        return Err(Malformed::new(format!("entry {} cannot be among the first {size}", seq + 1)));
    }
    let (mut at, mut last, mut root) = (seq, size - 1, leaf);
    for step in steps {
        if last == 0 {
            return Err(Malformed::new("the proof has too many hashes"));
        }
        if at & 1 == 1 || at == last {
            root = hash::node(step, &root);
            climb(&mut at, &mut last);
        } else {
            root = hash::node(&root, step);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    if last == 0 { Ok(root) } else { Err(Malformed::new("the proof has too few hashes")) }
}

/// The roots of the trees of `old` and `new` entries that these steps lead to. `old` lies between 0 and `new`, both
/// left out; `old_root` is only used where the steps leave it out.
pub(super) fn roots(old: u64, new: u64, old_root: Hash, steps: &[Hash]) -> Result<(Hash, Hash), Malformed> {
    // A tree that is a whole subtree of the new one is known to whoever checks, and is not among the steps.
    let known = old.is_power_of_two().then_some(old_root);
    let mut steps = known.iter().chain(steps);
    let first = *steps.next().ok_or_else(|| Malformed::new("the proof has too few hashes"))?;
    let (mut at, mut last) = (old - 1, new - 1);
    while at & 1 == 1 {
        (at, last) = (at >> 1, last >> 1);
    }
    let (mut before, mut after) = (first, first);
    for step in steps {
        if last == 0 {
            return Err(Malformed::new("the proof has too many hashes"));
        }
        if at & 1 == 1 || at == last {
            before = hash::node(step, &before);
            after = hash::node(step, &after);
            climb(&mut at, &mut last);
        } else {
            after = hash::node(&after, step);
        }
        (at, last) = (at >> 1, last >> 1);
    }
    if last == 0 { Ok((before, after)) } else { Err(Malformed::new("the proof has too few hashes")) }
}

/// Passes the levels on which the subtree is the last of its tree and alone.
fn climb(at: &mut u64, last: &mut u64) {
    while *at & 1 == 0 && *at != 0 {
        (*at, *last) = (*at >> 1, *last >> 1);
    }
}
