//! The walk over the entries: one row after the other, one checkpoint after the other.

use crate::entry::{self, Header};
use crate::fault::{Fault, Malformed};
use crate::hash::{self, Hash};
use crate::limits::CHECKPOINT_EVERY;
use crate::store::Row;
use crate::tree::{Completed, Frontier};
use crate::verify::doubt::{self, Doubt, Truth};
use crate::verify::report::{Covered, Place, Report, advice};
use std::collections::{BTreeMap, HashMap};

/// The most doubts that wait for a checkpoint; the rest is counted as further findings.
const DOUBTS_MAX: usize = 4 * CHECKPOINT_EVERY as usize;

/// What is known after the rows so far.
pub(super) struct Walk {
    pub report: Report,
    next: u64,
    /// The time of the last entry whose header is not in doubt.
    time_us: i64,
    last_is_sure: bool,
    trees: Trees,
    /// Stored hashes that do not fit since the last checkpoint that did.
    doubts: Vec<Doubt>,
    /// The size of the last checkpoint that agreed.
    agreed: u64,
    /// Sizes of which the root is asked for at the end; none where it could not be computed.
    roots: BTreeMap<u64, Option<Hash>>,
    /// The entries that carry an idempotency key, by the first half of its hash.
    keyed: HashMap<[u8; 16], u64>,
}

/// The tree, as far as it can be known.
enum Trees {
    /// Computed from the headers, and the stored leaf hashes say the same.
    One(Frontier),
    /// Headers and stored leaf hashes differ; a checkpoint will tell which are true.
    Two { headers: Frontier, stored: Frontier },
    /// Entries are missing or untrue, so no later root can be computed.
    Lost,
}

impl Walk {
    pub fn new(org: &str) -> Walk {
        Walk {
            report: Report::new(org),
            next: 0,
            time_us: 0,
            last_is_sure: false,
            trees: Trees::One(Frontier::default()),
            doubts: Vec::new(),
            agreed: 0,
            roots: BTreeMap::new(),
            keyed: HashMap::new(),
        }
    }

    /// Keeps the roots of these sizes.
    pub fn keep_roots(&mut self, sizes: impl Iterator<Item = u64>) {
        self.roots.extend(sizes.map(|size| (size, None)));
    }

    /// The root of a size that was asked for; none where entries of it are missing, untrue or in doubt.
    pub fn root_of(&self, size: u64) -> Option<Hash> {
        self.roots.get(&size).copied().flatten()
    }

    /// The sequence number that must come next.
    pub fn next(&self) -> u64 {
        self.next
    }

    /// The time of the last entry, unless its header is in doubt.
    pub fn last_time(&self) -> Option<i64> {
        self.last_is_sure.then_some(self.time_us)
    }

    /// Whether the tree, or one of two, has this root.
    pub fn agrees(&self, root: Hash) -> bool {
        match &self.trees {
            Trees::One(tree) => tree.root() == root,
            Trees::Two { headers, stored } => headers.root() == root || stored.root() == root,
            Trees::Lost => false,
        }
    }

    /// No checkpoint in the store counts any more.
    pub fn forget_agreement(&mut self) {
        self.report.covered = None;
        self.agreed = 0;
    }

    /// Checks one row by itself and adds it to the tree.
    pub fn row(&mut self, row: &Row) {
        if row.seq < self.next {
            // A database whose pages are not those it wrote gives rows in any order, and again and again.
            self.find(row.seq, "it comes again or too late: the database is damaged");
            self.trees = Trees::Lost;
            return;
        }
        if row.seq > self.next {
            self.missing(row.seq - 1);
        }
        self.next = row.seq + 1;
        self.report.entries += 1;
        let leaf = hash::leaf(&row.header);
        let stored: &[Hash] = row.hashes.as_chunks().0;
        let leaf_fits = stored.first() == Some(&leaf);
        self.last_is_sure = false;
        let body_fits = match Header::read(&row.header) {
            Ok(header) if leaf_fits => self.content(row, &header),
            Ok(header) => self.body_fits(row, &header).is_ok(),
            Err(fault) if leaf_fits => {
                self.find(row.seq, fault.to_string());
                true
            }
            Err(_) => true,
        };
        if !leaf_fits {
            self.doubt(Doubt::Leaf { seq: row.seq, body_fits });
        }
        self.grow(row, leaf, stored);
        if let (Some(root), Trees::One(tree)) = (self.roots.get_mut(&self.next), &self.trees) {
            *root = Some(tree.root());
        }
    }

