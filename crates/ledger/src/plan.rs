//! Failing on purpose: every call of a store can be made to fail in turn, before or after its effect.
//!
//! ```
//! # use ledger::{Plan, Store, When};
//! let store = Store::memory().failing(Plan::at(3, When::AfterEffect));
//! ```

use crate::fault::Fault;
use std::sync::atomic::{AtomicU64, Ordering};

/// On which side of its effect a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The call fails and nothing happened.
    BeforeEffect,
    /// The call fails although its effect is durable: for an append, an unknown outcome.
    AfterEffect,
}

/// Which call of a store fails. Calls are counted from 1 over all operations of the store.
#[derive(Debug)]
pub struct Plan {
    fails_at: u64,
    when: When,
    calls: AtomicU64,
}

impl Plan {
    /// The `nth` call fails, the others do not.
    pub fn at(nth: u64, when: When) -> Plan {
        Plan { fails_at: nth, when, calls: AtomicU64::new(0) }
    }

    /// How many calls were made so far: a test is done once its plan was never reached.
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::SeqCst)
    }

    /// Counts a call, and fails it if it is to fail before its effect.
    pub(crate) fn enter(&self) -> Result<u64, Fault> {
        let call = self.calls.fetch_add(1, Ordering::SeqCst) + 1;
        self.fail(call, When::BeforeEffect).map(|()| call)
    }

    /// Fails the call if it is to fail after its effect.
    pub(crate) fn leave(&self, call: u64) -> Result<(), Fault> {
        self.fail(call, When::AfterEffect)
    }

    fn fail(&self, call: u64, when: When) -> Result<(), Fault> {
        if call == self.fails_at && when == self.when {
            return Err(Fault::OnPurpose(call));
        }
        Ok(())
    }
}
