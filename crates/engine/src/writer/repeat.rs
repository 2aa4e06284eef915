//! The same request sent twice: found by its idempotency key, done once, answered twice.

use kernel::{Refusal, entry};
use ledger::{BodyItem, Store, limits};

use super::Write;
use super::batch::{Batch, Fate};
use crate::failure::{Failure, Fault};

/// What an earlier request with the same key came to, if there was one.
pub(super) async fn earlier(store: &Store, org: &str, write: &Write, batch: &Batch) -> Result<Option<Fate>, Failure> {
    let Some(key) = write.asked.stored_key() else { return Ok(None) };
    if key.len() > limits::IDEMPOTENCY_BYTES_MAX {
        let message = "shorten the idempotency key to at most 200 bytes";
        return Err(Refusal::software("Idempotency-Key", message).into());
    }
    let known = batch.keyed.iter().find(|(_, draft)| draft.idempotency.as_deref() == Some(&*key));
    let (seq, act, items) = match known {
        Some((seq, draft)) => (*seq, draft.act.clone(), draft.items.clone()),
        None => match store.find(org, &key).await.map_err(Fault::of)? {
            Some(seq) => {
                let stored = store.entry(org, seq).await.map_err(Fault::of)?;
                let items = stored.body.iter().filter_map(BodyItem::bytes).collect();
                (seq, stored.view().map_err(Fault::of)?.act, items)
            }
            None => return Ok(None),
        },
    };
    let request = entry::body(items.iter().map(Some)).map_err(Fault::of)?.request;
    if act != write.command.key() || request != write.asked.request_digest(&write.command) {
        let message = format!("this idempotency key was used for another request ({act}); use a new one");
        return Err(Refusal::software("Idempotency-Key", message).into());
    }
    Ok(Some(Fate::Settled(seq + 1, items, true)))
}
