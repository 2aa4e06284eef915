//! Snapshots and the tables beside the ledger.

use crate::fault::Fault;
use crate::store::SnapshotRow;
use crate::store::postgres::{Ask, Postgres, sound, stored};
use sqlx::Row as _;

impl Postgres {
    pub async fn snapshots(&self, org: &str) -> Result<Vec<(u64, String)>, Fault> {
        let select = "SELECT size, kind FROM snapshot WHERE organization = $1 ORDER BY size, kind";
        let rows = self.lanes.ask(Ask::of(select).with(self.number(org).await?)).await?;
        rows.iter().map(|row| Ok((sound(row.try_get(0)?), row.try_get(1)?))).collect()
    }

    pub async fn put_snapshot(&self, org: &str, row: SnapshotRow) -> Result<(), Fault> {
        let put = "INSERT INTO snapshot (organization, size, kind, note, bytes) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (organization, size, kind) DO UPDATE SET note = excluded.note, bytes = excluded.bytes";
        let ask = Ask::of(put).with(self.number(org).await?).with(stored(row.seq));
        self.change(ask.with(row.kind).with(row.note).with(row.bytes)).await.map(drop)
    }

    pub async fn snapshot(&self, org: &str, kind: &str, at_or_before: u64) -> Result<Option<SnapshotRow>, Fault> {
        let select = "SELECT size, note, bytes FROM snapshot
            WHERE organization = $1 AND kind = $2 AND size <= $3 ORDER BY size DESC LIMIT 1";
        let ask = Ask::of(select).with(self.number(org).await?).with(kind).with(stored(at_or_before));
        let rows = self.lanes.ask(ask).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let (seq, note, bytes) = (sound(row.try_get(0)?), row.try_get(1)?, row.try_get(2)?);
        Ok(Some(SnapshotRow { seq, kind: kind.to_owned(), note, bytes }))
    }

    pub async fn drop_snapshot(&self, org: &str, size: u64, kind: &str) -> Result<(), Fault> {
        let delete = "DELETE FROM snapshot WHERE organization = $1 AND size = $2 AND kind = $3";
        let ask = Ask::of(delete).with(self.number(org).await?).with(stored(size));
        self.change(ask.with(kind)).await.map(drop)
    }

    pub async fn put_aside(&self, space: &str, key: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        let put = "INSERT INTO aside (space, key, bytes) VALUES ($1, $2, $3)
            ON CONFLICT (space, key) DO UPDATE SET bytes = excluded.bytes";
        self.change(Ask::of(put).with(space).with(key).with(bytes)).await?;
        self.voice.tell_aside();
        Ok(())
    }

    pub async fn get_aside(&self, space: &str, key: &str) -> Result<Option<Vec<u8>>, Fault> {
        let select = "SELECT bytes FROM aside WHERE space = $1 AND key = $2";
        let rows = self.lanes.ask(Ask::of(select).with(space).with(key)).await?;
        rows.first().map(|row| Ok(row.try_get(0)?)).transpose()
    }

    pub async fn list_aside(&self, space: &str) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let select = "SELECT key, bytes FROM aside WHERE space = $1 ORDER BY key";
        let rows = self.lanes.ask(Ask::of(select).with(space)).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
    }

    pub async fn delete_aside(&self, space: &str, key: &str) -> Result<(), Fault> {
        let delete = "DELETE FROM aside WHERE space = $1 AND key = $2";
        self.change(Ask::of(delete).with(space).with(key)).await?;
        self.voice.tell_aside();
        Ok(())
    }

    pub async fn spaces(&self) -> Result<Vec<String>, Fault> {
        let rows = self.lanes.ask(Ask::of("SELECT DISTINCT space FROM aside ORDER BY space")).await?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }
}
