//! Batches on their way to the disk, in their order.

use std::collections::VecDeque;

use ledger::{AppendFault, Draft, Malformed, Sealed, Store, random_salts, seal};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::batch::Batch;

/// Most batches under way at once where they can stand in line.
const FLIGHTS_MAX: usize = 3;

/// A batch with the task that appends it.
struct Flight {
    /// What was decided; what is to be appended is with the task.
    batch: Batch,
    landing: JoinHandle<Result<(), AppendFault>>,
}

/// All batches of a writer that are under way.
pub(super) struct Flights {
    store: Store,
    org: String,
    flights: VecDeque<Flight>,
    /// Comes when the last one stands in line, or has failed to.
    last_lined_up: Option<oneshot::Receiver<()>>,
}

impl Flights {
    /// None under way yet.
    pub fn of(store: &Store, org: &str) -> Self {
        Self { store: store.clone(), org: org.to_owned(), flights: VecDeque::new(), last_lined_up: None }
    }

    /// Whether none is under way.
    pub fn is_empty(&self) -> bool {
        self.flights.is_empty()
    }

    /// How many more may be under way.
    pub fn free(&self) -> usize {
        let most = if self.store.has_line() { FLIGHTS_MAX } else { 1 };
        most - self.flights.len()
    }

    /// Starts writing a batch and leaves an empty one on top of it. It is sealed while those before it are written.
    pub fn start(&mut self, batch: &mut Batch) {
        let mut batch = batch.take();
        let first = batch.first();
        let (store, org, drafts) = (self.store.clone(), self.org.clone(), std::mem::take(&mut batch.drafts));
        let (lined_up, then) = oneshot::channel();
        let before = self.last_lined_up.replace(then);
        let landing = tokio::spawn(async move {
            let entries = sealed(first, drafts)?;
            if let Some(before) = before {
                // Whether it failed is seen by the ledger, which then does not take what follows.
                let _ = before.await;
            }
            append(&store, &org, first, entries, lined_up).await
        });
        self.flights.push_back(Flight { batch, landing });
    }

    /// Waits for the first batch under way and gives it; for ever where there is none.
    pub async fn landing(&mut self) -> (Result<(), AppendFault>, Batch) {
        let Some(flight) = self.flights.front_mut() else { return std::future::pending().await };
        let landed = (&mut flight.landing).await.unwrap_or_else(|error| {
            let malformed = Malformed(format!("the append was cut off: {error}"));
            Err(AppendFault::Unknown(malformed.into()))
        });
        (landed, self.flights.pop_front().expect("it landed").batch)
    }
}

/// Gives each its number and its items their salts.
fn sealed(first: u64, drafts: Vec<Draft>) -> Result<Vec<Sealed>, Malformed> {
    let mut salts = random_salts();
    drafts.into_iter().zip(first..).map(|(draft, seq)| seal(draft, seq, &mut salts)).collect()
}

/// Appends entries, and tells when they stand in line; an unknown outcome is settled by asking the store.
async fn append(
    store: &Store,
    org: &str,
    expected: u64,
    entries: Vec<Sealed>,
    lined_up: oneshot::Sender<()>,
) -> Result<(), AppendFault> {
    let Some(last) = entries.last().map(Sealed::mark) else { return Ok(()) };
    let in_line = store.line_up(org, expected, entries).await;
    // Whoever follows goes on without it, too, when this is dropped.
    let _ = lined_up.send(());
    let landed = match in_line {
        Ok(in_line) => in_line.landed().await,
        Err(fault) => Err(fault),
    };
    match landed {
        Ok(_) => Ok(()),
        Err(AppendFault::Unknown(fault)) => match store.landed(org, &last).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(AppendFault::Fault(fault)),
            Err(again) => Err(AppendFault::Unknown(again)),
        },
        Err(other) => Err(other),
    }
}
