//! The checkpoints that a walk passes: those kept in the store, the newest, and one from outside.

use crate::checkpoint::Checkpoint;
use crate::fault::Fault;
use crate::keys::Keys;
use crate::store::{KeptCheckpoint, Store};
use crate::verify::outside::{Absent, Outside, compare};
use crate::verify::report::{Place, Report, advice};
use crate::verify::walk::Walk;
use std::collections::VecDeque;

/// How many kept checkpoints are read in one go.
const KEPT_AT_ONCE: usize = 256;

/// The checkpoints still ahead, in the order of their sizes.
pub(super) struct Marks<'s> {
    store: &'s Store,
    org: &'s str,
    keys: &'s Keys,
    /// The size of the ledger when the walk began, and the newest checkpoint then.
    size: u64,
    latest: Option<Checkpoint>,
    latest_note: String,
    outside: Outside,
    kept: VecDeque<KeptCheckpoint>,
    /// The smallest size of kept checkpoints that were not read yet; none at their end.
    kept_from: Option<u64>,
    absent: Absent,
}

impl<'s> Marks<'s> {
    pub async fn open(
        store: &'s Store,
        org: &'s str,
        keys: &'s Keys,
        outside: Option<&str>,
        report: &mut Report,
    ) -> Result<Marks<'s>, Fault> {
        let (size, latest_note) = store.medium().latest(org).await?;
        let latest = opened(&latest_note, org, keys, Place::Checkpoint(size), report);
        let outside = Outside(outside.and_then(|note| opened(note, org, keys, Place::Outside, report)));
        let (kept, kept_from, absent) = (VecDeque::new(), Some(0), Absent::default());
        Ok(Marks { store, org, keys, size, latest, latest_note, outside, kept, kept_from, absent })
    }

    /// The size of the ledger when the walk began.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Compares the walk with each checkpoint of the size it has reached.
    pub async fn pass(&mut self, walk: &mut Walk) -> Result<(), Fault> {
        self.outside.pass(walk);
        let kept = self.pass_kept(walk).await?;
        if walk.next() == self.size {
            self.pass_latest(walk);
        }
        self.absent.pass(walk, kept);
        Ok(())
    }

    /// What is left once the entries are at their end: all of it lies beyond them.
    pub async fn finish(self, walk: &mut Walk) -> Result<(), Fault> {
        self.outside.finish(self.size, &mut walk.report);
        // A server may have appended meanwhile, so the head is read again after what lies beyond.
        let medium = self.store.medium();
        let row = medium.rows(self.org, self.size, 1, 0).await.unwrap_or_default().pop();
        let kept = medium.kept(self.org, self.size + 1, 1).await?.pop();
        let (size, _) = medium.latest(self.org).await?;
        if let Some(row) = row.filter(|row| row.seq >= size) {
            let sentence = format!("it lies beyond the head, which ends at {size} entries");
            walk.report.find(Place::Entry(row.seq), sentence, advice::RESTORE);
        }
        if let Some(kept) = kept.filter(|kept| kept.size > size) {
            let sentence = format!("the ledger ends before it, at {size} entries: it was cut short");
            walk.report.find(Place::Checkpoint(kept.size), sentence, advice::NEWER_BACKUP);
        }
        Ok(())
    }

    /// Gives whether a kept checkpoint of this very size was there, sound or not.
    async fn pass_kept(&mut self, walk: &mut Walk) -> Result<bool, Fault> {
        let size = walk.next();
        let mut here = false;
        loop {
            self.read_kept().await?;
            let reached = |kept: &mut KeptCheckpoint| kept.size <= size;
            let Some(kept) = self.kept.pop_front_if(reached) else { return Ok(here) };
            here |= kept.size == size;
            let place = Place::Checkpoint(kept.size);
            let said = opened(&kept.note, self.org, self.keys, place.clone(), &mut walk.report);
            match said {
                Some(said) if said.size != kept.size => wrong_size(place, &said, &mut walk.report),
                Some(said) if said.size == size => compare(walk, said.root, &kept.note, self.org, self.keys),
                Some(_) | None => {}
            }
        }
    }

    /// Fetches more kept checkpoints once those at hand are passed.
    async fn read_kept(&mut self) -> Result<(), Fault> {
        if !self.kept.is_empty() {
            return Ok(());
        }
        let Some(from) = self.kept_from else { return Ok(()) };
        let mut kept = self.store.medium().kept(self.org, from, KEPT_AT_ONCE).await?;
        // A damaged database may answer with what was not asked for.
        kept.retain(|kept| (from..=self.size).contains(&kept.size));
        self.kept_from = kept.last().map(|last| last.size + 1);
        self.kept = kept.into();
        Ok(())
    }

    fn pass_latest(&mut self, walk: &mut Walk) {
        match self.latest.take() {
            Some(latest) if latest.size != self.size => {
                wrong_size(Place::Checkpoint(self.size), &latest, &mut walk.report);
            }
            Some(latest) => compare(walk, latest.root, &self.latest_note, self.org, self.keys),
            None => {}
        }
    }
}

/// The organization that a note says it belongs to.
pub(super) fn organization(note: &str) -> Option<String> {
    Checkpoint::read(note).ok().map(|said| said.org)
}

/// What a note says, if it is one and its signature holds; if not, that is a finding.
pub(super) fn opened(note: &str, org: &str, keys: &Keys, place: Place, report: &mut Report) -> Option<Checkpoint> {
    match Checkpoint::open(note, org, keys) {
        Ok(said) => Some(said),
        Err(fault) => {
            report.find(place, fault.to_string(), advice::KEYS);
            None
        }
    }
}

pub(super) fn wrong_size(place: Place, said: &Checkpoint, report: &mut Report) {
    let sentence = format!("it signs {} entries: checkpoints were moved or the head was changed", said.size);
    report.find(place, sentence, advice::RESTORE);
}
