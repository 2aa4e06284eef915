//! One writer per organization: decide against the pending state, append, publish, answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::{Change, Command, Refusal, State, entry};
use ledger::{AppendFault, Draft, Entry, Store, limits, random_salts, seal};
use tokio::sync::{mpsc, oneshot};

use crate::asked::{Asked, Done};
use crate::clock::Clock;
use crate::failure::{Failure, Fault};
use crate::load;
use crate::org::SNAPSHOT_ENTRIES;

/// How often a batch is decided anew because somebody else wrote first.
const STALE_MAX: usize = 8;

type Answer = oneshot::Sender<Result<Done, Failure>>;

/// What a writer can be asked for.
pub(crate) enum Job {
    /// Decide and append.
    Write(Box<Write>),
    /// Read on what another process appended.
    Follow,
}

/// A command waiting to be written.
pub(crate) struct Write {
    pub(crate) asked: Asked,
    pub(crate) command: Command,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) answer: Answer,
}

/// The writer of one organization.
pub(crate) struct Writer {
    store: Store,
    org: String,
    zone: TimeZone,
    published: Arc<ArcSwap<State>>,
    snapshot: Arc<AtomicU64>,
}

/// A batch decided but not yet durable.
#[derive(Default)]
struct Batch {
    entries: Vec<Entry>,
    bytes: usize,
    /// Commands with what becomes of them once the batch is durable.
    decided: Vec<(Write, Result<Fate, Failure>)>,
}

/// What a command comes to.
enum Fate {
    /// An entry of this batch, with this number.
    Written(u64, Vec<Change>),
    /// Nothing to change, or done before.
    Settled(u64, Vec<Change>, bool),
}

impl Writer {
    pub(crate) fn new(
        store: &Store,
        org: &str,
        zone: &TimeZone,
        published: &Arc<ArcSwap<State>>,
        snapshot: &Arc<AtomicU64>,
    ) -> Self {
        let (store, org, zone) = (store.clone(), org.to_owned(), zone.clone());
        Self { store, org, zone, published: published.clone(), snapshot: snapshot.clone() }
    }

    /// Works until nobody can ask any more.
    pub(crate) async fn run(self, mut jobs: mpsc::Receiver<Job>) {
        let mut waiting: Vec<Write> = Vec::new();
        loop {
            if waiting.is_empty() {
                match jobs.recv().await {
                    None => return,
                    Some(Job::Write(write)) => waiting.push(*write),
                    Some(Job::Follow) => {
                        self.read_on().await;
                        continue;
                    }
                }
            }
            while waiting.len() < limits::BATCH_ENTRIES_MAX
                && let Ok(job) = jobs.try_recv()
            {
                // Reading on is part of every stale append, so a follow among writes can be dropped.
                if let Job::Write(write) = job {
                    waiting.push(*write);
                }
            }
            waiting = self.write(waiting).await;
            self.keep_snapshot();
        }
    }

    /// Writes what fits one batch and gives back what does not.
    async fn write(&self, mut waiting: Vec<Write>) -> Vec<Write> {
        for _ in 0..STALE_MAX {
            let (batch, pending, rest) = self.decide(waiting).await;
            let appended = self.append(&batch, pending.size()).await;
            match appended {
                Ok(()) => {
                    self.publish(batch, pending);
                    return rest;
                }
                Err(AppendFault::Stale { .. }) => {
                    self.read_on().await;
                    waiting = batch.decided.into_iter().map(|(write, _)| write).chain(rest).collect();
                }
                Err(AppendFault::Unknown(fault) | AppendFault::Fault(fault)) => {
                    // Decided against what did not come to be: everything pending is dropped.
                    refuse_all(batch, &Fault::of(fault));
                    return rest;
                }
            }
        }
        let busy = Fault::told(format!("others keep writing to {}; try again", self.org));
        for write in waiting {
            answer(write.answer, Err(Failure::Fault(busy.clone())));
        }
        Vec::new()
    }

    /// Appends a batch; an unknown outcome is settled by asking the store.
    async fn append(&self, batch: &Batch, size_after: u64) -> Result<(), AppendFault> {
        if batch.entries.is_empty() {
            return Ok(());
        }
        let expected = size_after - batch.entries.len() as u64;
        match self.store.append(&self.org, expected, batch.entries.clone()).await {
            Ok(_) => Ok(()),
            Err(AppendFault::Unknown(fault)) => match self.store.landed(&self.org, &batch.entries).await {
                Ok(true) => Ok(()),
                Ok(false) => Err(AppendFault::Fault(fault)),
                Err(again) => Err(AppendFault::Unknown(again)),
            },
            Err(other) => Err(other),
        }
    }

    /// Decides as many commands as fit one batch, each against the state the ones before would leave.
    async fn decide(&self, waiting: Vec<Write>) -> (Batch, State, Vec<Write>) {
        let mut pending = State::clone(&self.published.load());
        let mut batch = Batch::default();
        let mut salts = random_salts();
        let mut waiting = waiting.into_iter();
        for write in waiting.by_ref() {
            let fate = match self.repeated(&write, &batch).await {
                Ok(Some(fate)) => Ok(fate),
                Ok(None) => self.decide_one(&write, &mut pending, &mut batch, &mut salts),
                Err(failure) => Err(failure),
            };
            batch.decided.push((write, fate));
            // One more entry of the largest size must always fit, or a batch could not be appended.
            if batch.bytes > limits::BATCH_BYTES_MAX / 2 {
                break;
            }
        }
        (batch, pending, waiting.collect())
    }

