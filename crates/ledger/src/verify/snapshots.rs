//! Snapshots are a cache, but a server would believe them: each must be the one that was signed of these entries.

use crate::fault::Fault;
use crate::keys::Keys;
use crate::store::{Store, check_snapshot};
use crate::verify::report::{Place, advice};
use crate::verify::walk::Walk;

/// Checks each snapshot of an organization, one in memory at a time.
pub(super) async fn check(store: &Store, org: &str, keys: &Keys, walk: &mut Walk) -> Result<(), Fault> {
    for (size, kind) in store.medium().snapshots(org).await? {
        // It may have been dropped since the list was read.
        let Some(row) = store.medium().snapshot(org, &kind, size).await? else { continue };
        if let Err(fault) = check_snapshot(&row, org, keys, walk.root_of(size)) {
            walk.report.find(Place::Snapshot(size), fault.to_string(), advice::SNAPSHOT);
        }
    }
    Ok(())
}
