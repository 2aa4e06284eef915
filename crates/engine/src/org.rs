//! One organization held in memory: its published state and the way to its writer.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use arc_swap::ArcSwap;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::refusal::Ground;
use kernel::{Command, Refusal, Register, State, Table};
use ledger::Store;
use tokio::sync::{Mutex, mpsc, oneshot};

use crate::asked::{Asked, Done};
use crate::clock::Clock;
use crate::failure::{Failure, Fault};
use crate::objects::Named;
use crate::past::Past;
use crate::{load, writer};

/// Acts that may wait for the writer; more wait at the door.
const QUEUE_ACTS_MAX: usize = 4_096;
/// A snapshot is written when this many entries came after the last.
pub(crate) const SNAPSHOT_ENTRIES: u64 = 100_000;
/// Closing writes a snapshot when this many entries came after the last.
const CLOSING_ENTRIES: u64 = 2_000;

/// Ledgers of at most so many entries and records are verified before they are opened.
const VERIFIED_FIRST_ENTRIES: u64 = 5_000;
const VERIFIED_FIRST_RECORDS: usize = 10_000;

/// Notes the first finding of a verification.
async fn verify(store: Store, org: String, damage: Arc<OnceLock<String>>) {
    let report = ledger::verify(&store, &org, store.keys(), None).await;
    if let Some(finding) = report.findings.first() {
        tracing::error!(org, %report, "the ledger does not verify");
        let _ = damage.set(format!("{}: {}", finding.place, finding.sentence));
    }
}

/// One organization, open.
pub(crate) struct Org {
    key: String,
    registers: &'static [&'static Register],
    zone: TimeZone,
    published: Arc<ArcSwap<State>>,
    queue: mpsc::Sender<writer::Job>,
    snapshot: Arc<AtomicU64>,
    used: AtomicI64,
    damage: Arc<OnceLock<String>>,
    pub(crate) past: Mutex<Past>,
    /// Held by whoever erases.
    pub(crate) erasing: Mutex<()>,
    pub(crate) named: Mutex<Named>,
}

impl Org {
    /// Reads an organization and starts its writer.
    pub(crate) async fn open(
        store: &Store,
        key: &str,
        registers: &'static [&'static Register],
        zone: Option<String>,
    ) -> Result<Arc<Self>, Fault> {
        let (state, snapshot) = load::state(store, key, registers, None).await?;
        let damage = Arc::new(OnceLock::new());
        let verified = verify(store.clone(), key.to_owned(), damage.clone());
        // A small ledger is verified before anything of it is shown, a large one while it is.
        let records: usize = registers.iter().filter_map(|register| state.table(register.key)).map(Table::len).sum();
        if state.size() <= VERIFIED_FIRST_ENTRIES && records <= VERIFIED_FIRST_RECORDS {
            verified.await;
        } else {
            tokio::spawn(verified);
        }
        let zone = zone.and_then(|zone| TimeZone::get(&zone).ok()).unwrap_or(TimeZone::UTC);
        let published = Arc::new(ArcSwap::from_pointee(state));
        let snapshot = Arc::new(AtomicU64::new(snapshot));
        let (queue, jobs) = mpsc::channel(QUEUE_ACTS_MAX);
        let writer = writer::Writer::new(store, key, &zone, &published, &snapshot);
        tokio::spawn(writer.run(jobs));
        Ok(Arc::new(Self {
            key: key.to_owned(),
            registers,
            zone,
            published,
            queue,
            snapshot,
            used: AtomicI64::new(0),
            damage,
            past: Mutex::default(),
            erasing: Mutex::default(),
            named: Mutex::default(),
        }))
    }

    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    pub(crate) fn registers(&self) -> &'static [&'static Register] {
        self.registers
    }

    pub(crate) fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// What `verify` found on opening, in words for whoever asks.
    pub(crate) fn damage(&self) -> Option<Refusal> {
        let found = self.damage.get()?;
        let message =
            format!("the ledger of {} does not verify: {found}; run `muniment verify` and restore a backup", self.key);
        Some(Refusal { ground: Ground::Conflict, ..Refusal::software("", message) })
    }

    /// The last published state.
    pub(crate) fn state(&self) -> Arc<State> {
        self.published.load_full()
    }

    /// Hands a command to the writer and waits for its answer.
    pub(crate) async fn write(&self, asked: Asked, command: Command, clock: Arc<dyn Clock>) -> Result<Done, Failure> {
        let (answer, answered) = oneshot::channel();
        let gone =
            || Failure::Fault(Fault::told(format!("the writer of {} has stopped; start the server again", self.key)));
        let job = writer::Job::Write(Box::new(writer::Write { asked, command, clock, answer, tries: 0 }));
        self.queue.send(job).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }

    /// Has the writer read on if another process wrote to the ledger.
    pub(crate) async fn follow(&self, store: &Store) {
        match store.head(&self.key).await {
            Ok(head) if head.size > self.published.load().size() => drop(self.queue.send(writer::Job::Follow).await),
            Ok(_) => {}
            Err(fault) => tracing::warn!(org = self.key, %fault, "the head could not be read"),
        }
    }

    /// Forgets earlier states and the list of files named, which something was erased from.
    pub(crate) async fn forget_past(&self) {
        *self.past.lock().await = Past::default();
        *self.named.lock().await = Named::default();
    }

    /// Notes that somebody asked for it.
    pub(crate) fn used(&self, now: Timestamp) {
        self.used.store(now.as_second(), Ordering::Relaxed);
    }

    pub(crate) fn last_used(&self) -> i64 {
        self.used.load(Ordering::Relaxed)
    }

    /// Whether opening it again would replay many entries.
    pub(crate) fn behind_snapshot(&self, size: u64) -> bool {
        size >= self.snapshot.load(Ordering::Relaxed) + CLOSING_ENTRIES
    }
}
