//! Attempts to sign in: slowed down for each login after failures, and bounded for all together.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

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
/// Most logins remembered; beyond it the oldest are forgotten.
const LOGINS_MAX: usize = 10_000;

pub(super) struct Attempts {
    failures: Mutex<HashMap<String, (u32, Timestamp)>>,
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

    /// Whether an attempt may be made now; else the seconds to wait. It counts as failed until it has passed,
    /// so that many at the same moment are not all the first.
    pub(super) fn admit(&self, login: &str, now: Timestamp) -> Result<(), u64> {
        let known = self.failures.lock().expect("nobody panics while counting").get(&key(login)).copied();
        if let Some((failures, last)) = known
            && failures >= FAILURES_FREE
        {
            let wait = (5 << (failures - FAILURES_FREE).min(8)).min(WAIT_S_MAX);
            let passed = u64::try_from(now.as_second() - last.as_second()).unwrap_or(0);
            if passed < wait {
                return Err(wait - passed);
            }
        }
        self.failed(login, now);
        Ok(())
    }

    fn failed(&self, login: &str, now: Timestamp) {
        let mut attempts = self.failures.lock().expect("nobody panics while counting");
        attempts.retain(|_, (_, last)| now.as_second() - last.as_second() < FORGET_S);
        if attempts.len() >= LOGINS_MAX
            && let Some(oldest) = attempts.iter().min_by_key(|(_, (_, last))| *last).map(|(login, _)| login.clone())
        {
            attempts.remove(&oldest);
        }
        let entry = attempts.entry(key(login)).or_insert((0, now));
        *entry = (entry.0.saturating_add(1), now);
    }

    pub(super) fn passed(&self, login: &str) {
        self.failures.lock().expect("nobody panics while counting").remove(&key(login));
    }
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
        for _ in 0..100 {
            attempts.failed("a", now);
        }
        assert_eq!(attempts.admit("a", now), Err(900));
        attempts.passed("a");
        assert_eq!(attempts.admit("a", now), Ok(()));
    }
}
