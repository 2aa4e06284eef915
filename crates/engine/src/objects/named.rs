//! Which files an organization's ledger names, now or in the past.

use std::collections::HashSet;

use ledger::Store;

use crate::failure::{Failure, Fault};
use crate::load;
use crate::org::Org;

/// Entries read at a time.
const READ_ENTRIES: usize = 4_096;

/// The digests that entries up to a number name.
#[derive(Default)]
pub(crate) struct Named {
    size: u64,
    digests: HashSet<String>,
}

/// Whether a record of an organization names a file with this digest, or did so once.
pub(super) async fn names(store: &Store, org: &Org, digest: &str) -> Result<bool, Failure> {
    let state = org.state();
    if state.names_file(digest) {
        return Ok(true);
    }
    // What no record names any more stands in the ledger alone.
    let mut named = org.named.lock().await;
    while named.size < state.size() {
        let entries = store.read(org.key(), named.size, READ_ENTRIES).await.map_err(Fault::of)?;
        if entries.is_empty() {
            break;
        }
        for entry in &entries {
            let changes = load::read(entry).map_err(Fault::of)?.changes;
            let files = changes.iter().flat_map(|change| change.files());
            named.digests.extend(files.map(|(_, file)| file.digest.clone()));
        }
        named.size += entries.len() as u64;
    }
    Ok(named.digests.contains(digest))
}
