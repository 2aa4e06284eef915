//! What lies where the ledgers lie and is none of them: what is harmful stops everything, what is harmless is told to
//! whoever administers the server.

use std::sync::{PoisonError, RwLock};

use ledger::{Finding, Store};

use crate::Engine;
use crate::failure::Fault;
use crate::place::Place;

/// A data file up to here is looked at before anything is shown, a larger one beside.
const FIRST_BYTES_MAX: u64 = 8 << 20;

/// What was told last.
#[derive(Default)]
pub(crate) struct Warnings(RwLock<Vec<String>>);

impl Warnings {
    /// Looks again.
    ///
    /// # Errors
    /// What is harmful, or that nobody can look now.
    pub(crate) async fn look(&self, store: &Store) -> Result<(), Fault> {
        let report = ledger::strays(store).await.map_err(Fault::of)?;
        if let Some(Finding { place, sentence, advice }) = report.findings.first() {
            return Err(Fault::unsound(format!("{place}: {sentence}; run `muniment verify`, {advice}")));
        }
        let unmarked = ledger::unmarked(store).await.map_err(Fault::of)?;
        let told: Vec<_> = report.warnings.iter().chain(&unmarked).map(ToString::to_string).collect();
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        told.iter().filter(|warning| !known.contains(warning)).for_each(|warning| tracing::warn!("{warning}"));
        *known = told;
        Ok(())
    }
}

/// Whether all of a place can be looked at before anything of it is shown.
pub(crate) fn is_small(place: &Place) -> bool {
    match place {
        Place::Folder(folder) => {
            folder.join(ledger::store::DATA_FILE).metadata().is_ok_and(|found| found.len() <= FIRST_BYTES_MAX)
        }
        _ => false,
    }
}

impl Engine {
    /// What whoever administers the server should know of the place where the data lies, though nothing is wrong with
    /// what is shown.
    pub fn warnings(&self) -> Vec<String> {
        self.0.warnings.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
