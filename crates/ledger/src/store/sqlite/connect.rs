//! Opening the file: what a connection must promise before it is used.

use crate::fault::Fault;
use crate::file;
use crate::keys::{Keys, PUBLIC_FILE};
use crate::store::sqlite::DATA_FILE;
use crate::store::sqlite::files::{self, has_log};
use crate::store::sqlite::readers::{Manner, Readers};
use crate::store::sqlite::schema;
use rusqlite::{Connection, OpenFlags};
use std::fmt::Write;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

pub(super) const SCHEMA: &str = include_str!("schema.sql");
/// `MUNI`, so that `file` and a reader can tell whose database this is.
const APPLICATION_ID: i64 = 0x4D55_4E49;
const FORMAT: i64 = 1;
/// How long to wait while another process writes.
const BUSY_WAIT: Duration = Duration::from_secs(5);
/// `PRAGMA synchronous` as a number: 2 is FULL.
const SYNCHRONOUS_FULL: i64 = 2;
/// Every connection: an act is on disk before it is answered, and tables refer to each other in their own ways.
const PROMISES: &str = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF";
const JOURNAL: &str = "PRAGMA journal_mode = WAL";

/// Makes folder, keys and an empty database unless there is a database, and gives the keys.
pub(super) fn prepare(folder: &Path, file: &Path) -> Result<Keys, Fault> {
    if file.exists() {
        return Keys::load(folder);
    }
    file::make_folder(folder).map_err(|source| Fault::File { path: folder.to_owned(), source })?;
    let keys = Keys::create(folder)?;
    create(file)?;
    Ok(keys)
}

/// Makes the database beside its place and then links it, so that nobody ever opens half of one.
fn create(file: &Path) -> Result<(), Fault> {
    let fresh = file::beside(file)?;
    let conn = opened(&fresh, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    let marks = format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};");
    conn.execute_batch(&format!("{JOURNAL}; BEGIN; {SCHEMA} {marks} COMMIT"))?;
    closed(conn)?;
    file::link(&fresh, file)
}

/// Puts the mode of the journal into a file that was copied without it.
pub(super) fn set_journal(file: &Path) -> Result<(), Fault> {
    let conn = opened(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.execute_batch(JOURNAL)?;
    closed(conn)
}

/// The one connection that writes.
pub(super) fn writer(file: &Path, pages_max: Option<u32>) -> Result<Connection, Fault> {
    files::check(file)?;
    let conn = opened(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // What is erased is overwritten, not only unlinked.
    // The committer moves the log into the file, so that it knows who did.
    conn.execute_batch("PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0")?;
    if let Some(pages) = pages_max {
        conn.execute_batch(&format!("PRAGMA max_page_count = {pages}"))?;
    }
    assert_format(&conn)?;
    schema::check(&conn)?;
    // Another tool may have changed it.
    conn.execute_batch(JOURNAL)?;
    assert_durable(&conn)?;
    Ok(conn)
}

/// The connections that read.
pub(super) fn readers(file: &Path) -> Result<Readers, Fault> {
    if !file.exists() {
        return Err(Fault::Unusable(format!(
            "there is no {}: check the data folder, or start a server to make it",
            file.display()
        )));
    }
    files::check(file)?;
    let tried = reader(file, Manner::Shared).map_err(Fault::from).and_then(|conn| {
        assert_format(&conn)?;
        assert_durable(&conn)?;
        Ok(conn)
    });
    match tried {
        Ok(first) => Ok(Readers::new(file, Manner::Shared, first)),
        // A folder that cannot be written has no place for the shared memory of a live file. One
        // without a write-ahead log is not live: it is read as it lies, and nobody can write it.
        Err(_) if !has_log(file) => {
            let first = reader(file, Manner::AsItLies)?;
            assert_format(&first)?;
            Ok(Readers::new(file, Manner::AsItLies, first))
        }
        Err(_) if file.parent().is_some_and(|folder| file::hindrance(folder).is_some()) => {
            let told = "cannot be written, and the log beside it holds what is not in it yet";
            Err(Fault::Unusable(format!("{} {told}: copy the folder to a place that can be written", file.display())))
        }
        Err(fault) => Err(fault),
    }
}

/// One connection that reads.
pub(super) fn reader(file: &Path, manner: Manner) -> rusqlite::Result<Connection> {
    match manner {
        Manner::Shared => opened(file, OpenFlags::SQLITE_OPEN_READ_ONLY),
        Manner::AsItLies => opened(Path::new(&immutable(file)), OpenFlags::SQLITE_OPEN_READ_ONLY),
    }
}

fn opened(file: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let conn = Connection::open_with_flags(file, flags)?;
    conn.busy_timeout(BUSY_WAIT)?;
    conn.execute_batch(PROMISES)?;
    Ok(conn)
}

fn closed(conn: Connection) -> Result<(), Fault> {
    Ok(conn.close().map_err(|(_, fault)| fault)?)
}

/// The address of a file that nobody changes while it is read.
fn immutable(file: &Path) -> String {
    let mut address = "file:".to_owned();
    for byte in file.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => address.push(char::from(*byte)),
            other => write!(address, "%{other:02X}").expect("writing to a text does not fail"),
        }
    }
    address + "?immutable=1"
}

