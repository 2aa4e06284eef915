//! How far a long decision is: counted by whoever decides, read by whoever waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A number that one side writes and another reads; a copy counts the same.
#[derive(Clone, Debug, Default)]
pub struct Counter(Arc<AtomicUsize>);

impl Counter {
    /// So many are done.
    pub fn set(&self, done: usize) {
        self.0.store(done, Ordering::Relaxed);
    }

    /// How many are done.
    pub fn get(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

/// That somebody watches makes no request another one.
impl PartialEq for Counter {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
