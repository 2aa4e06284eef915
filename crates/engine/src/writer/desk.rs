//! What lies before a writer: what is asked, what waits, and what is decided for the next commit.

use std::collections::VecDeque;

use kernel::State;
use ledger::{limits, random_salts};
use tokio::sync::mpsc;

use super::batch::Batch;
use super::{Job, Salts, Write};

/// Turns given to others so that what they ask for at the same moment shares one commit.
const GATHER_TURNS: usize = 4;

/// What lies before a writer.
pub(super) struct Desk {
    pub jobs: mpsc::Receiver<Job>,
    pub waiting: VecDeque<Write>,
    pub batch: Batch,
    pub salts: Salts,
    /// Somebody wants what another process appended to be read.
    pub follows: bool,
}

impl Desk {
    /// Nothing asked yet.
    pub fn new(jobs: mpsc::Receiver<Job>, state: State) -> Self {
        Self {
            jobs,
            waiting: VecDeque::new(),
            batch: Batch::on(state),
            salts: Box::new(random_salts()),
            follows: false,
        }
    }

    /// Whether more may be taken in.
    pub fn has_room(&self) -> bool {
        self.waiting.is_empty() && !self.batch.is_full()
    }

    /// How many commands wait or are decided.
    pub fn commands(&self) -> usize {
        self.waiting.len() + self.batch.decided.len()
    }

    /// Takes what else is asked for at the same moment, so that it shares one commit.
    pub async fn gather(&mut self) {
        for _ in 0..GATHER_TURNS {
            tokio::task::yield_now().await;
            self.take_in();
        }
    }

    /// Takes what is asked for by now.
    pub fn take_in(&mut self) {
        while self.waiting.len() < limits::BATCH_ENTRIES_MAX
            && let Ok(job) = self.jobs.try_recv()
        {
            self.take(job);
        }
    }

    /// Takes what was asked for.
    pub fn take(&mut self, job: Job) {
        match job {
            Job::Write(write) => self.waiting.push_back(*write),
            Job::Follow => self.follows = true,
        }
    }

    /// Puts back what was decided in vain, in its order and before what waits, to be decided on this state.
    pub fn start_again(&mut self, again: Vec<Write>, state: State) {
        let batch = std::mem::replace(&mut self.batch, Batch::on(state));
        let undone = again.into_iter().chain(batch.undone());
        self.waiting = undone.chain(std::mem::take(&mut self.waiting)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_wants_it_followed_is_not_forgotten_while_others_are_gathered() {
        let (queue, jobs) = mpsc::channel(4);
        let mut desk = Desk::new(jobs, State::new(&[]));
        queue.send(Job::Follow).await.expect("there is room");
        desk.gather().await;
        assert!(desk.follows);
    }
}