    fn decide_one(
        &self,
        write: &Write,
        pending: &mut State,
        batch: &mut Batch,
        salts: &mut dyn FnMut() -> [u8; 32],
    ) -> Result<Fate, Failure> {
        let now = write.clock.now().max(pending.time());
        let context = write.asked.context(now, &self.zone);
        let changes = write.command.decide(pending, &context)?;
        if changes.is_empty() {
            return Ok(Fate::Settled(pending.size(), changes, false));
        }
        let draft = Draft {
            time_us: now.as_microsecond(),
            actor: context.actor.0.to_be_bytes(),
            act: write.command.key(),
            idempotency: write.asked.stored_key(),
            items: entry::items(&context, &changes),
        };
        let sealed = seal(draft, pending.size(), salts).map_err(|malformed| too_large(&malformed))?;
        let bytes = sealed.stored_bytes();
        if batch.bytes + bytes > limits::BATCH_BYTES_MAX {
            // Only the first of a batch can be this large, and it must go alone.
            return Err(too_large(&"the batch would be too large; try again").into());
        }
        let seq = pending.size() + 1;
        let time = Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now);
        pending.apply(seq, time, &changes).map_err(Fault::of)?;
        batch.bytes += bytes;
        batch.entries.push(sealed);
        Ok(Fate::Written(seq, changes))
    }

    /// The answer to a command whose idempotency key was used before, if it was.
    async fn repeated(&self, write: &Write, batch: &Batch) -> Result<Option<Fate>, Failure> {
        let Some(key) = write.asked.stored_key() else { return Ok(None) };
        if key.len() > limits::IDEMPOTENCY_BYTES_MAX {
            let message = "shorten the idempotency key to at most 200 bytes";
            return Err(Refusal::software("Idempotency-Key", message).into());
        }
        let same_key = |entry: &&Entry| entry.view().is_ok_and(|header| header.idempotency.as_deref() == Some(&*key));
        let earlier = match batch.entries.iter().find(same_key) {
            Some(entry) => entry.clone(),
            None => match self.store.find(&self.org, &key).await.map_err(Fault::of)? {
                Some(seq) => self.store.entry(&self.org, seq).await.map_err(Fault::of)?,
                None => return Ok(None),
            },
        };
        let header = earlier.view().map_err(Fault::of)?;
        if header.act != write.command.key() {
            let message = format!("this idempotency key was used for {}; use a new one", header.act);
            return Err(Refusal::software("Idempotency-Key", message).into());
        }
        let changes = load::read(&earlier).map_err(Fault::of)?.changes;
        Ok(Some(Fate::Settled(header.seq + 1, changes, true)))
    }

    fn publish(&self, batch: Batch, pending: State) {
        let state = Arc::new(pending);
        self.published.store(state.clone());
        for (write, fate) in batch.decided {
            let done = fate.map(|fate| match fate {
                Fate::Written(seq, changes) => Done { seq, state: state.clone(), changes, repeated: false },
                Fate::Settled(seq, changes, repeated) => Done { seq, state: state.clone(), changes, repeated },
            });
            answer(write.answer, done);
        }
    }

    /// Reads entries that another process appended and publishes the state after them.
    async fn read_on(&self) {
        let mut state = State::clone(&self.published.load());
        match load::catch_up(&self.store, &self.org, &mut state, None).await {
            Ok(()) => self.published.store(Arc::new(state)),
            Err(fault) => tracing::error!(org = self.org, %fault, "could not follow the ledger"),
        }
    }

    /// Starts writing a snapshot beside the work when many entries came after the last.
    fn keep_snapshot(&self) {
        let state = self.published.load_full();
        let last = self.snapshot.load(Ordering::Relaxed);
        if state.size() < last + SNAPSHOT_ENTRIES {
            return;
        }
        self.snapshot.store(state.size(), Ordering::Relaxed);
        let (store, org) = (self.store.clone(), self.org.clone());
        tokio::spawn(async move {
            if let Err(fault) = load::snapshot(&store, &org, state).await {
                tracing::warn!(org, %fault, "no snapshot was written");
            }
        });
    }
}

fn too_large(what: &dyn std::fmt::Display) -> Vec<Refusal> {
    vec![Refusal::software("", format!("{what}; bring it in in smaller parts"))]
}

fn refuse_all(batch: Batch, fault: &Fault) {
    for (write, fate) in batch.decided {
        let failure = match fate {
            Err(Failure::Refused(refusals)) => Failure::Refused(refusals),
            Ok(_) | Err(_) => Failure::Fault(fault.clone()),
        };
        answer(write.answer, Err(failure));
    }
}

/// The asker may have gone away meanwhile, which changes nothing.
fn answer(answer: Answer, done: Result<Done, Failure>) {
    drop(answer.send(done));
}
