//! Reading entries and heads, and erasing items.

use crate::entry::{self, Entry, Header};
use crate::fault::{Fault, Malformed};
use crate::limits::READ_BYTES_MAX;
use crate::store::medium::Medium;
use crate::store::tip::damaged;
use crate::store::{Head, Row, Store};

impl Store {
    /// The newest state of a ledger, as it is on disk now.
    pub async fn head(&self, org: &str) -> Result<Head, Fault> {
        let tip = async {
            let size = self.medium.size(org).await?;
            // While an append holds the tip, it is quicker to read than to wait.
            let known = self.tips.of(org).try_lock().ok().and_then(|known| known.clone());
            match known {
                Some(tip) if tip.frontier.size() == size => Ok(tip),
                Some(_) | None => self.read_tip(org).await,
            }
        };
        Ok(self.watched(tip).await?.head())
    }

    /// Entries from `from` on: at most `max`, and at most 8 MiB of them unless the first one is
    /// larger. An empty answer is the end.
    pub async fn read(&self, org: &str, from: u64, max: usize) -> Result<Vec<Entry>, Fault> {
        let rows = self.watched(self.medium.rows(org, from, max, READ_BYTES_MAX)).await?;
        rows.into_iter().map(|row| whole(org, row)).collect()
    }

    /// One entry.
    pub async fn entry(&self, org: &str, seq: u64) -> Result<Entry, Fault> {
        let row = self.watched(self.row(org, seq)).await?;
        whole(org, row)
    }

    /// The entry that carries an idempotency key, if there is one.
    pub async fn find(&self, org: &str, idempotency: &str) -> Result<Option<u64>, Fault> {
        let index = entry::idempotency_index(idempotency);
        for (seq, header) in self.watched(self.medium.find(org, index)).await? {
            let header = Header::read(&header).map_err(|source| damaged(org, seq, source))?;
            if header.idempotency.as_deref() == Some(idempotency) {
                return Ok(Some(seq));
            }
        }
        Ok(None)
    }

    /// How many entries have a time of at most `time_us`: the size of the ledger at that time.
    pub async fn size_at(&self, org: &str, time_us: i64) -> Result<u64, Fault> {
        let search = async {
            let (mut low, mut high) = (0, self.medium.size(org).await?);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.time_of(org, middle).await? <= time_us {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            Ok(low)
        };
        self.watched(search).await
    }

    /// Erases items of one entry with their salts, for ever; their digests stay, so every proof
    /// still holds. Snapshots taken after that entry are dropped with them, in one transaction.
    /// Erasing an erased item changes nothing.
    pub async fn erase(&self, org: &str, seq: u64, items: &[usize]) -> Result<(), Fault> {
        let erase = async {
            // Someone else may erase another item of this entry meanwhile: then look again.
            loop {
                let row = self.row(org, seq).await?;
                let from = row.body.clone();
                let to = without(whole(org, row)?, seq, items)?;
                if from == to || self.medium.erase(org, seq, from, to).await? {
                    return Ok(());
                }
            }
        };
        self.watched(erase).await
    }

    /// Whether what was erased stays in the pages it stood in until [`Store::sweep`].
    pub fn leaves_traces(&self) -> bool {
        matches!(self.medium, Medium::Postgres(_))
    }

    /// Takes what was erased out of the pages it stood in. In PostgreSQL the tables are written anew, for which their
    /// owner alone has the right.
    pub async fn sweep(&self) -> Result<(), Fault> {
        self.watched(self.medium.sweep()).await
    }

    pub(super) async fn row(&self, org: &str, seq: u64) -> Result<Row, Fault> {
        let row = self.medium.rows(org, seq, 1, 0).await?.pop();
        row.filter(|row| row.seq == seq).ok_or_else(|| Fault::NoEntry { org: org.to_owned(), seq })
    }
}

fn whole(org: &str, row: Row) -> Result<Entry, Fault> {
    let seq = row.seq;
    row.entry().map_err(|source| damaged(org, seq, source))
}

/// The stored body of an entry without some of its items.
fn without(mut entry: Entry, seq: u64, items: &[usize]) -> Result<Vec<u8>, Malformed> {
    let count = entry.body.len();
    for &index in items {
        let item = entry.body.get_mut(index).ok_or_else(|| {
            Malformed::new(format!("entry {} has {count} items, so none to erase at {index}", seq + 1))
        })?;
        *item = item.erased();
    }
    Ok(entry::encode_body(&entry.body))
}
