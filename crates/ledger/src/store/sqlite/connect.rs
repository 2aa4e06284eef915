//! Opening the file: what a connection must promise before it is used.

use crate::fault::Fault;
use crate::file;
use crate::keys::Keys;
use crate::store::sqlite::DATA_FILE;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection};
use std::path::Path;
use std::time::Duration;

const SCHEMA: &str = include_str!("schema.sql");
/// `MUNI`, so that `file` and a reader can tell whose database this is.
const APPLICATION_ID: i64 = 0x4D55_4E49;
const FORMAT: i64 = 1;
/// How long to wait while another process writes.
const BUSY_WAIT: Duration = Duration::from_secs(5);
const READERS_MAX: u32 = 4;
/// Statements kept ready: the multi-row INSERT has one form for each number of rows.
const STATEMENTS_READY: usize = 64;
/// Rows that a reader's thread may be ahead of whoever takes them, so that the two need not wake each other for each.
const ROWS_AHEAD: usize = 1_000;
/// `PRAGMA synchronous` as a number: 2 is FULL.
const SYNCHRONOUS_FULL: i64 = 2;

/// Makes folder, keys and an empty database unless there is a database, and gives the keys.
pub(super) async fn prepare(folder: &Path) -> Result<Keys, Fault> {
    let file = folder.join(DATA_FILE);
    if file.exists() {
        return Keys::load(folder);
    }
    std::fs::create_dir_all(folder).map_err(|source| Fault::File { path: folder.to_owned(), source })?;
    let keys = Keys::create(folder)?;
    create(&file).await?;
    Ok(keys)
}

/// Makes the database beside its place and then links it, so that nobody ever opens half of one.
async fn create(file: &Path) -> Result<(), Fault> {
    let fresh = file::beside(file)?;
    let mut conn = options(&fresh).journal_mode(SqliteJournalMode::Wal).connect().await?;
    let marks = format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};");
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("BEGIN; {SCHEMA} {marks} COMMIT"))).execute(&mut conn).await?;
    conn.close().await?;
    file::link(&fresh, file)
}

/// Puts the mode of the journal into a file that was copied without it.
pub(super) async fn set_journal(file: &Path) -> Result<(), Fault> {
    let conn = options(file).create_if_missing(false).journal_mode(SqliteJournalMode::Wal).connect().await?;
    Ok(conn.close().await?)
}

/// The one connection that writes.
pub(super) async fn writer(file: &Path, pages_max: Option<u32>) -> Result<SqliteConnection, Fault> {
    let mut options = options(file)
        .create_if_missing(false)
        // What is erased is overwritten, not only unlinked.
        .pragma("secure_delete", "on");
    if let Some(pages) = pages_max {
        options = options.pragma("max_page_count", pages.to_string());
    }
    let mut conn = options.connect().await?;
    assert_durable(&mut conn).await?;
    assert_format(&mut conn).await?;
    Ok(conn)
}

/// The connections that read.
pub(super) async fn readers(file: &Path) -> Result<SqlitePool, Fault> {
    if !file.exists() {
        return Err(Fault::Unusable(format!(
            "there is no {}: check the data folder, or start a server to make it",
            file.display()
        )));
    }
    let pool = SqlitePoolOptions::new().max_connections(READERS_MAX).test_before_acquire(false);
    let options = options(file).read_only(true).create_if_missing(false).row_buffer_size(ROWS_AHEAD);
    // Tried once by hand: a pool would try again and again, and say in the end that it took too long.
    match tried(&options).await {
        Ok(()) => Ok(pool.connect_with(options).await?),
        // A folder that cannot be written has no place for the shared memory of a live file. One
        // without a write-ahead log is not live: it is read as it lies, and nobody can write it.
        Err(_) if !has_log(file) => Ok(pool.connect_with(options.immutable(true)).await?),
        Err(_) if file.parent().is_some_and(|folder| file::hindrance(folder).is_some()) => {
            let told = "cannot be written, and the log beside it holds what is not in it yet";
            Err(Fault::Unusable(format!("{} {told}: copy the folder to a place that can be written", file.display())))
        }
        Err(fault) => Err(fault),
    }
}

/// Whether a connection can be had that keeps its promises.
async fn tried(options: &SqliteConnectOptions) -> Result<(), Fault> {
    let mut conn = options.connect().await?;
    assert_durable(&mut conn).await?;
    Ok(conn.close().await?)
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .foreign_keys(false)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_WAIT)
        .statement_cache_capacity(STATEMENTS_READY)
        .disable_statement_logging()
}

/// An act is answered once it is on disk, so a connection that would not sync is refused.
async fn assert_durable(conn: &mut SqliteConnection) -> Result<(), Fault> {
    let journal: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut *conn).await?;
    let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(&mut *conn).await?;
    if journal == "wal" && synchronous == SYNCHRONOUS_FULL {
        return Ok(());
    }
    Err(Fault::Unusable(format!(
        "the database would lose acts in a power cut (journal {journal}, synchronous {synchronous}): \
         put the data folder on a local file system"
    )))
}

async fn assert_format(conn: &mut SqliteConnection) -> Result<(), Fault> {
    let whose: i64 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *conn).await?;
    let format: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *conn).await?;
    let said = match (whose, format) {
        (APPLICATION_ID, FORMAT) => return Ok(()),
        (APPLICATION_ID, other) => {
            format!("{DATA_FILE} has format {other}, this program knows {FORMAT}: use the program that wrote it")
        }
        (_, _) => format!("{DATA_FILE} was not made by this program: choose another data folder"),
    };
    Err(Fault::Unusable(said))
}

fn has_log(file: &Path) -> bool {
    let log = file.with_extension("db-wal");
    log.metadata().is_ok_and(|log| log.len() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[tokio::test]
    async fn a_connection_that_would_not_sync_is_refused() {
        let check = async |change: fn(SqliteConnectOptions) -> SqliteConnectOptions| {
            let folder = tempfile::tempdir().unwrap();
            let options = options(&folder.path().join("any.db")).journal_mode(SqliteJournalMode::Wal);
            let mut conn = change(options).connect().await.unwrap();
            assert_durable(&mut conn).await.map_err(|fault| fault.to_string())
        };
        assert_eq!(check(|durable| durable).await, Ok(()));
        let said = check(|options| options.synchronous(SqliteSynchronous::Normal)).await.unwrap_err();
        assert!(said.starts_with("the database would lose acts in a power cut (journal wal, synchronous 1)"), "{said}");
        let said = check(|options| options.journal_mode(SqliteJournalMode::Delete)).await.unwrap_err();
        assert!(said.starts_with("the database would lose acts in a power cut (journal delete"), "{said}");
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_shared_is_read_as_it_lies() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::sqlite(folder.path()).await.unwrap();
        store.create("sample").await.unwrap();
        store.close().await;
        let file = folder.path().join(DATA_FILE);
        assert!(!has_log(&file));
        let options = options(&file).read_only(true).create_if_missing(false).immutable(true);
        let mut conn = options.connect().await.unwrap();
        let keys: Vec<String> = sqlx::query_scalar("SELECT key FROM organization").fetch_all(&mut conn).await.unwrap();
        assert_eq!(keys, ["sample"]);
    }
}
