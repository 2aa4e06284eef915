//! One writer per organization: decide against the pending state, append, publish, answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::{Change, Command, Refusal, State, entry};
use ledger::{AppendFault, Draft, Entry, Store, limits, random_salts, seal};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::asked::{Asked, Done};
use crate::clock::Clock;
use crate::failure::{Failure, Fault};
use crate::load;
use crate::org::SNAPSHOT_ENTRIES;

/// How often a batch is decided anew because somebody else wrote first.
const STALE_MAX: usize = 8;

/// Turns given to others so that what they ask for at the same moment shares one commit.
const GATHER_TURNS: usize = 4;

type Salts = Box<dyn FnMut() -> [u8; 32] + Send>;
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
    /// How often it was decided in vain because somebody else wrote first.
    pub(crate) tries: usize,
}

/// The writer of one organization.
pub(crate) struct Writer {
    store: Store,
    org: String,
    zone: TimeZone,
    published: Arc<ArcSwap<State>>,
    snapshot: Arc<AtomicU64>,
}

/// Commands decided on one another, not yet durable.
struct Batch {
    /// The state after them, which nobody sees before they are durable.
    pending: State,
    entries: Vec<Entry>,
    bytes: usize,
    /// Commands with what becomes of them once the batch is durable.
    decided: Vec<(Write, Result<Fate, Failure>)>,
    /// A command that did not fit.
    held: Option<Write>,
    /// Entries on their way to the disk, whose idempotency keys the store does not know yet.
    ahead: Vec<Entry>,
}

/// What a command comes to.
enum Fate {
    /// An entry of this batch, with this number.
    Written(u64, Vec<Change>),
    /// Nothing to change, or done before.
    Settled(u64, Vec<Change>, bool),
}

/// A batch on its way to the disk.
struct Flight {
    batch: Batch,
    landing: JoinHandle<Result<(), AppendFault>>,
}

impl Batch {
    fn on(state: State) -> Self {
        Self { pending: state, entries: Vec::new(), bytes: 0, decided: Vec::new(), held: None, ahead: Vec::new() }
    }

    /// The batch that follows this one.
    fn next(&mut self) -> (Self, Option<Write>) {
        let keyed = |entry: &&Entry| entry.view().is_ok_and(|header| header.idempotency.is_some());
        let ahead = self.entries.iter().filter(keyed).cloned().collect();
        (Self { ahead, ..Self::on(self.pending.clone()) }, self.held.take())
    }

    /// Whether nothing can be added before it is sent.
    fn is_full(&self) -> bool {
        self.held.is_some() || self.decided.len() >= limits::BATCH_ENTRIES_MAX
    }

    /// The commands, to be decided again.
    fn undone(self) -> impl Iterator<Item = Write> {
        self.decided.into_iter().map(|(write, _)| write).chain(self.held)
    }
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

    /// Works until nobody can ask any more. While one batch is on its way to the disk the next is decided on
    /// top of it; if the first does not land, the second is decided anew.
    pub(crate) async fn run(self, mut jobs: mpsc::Receiver<Job>) {
        let mut salts: Salts = Box::new(random_salts());
        let mut flight: Option<Flight> = None;
        let mut batch = Batch::on(self.state());
        loop {
            tokio::select! {
                biased;
                landed = landing(&mut flight) => {
                    let landed_batch = flight.take().expect("it landed").batch;
                    let again = self.settle(landed, landed_batch).await;
                    if let Some(again) = again {
                        let undone: Vec<_> = again.into_iter().chain(batch.undone()).collect();
                        batch = self.decide_anew(undone, &mut salts).await;
                    }
                }
                job = jobs.recv(), if !batch.is_full() => match job {
                    None => return self.finish(flight, batch).await,
                    Some(Job::Write(write)) => self.decide(*write, &mut batch, &mut salts).await,
                    // A stale append reads on by itself, so following can wait for a quiet moment.
                    Some(Job::Follow) if flight.is_none() && batch.decided.is_empty() => {
                        self.read_on().await;
                        batch = Batch::on(self.state());
                    }
                    Some(Job::Follow) => {}
                },
            }
            if flight.is_none() && !batch.decided.is_empty() {
                self.gather(&mut jobs, &mut batch, &mut salts).await;
                let (next, held) = batch.next();
                flight = Some(self.send(std::mem::replace(&mut batch, next)));
                if let Some(write) = held {
                    self.decide(write, &mut batch, &mut salts).await;
                }
            }
        }
    }

    /// Takes what else is asked for at the same moment, so that it shares one commit.
    async fn gather(&self, jobs: &mut mpsc::Receiver<Job>, batch: &mut Batch, salts: &mut Salts) {
        for _ in 0..GATHER_TURNS {
            tokio::task::yield_now().await;
            while !batch.is_full()
                && let Ok(job) = jobs.try_recv()
            {
                if let Job::Write(write) = job {
                    self.decide(*write, batch, salts).await;
                }
            }
        }
    }

    fn state(&self) -> State {
        State::clone(&self.published.load())
    }

    /// Starts writing a batch.
    fn send(&self, mut batch: Batch) -> Flight {
        let (store, org, entries) = (self.store.clone(), self.org.clone(), std::mem::take(&mut batch.entries));
        let expected = batch.pending.size() - entries.len() as u64;
        let landing = tokio::spawn(async move { append(&store, &org, expected, &entries).await });
        Flight { batch, landing }
    }

