//! Reading organizations, entries and checkpoints.

use crate::fault::{AppendFault, Fault};
use crate::store::append::Batch;
use crate::store::sqlite::readers::first;
use crate::store::sqlite::{Sqlite, Work, base, place, seq};
use crate::store::{KeptCheckpoint, Row};
use rusqlite::{Connection, Row as Found};

impl Sqlite {
    pub async fn organizations(&self) -> Result<Vec<String>, Fault> {
        self.readers.all("SELECT key FROM organization ORDER BY key", (), |row| row.get(0)).await
    }

    pub async fn create(&self, org: &str, note: String) -> Result<(), Fault> {
        let created = self.write(Work::Create { org: org.to_owned(), note }).await?;
        created.then_some(()).ok_or_else(|| Fault::OrganizationExists(org.to_owned()))
    }

    pub async fn size(&self, org: &str) -> Result<u64, Fault> {
        let size = "SELECT size FROM organization WHERE key = ?";
        let size: Option<i64> = self.readers.one(size, (org.to_owned(),), |row| row.get(0)).await?;
        size.map(sound_size).ok_or_else(|| Fault::NoOrganization(org.to_owned()))
    }

    pub async fn header(&self, org: &str, seq: u64) -> Result<Option<Vec<u8>>, Fault> {
        let place = place(self.number(org).await?, seq);
        self.readers.one("SELECT header FROM entry WHERE place = ?", (place,), |row| row.get(0)).await
    }

    pub async fn hashes(&self, org: &str, seqs: &[u64]) -> Result<Vec<(u64, Vec<u8>)>, Fault> {
        let number = self.number(org).await?;
        let seqs = seqs.to_vec();
        let select = "SELECT hashes FROM entry WHERE place = ?";
        // Hashes never change, so that they need not be read as of one moment.
        let read = move |conn: &Connection| {
            let one = |seq: u64| {
                Ok(first(conn, select, (place(number, seq),), |row| row.get(0))?.map(|hashes| (seq, hashes)))
            };
            seqs.into_iter().filter_map(|seq| one(seq).transpose()).collect()
        };
        self.readers.ask(read).await
    }

    pub async fn rows(&self, org: &str, from: u64, max: usize, bytes_max: usize) -> Result<Vec<Row>, Fault> {
        let number = self.number(org).await?;
        let select = "SELECT place, idempotency, header, hashes, body FROM entry
            WHERE place >= ? AND place < ? ORDER BY place LIMIT ?";
        let asked = (place(number, from), base(number + 1), i64::try_from(max).unwrap_or(i64::MAX));
        let read = move |conn: &Connection| {
            let mut select = conn.prepare_cached(select)?;
            let (mut found, mut rows, mut bytes) = (select.query(asked)?, Vec::new(), 0);
            while let Some(row) = found.next()? {
                let row = entry_row(row, number)?;
                bytes += row.bytes();
                if !rows.is_empty() && bytes > bytes_max {
                    break;
                }
                rows.push(row);
            }
            Ok(rows)
        };
        self.readers.ask(read).await
    }

    pub async fn find(&self, org: &str, idempotency: i64) -> Result<Vec<(u64, Vec<u8>)>, Fault> {
        let number = self.number(org).await?;
        let select = "SELECT place, header FROM entry
            WHERE idempotency = ? AND place >= ? AND place < ? ORDER BY place";
        let asked = (idempotency, base(number), base(number + 1));
        self.readers.all(select, asked, move |row| Ok((seq(number, row.get(0)?), row.get(1)?))).await
    }

    pub async fn commit(&self, batch: Batch) -> Result<(), AppendFault> {
        let (number, org) = (self.number(&batch.org).await?, batch.org.clone());
        if self.run(Work::Append { number, batch }).await? {
            return Ok(());
        }
        Err(AppendFault::Stale { actual: self.size(&org).await? })
    }

    /// An append is over when the committer has answered: the file is its own.
    pub async fn settle(&self, org: &str) -> Result<(), Fault> {
        self.number(org).await.map(drop)
    }

    pub async fn erase(&self, org: &str, seq: u64, from: Vec<u8>, to: Vec<u8>) -> Result<bool, Fault> {
        let number = self.number(org).await?;
        self.write(Work::Erase { number, seq, from, to }).await
    }

    /// SQLite writes over what is erased, and the committer empties the log.
    pub async fn sweep(&self) -> Result<(), Fault> {
        Ok(())
    }

    pub async fn latest(&self, org: &str) -> Result<(u64, String), Fault> {
        let latest = "SELECT size, checkpoint FROM organization WHERE key = ?";
        let read = |row: &Found<'_>| Ok((sound_size(row.get(0)?), row.get(1)?));
        let latest = self.readers.one(latest, (org.to_owned(),), read).await?;
        latest.ok_or_else(|| Fault::NoOrganization(org.to_owned()))
    }

    pub async fn kept(&self, org: &str, from: u64, max: usize) -> Result<Vec<KeptCheckpoint>, Fault> {
        let select = "SELECT size, note FROM checkpoint
            WHERE organization = ? AND size >= ? ORDER BY size LIMIT ?";
        let asked = (self.number(org).await?, i64::try_from(from).unwrap_or(i64::MAX), max as i64);
        let read = |row: &Found<'_>| Ok(KeptCheckpoint { size: row.get::<_, i64>(0)? as u64, note: row.get(1)? });
        self.readers.all(select, asked, read).await
    }
}

/// A size below zero is damage, which `verify` names by the entries that lie beyond it.
fn sound_size(size: i64) -> u64 {
    u64::try_from(size).unwrap_or(0)
}

fn entry_row(row: &Found<'_>, number: i64) -> rusqlite::Result<Row> {
    Ok(Row {
        seq: seq(number, row.get(0)?),
        idempotency: row.get(1)?,
        header: row.get(2)?,
        hashes: row.get(3)?,
        body: row.get(4)?,
    })
}
