//! The way of each organization, kept while nothing is written: every page says how it goes on.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use isms::project::way::{self, Standing, Step};
use kernel::{Date, State};

/// The whole way, as [`way::way`] gives it.
pub type Way = Vec<(&'static Step, Standing)>;

/// The ways of all organizations as they stood at an entry on a day.
#[derive(Default)]
pub struct Ways(Mutex<HashMap<String, ((u64, Date), Arc<Way>)>>);

impl Ways {
    /// The way of a state; the one walked before where nothing was written since.
    pub fn of(&self, org: &str, state: &State, day: Date) -> Arc<Way> {
        let key = (state.size(), day);
        if let Some((_, way)) = self.all().get(org).filter(|(own, _)| *own == key) {
            return way.clone();
        }
        let way = Arc::new(way::way(state, day));
        self.all().insert(org.to_owned(), (key, way.clone()));
        way
    }

    fn all(&self) -> std::sync::MutexGuard<'_, HashMap<String, ((u64, Date), Arc<Way>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
