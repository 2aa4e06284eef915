//! How long a batch waits for those who were just answered.
//!
//! Whoever asks again as soon as they are answered would find the next batch on its way already: two halves would take
//! turns for ever, and each commit carry half of what it could. So a batch waits for them, as PostgreSQL's
//! `commit_delay` does, but only where those of the batches before came back.

use std::time::{Duration, Instant};

/// Fewer than this gain nothing from waiting for one another.
const COMPANY_MIN: usize = 8;
/// Whatever the batch before took, nobody waits longer: a store that hung for seconds says nothing of the next batch.
const WAIT_MAX: Duration = Duration::from_millis(10);
/// So many batches start at once after one that waited in vain.
const HASTY: usize = 31;

/// What is known of those who ask.
#[derive(Default)]
pub(super) struct Pace {
    /// Batches still to be started at once.
    hasty: usize,
}

/// A wait for a company.
pub(super) struct Wait {
    /// How many commands would be all of them.
    company: usize,
    /// How many there were when the wait began.
    before: usize,
    until: Instant,
}

impl Pace {
    /// Begins to wait for all who asked in a batch that took so long, where others already have decided `before`;
    /// none where it would not help.
    pub fn wait(&mut self, answered: usize, before: usize, took: Duration) -> Option<Wait> {
        if self.hasty > 0 {
            self.hasty -= 1;
            return None;
        }
        let worth_it = answered + before >= COMPANY_MIN;
        worth_it.then(|| Wait { company: answered + before, before, until: Instant::now() + took.min(WAIT_MAX) })
    }

    /// Ends a wait with so many commands. It was in vain when not half of those answered came back.
    pub fn ended(&mut self, wait: &Wait, with: usize) {
        let (came, answered) = (with - wait.before, wait.company - wait.before);
        if 2 * came < answered {
            self.hasty = HASTY;
        }
    }
}

impl Wait {
    /// Whether it is over with so many commands: all came, or it takes longer than sending them apart would.
    pub fn is_over(&self, with: usize) -> bool {
        with >= self.company || Instant::now() >= self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(3_600);

    #[test]
    fn a_batch_waits_until_all_who_were_answered_are_back() {
        let mut pace = Pace::default();
        let wait = pace.wait(40, 24, LONG).unwrap();
        assert!(!wait.is_over(63));
        assert!(wait.is_over(64));
        pace.ended(&wait, 64);
        assert!(pace.wait(64, 0, LONG).is_some());
    }

    #[test]
    fn nobody_waits_longer_than_the_batch_before_took() {
        let wait = Pace::default().wait(64, 0, Duration::ZERO).unwrap();
        assert!(wait.is_over(0));
    }

    #[test]
    fn few_do_not_wait_for_one_another() {
        assert!(Pace::default().wait(4, 3, LONG).is_none());
    }

    #[test]
    fn after_a_wait_in_vain_batches_start_at_once_for_a_while() {
        let mut pace = Pace::default();
        let wait = pace.wait(40, 0, LONG).unwrap();
        pace.ended(&wait, 19);
        assert!((0..HASTY).all(|_| pace.wait(40, 0, LONG).is_none()));
        assert!(pace.wait(40, 0, LONG).is_some());
    }
}
