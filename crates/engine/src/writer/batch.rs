//! Commands decided on one another, on their way to one commit.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::{State, entry};
use ledger::{Draft, Items, Keys, limits};

use super::sealing::Sealing;
use super::size::too_large;
use super::{Salts, Write};
use crate::acts;
use crate::failure::{Failure, Fault};

/// What a command comes to.
pub(super) enum Fate {
    /// An entry of this batch, with this number.
    Written(u64, Items),
    /// Nothing to change, or done before.
    Settled(u64, Items, bool),
}

/// Commands decided on one another, not yet durable.
pub(super) struct Batch {
    /// The state after them, which nobody sees before they are durable.
    pub pending: State,
    /// What is to be appended, from [`Batch::first`] on.
    pub entries: Sealing,
    /// Commands with what becomes of them once the batch is durable.
    pub decided: Vec<(Write, Result<Fate, Failure>)>,
    /// Numbers of entries, counted from 0, and what they are made of: those with idempotency keys that the store does not
    /// know yet, of this batch and of what is on its way to the disk before it.
    pub keyed: Vec<(u64, Draft)>,
    bytes: usize,
    /// A command did not fit any more.
    full: bool,
}

impl Batch {
    /// An empty batch on a state.
    pub fn on(state: State) -> Self {
        let entries = Sealing::default();
        Self { pending: state, entries, decided: Vec::new(), keyed: Vec::new(), bytes: 0, full: false }
    }

    /// Takes this batch away to be written and leaves an empty one on top of it.
    pub fn take(&mut self) -> Self {
        let keyed = std::mem::take(&mut self.keyed);
        std::mem::replace(self, Self { keyed, ..Self::on(self.pending.clone()) })
    }

    /// Forgets what has landed: the store knows it now.
    pub fn landed(&mut self, size: u64) {
        self.keyed.retain(|(seq, _)| *seq >= size);
    }

    /// The number of the first entry, counted from 0.
    pub fn first(&self) -> u64 {
        self.pending.size() - self.entries.len() as u64
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.decided.is_empty()
    }

    /// Whether the command decided last was refused.
    pub fn ends_refused(&self) -> bool {
        matches!(self.decided.last(), Some((_, Err(Failure::Refused(_)))))
    }

    /// Whether nothing can be added before it is sent.
    pub fn is_full(&self) -> bool {
        self.full || self.decided.len() >= limits::BATCH_ENTRIES_MAX
    }

    /// The commands, to be decided again.
    pub fn undone(self) -> impl Iterator<Item = Write> {
        self.decided.into_iter().map(|(write, _)| write)
    }

    /// The commands that have an entry here, and the others, which were judged by what those would have left.
    pub fn divided(self) -> (Vec<Write>, Vec<Write>) {
        let (written, others): (Vec<_>, Vec<_>) =
            self.decided.into_iter().partition(|(_, fate)| matches!(fate, Ok(Fate::Written(..))));
        let writes = |decided: Vec<(Write, _)>| decided.into_iter().map(|(write, _)| write).collect();
        (writes(written), writes(others))
    }

    /// Decides a command against the state the ones before would leave. Gives it back where it does not fit.
    pub fn decide(
        &mut self,
        write: Write,
        repeated: Result<Option<Fate>, Failure>,
        zone: &TimeZone,
        keys: &Keys,
        salts: &mut Salts,
    ) -> Option<Write> {
        let fate = match repeated {
            Ok(None) => self.fate(&write, zone, keys, salts),
            known => known,
        };
        match fate.transpose() {
            Some(fate) => self.decided.push((write, fate)),
            None => {
                self.full = true;
                return Some(write);
            }
        }
        None
    }

    /// The fate of a command; none where it is too large to go with the others.
    fn fate(
        &mut self,
        write: &Write,
        zone: &TimeZone,
        keys: &Keys,
        salts: &mut Salts,
    ) -> Result<Option<Fate>, Failure> {
        // What is stored counts whole microseconds, and replay must give the same state.
        let now = write.clock.now();
        let now = Timestamp::from_microsecond(keys.dated(now.as_microsecond())).unwrap_or(now).max(self.pending.time());
        let context = write.asked.context(now, zone, salts());
        // A rule that panics must cost its own request alone. Deciding writes nothing it could leave half done.
        let (mut items, mut last) = (Items::default(), Vec::new());
        entry::begin(&context, |item| items.push(item));
        let before = items.len();
        let decided = catch_unwind(AssertUnwindSafe(|| {
            write.command.decide_each(&self.pending, &context, |changes| {
                entry::each(&changes, |item| items.push(item));
                last = changes;
            })
        }));
        let broken = |_| Fault::told(format!("deciding {} broke off", write.command.key()));
        let after = decided.map_err(broken)??;
        if items.len() == before {
            return Ok(Some(Fate::Settled(self.pending.size(), Items::default(), false)));
        }
        if let Some(digest) = write.asked.request_digest(&write.command) {
            items.push(&entry::request(digest));
        }
        let act = write.command.key();
        // Once written it stands for ever, and every later start would take it for another program's.
        if !acts::is_known(&act) {
            return Err(Fault::told(format!("{act} is not in the list of acts")).into());
        }
        let draft = Draft {
            time_us: now.as_microsecond(),
            actor: context.actor.0.to_be_bytes(),
            act,
            idempotency: write.asked.stored_key(),
            items: items.clone(),
        };
        // Salts and hashes are made beside this, while the next is decided.
        let bytes = draft.check().map_err(|malformed| too_large(&malformed))?;
        if self.entries.len() > 0 && self.bytes + bytes > limits::BATCH_BYTES_MAX {
            return Ok(None);
        }
        let seq = self.pending.size() + 1;
        match after {
            Some(after) => self.pending = after.ended(seq),
            None => self.pending.apply(seq, now, &last).map_err(Fault::of)?,
        }
        self.bytes += bytes;
        if draft.idempotency.is_some() {
            self.keyed.push((seq - 1, draft.clone()));
        }
        self.entries.push(seq - 1, draft);
        Ok(Some(Fate::Written(seq, items)))
    }
}
