//! Snapshots and the tables beside the ledger.

use crate::fault::Fault;
use crate::store::sqlite::{Sqlite, Work};
use crate::store::{Elsewhere, SnapshotRow};

impl Sqlite {
    pub async fn snapshots(&self, org: &str) -> Result<Vec<(u64, String)>, Fault> {
        let select = "SELECT size, kind FROM snapshot WHERE organization = ? ORDER BY size, kind";
        let rows: Vec<(i64, String)> =
            sqlx::query_as(select).bind(self.number(org).await?).fetch_all(&self.readers).await?;
        Ok(rows.into_iter().map(|(size, kind)| (size as u64, kind)).collect())
    }

    pub async fn put_snapshot(&self, org: &str, row: SnapshotRow) -> Result<(), Fault> {
        let number = self.number(org).await?;
        self.write(Work::PutSnapshot { number, row }).await.map(drop)
    }

    pub async fn snapshot(&self, org: &str, kind: &str, at_or_before: u64) -> Result<Option<SnapshotRow>, Fault> {
        let select = "SELECT size, note, bytes FROM snapshot
            WHERE organization = ? AND kind = ? AND size <= ? ORDER BY size DESC LIMIT 1";
        let row: Option<(i64, String, Vec<u8>)> = sqlx::query_as(select)
            .bind(self.number(org).await?)
            .bind(kind)
            .bind(i64::try_from(at_or_before).unwrap_or(i64::MAX))
            .fetch_optional(&self.readers)
            .await?;
        let kind = kind.to_owned();
        Ok(row.map(|(size, note, bytes)| SnapshotRow { seq: size as u64, kind, note, bytes }))
    }

    pub async fn drop_snapshot(&self, org: &str, size: u64, kind: &str) -> Result<(), Fault> {
        let (number, kind) = (self.number(org).await?, kind.to_owned());
        self.write(Work::DropSnapshot { number, size, kind }).await.map(drop)
    }

    pub async fn put_aside(&self, space: &str, key: &str, bytes: Vec<u8>) -> Result<(), Fault> {
        let (space, key) = (space.to_owned(), key.to_owned());
        self.write(Work::PutAside { space, key, bytes }).await.map(drop)
    }

    pub async fn get_aside(&self, space: &str, key: &str) -> Result<Option<Vec<u8>>, Fault> {
        let select = "SELECT bytes FROM aside WHERE space = ? AND key = ?";
        let found = sqlx::query_scalar(select).bind(space).bind(key);
        Ok(found.fetch_optional(&self.readers).await?)
    }

    pub async fn list_aside(&self, space: &str) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let select = "SELECT key, bytes FROM aside WHERE space = ? ORDER BY key";
        Ok(sqlx::query_as(select).bind(space).fetch_all(&self.readers).await?)
    }

    pub async fn spaces(&self) -> Result<Vec<String>, Fault> {
        let select = "SELECT DISTINCT space FROM aside ORDER BY space";
        Ok(sqlx::query_scalar(select).fetch_all(&self.readers).await?)
    }

    /// SQLite tells nobody.
    pub async fn elsewhere(&self) -> Elsewhere {
        std::future::pending().await
    }

    pub async fn delete_aside(&self, space: &str, key: &str) -> Result<(), Fault> {
        let (space, key) = (space.to_owned(), key.to_owned());
        self.write(Work::DeleteAside { space, key }).await.map(drop)
    }
}