    /// Compares the tree with a checkpoint of its present size; says whether it agrees.
    pub fn checkpoint(&mut self, root: Hash) -> bool {
        let truth = match &self.trees {
            Trees::One(tree) if tree.root() == root => Truth::Headers,
            Trees::Two { headers, .. } if headers.root() == root => Truth::Headers,
            Trees::Two { stored, .. } if stored.root() == root => Truth::StoredLeaves,
            Trees::One(_) | Trees::Two { .. } => Truth::Neither,
            Trees::Lost => return false,
        };
        self.resolve(truth);
        self.trees = match (std::mem::replace(&mut self.trees, Trees::Lost), truth) {
            (Trees::One(tree), Truth::Headers) => Trees::One(tree),
            (Trees::Two { headers, .. }, Truth::Headers) => Trees::One(headers),
            (Trees::Two { stored, .. }, Truth::StoredLeaves) => Trees::One(stored),
            (_, _) => Trees::Lost,
        };
        if truth == Truth::Neither {
            self.rewritten();
            return false;
        }
        self.agreed = self.next;
        self.report.checkpoints += 1;
        self.report.covered = Some(Covered { size: self.next, time_us: self.time_us });
        true
    }

    /// The rows end before the head does.
    pub fn cut_short(&mut self, size: u64) {
        if self.next < size {
            self.missing(size - 1);
            self.next = size;
        }
    }

    /// The database cannot read the next row.
    pub fn unreadable(&mut self, fault: &Fault) {
        let sentence = format!("it and the entries after it cannot be read: {fault}");
        self.report.find(Place::Entry(self.next), sentence, advice::RESTORE);
        self.trees = Trees::Lost;
    }

    /// Whether entries before this are missing, untrue or unreadable.
    pub fn is_lost(&self) -> bool {
        matches!(self.trees, Trees::Lost)
    }

    /// The report, with what no checkpoint could settle.
    pub fn finish(mut self) -> Report {
        self.resolve(Truth::Unknown);
        self.report.findings.sort_by_key(|finding| position(&finding.place));
        self.report
    }

    /// What is not hashed into the tree by the header alone; false if the body does not fit.
    fn content(&mut self, row: &Row, header: &Header) -> bool {
        if header.seq == row.seq {
            self.time(row.seq, header.time_us);
        } else {
            let sentence = format!("it carries the number {}: rows were moved or swapped", header.seq);
            self.find(row.seq, sentence);
        }
        let index = header.idempotency.as_deref().map(entry::idempotency_index);
        if index != row.idempotency {
            self.find(row.seq, "its idempotency column does not fit its header");
        }
        if let Some(key) = &header.idempotency {
            self.keyed(row.seq, key);
        }
        let fits = self.body_fits(row, header);
        if let Err(fault) = &fits {
            self.find(row.seq, fault.to_string());
        }
        fits.is_ok()
    }

    /// Nobody is answered twice under one key, unless the index forgot the first answer.
    fn keyed(&mut self, seq: u64, key: &str) {
        let digest = hash::leaf(key.as_bytes());
        let half = std::array::from_fn(|at| digest[at]);
        if let Some(first) = self.keyed.insert(half, seq) {
            let sentence =
                format!("it carries the idempotency key of entry {}: one request was recorded twice", first + 1);
            self.report.warn(Place::Entry(seq), sentence, advice::TWICE);
        }
    }