    /// Publishes a batch that landed. Gives back the commands of one that somebody else's entries overtook;
    /// what was decided on a batch that failed has to be decided again, too.
    async fn settle(&self, landed: Result<(), AppendFault>, batch: Batch) -> Option<Vec<Write>> {
        match landed {
            Ok(()) => {
                self.publish(batch);
                self.keep_snapshot();
                None
            }
            Err(AppendFault::Stale { .. }) => {
                self.read_on().await;
                let (again, tired): (Vec<_>, Vec<_>) = batch.undone().partition(|write| write.tries < STALE_MAX);
                let busy = || Fault::told(format!("others keep writing to {}; try again", self.org));
                tired.into_iter().for_each(|write| answer(write.answer, Err(busy().into())));
                Some(again.into_iter().map(|write| Write { tries: write.tries + 1, ..write }).collect())
            }
            Err(AppendFault::Unknown(fault) | AppendFault::Fault(fault)) => {
                refuse_all(batch, &Fault::of(fault));
                // The outcome may be that it did land after all, so look before deciding on.
                self.read_on().await;
                Some(Vec::new())
            }
        }
    }

    async fn decide_anew(&self, writes: Vec<Write>, salts: &mut Salts) -> Batch {
        let mut batch = Batch::on(self.state());
        for write in writes {
            self.decide(write, &mut batch, salts).await;
        }
        batch
    }

    /// Brings the last batches to their end when nobody can ask any more.
    async fn finish(self, mut flight: Option<Flight>, batch: Batch) {
        if flight.is_some() {
            let landed = landing(&mut flight).await;
            self.settle(landed, flight.take().expect("it landed").batch).await;
        }
        // Nobody waits for what was decided since: nothing of it was acknowledged.
        drop(batch);
    }

    /// Decides a command against the state the ones before would leave; holds it back where it does not fit.
    async fn decide(&self, write: Write, batch: &mut Batch, salts: &mut Salts) {
        let fate = match self.repeated(&write, batch).await {
            Ok(Some(fate)) => Ok(Some(fate)),
            Ok(None) => self.decide_one(&write, batch, salts),
            Err(failure) => Err(failure),
        };
        match fate.transpose() {
            Some(fate) => batch.decided.push((write, fate)),
            None => batch.held = Some(write),
        }
    }

    /// The fate of a command; none where it is too large to go with the others.
    fn decide_one(&self, write: &Write, batch: &mut Batch, salts: &mut Salts) -> Result<Option<Fate>, Failure> {
        let now = write.clock.now().max(batch.pending.time());
        let context = write.asked.context(now, &self.zone, salts());
        let changes = write.command.decide(&batch.pending, &context)?;
        if changes.is_empty() {
            return Ok(Some(Fate::Settled(batch.pending.size(), changes, false)));
        }
        let draft = Draft {
            time_us: now.as_microsecond(),
            actor: context.actor.0.to_be_bytes(),
            act: write.command.key(),
            idempotency: write.asked.stored_key(),
            items: entry::items(&context, &changes),
        };
        let sealed = seal(draft, batch.pending.size(), salts).map_err(|malformed| too_large(&malformed))?;
        let bytes = sealed.stored_bytes();
        if !batch.entries.is_empty() && batch.bytes + bytes > limits::BATCH_BYTES_MAX {
            return Ok(None);
        }
        let seq = batch.pending.size() + 1;
        // What is stored counts whole microseconds, and replay must give the same state.
        let time = Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now);
        batch.pending.apply(seq, time, &changes).map_err(Fault::of)?;
        batch.bytes += bytes;
        batch.entries.push(sealed);
        Ok(Some(Fate::Written(seq, changes)))
    }

    /// The answer to a command whose idempotency key was used before, if it was.
    async fn repeated(&self, write: &Write, batch: &Batch) -> Result<Option<Fate>, Failure> {
        let Some(key) = write.asked.stored_key() else { return Ok(None) };
        if key.len() > limits::IDEMPOTENCY_BYTES_MAX {
            let message = "shorten the idempotency key to at most 200 bytes";
            return Err(Refusal::software("Idempotency-Key", message).into());
        }
        let same_key = |entry: &&Entry| entry.view().is_ok_and(|header| header.idempotency.as_deref() == Some(&*key));
        let earlier = match batch.entries.iter().chain(&batch.ahead).find(same_key) {
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

    fn publish(&self, batch: Batch) {
        let state = Arc::new(batch.pending);
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

/// Waits for a batch under way; for ever where there is none.
async fn landing(flight: &mut Option<Flight>) -> Result<(), AppendFault> {
    match flight {
        None => std::future::pending().await,
        Some(flight) => (&mut flight.landing).await.unwrap_or_else(|error| {
            let malformed = ledger::Malformed(format!("the append was cut off: {error}"));
            Err(AppendFault::Unknown(malformed.into()))
        }),
    }
}

/// Appends entries; an unknown outcome is settled by asking the store.
async fn append(store: &Store, org: &str, expected: u64, entries: &[Entry]) -> Result<(), AppendFault> {
    if entries.is_empty() {
        return Ok(());
    }
    match store.append(org, expected, entries).await {
        Ok(_) => Ok(()),
        Err(AppendFault::Unknown(fault)) => match store.landed(org, entries).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(AppendFault::Fault(fault)),
            Err(again) => Err(AppendFault::Unknown(again)),
        },
        Err(other) => Err(other),
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
