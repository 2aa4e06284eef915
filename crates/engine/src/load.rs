//! From disk to state: the latest snapshot that fits, then the entries after it.

use std::sync::Arc;

use jiff::Timestamp;
use kernel::entry::{Body, body};
use kernel::state::Misfit;
use kernel::{Register, State, snapshot as image};
use ledger::{Entry, Header, Store};

use crate::erasure;
use crate::failure::Fault;
use crate::snapshots::{self, Spacing};

/// Entries read at a time.
const READ_ENTRIES: usize = 4_096;
/// Most bytes a snapshot may have uncompressed.
const SNAPSHOT_BYTES_MAX: usize = 4 << 30;

/// The state of an organization after `size` entries, or after all of them; makes snapshots on the way where a spacing
/// is given. Gives also the number of entries the snapshot used stood for.
pub(crate) async fn state(
    store: &Store,
    org: &str,
    registers: &'static [&'static Register],
    size: Option<u64>,
    spacing: Option<Spacing>,
) -> Result<(State, u64), Fault> {
    let head = store.head(org).await.map_err(Fault::of)?.size;
    let end = size.unwrap_or(head);
    let mut state = from_snapshot(store, org, registers, end).await?;
    let snapshot = state.size();
    // Where snapshots are missing on the way they are made again. What is being erased must not come into one.
    let spacing = match erasure::noted(store, org).await? {
        None => spacing,
        Some(_) => None,
    };
    while let Some((spacing, next)) = spacing.map(|own| (own, own.next(state.size()))).filter(|(_, next)| *next < end) {
        catch_up(store, org, &mut state, Some(next)).await?;
        snapshots::begin(store, org, Arc::new(state.clone()), head, spacing);
    }
    catch_up(store, org, &mut state, Some(end)).await?;
    Ok((state, snapshot))
}

/// Applies the entries after the state's last, at most up to `size`, if they are the ones that the newest checkpoint
/// signs.
pub(crate) async fn catch_up(store: &Store, org: &str, state: &mut State, size: Option<u64>) -> Result<(), Fault> {
    let end = match size {
        Some(size) => size,
        None => store.head(org).await.map_err(Fault::of)?.size,
    };
    let mut attested = store.attested_from(org, state.size()).await.map_err(Fault::of)?;
    while state.size() < end {
        let wanted = (end - state.size()).min(READ_ENTRIES as u64);
        let missing =
            || damaged(org, state.size(), &Misfit(format!("it is missing, though the ledger has {end} entries")));
        let entries = match store.read(org, state.size(), wanted as usize).await {
            Ok(entries) if entries.is_empty() => return Err(missing()),
            Ok(entries) => entries,
            Err(fault) => return Err(Fault::of(fault)),
        };
        for entry in &entries {
            apply(state, entry).map_err(|misfit| damaged(org, state.size(), &misfit))?;
            attested.push(entry);
        }
    }
    store.attest(&attested).await.map_err(Fault::of)
}

pub(crate) fn damaged(org: &str, seq: u64, misfit: &Misfit) -> Fault {
    Fault::unsound(format!(
        "organization {org}, entry {}: {misfit}; run `muniment verify` and restore a backup",
        seq + 1
    ))
}

/// Applies one stored entry, if it is the one that comes next and its body is the one it was sealed with.
pub(crate) fn apply(state: &mut State, entry: &Entry) -> Result<(), Misfit> {
    let header = sealed(entry, state.size())?;
    let time = Timestamp::from_microsecond(header.time_us).map_err(|error| Misfit(error.to_string()))?;
    state.apply(header.seq + 1, time, &read(entry)?.changes)
}

/// The header of an entry that stands in the place of number `seq`, if it belongs there and its body to it.
pub(crate) fn sealed(entry: &Entry, seq: u64) -> Result<Header, Misfit> {
    let header = entry.view().map_err(|malformed| Misfit(malformed.to_string()))?;
    if header.seq != seq {
        return Err(Misfit(format!("entry {} stands in its place", header.seq + 1)));
    }
    if header.body_root != entry.body_root() {
        return Err(Misfit("its body was changed".to_owned()));
    }
    Ok(header)
}

/// An entry's body, read.
pub(crate) fn read(entry: &Entry) -> Result<Body, Misfit> {
    body(entry.body.iter().map(|item| item.bytes()))
}

async fn from_snapshot(
    store: &Store,
    org: &str,
    registers: &'static [&'static Register],
    size: u64,
) -> Result<State, Fault> {
    let found = store.snapshot(org, image::FORMAT, size).await.map_err(Fault::of)?;
    let Some((_, bytes)) = found else { return Ok(State::new(registers)) };
    match decoded(registers, bytes).await? {
        Ok(state) => Ok(state),
        Err(misfit) => {
            tracing::warn!(org, %misfit, "the snapshot is passed over");
            Ok(State::new(registers))
        }
    }
}

/// The state that the stored bytes of a snapshot hold.
pub(crate) async fn decoded(
    registers: &'static [&'static Register],
    bytes: Vec<u8>,
) -> Result<Result<State, Misfit>, Fault> {
    let decoded = tokio::task::spawn_blocking(move || {
        let plain = zstd::bulk::decompress(&bytes, SNAPSHOT_BYTES_MAX.min(capacity(&bytes)))
            .map_err(|error| Misfit(error.to_string()))?;
        image::decode(registers, &plain)
    });
    decoded.await.map_err(Fault::of)
}

/// The size the compressed bytes say they have, bounded.
fn capacity(bytes: &[u8]) -> usize {
    let told = zstd::zstd_safe::get_frame_content_size(bytes).ok().flatten();
    told.and_then(|size| usize::try_from(size).ok()).unwrap_or(SNAPSHOT_BYTES_MAX)
}
