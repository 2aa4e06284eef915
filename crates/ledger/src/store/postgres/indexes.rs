//! Whether the indexes of the entries lead to all that stand in the table. One that forgot a row hides it from whoever
//! asks by number or by idempotency key, while whoever reads through sees it.

use crate::fault::Fault;
use crate::store::postgres::Postgres;
use sqlx::{Connection, Executor, PgConnection};

/// As of one moment, and by an index wherever there is one.
const BY_INDEX: &str = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL statement_timeout = 0;
    SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL max_parallel_workers_per_gather = 0;
    SET LOCAL enable_indexscan = on; SET LOCAL enable_indexonlyscan = on";

/// A sample of all is read from the table itself, never by an index.
const STANDING: &str = "SELECT count(*), count(idempotency) FROM entry TABLESAMPLE SYSTEM (100)";

/// What each index leads to: it alone holds the columns asked for.
const LED_TO: [(&str, &str); 2] = [
    ("the primary key", "SELECT count(seq) FROM entry"),
    ("the index of idempotency keys", "SELECT count(idempotency) FROM entry WHERE idempotency IS NOT NULL"),
];

impl Postgres {
    /// What is wrong with the indexes of the entries, in words.
    pub(super) async fn forgetful(&self) -> Result<Vec<String>, Fault> {
        let mut conn = self.lanes.hosts().connect().await?;
        let found = counted(&mut conn).await;
        // It was asked all it was to be asked.
        let _ = conn.close().await;
        found
    }
}

async fn counted(conn: &mut PgConnection) -> Result<Vec<String>, Fault> {
    let mut work = conn.begin().await?;
    work.execute(BY_INDEX).await?;
    let (rows, keyed): (i64, i64) = sqlx::query_as(STANDING).fetch_one(&mut *work).await?;
    let mut found = Vec::new();
    for ((index, select), standing) in LED_TO.into_iter().zip([rows, keyed]) {
        let led: i64 = sqlx::query_scalar(select).fetch_one(&mut *work).await?;
        if led != standing {
            found.push(format!("{index} of the table entry leads to {led} rows of the {standing} that stand there"));
        }
    }
    Ok(found)
}
