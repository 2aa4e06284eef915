//! Attempts to sign in: slowed down for each login after failures, and bounded for all together.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Failures a login may have before it has to wait.
const FAILURES_FREE: u32 = 5;
/// Longest wait in seconds.
const WAIT_S_MAX: u64 = 900;
/// Failures are forgotten after this many seconds.
const FORGET_S: i64 = 3_600;
/// Passwords checked at once; each check takes 19 MiB and a processor.
const CHECKS_AT_ONCE: usize = 2;
/// Attempts that may wait for their turn; beyond it everybody is asked to come again.
const CHECKS_WAITING_MAX: usize = 64;
/// Seconds after which to come again then.
const CROWD_WAIT_S: u64 = 5;
/// Most logins remembered; beyond it those with the fewest failures are forgotten, the oldest first.
const LOGINS_MAX: usize = 10_000;

/// How often each login failed, and when it did last.
type Failures = HashMap<String, (u32, Timestamp)>;

pub(super) struct Attempts {
    failures: Mutex<Failures>,
    turns: Semaphore,
    waiting: AtomicUsize,
}

impl Default for Attempts {
    fn default() -> Self {
        Self { failures: Mutex::default(), turns: Semaphore::new(CHECKS_AT_ONCE), waiting: AtomicUsize::new(0) }
    }
}

/// A place in the queue; given back also when whoever waits goes away.
struct Queued<'a> {
    waiting: &'a AtomicUsize,
    ahead: usize,
}

impl<'a> Queued<'a> {
    fn behind(waiting: &'a AtomicUsize) -> Self {
        Self { waiting, ahead: waiting.fetch_add(1, Ordering::SeqCst) }
    }
}

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        self.waiting.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Attempts {
    /// Waits for a turn to check a password; else the seconds after which to come again.
    pub(super) async fn turn(&self) -> Result<SemaphorePermit<'_>, u64> {
        let queue = Queued::behind(&self.waiting);
        if queue.ahead >= CHECKS_WAITING_MAX {
            return Err(CROWD_WAIT_S);
        }
        self.turns.acquire().await.map_err(|_| CROWD_WAIT_S)
    }

    /// Whether an attempt may be made now; else the seconds to wait.
    pub(super) fn may(&self, login: &str, now: Timestamp) -> Result<(), u64> {
        waited(&self.counted(), login, now)
    }

    /// The same for whoever has a turn. It counts as failed until it has passed, so that many at the same moment are not
    /// all the first.
    pub(super) fn admit(&self, login: &str, now: Timestamp) -> Result<(), u64> {
        let mut attempts = self.counted();
        waited(&attempts, login, now)?;
        attempts.retain(|_, (_, last)| now.as_second() - last.as_second() < FORGET_S);
        if attempts.len() >= LOGINS_MAX
            && !attempts.contains_key(&key(login))
            && let Some(least) = attempts.iter().min_by_key(|(_, counted)| **counted).map(|(login, _)| login.clone())
        {
            attempts.remove(&least);
        }
        let entry = attempts.entry(key(login)).or_insert((0, now));
        *entry = (entry.0.saturating_add(1), now);
        Ok(())
    }

    /// Takes an attempt back whose password nobody could check.
    pub(super) fn unchecked(&self, login: &str) {
        if let Some((failures, _)) = self.counted().get_mut(&key(login)) {
            *failures = failures.saturating_sub(1);
        }
    }

    pub(super) fn passed(&self, login: &str) {
        self.counted().remove(&key(login));
    }

    fn counted(&self) -> MutexGuard<'_, Failures> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a login waited long enough since its last failure.
fn waited(attempts: &Failures, login: &str, now: Timestamp) -> Result<(), u64> {
    let Some((failures, last)) = attempts.get(&key(login)).filter(|(failures, _)| *failures >= FAILURES_FREE) else {
        return Ok(());
    };
    let wait = (5 << (failures - FAILURES_FREE).min(8)).min(WAIT_S_MAX);
    let passed = u64::try_from(now.as_second() - last.as_second()).unwrap_or(0);
    if passed < wait { Err(wait - passed) } else { Ok(()) }
}

fn key(login: &str) -> String {
    login.trim().to_lowercase().chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_five_failures_a_login_waits_longer_each_time_and_others_do_not() {
        let attempts = Attempts::default();
        let now = Timestamp::from_second(1_790_000_000).expect("a valid instant");
        for _ in 0..5 {
            assert_eq!(attempts.admit("a", now), Ok(()));
        }
        assert_eq!(attempts.admit("A ", now), Err(5));
        assert_eq!(attempts.admit("b", now), Ok(()));
        let mut later = now;
        for _ in 0..100 {
            later += jiff::SignedDuration::from_secs(900);
            assert_eq!(attempts.admit("a", later), Ok(()));
        }
        assert_eq!(attempts.may("a", later), Err(900));
        attempts.passed("a");
        assert_eq!(attempts.may("a", later), Ok(()));
    }

    #[test]
    fn many_logins_that_nobody_has_do_not_forget_the_one_that_is_guessed() {
        let attempts = Attempts::default();
        let now = Timestamp::from_second(1_790_000_000).expect("a valid instant");
        for _ in 0..5 {
            assert_eq!(attempts.admit("ada", now), Ok(()));
        }
        for other in 0..2 * LOGINS_MAX {
            assert_eq!(attempts.admit(&format!("junk{other}"), now + jiff::SignedDuration::from_secs(1)), Ok(()));
        }
        assert_eq!(attempts.may("ada", now), Err(5));
        assert!(attempts.counted().len() <= LOGINS_MAX);
    }

    #[test]
    fn what_nobody_could_check_does_not_count() {
        let attempts = Attempts::default();
        let now = Timestamp::from_second(1_790_000_000).expect("a valid instant");
        for _ in 0..50 {
            assert_eq!(attempts.admit("ada", now), Ok(()));
            attempts.unchecked("ada");
        }
    }
}