    fn time(&mut self, seq: u64, time_us: i64) {
        if seq > 0 && time_us < self.time_us {
            self.find(seq, "its time is before that of the entry before it");
        }
        self.time_us = time_us;
        self.last_is_sure = true;
    }

    fn body_fits(&mut self, row: &Row, header: &Header) -> Result<(), Malformed> {
        let (root, erased) = entry::stored_body_root(&row.body)?;
        self.report.items_erased += erased;
        if root == header.body_root {
            return Ok(());
        }
        Err(Malformed::new("its body was changed"))
    }

    /// Adds the entry to the tree, or both trees, and compares the stored hashes.
    fn grow(&mut self, row: &Row, leaf: Hash, stored: &[Hash]) {
        let stored_leaf = stored.first().copied().unwrap_or(leaf);
        if let Trees::One(tree) = &self.trees
            && stored_leaf != leaf
        {
            self.trees = Trees::Two { headers: tree.clone(), stored: tree.clone() };
        }
        let (headers, leaves) = match &mut self.trees {
            Trees::One(tree) => (tree.push(leaf), None),
            Trees::Two { headers, stored } => (headers.push(leaf), Some(stored.push(stored_leaf))),
            Trees::Lost => return,
        };
        if row.hashes.len() != headers.len() * 32 {
            self.find(row.seq, "its tree hashes have a wrong length");
            return;
        }
        for level in 1..headers.len() {
            let fits = |tree: &Completed| tree[level] == stored[level];
            if !fits(&headers) && !leaves.as_ref().is_some_and(fits) {
                self.doubt(Doubt::Node { seq: row.seq, level });
            }
        }
    }

    fn missing(&mut self, last: u64) {
        let first = self.next;
        let place = if first == last { Place::Entry(first) } else { Place::Entries { first, last } };
        let sentence = if first == last { "it is missing" } else { "they are missing" };
        self.report.find(place, sentence, advice::RESTORE);
        self.resolve(Truth::Unknown);
        self.trees = Trees::Lost;
    }

    /// Nothing before this checkpoint and after the last one that agreed can be believed.
    fn rewritten(&mut self) {
        let size = self.next;
        self.roots.range_mut(self.agreed + 1..).for_each(|(_, root)| *root = None);
        if size == 0 {
            let sentence = "it does not sign an empty ledger, though it says so";
            self.report.find(Place::Checkpoint(0), sentence, advice::RESTORE);
            return;
        }
        let place = Place::Entries { first: self.agreed.min(size - 1), last: size - 1 };
        let before = match self.agreed {
            0 => "no checkpoint before it agrees".to_owned(),
            agreed => format!("the one before it that agrees is checkpoint {agreed}"),
        };
        let sentence = format!("they are not all the ones that checkpoint {size} signs; {before}");
        self.report.find(place, sentence, advice::RESTORE);
    }

    /// Turns doubts into findings, now that it is known what to believe.
    fn resolve(&mut self, truth: Truth) {
        doubt::resolve(&self.doubts, truth, &mut self.report);
        self.doubts.clear();
    }

    fn doubt(&mut self, doubt: Doubt) {
        if self.doubts.len() < DOUBTS_MAX {
            self.doubts.push(doubt);
        } else {
            self.report.further += 1;
        }
    }

    fn find(&mut self, seq: u64, sentence: impl Into<String>) {
        self.report.find(Place::Entry(seq), sentence, advice::RESTORE);
    }
}

/// Findings are listed in the order in which one meets them; a narrow place before a wide one.
fn position(place: &Place) -> (u64, u64) {
    match *place {
        Place::Store | Place::Organization | Place::Outside => (0, 0),
        Place::Entry(seq) => (seq, 0),
        Place::Hash { first, last } | Place::Entries { first, last } => (last, 1 + last - first),
        Place::Checkpoint(size) | Place::Snapshot(size) => (size, u64::MAX),
        Place::Beside(_) => (u64::MAX, u64::MAX),
    }
}

#[cfg(test)]
mod tests;
