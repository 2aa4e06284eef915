//! One organization held in memory: its published state and the way to its writer.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use arc_swap::ArcSwap;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::{Command, Register, State, Table};
use ledger::{Finding, Hindrance, Place, Store};
use tokio::sync::{Mutex, mpsc, oneshot, watch};

use crate::asked::{Asked, Done};
use crate::clock::Clock;
use crate::failure::{Failure, Fault, Means};
use crate::objects::Named;
use crate::past::Past;
use crate::snapshots::Spacing;
use crate::{erasure, load, writer};

/// Acts that may wait for the writer; more wait at the door.
const QUEUE_ACTS_MAX: usize = 4_096;
/// Closing writes a snapshot when this many entries came after the last.
const CLOSING_ENTRIES: u64 = 2_000;

/// Ledgers of at most so many entries and records are verified whole before anything of them is shown.
const VERIFIED_FIRST_ENTRIES: u64 = 5_000;
const VERIFIED_FIRST_RECORDS: usize = 10_000;

/// Where nobody could look at a ledger, it is tried again after so long.
const LOOK_AGAIN_AFTER: Duration = Duration::from_secs(1);

/// What was found on opening or while the whole ledger was recomputed beside the work.
pub(crate) enum Opened {
    /// Nothing was found.
    Sound(Arc<Org>),
    /// It does not verify, and is not served until it is opened again.
    Damaged(Fault),
}

/// Recomputes a whole ledger, and says what does not verify.
///
/// # Errors
/// Where nobody can look now: a database that is away says nothing against what lies in it.
async fn damage(store: &Store, org: &str) -> Result<Option<Fault>, Fault> {
    let mut report = ledger::damage(store, org).await.map_err(Fault::of)?;
    // An item taken away past the acts keeps every hash.
    if report.is_sound() && report.items_erased > 0 {
        erasure::add_unexplained(store, org, &mut report).await?;
    }
    Ok(report.findings.first().map(|finding| unsound(org, finding)))
}

/// Fewer entries than were shown.
fn shrunk(known: u64, size: u64) -> Finding {
    let sentence = format!("there were {known} entries, now there are only {size}");
    let advice = "this is an older or another copy: put the newer one back".to_owned();
    Finding { place: Place::Organization, sentence, advice }
}

/// The fault that whoever asks is told.
fn unsound(org: &str, finding: &Finding) -> Fault {
    let Finding { place, sentence, advice } = finding;
    Fault::unsound(format!("the ledger of {org} does not verify: {place}: {sentence}; run `muniment verify`, {advice}"))
}

/// The zone in which days begin and end, which may be given another one while the organization is open.
pub(crate) type Zone = Arc<ArcSwap<TimeZone>>;

/// One organization, open.
pub(crate) struct Org {
    key: String,
    registers: &'static [&'static Register],
    zone: Zone,
    published: Arc<ArcSwap<State>>,
    queue: mpsc::Sender<writer::Job>,
    snapshot: Arc<AtomicU64>,
    used: AtomicI64,
    /// How many entries are noted outside the database.
    remembered: AtomicU64,
    spacing: Spacing,
    /// What was found, once all of it was looked at.
    whole: Whole,
    pub(crate) past: Mutex<Past>,
    /// Held by whoever erases.
    pub(crate) erasing: Mutex<()>,
    pub(crate) named: Mutex<Named>,
}

