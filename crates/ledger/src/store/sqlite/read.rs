//! Reading organizations, entries and checkpoints.

use crate::fault::{AppendFault, Fault};
use crate::store::append::Batch;
use crate::store::sqlite::{Sqlite, Work, base, place, seq};
use crate::store::{KeptCheckpoint, Row};
use futures_util::TryStreamExt;
use sqlx::{QueryBuilder, Row as _, sqlite::SqliteRow};

impl Sqlite {
    pub async fn organizations(&self) -> Result<Vec<String>, Fault> {
        let all = sqlx::query_scalar("SELECT key FROM organization ORDER BY key");
        Ok(all.fetch_all(&self.readers).await?)
    }

    pub async fn create(&self, org: &str, note: String) -> Result<(), Fault> {
        let created = self.write(Work::Create { org: org.to_owned(), note }).await?;
        created.then_some(()).ok_or_else(|| Fault::OrganizationExists(org.to_owned()))
    }

    pub async fn size(&self, org: &str) -> Result<u64, Fault> {
        let size = sqlx::query_scalar("SELECT size FROM organization WHERE key = ?").bind(org);
        let size: Option<i64> = size.fetch_optional(&self.readers).await?;
        size.map(sound_size).ok_or_else(|| Fault::NoOrganization(org.to_owned()))
    }

    pub async fn header(&self, org: &str, seq: u64) -> Result<Option<Vec<u8>>, Fault> {
        let place = place(self.number(org).await?, seq);
        let header = sqlx::query_scalar("SELECT header FROM entry WHERE place = ?").bind(place);
        Ok(header.fetch_optional(&self.readers).await?)
    }

    pub async fn hashes(&self, org: &str, seqs: &[u64]) -> Result<Vec<(u64, Vec<u8>)>, Fault> {
        let number = self.number(org).await?;
        let mut query = QueryBuilder::new("SELECT place, hashes FROM entry WHERE place IN (");
        let mut places = query.separated(",");
        for seq in seqs {
            places.push_bind(place(number, *seq));
        }
        query.push(")");
        let rows: Vec<(i64, Vec<u8>)> = query.build_query_as().fetch_all(&self.readers).await?;
        Ok(rows.into_iter().map(|(place, hashes)| (seq(number, place), hashes)).collect())
    }

    pub async fn rows(&self, org: &str, from: u64, max: usize, bytes_max: usize) -> Result<Vec<Row>, Fault> {
        let number = self.number(org).await?;
        let select = "SELECT place, idempotency, header, hashes, body FROM entry
            WHERE place >= ? AND place < ? ORDER BY place LIMIT ?";
        let mut stream = sqlx::query(select)
            .bind(place(number, from))
            .bind(base(number + 1))
            .bind(i64::try_from(max).unwrap_or(i64::MAX))
            .fetch(&self.readers);
        let (mut rows, mut bytes) = (Vec::new(), 0);
        while let Some(found) = stream.try_next().await? {
            let row = entry_row(&found, number)?;
            bytes += row.bytes();
            if !rows.is_empty() && bytes > bytes_max {
                break;
            }
            rows.push(row);
        }
        Ok(rows)
    }

    pub async fn find(&self, org: &str, idempotency: i64) -> Result<Vec<(u64, Vec<u8>)>, Fault> {
        let number = self.number(org).await?;
        let select = "SELECT place, header FROM entry
            WHERE idempotency = ? AND place >= ? AND place < ? ORDER BY place";
        let found: Vec<(i64, Vec<u8>)> = sqlx::query_as(select)
            .bind(idempotency)
            .bind(base(number))
            .bind(base(number + 1))
            .fetch_all(&self.readers)
            .await?;
        Ok(found.into_iter().map(|(place, header)| (seq(number, place), header)).collect())
    }

    pub async fn commit(&self, batch: Batch) -> Result<(), AppendFault> {
        let (org, number) = (batch.org.clone(), self.number(&batch.org).await?);
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

    pub async fn latest(&self, org: &str) -> Result<(u64, String), Fault> {
        let latest = sqlx::query_as("SELECT size, checkpoint FROM organization WHERE key = ?");
        let latest: Option<(i64, String)> = latest.bind(org).fetch_optional(&self.readers).await?;
        let (size, note) = latest.ok_or_else(|| Fault::NoOrganization(org.to_owned()))?;
        Ok((sound_size(size), note))
    }

    pub async fn kept(&self, org: &str, from: u64, max: usize) -> Result<Vec<KeptCheckpoint>, Fault> {
        let select = "SELECT size, note FROM checkpoint
            WHERE organization = ? AND size >= ? ORDER BY size LIMIT ?";
        let rows: Vec<(i64, String)> = sqlx::query_as(select)
            .bind(self.number(org).await?)
            .bind(i64::try_from(from).unwrap_or(i64::MAX))
            .bind(max as i64)
            .fetch_all(&self.readers)
            .await?;
        Ok(rows.into_iter().map(|(size, note)| KeptCheckpoint { size: size as u64, note }).collect())
    }
}

/// A size below zero is damage, which `verify` names by the entries that lie beyond it.
fn sound_size(size: i64) -> u64 {
    u64::try_from(size).unwrap_or(0)
}

fn entry_row(row: &SqliteRow, number: i64) -> Result<Row, sqlx::Error> {
    Ok(Row {
        seq: seq(number, row.try_get(0)?),
        idempotency: row.try_get(1)?,
        header: row.try_get(2)?,
        hashes: row.try_get(3)?,
        body: row.try_get(4)?,
    })
}
