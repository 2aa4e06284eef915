//! Indexes of words kept: one an organization for today's state, and one for the past day looked at last.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::search::{Asked, Found, Index};

use crate::visit::Visit;

/// Most organizations whose words are kept; beyond them all are read again when they are asked.
const ORGANIZATIONS_MAX: usize = 64;
/// Most records of a past day that are read; of a larger one the first so many, which the page says.
pub const PAST_RECORDS_MAX: usize = 20_000;

/// The indexes of every organization.
#[derive(Default)]
pub struct Searches(Mutex<HashMap<String, Arc<Mutex<Kept>>>>);

#[derive(Default)]
struct Kept {
    now: Index,
    /// With how many contents were known to be erased: an index of before would still find them.
    past: Option<(usize, Index)>,
}

impl Searches {
    /// What is found in the state that a visit shows.
    pub fn find(&self, visit: &Visit, asked: &Asked<'_>) -> Found {
        let own = self.of(&visit.org);
        let mut kept = own.lock().unwrap_or_else(PoisonError::into_inner);
        if visit.as_of.is_none() {
            kept.now.follow(&visit.state);
            return kept.now.find(asked);
        }
        let (size, erasures) = (visit.state.size(), visit.state.erasures().len());
        let known = kept.past.take().filter(|(known, past)| *known == erasures && past.size() == size);
        let past = known.unwrap_or_else(|| (erasures, Index::of_first(&visit.state, PAST_RECORDS_MAX)));
        kept.past.insert(past).1.find(asked)
    }

    fn of(&self, org: &str) -> Arc<Mutex<Kept>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= ORGANIZATIONS_MAX && !all.contains_key(org) {
            all.clear();
        }
        all.entry(org.to_owned()).or_default().clone()
    }
}
