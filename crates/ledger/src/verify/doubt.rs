//! Stored hashes that do not fit, until the next checkpoint tells which side is true.

use crate::verify::report::{Place, Report, advice};

/// A stored hash that does not fit.
#[derive(Clone, Copy)]
pub(super) enum Doubt {
    /// Header and stored leaf hash differ.
    Leaf { seq: u64, body_fits: bool },
    /// The hash over `2^level` entries, the last of which is `seq`.
    Node { seq: u64, level: usize },
}

/// Which side the checkpoint after a doubt took.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    /// The root computed from the headers is the signed one.
    Headers,
    /// The root computed from the stored leaf hashes is the signed one.
    StoredLeaves,
    /// None is.
    Neither,
    /// No checkpoint could tell.
    Unknown,
}

/// Turns doubts, in the order of the entries, into findings.
pub(super) fn resolve(doubts: &[Doubt], truth: Truth, report: &mut Report) {
    for (nth, doubt) in doubts.iter().enumerate() {
        match *doubt {
            Doubt::Leaf { seq, body_fits } => leaf(seq, body_fits, truth, report),
            // A wrong entry makes all hashes above it wrong; the lowest says it best.
            Doubt::Node { seq, level } if !truth.is_known() && lies_above(seq, level, &doubts[..nth]) => {}
            Doubt::Node { seq, level } => node(seq, level, truth, report),
        }
    }
}

fn leaf(seq: u64, body_fits: bool, truth: Truth, report: &mut Report) {
    let place = Place::Entry(seq);
    match truth {
        Truth::Headers => {
            report.find(place.clone(), "its stored leaf hash was changed", advice::REBUILD);
            if !body_fits {
                report.find(place, "its body was changed", advice::RESTORE);
            }
        }
        Truth::StoredLeaves => report.find(place, "its header was changed", advice::RESTORE),
        Truth::Neither | Truth::Unknown => {
            report.find(place, "its header and its stored leaf hash do not fit each other", advice::RESTORE);
        }
    }
}

fn node(seq: u64, level: usize, truth: Truth, report: &mut Report) {
    let place = Place::Hash { first: first_below(seq, level), last: seq };
    match truth {
        Truth::Headers | Truth::StoredLeaves => report.find(place, "it was changed", advice::REBUILD),
        Truth::Neither | Truth::Unknown => {
            let sentence = "it does not fit these entries: one of them was changed or swapped";
            report.find(place, sentence, advice::RESTORE);
        }
    }
}

/// Whether a hash is computed from one that is in doubt already.
fn lies_above(seq: u64, level: usize, earlier: &[Doubt]) -> bool {
    let last = earlier.last().map(|doubt| match *doubt {
        Doubt::Leaf { seq, .. } | Doubt::Node { seq, .. } => seq,
    });
    last.is_some_and(|last| last >= first_below(seq, level))
}

fn first_below(seq: u64, level: usize) -> u64 {
    seq + 1 - (1 << level)
}

impl Truth {
    fn is_known(self) -> bool {
        matches!(self, Truth::Headers | Truth::StoredLeaves)
    }
}