impl Org {
    /// Reads an organization and starts its writer.
    ///
    /// What is shown of today, and of any day, was attested when it was read. A small ledger is verified whole before
    /// that, a large one while it is served, and what reads old entries waits for it; the moment anything is found,
    /// nothing of it is served any more.
    pub(crate) async fn open(
        store: &Store,
        key: &str,
        registers: &'static [&'static Register],
        zone: Option<String>,
        spacing: Spacing,
    ) -> Result<Opened, Fault> {
        let (state, snapshot) = match load::state(store, key, registers, None, Some(spacing)).await {
            Ok(loaded) => loaded,
            // What stops the reading may be an effect; the whole ledger tells the cause.
            Err(fault) if fault.means == Means::Unsound => {
                return Ok(Opened::Damaged(damage(store, key).await?.unwrap_or(fault)));
            }
            Err(_) if matches!(store.head(key).await, Err(ledger::Fault::NoOrganization(_))) => {
                return Ok(Opened::Damaged(unsound(key, &ledger::missing(key))));
            }
            Err(fault) => return Err(fault),
        };
        if let Some(finding) = store.recall(key).await.map_err(Fault::of)? {
            return Ok(Opened::Damaged(unsound(key, &finding)));
        }
        let records: usize = registers.iter().filter_map(|register| state.table(register.key)).map(Table::len).sum();
        let small = state.size() <= VERIFIED_FIRST_ENTRIES && records <= VERIFIED_FIRST_RECORDS;
        let whole = if small {
            if let Some(fault) = damage(store, key).await? {
                return Ok(Opened::Damaged(fault));
            }
            Arc::new(watch::Sender::new(Some(Ok(()))))
        } else {
            verified_beside(store, key)
        };
        remember(store, key).await;
        let zone = zone.and_then(|zone| TimeZone::get(&zone).ok()).unwrap_or(TimeZone::UTC);
        let zone: Zone = Arc::new(ArcSwap::from_pointee(zone));
        let published = Arc::new(ArcSwap::from_pointee(state));
        let snapshot = Arc::new(AtomicU64::new(snapshot));
        let (queue, jobs) = mpsc::channel(QUEUE_ACTS_MAX);
        let writer = writer::Writer::new(store, key, &zone, &published, &snapshot, spacing, &whole);
        tokio::spawn(writer.run(jobs));
        Ok(Opened::Sound(Arc::new(Self {
            key: key.to_owned(),
            registers,
            zone,
            published,
            queue,
            snapshot,
            used: AtomicI64::new(0),
            remembered: AtomicU64::new(0),
            spacing,
            whole,
            past: Mutex::default(),
            erasing: Mutex::default(),
            named: Mutex::default(),
        })))
    }

    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    pub(crate) fn registers(&self) -> &'static [&'static Register] {
        self.registers
    }

    pub(crate) fn zone(&self) -> Arc<TimeZone> {
        self.zone.load_full()
    }

    /// Days begin and end in this zone from now on.
    pub(crate) fn lies_in(&self, zone: TimeZone) {
        if **self.zone.load() != zone {
            self.zone.store(Arc::new(zone));
        }
    }

    pub(crate) fn spacing(&self) -> Spacing {
        self.spacing
    }

    /// Refuses to go on where something was found that does not verify.
    pub(crate) fn sound(&self) -> Result<(), Fault> {
        self.whole.borrow().clone().unwrap_or(Ok(()))
    }

    /// Serves nothing more where the ledger by itself does not verify; says whether anybody could look. A checkpoint from
    /// outside or a lost file says nothing against what its entries say.
    pub(crate) async fn look_again(&self, store: &Store) -> bool {
        let found = damage(store, &self.key).await;
        if let Ok(Some(fault)) = &found {
            self.stop(fault);
        }
        found.is_ok()
    }

    /// Serves nothing more.
    pub(crate) fn stop(&self, fault: &Fault) {
        tell(&self.whole, Err(fault.clone()));
    }

    /// Waits until the whole ledger was verified, for whoever reads what stands far back in it.
    pub(crate) async fn verified(&self) -> Result<(), Fault> {
        let mut whole = self.whole.subscribe();
        let outcome = whole.wait_for(Option::is_some).await.ok().and_then(|outcome| outcome.clone());
        outcome.unwrap_or_else(|| Err(Fault::told(format!("verifying {} broke off; try again", self.key))))
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

    /// Notes outside the database how far it is, where that is further than before.
    pub(crate) async fn remember(&self, store: &Store) {
        let size = self.published.load().size();
        if self.sound().is_ok() && size > self.remembered.swap(size, Ordering::Relaxed) {
            remember(store, &self.key).await;
        }
    }

    /// Has the writer read on if another process wrote to the ledger.
    pub(crate) async fn follow(&self, store: &Store) {
        // What was found once is told, and not looked for again.
        if self.sound().is_err() {
            return;
        }
        let known = self.published.load().size();
        match store.head(&self.key).await {
            Ok(head) if head.size < known => self.stop(&unsound(&self.key, &shrunk(known, head.size))),
            Ok(head) if head.size > known => self.read_on(),
            Ok(_) => {}
            // The writer tells what does not verify, and goes on from none of it.
            Err(fault) if fault.is_damage() => self.read_on(),
            Err(fault) => tracing::warn!(org = self.key, %fault, "the head could not be read"),
        }
    }

    /// Where the queue is full the writer has work enough to read on by itself, and the next beat asks again: nobody waits
    /// here, where all organizations are followed.
    fn read_on(&self) {
        drop(self.queue.try_send(writer::Job::Follow));
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

/// What came of looking at a whole ledger.
type Verified = Result<(), Fault>;

/// Where it is told; none while it is looked at. What was found stays, whoever finds it.
pub(crate) type Whole = Arc<watch::Sender<Option<Verified>>>;

/// Tells what was found, unless something was found before.
pub(crate) fn tell(whole: &Whole, outcome: Verified) {
    whole.send_if_modified(|told| {
        let news = !matches!(told, Some(Err(_)));
        if news {
            *told = Some(outcome);
        }
        news
    });
}

/// Verifies a large ledger while it is served.
fn verified_beside(store: &Store, org: &str) -> Whole {
    let whole = Arc::new(watch::Sender::new(None));
    let (store, org, told) = (store.clone(), org.to_owned(), whole.clone());
    tokio::spawn(async move {
        loop {
            match damage(&store, &org).await {
                Ok(found) => return tell(&told, found.map_or(Ok(()), Err)),
                Err(fault) if fault.is_closing() => return tell(&told, Err(fault)),
                Err(_) => tokio::time::sleep(LOOK_AGAIN_AFTER).await,
            }
        }
    });
    whole
}

/// Notes outside the database how far a ledger is. That it cannot be noted keeps nobody from working.
pub(crate) async fn remember(store: &Store, org: &str) {
    match store.remember(org).await {
        Ok(()) => {}
        // A place that cannot be written says so to whoever wants to write.
        Err(fault) if fault.hindrance() == Some(Hindrance::ReadOnly) => {}
        Err(fault) => tracing::warn!(org, %fault, "the newest checkpoint was not remembered"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_store_that_is_closed_while_its_ledger_is_looked_at_is_not_damaged() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::sqlite(folder.path()).await.expect("a new store");
        store.close().await;
        let fault = damage(&store, "acme").await.expect_err("the looking was cut off");
        assert!(fault.is_closing() && fault.means != Means::Unsound, "{fault}");
        assert!(!fault.cause().contains("does not verify"), "{fault}");
    }
}
