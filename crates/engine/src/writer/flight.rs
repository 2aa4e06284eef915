//! A batch on its way to the disk.

use std::time::{Duration, Instant};

use ledger::{AppendFault, Malformed, Sealed, Store};
use tokio::task::JoinHandle;

use super::batch::Batch;

/// A batch with the task that appends it.
pub(super) struct Flight {
    /// What was decided; what is to be appended is with the task.
    batch: Batch,
    begun: Instant,
    landing: JoinHandle<Result<(), AppendFault>>,
}

/// What became of a batch.
pub(super) struct Landed {
    pub outcome: Result<(), AppendFault>,
    pub batch: Batch,
    /// From its start until the disk had it.
    pub took: Duration,
}

impl Flight {
    /// Starts writing a batch and leaves an empty one on top of it.
    pub fn start(store: &Store, org: &str, batch: &mut Batch) -> Self {
        let mut batch = batch.take();
        let first = batch.first();
        let (store, org, entries) = (store.clone(), org.to_owned(), std::mem::take(&mut batch.entries));
        let landing = tokio::spawn(async move { append(&store, &org, first, entries.done().await?).await });
        Self { batch, begun: Instant::now(), landing }
    }
}

/// Waits for the batch under way and takes it; for ever where there is none.
pub(super) async fn landing(under_way: &mut Option<Flight>) -> Landed {
    let Some(flight) = under_way else { return std::future::pending().await };
    let outcome = (&mut flight.landing).await.unwrap_or_else(|error| {
        let malformed = Malformed(format!("the append was cut off: {error}"));
        Err(AppendFault::Unknown(malformed.into()))
    });
    let Flight { batch, begun, .. } = under_way.take().expect("it landed");
    Landed { outcome, batch, took: begun.elapsed() }
}

/// Appends entries; an unknown outcome is settled by asking the store.
async fn append(store: &Store, org: &str, expected: u64, entries: Vec<Sealed>) -> Result<(), AppendFault> {
    let Some(last) = entries.last().map(Sealed::mark) else { return Ok(()) };
    match store.append(org, expected, entries).await {
        Ok(_) => Ok(()),
        Err(AppendFault::Unknown(fault)) => match store.landed(org, &last).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(AppendFault::Fault(fault)),
            Err(again) => Err(AppendFault::Unknown(again)),
        },
        Err(other) => Err(other),
    }
}
