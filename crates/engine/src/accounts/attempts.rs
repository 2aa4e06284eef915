//! Failed attempts to sign in are slowed down, for each login by itself and for all together.

use std::collections::HashMap;
use std::sync::Mutex;

use jiff::Timestamp;

/// Failures a login may have before it has to wait.
const FAILURES_FREE: u32 = 5;
/// Longest wait in seconds.
const WAIT_S_MAX: u64 = 900;
/// Failures are forgotten after this many seconds.
const FORGET_S: i64 = 3_600;
/// Most logins remembered; beyond it the oldest are forgotten.
const LOGINS_MAX: usize = 10_000;

#[derive(Default)]
pub(super) struct Attempts(Mutex<HashMap<String, (u32, Timestamp)>>);

impl Attempts {
    /// Whether an attempt may be made now; else the seconds to wait.
    pub(super) fn admit(&self, login: &str, now: Timestamp) -> Result<(), u64> {
        let attempts = self.0.lock().expect("nobody panics while counting");
        let Some((failures, last)) = attempts.get(&key(login)) else { return Ok(()) };
        if *failures < FAILURES_FREE {
            return Ok(());
        }
        let doubled = 1_u64.checked_shl(failures - FAILURES_FREE).unwrap_or(WAIT_S_MAX);
        let wait = (5 * doubled).min(WAIT_S_MAX);
        let passed = u64::try_from(now.as_second() - last.as_second()).unwrap_or(0);
        if passed >= wait { Ok(()) } else { Err(wait - passed) }
    }

    pub(super) fn failed(&self, login: &str, now: Timestamp) {
        let mut attempts = self.0.lock().expect("nobody panics while counting");
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
        self.0.lock().expect("nobody panics while counting").remove(&key(login));
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
            attempts.failed("a", now);
        }
        assert_eq!(attempts.admit("A ", now), Err(5));
        assert_eq!(attempts.admit("b", now), Ok(()));
        attempts.failed("a", now);
        assert_eq!(attempts.admit("a", now), Err(10));
        attempts.passed("a");
        assert_eq!(attempts.admit("a", now), Ok(()));
    }
}
