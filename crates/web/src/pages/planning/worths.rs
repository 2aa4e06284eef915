//! The values of all assets, worked out before: a page of the register shows a hundred of them, whatever there are.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use isms::planning::worth::{READS, Worths};

use crate::visit::Visit;

/// Most sets of values kept: organizations, and days they are looked at as of.
const SETS_MAX: usize = 16;

/// The key of an organization, and the last entry of each register that was read.
type Key = (String, Vec<u64>);

/// Values worked out before, the newest first.
#[derive(Default)]
pub struct KeptWorths(Mutex<VecDeque<(Key, Arc<Worths>)>>);

impl KeptWorths {
    /// The values of a visit's day, worked out where an asset or a method changed since.
    pub fn of(&self, visit: &Visit) -> Arc<Worths> {
        let versions = READS.iter().map(|register| visit.state.version(register)).collect();
        let key: Key = (visit.org.clone(), versions);
        if let Some(known) = self.known(&key) {
            return known;
        }
        // Others may work out the same at the same time; nobody waits for anybody.
        let worths = Arc::new(Worths::of(&visit.state));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_front((key, worths.clone()));
        kept.truncate(SETS_MAX);
        worths
    }

    fn known(&self, key: &Key) -> Option<Arc<Worths>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(own, _)| own == key).map(|(_, worths)| worths.clone())
    }
}
