//! The same request sent twice: found by its idempotency key, done once, answered twice.

use kernel::Refusal;
use ledger::{Entry, Store, limits};

use super::Write;
use super::batch::{Batch, Fate};
use crate::failure::{Failure, Fault};
use crate::load;

/// What an earlier request with the same key came to, if there was one.
pub(super) async fn earlier(store: &Store, org: &str, write: &Write, batch: &Batch) -> Result<Option<Fate>, Failure> {
    let Some(key) = write.asked.stored_key() else { return Ok(None) };
    if key.len() > limits::IDEMPOTENCY_BYTES_MAX {
        let message = "shorten the idempotency key to at most 200 bytes";
        return Err(Refusal::software("Idempotency-Key", message).into());
    }
    let same_key = |entry: &&Entry| entry.view().is_ok_and(|header| header.idempotency.as_deref() == Some(&*key));
    let earlier = match batch.entries.iter().chain(&batch.ahead).find(same_key) {
        Some(entry) => entry.clone(),
        None => match store.find(org, &key).await.map_err(Fault::of)? {
            Some(seq) => store.entry(org, seq).await.map_err(Fault::of)?,
            None => return Ok(None),
        },
    };
    let (header, body) = (earlier.view().map_err(Fault::of)?, load::read(&earlier).map_err(Fault::of)?);
    if header.act != write.command.key() || body.request != write.asked.request_digest(&write.command) {
        let message = format!("this idempotency key was used for another request ({}); use a new one", header.act);
        return Err(Refusal::software("Idempotency-Key", message).into());
    }
    Ok(Some(Fate::Settled(header.seq + 1, body.changes, true)))
}
