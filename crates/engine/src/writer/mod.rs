//! One writer per organization: decide against the pending state, append, publish, answer.

mod batch;
mod flight;
mod repeat;
mod size;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;
use batch::{Batch, Fate};
use flight::Flights;
use jiff::tz::TimeZone;
use kernel::{Command, State};
use ledger::{AppendFault, Store, limits, random_salts};
use tokio::sync::{mpsc, oneshot};

pub use size::fits;

use crate::asked::{Asked, Done};
use crate::changed::Changed;
use crate::clock::Clock;
use crate::failure::{Failure, Fault, Means};
use crate::load;
use crate::org::{self, Whole};
use crate::snapshots::{self, Spacing};

/// How often a command is decided anew because what it was decided on did not come to be.
const TRIES_MAX: usize = 40;
/// Turns given to others so that what they ask for at the same moment shares one commit.
const GATHER_TURNS: usize = 4;
/// Batches of at least so many commands go to the disk one behind the other; fewer wait and share one.
const SHARE_MIN: usize = 8;

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
    /// How often it was decided in vain.
    pub(crate) tries: usize,
}

/// The writer of one organization.
pub(crate) struct Writer {
    store: Store,
    org: String,
    zone: TimeZone,
    published: Arc<ArcSwap<State>>,
    snapshot: Arc<AtomicU64>,
    spacing: Spacing,
    whole: Whole,
}

impl Writer {
    pub(crate) fn new(
        store: &Store,
        org: &str,
        zone: &TimeZone,
        published: &Arc<ArcSwap<State>>,
        snapshot: &Arc<AtomicU64>,
        spacing: Spacing,
        whole: &Whole,
    ) -> Self {
        let (store, org, zone) = (store.clone(), org.to_owned(), zone.clone());
        Self {
            store,
            org,
            zone,
            published: published.clone(),
            snapshot: snapshot.clone(),
            spacing,
            whole: whole.clone(),
        }
    }

    /// Works until nobody can ask any more. While batches are on their way to the disk the next is decided on top of
    /// them; if one does not land, what was decided on it is decided anew.
    pub(crate) async fn run(self, mut jobs: mpsc::Receiver<Job>) {
        let mut salts: Salts = Box::new(random_salts());
        let mut waiting: VecDeque<Write> = VecDeque::new();
        let mut flights = Flights::of(&self.store, &self.org);
        let mut batch = Batch::on(self.state());
        loop {
            if flights.is_empty() && batch.is_empty() {
                gather(&mut jobs, &mut waiting).await;
            }
            self.work_off(&mut waiting, &mut batch, &mut flights, &mut salts).await;
            tokio::select! {
                biased;
                (landed, landed_batch) = flights.landing() => {
                    // What was decided meanwhile goes to the disk before anybody is told of what landed.
                    if landed.is_ok() && !batch.is_empty() {
                        flights.start(&mut batch);
                    }
                    if let Some(mut again) = self.settle(landed, landed_batch).await {
                        // What was decided on a batch that did not come to be is decided again.
                        while !flights.is_empty() {
                            let (landed, landed_batch) = flights.landing().await;
                            again.extend(self.settle(landed, landed_batch).await.into_iter().flatten());
                        }
                        let undone = again.into_iter().chain(batch.undone());
                        waiting = undone.chain(std::mem::take(&mut waiting)).collect();
                        batch = Batch::on(self.state());
                    }
                    batch.landed(self.published.load().size());
                }
                job = jobs.recv(), if waiting.is_empty() && !batch.is_full() => match job {
                    None => return self.finish(flights).await,
                    Some(Job::Write(write)) => waiting.push_back(*write),
                    // A stale append reads on by itself, so following can wait for a quiet moment.
                    Some(Job::Follow) if flights.is_empty() && batch.is_empty() => {
                        self.read_on().await;
                        batch = Batch::on(self.state());
                    }
                    Some(Job::Follow) => {}
                },
            }
        }
    }

    /// Decides what waits, and sends it to the disk in even shares, as many as may be under way.
    async fn work_off(
        &self,
        waiting: &mut VecDeque<Write>,
        batch: &mut Batch,
        flights: &mut Flights,
        salts: &mut Salts,
    ) {
        loop {
            let all = batch.decided.len() + waiting.len();
            let share = if flights.free() == 0 { all } else { all.div_ceil(flights.free() + 1).max(SHARE_MIN) };
            self.fill(batch, waiting, share, salts).await;
            let is_due = batch.is_full() || batch.decided.len() >= share || flights.is_empty();
            if batch.is_empty() || flights.free() == 0 || !is_due {
                return;
            }
            flights.start(batch);
        }
    }