/// An act is answered once it is on disk, so a connection that would not sync is refused.
fn assert_durable(conn: &Connection) -> Result<(), Fault> {
    let journal: String = conn.query_row("PRAGMA journal_mode", (), |row| row.get(0))?;
    let synchronous: i64 = conn.query_row("PRAGMA synchronous", (), |row| row.get(0))?;
    if journal == "wal" && synchronous == SYNCHRONOUS_FULL {
        return Ok(());
    }
    Err(Fault::Unusable(format!(
        "the database would lose acts in a power cut (journal {journal}, synchronous {synchronous}): \
         put the data folder on a local file system"
    )))
}

fn assert_format(conn: &Connection) -> Result<(), Fault> {
    let whose: i64 = conn.query_row("PRAGMA application_id", (), |row| row.get(0))?;
    let format: i64 = conn.query_row("PRAGMA user_version", (), |row| row.get(0))?;
    let file = conn.path().unwrap_or(DATA_FILE);
    let said = match (whose, format) {
        (APPLICATION_ID, FORMAT) => return Ok(()),
        (APPLICATION_ID, other) => {
            format!("{file} has format {other}, this program knows {FORMAT}: use the program that wrote it")
        }
        (_, _) if Path::new(file).with_file_name(PUBLIC_FILE).exists() => format!(
            "{file} is not the data file any more that its keys beside it belong to (emptied, or another one): stop \
             whatever writes to it, keep it as evidence, and restore the newest backup that verifies"
        ),
        (_, _) => format!("{file} was not made by this program: choose another data folder"),
    };
    Err(Fault::Unusable(said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn a_connection_that_would_not_sync_is_refused() {
        let check = |change: &str| {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("any.db");
            let conn = opened(&file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE).unwrap();
            conn.execute_batch(&format!("{JOURNAL}; {change}")).unwrap();
            assert_durable(&conn).map_err(|fault| fault.to_string())
        };
        assert_eq!(check(""), Ok(()));
        let said = check("PRAGMA synchronous = NORMAL").unwrap_err();
        assert!(said.starts_with("the database would lose acts in a power cut (journal wal, synchronous 1)"), "{said}");
        let said = check("PRAGMA journal_mode = DELETE").unwrap_err();
        assert!(said.starts_with("the database would lose acts in a power cut (journal delete"), "{said}");
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_shared_is_read_as_it_lies() {
        let folder = tempfile::Builder::new().prefix("100 % ours?").tempdir().unwrap();
        let store = Store::sqlite(folder.path()).await.unwrap();
        store.create("sample").await.unwrap();
        store.close().await;
        let file = folder.path().join(DATA_FILE);
        assert!(!has_log(&file));
        let conn = reader(&file, Manner::AsItLies).unwrap();
        let key: String = conn.query_row("SELECT key FROM organization", (), |row| row.get(0)).unwrap();
        assert_eq!(key, "sample");
    }
}
