//! Appending: checked, hashed and signed here; a medium then writes all of it or nothing.

use crate::checkpoint::Checkpoint;
use crate::date;
use crate::entry::{Mark, Sealed, Unwritten};
use crate::fault::{AppendFault, Fault, Malformed};
use crate::limits::{BATCH_BYTES_MAX, BATCH_ENTRIES_MAX, CHECKPOINT_EVERY, ENTRIES_MAX};
use crate::store::{Head, KeptCheckpoint, Row, Store, Tip};

/// All that one append writes, in one transaction.
#[derive(Debug)]
pub(crate) struct Batch {
    pub org: String,
    /// The size the ledger must still have.
    pub expected: u64,
    /// The checkpoint the ledger must still have, where it was signed here.
    pub before: Option<String>,
    /// How often somebody else had touched what was stored when it was looked at.
    pub looked: u64,
    pub rows: Vec<Row<Unwritten>>,
    /// Checkpoints that stay for ever.
    pub kept: Vec<KeptCheckpoint>,
    /// The checkpoint of the new size; it takes the place of the latest.
    pub latest: String,
}

impl Batch {
    /// The size of the ledger once this is written.
    pub fn size(&self) -> u64 {
        self.expected + self.rows.len() as u64
    }

    /// Bytes of all headers and bodies.
    pub fn bytes(&self) -> usize {
        self.rows.iter().map(|row| row.header.len() + row.body.len()).sum()
    }
}

impl Store {
    /// Appends entries if the ledger still has `expected_size` of them, all or none, and
    /// gives the new head once they are on disk.
    ///
    /// The entries must carry the sequence numbers from `expected_size` on, and no time before
    /// the one before them.
    pub async fn append(&self, org: &str, expected_size: u64, entries: Vec<Sealed>) -> Result<Head, AppendFault> {
        let call = self.plan.as_ref().map(|plan| plan.enter()).transpose()?;
        let place = self.tips.of(org);
        let mut known = place.lock().await;
        let mut tip = match known.take() {
            Some(tip) if tip.frontier.size() == expected_size => tip,
            Some(_) | None => self.read_tip(org).await?,
        };
        if tip.frontier.size() != expected_size {
            let actual = tip.frontier.size();
            *known = Some(tip);
            return Err(AppendFault::Stale { actual });
        }
        let looked = self.looked_at(org).await?;
        let batch = Batch { looked, ..self.batch(org, &mut tip, entries)? };
        // Where this fails the tip stays unknown: it was grown by what may not be there.
        self.medium.commit(batch).await?;
        let head = tip.head();
        *known = Some(tip);
        if let (Some(plan), Some(call)) = (&self.plan, call) {
            plan.leave(call).map_err(AppendFault::Unknown)?;
        }
        Ok(head)
    }

    /// Whether the append that ended with this entry is in the ledger, of which it is all or nothing: how to settle
    /// [`AppendFault::Unknown`].
    pub async fn landed(&self, org: &str, last: &Mark) -> Result<bool, Fault> {
        self.watched(self.medium.settle(org)).await?;
        let stored = self.watched(self.medium.header(org, last.seq)).await?;
        Ok(stored.as_ref() == Some(&last.header))
    }

    /// Checks the entries and grows `tip` by them.
    fn batch(&self, org: &str, tip: &mut Tip, entries: Vec<Sealed>) -> Result<Batch, AppendFault> {
        check_batch(&entries, tip.frontier.size())?;
        let expected = tip.frontier.size();
        let (mut rows, mut kept) = (Vec::with_capacity(entries.len()), Vec::new());
        for entry in entries {
            check_entry(&entry, tip)?;
            if ends_a_day(tip, entry.time_us()) {
                kept.push(self.signed(org, tip)?);
            }
            let hashes = tip.frontier.push(entry.leaf());
            tip.time_us = entry.time_us();
            rows.push(Row::of(entry, &hashes));
            if tip.frontier.size().is_multiple_of(CHECKPOINT_EVERY) {
                kept.push(self.signed(org, tip)?);
            }
        }
        kept.dedup();
        let latest = self.signed(org, tip)?.note;
        let before = tip.note.replace(latest.clone());
        Ok(Batch { org: org.to_owned(), expected, before, looked: 0, rows, kept, latest })
    }

    fn signed(&self, org: &str, tip: &Tip) -> Result<KeptCheckpoint, Fault> {
        let Head { size, root, .. } = tip.head();
        let note = Checkpoint { org: org.to_owned(), size, root }.sign(&self.keys)?;
        Ok(KeptCheckpoint { size, note })
    }
}

/// Whether the ledger's last entry was the last of its day, now that one of `time_us` follows.
fn ends_a_day(tip: &Tip, time_us: i64) -> bool {
    tip.frontier.size() > 0 && date::day(tip.time_us) != date::day(time_us)
}

fn check_batch(entries: &[Sealed], size: u64) -> Result<(), Malformed> {
    let bytes: usize = entries.iter().map(Sealed::stored_bytes).sum();
    let said = if entries.is_empty() {
        "an append needs at least one entry".to_owned()
    } else if entries.len() > BATCH_ENTRIES_MAX {
        format!("an append takes at most {BATCH_ENTRIES_MAX} entries: split it")
    } else if entries.len() > 1 && bytes > BATCH_BYTES_MAX {
        format!("an append takes at most {BATCH_BYTES_MAX} bytes: split it")
    } else if size + entries.len() as u64 > ENTRIES_MAX {
        format!("a ledger takes at most {ENTRIES_MAX} entries")
    } else {
        return Ok(());
    };
    Err(Malformed::new(said))
}

fn check_entry(entry: &Sealed, tip: &Tip) -> Result<(), Malformed> {
    let size = tip.frontier.size();
    let said = if entry.seq() != size {
        format!("entry {} is sealed for another place than {size}: seal it again", entry.seq())
    } else if size > 0 && entry.time_us() < tip.time_us {
        format!("entry {size} is older than the one before it: take the time of the head instead")
    } else {
        return Ok(());
    };
    Err(Malformed::new(said))
}
