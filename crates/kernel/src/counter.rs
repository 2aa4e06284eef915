//! How far a long decision is: counted by whoever decides, read by whoever waits, who may also give it up.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::refusal::Refusal;

/// A number that one side writes and another reads; a copy counts the same. The other side can give the work up.
#[derive(Clone, Debug, Default)]
pub struct Counter(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    done: AtomicUsize,
    given_up: AtomicBool,
}

impl Counter {
    /// So many are done.
    pub fn set(&self, done: usize) {
        self.0.done.store(done, Ordering::Relaxed);
    }

    /// How many are done.
    pub fn get(&self) -> usize {
        self.0.done.load(Ordering::Relaxed)
    }

    /// Asks whoever works to stop: at the next thing that is counted, or never where it is done by then.
    pub fn give_up(&self) {
        self.0.given_up.store(true, Ordering::Relaxed);
    }

    /// Whether the work was given up.
    pub fn is_given_up(&self) -> bool {
        self.0.given_up.load(Ordering::Relaxed)
    }

    /// Whether to go on with the next thing.
    ///
    /// # Errors
    /// Where the work was given up.
    pub fn go_on(&self) -> Result<(), Refusal> {
        if self.is_given_up() { Err(given_up()) } else { Ok(()) }
    }
}

/// What is told of a work that was given up.
fn given_up() -> Refusal {
    let message = "this was given up, as asked or because the server stops; nothing was written, so ask for it again if it is still wanted";
    Refusal::software("", message)
}

/// That somebody watches makes no request another one.
impl PartialEq for Counter {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
