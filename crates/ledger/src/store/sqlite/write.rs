//! The statements of the committer, each inside its transaction.

use crate::entry::Unwritten;
use crate::store::append::Batch;
use crate::store::sqlite::committer::Work;
use crate::store::sqlite::{base, place};
use crate::store::{KeptCheckpoint, Row, SnapshotRow};
use rusqlite::blob::ZeroBlob;
use rusqlite::{Connection, Error, MAIN_DB, Params};

/// Bodies up to here are handed over whole, of which SQLite makes two copies; larger ones are written in parts.
const BODY_AT_ONCE_BYTES_MAX: usize = 256 << 10;

/// Writes one job; gives whether it found what it expected. If not, it wrote nothing. The data file was `touched` so
/// often by somebody else, and nothing is written on what was not looked at since.
pub(super) fn job(conn: &Connection, work: &Work, touched: u64) -> Result<bool, Error> {
    match work {
        Work::Append { batch, .. } if batch.looked != touched => Ok(false),
        Work::Append { number, batch } => append(conn, *number, batch),
        Work::Create { org, note } => create(conn, org, note),
        Work::Erase { number, seq, from, to } => erase(conn, *number, *seq, from, to),
        Work::PutSnapshot { number, row } => put_snapshot(conn, *number, row),
        Work::DropSnapshot { number, size, kind } => drop_snapshot(conn, *number, *size, kind),
        Work::PutAside { space, key, bytes } => put_aside(conn, space, key, bytes),
        Work::DeleteAside { space, key } => delete_aside(conn, space, key),
        Work::Close => Ok(true),
    }
}

/// Runs a statement; gives whether it changed anything.
pub(super) fn run(conn: &Connection, statement: &str, arguments: impl Params) -> Result<bool, Error> {
    conn.prepare_cached(statement)?.execute(arguments).map(|rows| rows > 0)
}

/// Moves the write-ahead log into the file and cuts it to nothing; false while a reader needs it.
pub(super) fn empty_log(conn: &Connection) -> bool {
    let busy: Result<i64, Error> = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0));
    busy.is_ok_and(|busy| busy == 0)
}

/// Moves of the log into the file what no reader needs.
pub(super) fn move_log(conn: &Connection) {
    // One that cannot be moved now is moved later.
    let _: Result<i64, Error> = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", (), |row| row.get(0));
}

fn append(conn: &Connection, number: i64, batch: &Batch) -> Result<bool, Error> {
    let swap = "UPDATE organization SET size = ?, checkpoint = ?
        WHERE number = ? AND size = ? AND checkpoint = coalesce(?, checkpoint)";
    if !run(conn, swap, (batch.size() as i64, &batch.latest, number, batch.expected as i64, &batch.before))? {
        return Ok(false);
    }
    insert_rows(conn, number, &batch.rows)?;
    for kept in &batch.kept {
        keep(conn, number, kept)?;
    }
    Ok(true)
}

fn insert_rows(conn: &Connection, number: i64, rows: &[Row<Unwritten>]) -> Result<(), Error> {
    let insert = "INSERT INTO entry (place, idempotency, header, hashes, body) VALUES (?, ?, ?, ?, ?)";
    let mut insert = conn.prepare_cached(insert)?;
    for row in rows {
        let at = place(number, row.seq);
        let small = row.body.len() <= BODY_AT_ONCE_BYTES_MAX;
        let added = match small {
            true => insert.execute((at, row.idempotency, &row.header, &row.hashes, row.body.bytes()))?,
            false => {
                let room = ZeroBlob(row.body.len() as u64);
                insert.execute((at, row.idempotency, &row.header, &row.hashes, room))?
            }
        };
        if added != 1 {
            return Err(Error::StatementChangedRows(added));
        }
        if !small {
            fill_body(conn, at, &row.body)?;
        }
    }
    Ok(())
}

/// Writes a body into the room made for it.
fn fill_body(conn: &Connection, place: i64, body: &Unwritten) -> Result<(), Error> {
    let (mut room, mut at) = (conn.blob_open(MAIN_DB, "entry", "body", place, false)?, 0);
    body.write(|part| {
        room.write_all_at(part, at)?;
        at += part.len();
        Ok::<_, Error>(())
    })?;
    room.close()
}

fn keep(conn: &Connection, number: i64, kept: &KeptCheckpoint) -> Result<(), Error> {
    // The size that ends a day may have been kept for being a multiple already.
    let keep = "INSERT OR IGNORE INTO checkpoint (organization, size, note) VALUES (?, ?, ?)";
    run(conn, keep, (number, kept.size as i64, &kept.note)).map(drop)
}

fn create(conn: &Connection, org: &str, note: &str) -> Result<bool, Error> {
    let next = "SELECT 1 + coalesce(max(number), 0) FROM organization";
    let mut number: i64 = conn.query_row(next, (), |row| row.get(0))?;
    // What lies under a number that nobody has must not come to belong to this one.
    let taken = "SELECT EXISTS (SELECT 1 FROM entry WHERE place >= ?2 AND place < ?3)
        OR EXISTS (SELECT 1 FROM checkpoint WHERE organization = ?1)
        OR EXISTS (SELECT 1 FROM snapshot WHERE organization = ?1)";
    while conn.query_row(taken, (number, base(number), base(number + 1)), |row| row.get(0))? {
        number += 1;
    }
    let create = "INSERT OR IGNORE INTO organization (number, key, size, checkpoint) VALUES (?, ?, 0, ?)";
    run(conn, create, (number, org, note))
}

fn erase(conn: &Connection, number: i64, seq: u64, from: &[u8], to: &[u8]) -> Result<bool, Error> {
    let swap = "UPDATE entry SET body = ? WHERE place = ? AND body = ?";
    if !run(conn, swap, (to, place(number, seq), from))? {
        return Ok(false);
    }
    drop_snapshots(conn, number, seq + 1)
}

fn put_snapshot(conn: &Connection, number: i64, row: &SnapshotRow) -> Result<bool, Error> {
    let put = "INSERT OR REPLACE INTO snapshot (organization, size, kind, note, bytes) VALUES (?, ?, ?, ?, ?)";
    run(conn, put, (number, row.seq as i64, &row.kind, &row.note, &row.bytes))
}

fn drop_snapshots(conn: &Connection, number: i64, from: u64) -> Result<bool, Error> {
    run(conn, "DELETE FROM snapshot WHERE organization = ? AND size >= ?", (number, from as i64)).map(|_| true)
}

fn drop_snapshot(conn: &Connection, number: i64, size: u64, kind: &str) -> Result<bool, Error> {
    let delete = "DELETE FROM snapshot WHERE organization = ? AND size = ? AND kind = ?";
    run(conn, delete, (number, size as i64, kind))
}

fn put_aside(conn: &Connection, space: &str, key: &str, bytes: &[u8]) -> Result<bool, Error> {
    let put = "INSERT INTO aside (space, key, bytes) VALUES (?, ?, ?)
        ON CONFLICT (space, key) DO UPDATE SET bytes = excluded.bytes";
    run(conn, put, (space, key, bytes))
}

fn delete_aside(conn: &Connection, space: &str, key: &str) -> Result<bool, Error> {
    run(conn, "DELETE FROM aside WHERE space = ? AND key = ?", (space, key))
}
