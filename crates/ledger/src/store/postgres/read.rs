//! Reading organizations, entries and checkpoints.

use crate::fault::Fault;
use crate::store::postgres::{Ask, Postgres, sound, stored};
use crate::store::{KeptCheckpoint, Row};
use sqlx::Row as _;
use sqlx::postgres::PgRow;

/// At least one row, then up to a number of bytes: what a caller would not keep is not sent.
const ROWS: &str = "SELECT seq, idempotency, header, hashes, body FROM (
        SELECT *, sum(length(header) + length(body)) OVER sofar AS bytes, row_number() OVER sofar AS nth
        FROM entry WHERE organization = $1 AND seq >= $2
        WINDOW sofar AS (ORDER BY seq ROWS UNBOUNDED PRECEDING) ORDER BY seq LIMIT $3
    ) AS next WHERE bytes <= $4 OR nth = 1 ORDER BY seq";

impl Postgres {
    pub async fn organizations(&self) -> Result<Vec<String>, Fault> {
        let rows = self.lanes.ask(Ask::of("SELECT key FROM organization ORDER BY key")).await?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    pub async fn size(&self, org: &str) -> Result<u64, Fault> {
        Ok(self.latest(org).await?.0)
    }

    pub async fn header(&self, org: &str, seq: u64) -> Result<Option<Vec<u8>>, Fault> {
        let select = "SELECT header FROM entry WHERE organization = $1 AND seq = $2";
        let rows = self.lanes.ask(Ask::of(select).with(self.number(org).await?).with(stored(seq))).await?;
        rows.first().map(|row| Ok(row.try_get(0)?)).transpose()
    }

    pub async fn hashes(&self, org: &str, seqs: &[u64]) -> Result<Vec<(u64, Vec<u8>)>, Fault> {
        let select = "SELECT seq, hashes FROM entry WHERE organization = $1 AND seq = ANY($2)";
        let wanted: Vec<i64> = seqs.iter().copied().map(stored).collect();
        let rows = self.lanes.ask(Ask::of(select).with(self.number(org).await?).with(wanted)).await?;
        rows.iter().map(|row| Ok((sound(row.try_get(0)?), row.try_get(1)?))).collect()
    }

    pub async fn rows(&self, org: &str, from: u64, max: usize, bytes_max: usize) -> Result<Vec<Row>, Fault> {
        let ask = Ask::of(ROWS).with(self.number(org).await?).with(stored(from));
        let rows = self.lanes.ask(ask.with(stored(max as u64)).with(stored(bytes_max as u64))).await?;
        rows.iter().map(|row| Ok(entry_row(row)?)).collect()
    }

    pub async fn find(&self, org: &str, idempotency: i64) -> Result<Vec<(u64, Vec<u8>)>, Fault> {
        let select = "SELECT seq, header FROM entry WHERE organization = $1 AND idempotency = $2 ORDER BY seq";
        let rows = self.lanes.ask(Ask::of(select).with(self.number(org).await?).with(idempotency)).await?;
        rows.iter().map(|row| Ok((sound(row.try_get(0)?), row.try_get(1)?))).collect()
    }

    pub async fn latest(&self, org: &str) -> Result<(u64, String), Fault> {
        let select = "SELECT size, checkpoint FROM organization WHERE key = $1";
        let rows = self.lanes.ask(Ask::of(select).with(org)).await?;
        let row = rows.first().ok_or_else(|| Fault::NoOrganization(org.to_owned()))?;
        Ok((sound(row.try_get(0)?), row.try_get(1)?))
    }

    pub async fn kept(&self, org: &str, from: u64, max: usize) -> Result<Vec<KeptCheckpoint>, Fault> {
        let select = "SELECT size, note FROM checkpoint WHERE organization = $1 AND size >= $2 ORDER BY size LIMIT $3";
        let ask = Ask::of(select).with(self.number(org).await?).with(stored(from)).with(stored(max as u64));
        let rows = self.lanes.ask(ask).await?;
        let one = |row: &PgRow| Ok(KeptCheckpoint { size: sound(row.try_get(0)?), note: row.try_get(1)? });
        rows.iter().map(one).collect()
    }
}

fn entry_row(row: &PgRow) -> Result<Row, sqlx::Error> {
    Ok(Row {
        seq: sound(row.try_get(0)?),
        idempotency: row.try_get(1)?,
        header: row.try_get(2)?,
        hashes: row.try_get(3)?,
        body: row.try_get(4)?,
    })
}
