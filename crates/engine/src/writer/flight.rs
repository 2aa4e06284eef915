//! A batch on its way to the disk.

use ledger::{AppendFault, Entry, Store};
use tokio::task::JoinHandle;

use super::batch::Batch;

/// A batch with the task that appends it.
pub(super) struct Flight {
    /// What was decided; its entries are with the task.
    pub batch: Batch,
    landing: JoinHandle<Result<(), AppendFault>>,
}

impl Flight {
    /// Starts writing a batch and leaves an empty one on top of it.
    pub fn of(store: &Store, org: &str, batch: &mut Batch) -> Self {
        let mut batch = batch.take();
        let (store, org, entries) = (store.clone(), org.to_owned(), std::mem::take(&mut batch.entries));
        let expected = batch.pending.size() - entries.len() as u64;
        let landing = tokio::spawn(async move { append(&store, &org, expected, &entries).await });
        Self { batch, landing }
    }
}

/// Waits for a batch under way; for ever where there is none.
pub(super) async fn landing(flight: &mut Option<Flight>) -> Result<(), AppendFault> {
    match flight {
        None => std::future::pending().await,
        Some(flight) => (&mut flight.landing).await.unwrap_or_else(|error| {
            let malformed = ledger::Malformed(format!("the append was cut off: {error}"));
            Err(AppendFault::Unknown(malformed.into()))
        }),
    }
}

/// Appends entries; an unknown outcome is settled by asking the store.
async fn append(store: &Store, org: &str, expected: u64, entries: &[Entry]) -> Result<(), AppendFault> {
    if entries.is_empty() {
        return Ok(());
    }
    match store.append(org, expected, entries).await {
        Ok(_) => Ok(()),
        Err(AppendFault::Unknown(fault)) => match store.landed(org, entries).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(AppendFault::Fault(fault)),
            Err(again) => Err(AppendFault::Unknown(again)),
        },
        Err(other) => Err(other),
    }
}
