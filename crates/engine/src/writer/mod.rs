//! One writer per organization: decide against the pending state, append, publish, answer.

mod batch;
mod desk;
mod flight;
mod pace;
mod repeat;
mod sealing;
mod size;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;
use batch::{Batch, Fate};
use desk::Desk;
use flight::{Flight, Landed, landing};
use kernel::{Command, State};
use ledger::{AppendFault, Store};
use pace::Pace;
use tokio::sync::{mpsc, oneshot};

pub use size::fits;

use crate::asked::{Asked, Done};
use crate::changed::Changed;
use crate::clock::Clock;
use crate::failure::{Failure, Fault, Means};
use crate::load;
use crate::org::{self, Whole, Zone};
use crate::snapshots::{self, Spacing};

/// How often a command is decided anew because what it was decided on did not come to be.
const TRIES_MAX: usize = 40;

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
    zone: Zone,
    published: Arc<ArcSwap<State>>,
    snapshot: Arc<AtomicU64>,
    spacing: Spacing,
    whole: Whole,
}

impl Writer {
    pub(crate) fn new(
        store: &Store,
        org: &str,
        zone: &Zone,
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

    /// Works until nobody can ask any more. While a batch is on its way to the disk the next is decided on top of it;
    /// if it does not land, what was decided on it is decided anew.
    pub(crate) async fn run(self, jobs: mpsc::Receiver<Job>) {
        let (mut under_way, mut pace) = (None, Pace::default());
        let mut desk = Desk::new(jobs, self.state());
        loop {
            if under_way.is_none() && desk.batch.is_empty() {
                desk.gather().await;
            }
            self.work_off(&mut desk, under_way.is_none()).await;
            // A stale append reads on by itself, so following can wait for a quiet moment.
            if under_way.is_none() && desk.batch.is_empty() && std::mem::take(&mut desk.follows) {
                self.read_on().await;
                desk.batch = Batch::on(self.state());
            }
            if under_way.is_none() && !desk.batch.is_empty() {
                under_way = Some(Flight::start(&self.store, &self.org, &mut desk.batch));
            }
            tokio::select! {
                biased;
                landed = landing(&mut under_way) => self.landed(landed, &mut desk, &mut pace).await,
                job = desk.jobs.recv(), if desk.has_room() => match job {
                    None => return self.finish(under_way).await,
                    Some(job) => desk.take(job),
                },
            }
        }
    }

    /// Goes on after a batch: waits for those it answered, or decides again what was decided on it in vain.
    async fn landed(&self, landed: Landed, desk: &mut Desk, pace: &mut Pace) {
        let Landed { outcome, batch, took } = landed;
        let answered = batch.decided.len();
        if let Some(again) = self.settle(outcome, batch).await {
            return desk.start_again(again, self.state());
        }
        desk.batch.landed(self.published.load().size());
        let Some(wait) = pace.wait(answered, desk.commands(), took) else { return };
        while !wait.is_over(desk.commands()) && !desk.batch.is_full() {
            tokio::task::yield_now().await;
            desk.take_in();
            self.work_off(desk, false).await;
        }
        pace.ended(&wait, desk.commands());
    }

    /// Decides waiting commands until the batch is full. What is refused while nothing of ours is under way is decided
    /// again where another process wrote meanwhile: what speaks against it may be gone.
    async fn work_off(&self, desk: &mut Desk, quiet: bool) {
        while !desk.batch.is_full()
            && let Some(write) = desk.waiting.pop_front()
        {
            let repeated = repeat::earlier(&self.store, &self.org, &write, &desk.batch).await;
            let zone = self.zone.load_full();
            if let Some(too_large) = desk.batch.decide(write, repeated, &zone, self.store.keys(), &mut desk.salts) {
                desk.waiting.push_front(too_large);
            }
            if quiet && desk.batch.ends_refused() && self.is_behind().await {
                self.read_on().await;
                desk.start_again(Vec::new(), self.state());
            }
        }
    }

    /// Whether the ledger has entries that were not read here.
    async fn is_behind(&self) -> bool {
        let size = self.published.load().size();
        self.store.checkpoint_size(&self.org).await.is_ok_and(|head| head > size)
    }

    fn state(&self) -> State {
        State::clone(&self.published.load())
    }

    /// Publishes a batch that landed; otherwise gives back the commands to be decided again.
    async fn settle(&self, landed: Result<(), AppendFault>, batch: Batch) -> Option<Vec<Write>> {
        let undone: Vec<Write> = match landed {
            Ok(()) => {
                // Of a ledger that has nothing else to be missed by, the first entries are noted before they are told.
                if self.published.load().size() == 0 {
                    org::remember(&self.store, &self.org).await;
                }
                self.publish(batch).await;
                self.keep_snapshot();
                return None;
            }
            Err(AppendFault::Stale { .. }) => batch.undone().collect(),
            Err(AppendFault::Unknown(fault) | AppendFault::Fault(fault)) => {
                let fault = Fault::of(fault);
                // What is not what was written is not gone on from.
                if fault.means == Means::Unsound {
                    org::tell(&self.whole, Err(fault.clone()));
                }
                let (written, others) = batch.divided();
                written.into_iter().for_each(|write| answer(write.answer, Err(Failure::Fault(fault.clone()))));
                others
            }
        };
        // Somebody else wrote, or what failed may have landed after all.
        self.read_on().await;
        if let Some(Err(fault)) = self.whole.borrow().clone() {
            undone.into_iter().for_each(|write| answer(write.answer, Err(Failure::Fault(fault.clone()))));
            return Some(Vec::new());
        }
        let (again, tired): (Vec<_>, Vec<_>) = undone.into_iter().partition(|write| write.tries < TRIES_MAX);
        for write in tired {
            let busy = Fault::unavailable(format!("others keep writing to {}: send it again in a moment", self.org));
            answer(write.answer, Err(Failure::Fault(busy)));
        }
        Some(again.into_iter().map(|write| Write { tries: write.tries + 1, ..write }).collect())
    }

    async fn publish(&self, batch: Batch) {
        let mut state = Arc::new(batch.pending);
        self.published.store(state.clone());
        // What another process did under the same key may stand behind all that was read here.
        let ahead = |fate: &Fate| matches!(fate, Fate::Settled(seq, ..) if *seq > state.size());
        if batch.decided.iter().any(|(_, fate)| fate.as_ref().is_ok_and(ahead)) {
            self.read_on().await;
            state = self.published.load_full();
        }
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
    async fn finish(self, mut under_way: Option<Flight>) {
        if under_way.is_some() {
            let Landed { outcome, batch, .. } = landing(&mut under_way).await;
            self.settle(outcome, batch).await;
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

/// The asker may have gone away meanwhile, which changes nothing.
fn answer(answer: Answer, done: Result<Done, Failure>) {
    drop(answer.send(done));
}
