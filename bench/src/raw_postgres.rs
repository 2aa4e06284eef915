//! PostgreSQL with one table and one statement: the limit that no store above it can pass.

use sqlx::postgres::PgConnection;
use sqlx::{Connection, Executor};

/// A database with one table of entries.
pub struct RawPostgres(PgConnection);

impl RawPostgres {
    /// A new table.
    pub async fn open(url: &str) -> Self {
        let mut conn = PgConnection::connect(url).await.expect("the cluster runs");
        let table = "CREATE TABLE entries (org integer, seq bigint, header bytea, body bytea, PRIMARY KEY (org, seq))";
        conn.execute(table).await.expect("the database is new");
        Self(conn)
    }

    /// One transaction of `count` entries in one statement.
    pub async fn commit(&mut self, first: usize, count: usize, header: &[u8], body: &[u8]) {
        let insert = "INSERT INTO entries SELECT 1, * FROM UNNEST($1::bigint[], $2::bytea[], $3::bytea[])";
        let seqs: Vec<i64> = (first..first + count).map(|seq| seq as i64).collect();
        let insert = sqlx::query(insert).bind(seqs).bind(vec![header; count]).bind(vec![body; count]);
        insert.execute(&mut self.0).await.expect("the disk has room");
    }
}
