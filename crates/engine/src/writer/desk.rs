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
}

impl Desk {
    /// Nothing asked yet.
    pub fn new(jobs: mpsc::Receiver<Job>, state: State) -> Self {
        Self { jobs, waiting: VecDeque::new(), batch: Batch::on(state), salts: Box::new(random_salts()) }
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
            if let Job::Write(write) = job {
                self.waiting.push_back(*write);
            }
        }
    }

    /// Puts back what was decided in vain, in its order and before what waits, to be decided on this state.
    pub fn start_again(&mut self, again: Vec<Write>, state: State) {
        let batch = std::mem::replace(&mut self.batch, Batch::on(state));
        let undone = again.into_iter().chain(batch.undone());
        self.waiting = undone.chain(std::mem::take(&mut self.waiting)).collect();
    }
}
