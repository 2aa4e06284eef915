//! Snapshots and the tables beside the ledger.

use crate::fault::Fault;
use crate::store::sqlite::{Sqlite, Work};
use crate::store::{Elsewhere, SnapshotRow};
use rusqlite::Row;

impl Sqlite {
    pub async fn snapshots(&self, org: &str) -> Result<Vec<(u64, String)>, Fault> {
        let select = "SELECT size, kind FROM snapshot WHERE organization = ? ORDER BY size, kind";
        let number = self.number(org).await?;
        self.readers.all(select, (number,), |row| Ok((row.get::<_, i64>(0)? as u64, row.get(1)?))).await
    }

    pub async fn put_snapshot(&self, org: &str, row: SnapshotRow) -> Result<(), Fault> {
        let number = self.number(org).await?;
        self.write(Work::PutSnapshot { number, row }).await.map(drop)
    }

    pub async fn snapshot(&self, org: &str, kind: &str, at_or_before: u64) -> Result<Option<SnapshotRow>, Fault> {
        let select = "SELECT size, note, bytes FROM snapshot
            WHERE organization = ? AND kind = ? AND size <= ? ORDER BY size DESC LIMIT 1";
        let (number, kind) = (self.number(org).await?, kind.to_owned());
        let asked = (number, kind.clone(), i64::try_from(at_or_before).unwrap_or(i64::MAX));
        let read = |row: &Row<'_>| {
            Ok(SnapshotRow { seq: row.get::<_, i64>(0)? as u64, kind, note: row.get(1)?, bytes: row.get(2)? })
        };
        self.readers.one(select, asked, read).await
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
        self.readers.one(select, (space.to_owned(), key.to_owned()), |row| row.get(0)).await
    }

    pub async fn list_aside(&self, space: &str) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let select = "SELECT key, bytes FROM aside WHERE space = ? ORDER BY key";
        self.readers.all(select, (space.to_owned(),), |row| Ok((row.get(0)?, row.get(1)?))).await
    }

    pub async fn spaces(&self) -> Result<Vec<String>, Fault> {
        let select = "SELECT DISTINCT space FROM aside ORDER BY space";
        self.readers.all(select, (), |row| row.get(0)).await
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
