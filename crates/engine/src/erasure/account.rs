//! What is erased, held against the acts that say so: an item that somebody took away past the acts keeps every proof, and
//! only this shows it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Change;
use ledger::{Entry, Place, Report, Store};

use super::each_entry;
use crate::failure::Fault;
use crate::{acts, load};

/// What to do about an item that is gone without an act.
const RESTORE: &str = "restore the newest backup that verifies, in which it still stands";
/// What to do about an item that should be gone.
const CARRY_OUT: &str = "open the organization once, as `muniment show` does, which takes it away again";
/// What to do about what this program cannot read.
const NOT_OURS: &str = "it was written by another program: compare with a checkpoint kept outside";

/// What to do about an act that this program does not know.
const NEWER: &str =
    "verify it with the program that wrote it, or a newer one; if there is none, somebody else made this entry";

/// An item: its entry, counted from 1, and its place in the body.
type Item = (u64, u32);

/// Items that are gone, and items that acts say are gone.
#[derive(Default)]
pub(crate) struct Account {
    gone: BTreeSet<Item>,
    told: BTreeMap<Item, u64>,
    /// Entries that say nothing that can be read, and why; counted from 1.
    unread: BTreeMap<u64, String>,
    /// The first entry with each act that this program does not know, counted from 1.
    unknown: BTreeMap<String, u64>,
}

impl Account {
    /// Takes an entry in, with the changes that can be read.
    pub(crate) fn entry(&mut self, seq: u64, entry: &Entry, changes: &[Change]) {
        if let Ok(header) = entry.view()
            && !acts::is_known(&header.act)
        {
            self.unknown.entry(header.act).or_insert(seq);
        }
        let gone = entry.body.iter().zip(0..).filter(|(item, _)| item.bytes().is_none());
        self.gone.extend(gone.map(|(_, place)| (seq, place)));
        for change in changes {
            if let Change::Erase { items, .. } = change {
                self.told.extend(items.iter().map(|item| (*item, seq)));
            }
        }
    }

    /// Adds what does not agree.
    pub(crate) fn tell(&self, report: &mut Report) {
        self.tell_gone(report);
        for ((seq, place), by) in self.told.iter().filter(|(item, _)| !self.gone.contains(item)) {
            let sentence = format!("its item {} is still here, though entry {by} erased it", place + 1);
            report.add(Place::Entry(seq.saturating_sub(1)), sentence, CARRY_OUT);
        }
    }

    /// Warns of acts that are not known here: in a place of its own, only a program of another version wrote them.
    pub(crate) fn warn(&self, report: &mut Report) {
        for (act, seq) in &self.unknown {
            report.warn(Place::Entry(seq - 1), acts::unknown(act), NEWER);
        }
    }

    fn tell_gone(&self, report: &mut Report) {
        for (seq, place) in self.gone.iter().filter(|item| !self.told.contains_key(item)) {
            let sentence = format!("its item {} is erased, and no act says so", place + 1);
            report.add(Place::Entry(seq - 1), sentence, RESTORE);
        }
    }
}

/// Adds every item of a ledger that is gone without an act. What an act says is gone may still be on its way.
pub(crate) async fn add_unexplained(store: &Store, org: &str, report: &mut Report) -> Result<(), Fault> {
    let (mut account, mut seq) = (Account::default(), 0);
    each_entry(store, org, 0, |entry, changes| {
        seq += 1;
        account.entry(seq, entry, changes);
    })
    .await?;
    account.tell_gone(report);
    Ok(())
}

/// As the entries of an exported ledger are seen, which nothing stands beside.
impl Account {
    /// Takes an entry in.
    pub(crate) fn entry_of(&mut self, entry: &Entry) {
        // A header that cannot be read is named by the ledger's own verification.
        let Ok(header) = entry.view() else { return };
        match load::read(entry) {
            Ok(_) if entry.body.is_empty() => drop(self.unread.insert(header.seq + 1, "it holds nothing".into())),
            Ok(body) => self.entry(header.seq + 1, entry, &body.changes),
            Err(misfit) => drop(self.unread.insert(header.seq + 1, misfit.to_string())),
        }
    }

    /// Adds what cannot be read, acts that nobody knows, and what does not agree.
    pub(crate) fn finish(&self, report: &mut Report) {
        for (seq, misfit) in &self.unread {
            report.add(Place::Entry(seq - 1), misfit, NOT_OURS);
        }
        for (act, seq) in &self.unknown {
            report.add(Place::Entry(seq - 1), acts::unknown(act), NEWER);
        }
        self.tell(report);
    }
}
