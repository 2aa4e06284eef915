//! Time, as the engine reads it: once for each act.

use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use jiff::{SignedDuration, Timestamp};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// How far a ledger may be ahead of the clock before anybody is told: clocks of machines differ by as much.
const AHEAD_MAX: SignedDuration = SignedDuration::from_mins(5);

/// Whether a last entry lies so far after now that some clock was or is wrong. Entries after it carry its time until
/// the clock has passed it, as no entry is older than the one before it.
pub fn is_ahead(last: Timestamp, now: Timestamp) -> bool {
    last.duration_since(now) > AHEAD_MAX
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        // A clock beyond all dates is told of where requests come in; it must not end what it is asked by.
        Timestamp::try_from(SystemTime::now()).unwrap_or(Timestamp::MAX)
    }
}

/// A clock that stands until it is set: for tests, and for the dated history of sample data.
#[derive(Debug)]
pub struct SetClock(Mutex<Timestamp>);

impl SetClock {
    /// A clock that shows this time.
    pub fn at(time: Timestamp) -> Self {
        Self(Mutex::new(time))
    }

    /// Shows another time from now on.
    pub fn set(&self, time: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = time;
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
