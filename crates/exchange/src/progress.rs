//! How far a long work is: told by whoever does it, read by whoever waits, who may give it up.

use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};

use kernel::{Counter, Refusal};

/// What is being done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Others are served first.
    #[default]
    Waiting,
    /// The file is being read, row by row.
    Reading,
    /// Its rows are held against the records.
    Comparing,
    /// The rules look at what would be done.
    Trying,
    /// It is being written, as one entry.
    Writing,
}

impl Step {
    /// All steps, in their order.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Reading, Self::Comparing, Self::Trying, Self::Writing];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Reading => "reading",
            Self::Comparing => "comparing",
            Self::Trying => "trying",
            Self::Writing => "writing",
        }
    }
}

/// How far a work is.
#[derive(Debug, Default)]
pub struct Progress {
    step: AtomicU8,
    done: Counter,
    total: AtomicUsize,
}

impl Progress {
    /// The next step begins, on so many things; 0 where nobody knows how many.
    pub fn begin(&self, step: Step, total: usize) {
        self.step.store(step as u8, Ordering::Relaxed);
        self.tell(0, total);
    }

    /// So many things of so many are done.
    pub fn tell(&self, done: usize, total: usize) {
        self.total.store(total, Ordering::Relaxed);
        self.done.set(done);
    }

    /// Counts what is done, for a work that knows nothing of steps.
    pub fn counter(&self) -> Counter {
        self.done.clone()
    }

    /// Asks whoever works to stop soon.
    pub fn give_up(&self) {
        self.done.give_up();
    }

    /// Whether the work was given up.
    pub fn is_given_up(&self) -> bool {
        self.done.is_given_up()
    }

    /// Whether to go on.
    ///
    /// # Errors
    /// Where the work was given up.
    pub fn go_on(&self) -> Result<(), Refusal> {
        self.done.go_on()
    }

    /// What is being done.
    pub fn step(&self) -> Step {
        let at = usize::from(self.step.load(Ordering::Relaxed));
        Step::ALL.get(at).copied().unwrap_or_default()
    }

    /// Things done, of how many; of 0 where nobody knows.
    pub fn far(&self) -> (usize, usize) {
        (self.done.get(), self.total.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_begins_at_nothing_done_and_is_told_by_its_place() {
        let progress = Progress::default();
        assert_eq!((progress.step(), progress.far()), (Step::Waiting, (0, 0)));
        for step in Step::ALL {
            progress.tell(7, 9);
            progress.begin(step, 3);
            assert_eq!((progress.step(), progress.far()), (step, (0, 3)));
            progress.counter().set(2);
            assert_eq!(progress.far(), (2, 3));
        }
    }
}