    /// Decides waiting commands until the batch is full, or holds so many.
    async fn fill(&self, batch: &mut Batch, waiting: &mut VecDeque<Write>, most: usize, salts: &mut Salts) {
        while !batch.is_full()
            && batch.decided.len() < most
            && let Some(write) = waiting.pop_front()
        {
            let repeated = repeat::earlier(&self.store, &self.org, &write, batch).await;
            if let Some(too_large) = batch.decide(write, repeated, &self.zone, salts) {
                waiting.push_front(too_large);
            }
        }
    }

    fn state(&self) -> State {
        State::clone(&self.published.load())
    }

    /// Publishes a batch that landed; otherwise gives back the commands to be decided again.
    async fn settle(&self, landed: Result<(), AppendFault>, batch: Batch) -> Option<Vec<Write>> {
        let undone: Vec<Write> = match landed {
            Ok(()) => {
                self.publish(batch);
                self.keep_snapshot();
                return None;
            }
            Err(AppendFault::Stale { .. }) => batch.undone().collect(),
            Err(AppendFault::Unknown(fault) | AppendFault::Fault(fault)) => {
                let fault = Fault::of(fault);
                let (written, others) = batch.divided();
                written.into_iter().for_each(|write| answer(write.answer, Err(Failure::Fault(fault.clone()))));
                others
            }
        };
        // Somebody else wrote, or what failed may have landed after all.
        self.read_on().await;
        let (again, tired): (Vec<_>, Vec<_>) = undone.into_iter().partition(|write| write.tries < TRIES_MAX);
        for write in tired {
            let busy = Fault::unavailable(format!("others keep writing to {}: send it again in a moment", self.org));
            answer(write.answer, Err(Failure::Fault(busy)));
        }
        Some(again.into_iter().map(|write| Write { tries: write.tries + 1, ..write }).collect())
    }

    fn publish(&self, batch: Batch) {
        let state = Arc::new(batch.pending);
        self.published.store(state.clone());
        for (write, fate) in batch.decided {
            let done = fate.map(|fate| match fate {
                Fate::Written(seq, items) => (seq, items, false),
                Fate::Settled(seq, items, repeated) => (seq, items, repeated),
            });
            let done = done.map(|(seq, items, repeated)| Done {
                seq,
                state: state.clone(),
                changes: Changed::of(items),
                repeated,
            });
            answer(write.answer, done);
        }
    }

    /// Brings what is under way to its end when nobody can ask any more; nobody waits for what came after it.
    async fn finish(self, mut flights: Flights) {
        while !flights.is_empty() {
            let (landed, batch) = flights.landing().await;
            self.settle(landed, batch).await;
        }
    }

    /// Reads entries that another process appended and publishes the state after them.
    async fn read_on(&self) {
        let mut state = self.state();
        match load::catch_up(&self.store, &self.org, &mut state, None).await {
            Ok(()) => self.published.store(Arc::new(state)),
            Err(fault) if fault.is_closing() => {}
            Err(fault) => {
                tracing::error!(org = self.org, %fault, "could not follow the ledger");
                // What does not verify is not gone on from.
                if fault.means == Means::Unsound {
                    org::tell(&self.whole, Err(fault));
                }
            }
        }
    }

    /// Starts writing a snapshot beside the work where a span of entries begins.
    fn keep_snapshot(&self) {
        let state = self.published.load_full();
        let size = state.size();
        if size < self.spacing.next(self.snapshot.load(Ordering::Relaxed)) {
            return;
        }
        self.snapshot.store(size, Ordering::Relaxed);
        snapshots::begin(&self.store, &self.org, state, size, self.spacing);
    }
}

/// Takes what else is asked for at the same moment, so that it shares one commit.
async fn gather(jobs: &mut mpsc::Receiver<Job>, waiting: &mut VecDeque<Write>) {
    for _ in 0..GATHER_TURNS {
        tokio::task::yield_now().await;
        while waiting.len() < limits::BATCH_ENTRIES_MAX
            && let Ok(job) = jobs.try_recv()
        {
            if let Job::Write(write) = job {
                waiting.push_back(*write);
            }
        }
    }
}

/// The asker may have gone away meanwhile, which changes nothing.
fn answer(answer: Answer, done: Result<Done, Failure>) {
    drop(answer.send(done));
}
