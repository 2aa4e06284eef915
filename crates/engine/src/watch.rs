//! What a running engine does once a beat: it follows what other processes write to the same store, and looks whether what
//! is open is still what was opened.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use ledger::Elsewhere;
use tokio::task::JoinHandle;

use crate::Engine;
use crate::failure::{Fault, Means};

/// How often the heads of open organizations are read, to follow what other processes wrote.
const BEAT: Duration = Duration::from_secs(1);
/// After verifying what somebody else may have changed it rests so many times as long as that took.
const REST: u32 = 9;
/// A store that cannot tell of all that others write is verified again after so long, or after so many times as long as
/// that took.
const UNTOLD: Duration = Duration::from_secs(10);
const UNTOLD_REST: u32 = 99;

/// What lies beside the ledgers is read again after so many beats in which nobody else was seen to write.
const QUIET_BEATS_MAX: u32 = 60;

/// When all that is open was verified last and how long that took, or since when nothing was.
type Verified = Arc<Mutex<Option<(Instant, Duration)>>>;

/// Work beside the beat, which waits for the disk while who follows shall not.
#[derive(Default)]
struct Beside {
    remembering: Option<JoinHandle<()>>,
    looking: Option<JoinHandle<()>>,
    /// Somebody could not look, so that it is to be done again.
    again: Arc<AtomicBool>,
    verified: Verified,
    /// How often somebody else was seen to write when all was verified last.
    strange: Option<u64>,
    /// Whether what belongs to no ledger was looked at.
    begun: bool,
    /// Since how many beats nobody else was seen to write what lies beside the ledgers, and how often somebody was by then.
    quiet: (u32, Option<u64>),
}

/// Begins, for as long as the engine lives.
pub(crate) fn begin(engine: &Engine) {
    let (engine, store) = (Arc::downgrade(&engine.0), engine.0.store.clone());
    tokio::spawn(async move {
        // What was just opened needs no following yet, and a command may be over before the first beat.
        let mut beat = tokio::time::interval_at(tokio::time::Instant::now() + BEAT, BEAT);
        let mut beside = Beside { strange: store.look().await.ok(), ..Beside::default() };
        loop {
            let heard = tokio::select! {
                _ = beat.tick() => None,
                heard = store.elsewhere() => Some(heard),
            };
            let Some(inner) = engine.upgrade().filter(|inner| !inner.closed.load(Ordering::SeqCst)) else { return };
            let engine = Engine(inner);
            for org in engine.opened().await {
                // What was heard of is read on at once; each beat looks at all, in case something was not heard.
                if !matches!(&heard, Some(Elsewhere::Ledger(key)) if key != org.key()) {
                    org.follow(&store).await;
                }
            }
            if heard.is_none() {
                beside.beat(&engine).await;
            }
        }
    });
}

impl Beside {
    async fn beat(&mut self, engine: &Engine) {
        let strange = self.look(engine).await;
        // How far each ledger is, is noted outside the database while it grows.
        if is_over(self.remembering.as_ref()) {
            let (opened, store) = (engine.opened().await, engine.0.store.clone());
            self.remembering = Some(tokio::spawn(async move {
                for org in opened {
                    org.remember(&store).await;
                }
            }));
        }
        self.refresh(engine, strange).await;
    }

    /// Reads sessions and tokens again. However much others do to them that is done once a beat, and seldom where it is
    /// known that nobody did anything.
    async fn refresh(&mut self, engine: &Engine, strange: Option<u64>) {
        let known = engine.0.store.sees_others() && strange.is_some() && self.quiet.1 == strange;
        if known && self.quiet.0 < QUIET_BEATS_MAX {
            self.quiet.0 += 1;
            return;
        }
        self.quiet = (0, strange);
        engine.0.accounts.refresh(&engine.0.store, engine.now()).await;
    }

    /// Looks at the files, and verifies again what is open where somebody else wrote to them; gives how often somebody was
    /// seen to.
    async fn look(&mut self, engine: &Engine) -> Option<u64> {
        let store = &engine.0.store;
        if is_over(self.looking.as_ref()) && self.again.swap(false, Ordering::AcqRel) {
            self.strange = None;
        }
        if !store.sees_others() && is_over(self.looking.as_ref()) && self.is_due() {
            self.strange = None;
        }
        let looked = store.look().await;
        let seen = looked.as_ref().ok().copied();
        match looked {
            Ok(strange) if self.begun && self.strange == Some(strange) => {}
            Ok(strange) if is_over(self.looking.as_ref()) => {
                let known = self.strange.replace(strange) == Some(strange);
                self.begun = true;
                self.looking =
                    Some(tokio::spawn(look_again(engine.clone(), known, self.again.clone(), self.verified.clone())));
            }
            Ok(_) => {}
            Err(fault) if fault.is_damage() => {
                let fault = Fault::of(fault);
                engine.opened().await.iter().for_each(|org| org.stop(&fault));
            }
            Err(ledger::Fault::Closed) => {}
            Err(fault) => tracing::warn!(%fault, "the files could not be looked at"),
        }
        seen
    }

    /// Whether it is time to verify all again though nobody was seen to write.
    fn is_due(&self) -> bool {
        let mut verified = self.verified.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, took) = *verified.get_or_insert_with(|| (Instant::now(), Duration::ZERO));
        at.elapsed() >= UNTOLD.max(took * UNTOLD_REST)
    }
}

/// Looks at what belongs to no ledger and, unless it is known that nobody else wrote, at all that is open.
async fn look_again(engine: Engine, known: bool, again: Arc<AtomicBool>, verified: Verified) {
    let (begun, opened, store) = (Instant::now(), engine.opened().await, engine.0.store.clone());
    match engine.0.warnings.look(&store).await {
        Err(fault) if fault.means == Means::Unsound => opened.iter().for_each(|org| org.stop(&fault)),
        Err(_) => again.store(true, Ordering::Release),
        Ok(()) => {}
    }
    drop(engine);
    for org in opened.iter().filter(|_| !known) {
        if !org.look_again(&store).await {
            again.store(true, Ordering::Release);
        }
    }
    if !known {
        *verified.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), begun.elapsed()));
    }
    tokio::time::sleep(begun.elapsed() * REST).await;
}

fn is_over(task: Option<&JoinHandle<()>>) -> bool {
    task.is_none_or(JoinHandle::is_finished)
}
