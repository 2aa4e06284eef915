//! The state as of an earlier day.

use std::collections::VecDeque;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::State;
use ledger::Store;

use crate::failure::{Failure, Fault};
use crate::load;
use crate::org::Org;

/// Past states kept for each organization.
const PAST_STATES_MAX: usize = 8;

/// Past states by their size, most recently used first, and how many contents were known to be erased then.
#[derive(Default)]
pub(crate) struct Past {
    states: VecDeque<Arc<State>>,
    erasures: usize,
}

impl Past {
    fn get(&mut self, size: u64) -> Option<Arc<State>> {
        let at = self.states.iter().position(|state| state.size() == size)?;
        let state = self.states.remove(at)?;
        self.states.push_front(state.clone());
        Some(state)
    }

    fn keep(&mut self, state: Arc<State>) {
        self.states.push_front(state);
        self.states.truncate(PAST_STATES_MAX);
    }

    /// Another process may have erased something that the states here still hold.
    fn keep_up(&mut self, now: &State) {
        let erasures = now.erasures().len();
        if erasures != self.erasures {
            *self = Self { erasures, ..Self::default() };
        }
    }
}

/// The last instant of a day.
pub(crate) fn end_of(day: Date, zone: &TimeZone) -> Timestamp {
    let end = day.to_zoned_datetime(zone.clone()).and_then(|start| start.end_of_day());
    end.map_or(Timestamp::MAX, |end| end.timestamp())
}

/// The state after all entries up to an instant.
pub(crate) async fn state(store: &Store, org: &Org, until: Timestamp) -> Result<Arc<State>, Failure> {
    let now = org.state();
    if until >= now.time() {
        return Ok(now);
    }
    let size = store.size_at(org.key(), until.as_microsecond()).await.map_err(Fault::of)?;
    of_size(store, org, size).await
}

/// The state after the first entries, as many as `size` says.
pub(crate) async fn of_size(store: &Store, org: &Org, size: u64) -> Result<Arc<State>, Failure> {
    let now = org.state();
    if size >= now.size() {
        return Ok(now);
    }
    // Held while reading, so that two askers for one day do the work once.
    let mut past = org.past.lock().await;
    past.keep_up(&now);
    if let Some(state) = past.get(size) {
        return Ok(state);
    }
    let (mut state, _) = load::state(store, org.key(), org.registers(), Some(size), Some(org.spacing())).await?;
    state.veil(&now);
    let state = Arc::new(state);
    past.keep(state.clone());
    Ok(state)
}
