//! Creating, appending and erasing.
//!
//! **A connection that breaks in an append** leaves a statement that has run, is running, or still lies in a buffer on
//! the way and will run later. Looking for the entries alone would not do: they may come a moment after one has looked,
//! and whoever was told that nothing was written would do the act again. So the ledger's *turn* is raised first, which
//! waits for a statement that is running, and an append counts only in the turn it was made for: from then on the
//! entries have landed or never will. If they have not, the append is made again in the new turn.

use crate::fault::{AppendFault, Fault, Malformed};
use crate::store::append::Batch;
use crate::store::postgres::lanes::{PATIENCE, Trouble};
use crate::store::postgres::{Ask, Known, LOCKS, Postgres, stored};
use sqlx::postgres::PgRow;
use sqlx::{Connection, Row as _};
use tokio::time::Instant;

/// The whole append. The lock is shared by all who append and taken alone by whoever moves the ledger away.
const APPEND: &str = "
    WITH swapped AS (
        UPDATE organization SET size = $4, checkpoint = $5
        WHERE number = $1 AND size = $2 AND turn = $3 AND checkpoint = coalesce($14, checkpoint)
            AND pg_try_advisory_xact_lock_shared($6, number)
        RETURNING number
    ), entries AS (
        INSERT INTO entry (organization, seq, idempotency, header, hashes, body)
        SELECT number, row.* FROM swapped,
            UNNEST($7::bigint[], $8::bigint[], $9::bytea[], $10::bytea[], $11::bytea[]) AS row
        RETURNING seq
    ), kept AS (
        INSERT INTO checkpoint (organization, size, note)
        SELECT number, note.* FROM swapped, UNNEST($12::bigint[], $13::text[]) AS note
        ON CONFLICT DO NOTHING
    )
    SELECT count(*), CASE WHEN count(*) = 1 AND (SELECT count(*) FROM entries) <> cardinality($7::bigint[])
        THEN 1 / (count(*) - 1) END
    FROM swapped";
/// How it ends where the database took fewer entries than it was given, so that nothing of it is written.
const TAKEN_AWAY: &str = "22012";

/// Gives the number of a new organization, and whether anything lies under it.
const CREATE: &str = "
    WITH made AS (
        INSERT INTO organization (key, size, checkpoint) VALUES ($1, 0, $2) ON CONFLICT (key) DO NOTHING RETURNING number
    )
    SELECT number, EXISTS (SELECT 1 FROM entry WHERE organization = number)
        OR EXISTS (SELECT 1 FROM checkpoint WHERE organization = number)
        OR EXISTS (SELECT 1 FROM snapshot WHERE organization = number)
    FROM made";

impl Postgres {
    pub async fn create(&self, org: &str, note: String) -> Result<(), Fault> {
        loop {
            let made = self.change(Ask::of(CREATE).with(org).with(note.clone())).await?;
            let row = made.first().ok_or_else(|| Fault::OrganizationExists(org.to_owned()))?;
            if !row.try_get::<bool, _>(1)? {
                return Ok(());
            }
            // What lies under this number belongs to nobody, and must not come to belong to this one.
            let give_up = "DELETE FROM organization WHERE number = $1 AND size = 0 RETURNING number";
            self.change(Ask::of(give_up).with(row.try_get::<i32, _>(0)?)).await?;
        }
    }

    pub async fn commit(&self, batch: Batch) -> Result<(), AppendFault> {
        self.writable()?;
        let end = Instant::now() + PATIENCE;
        let mut known = self.known(&batch.org).await?;
        loop {
            match self.lanes.once(&append(&batch, known), end).await {
                Ok(rows) if swapped(&rows) => break,
                Ok(_) => known = self.next_turn(&batch, known).await?,
                Err(Trouble::Refused(error)) => return Err(refused(&batch, error).into()),
                Err(Trouble::Retired(error)) if Instant::now() >= end => return Err(Fault::from(error).into()),
                Err(Trouble::Retired(_)) => {}
                Err(Trouble::Cut(error)) => {
                    let unknown = |fault: Fault| AppendFault::Unknown(fault);
                    if self.has_landed(&batch).await.map_err(unknown)? {
                        break;
                    }
                    if Instant::now() >= end {
                        return Err(Fault::from(error).into());
                    }
                    known = self.known(&batch.org).await?;
                }
            }
        }
        self.voice.tell_ledger(&batch.org);
        Ok(())
    }

    /// Shuts out whatever an earlier append may still do: from now on it has landed or never will.
    pub async fn settle(&self, org: &str) -> Result<(), Fault> {
        let raise = "UPDATE organization SET turn = turn + 1 WHERE key = $1 RETURNING number, turn";
        let rows = self.change(Ask::of(raise).with(org)).await?;
        let row = rows.first().ok_or_else(|| Fault::NoOrganization(org.to_owned()))?;
        let known = Known { number: row.try_get(0)?, turn: row.try_get(1)? };
        self.knowledge().insert(org.to_owned(), known);
        Ok(())
    }

    pub async fn erase(&self, org: &str, seq: u64, from: Vec<u8>, to: Vec<u8>) -> Result<bool, Fault> {
        let swap = "WITH swapped AS (
                UPDATE entry SET body = $4 WHERE organization = $1 AND seq = $2 AND body = $3 RETURNING seq
            ), dropped AS (
                DELETE FROM snapshot WHERE organization = $1 AND size > $2 AND EXISTS (SELECT FROM swapped)
            )
            SELECT count(*) FROM swapped";
        let ask = Ask::of(swap).with(self.number(org).await?).with(stored(seq)).with(from).with(to);
        Ok(swapped(&self.change(ask).await?))
    }

    /// Writes the tables anew: what was erased stays in the old pages, and in those that a plain `VACUUM` sets free.
    /// Whoever reads or writes waits meanwhile, as long as it takes to copy them.
    pub async fn sweep(&self) -> Result<(), Fault> {
        self.writable()?;
        let mut conn = self.lanes.hosts().connect().await?;
        sqlx::query("SET statement_timeout = 0").execute(&mut conn).await?;
        for table in ["VACUUM FULL entry", "VACUUM FULL snapshot", "VACUUM FULL aside"] {
            sqlx::query(table).execute(&mut conn).await?;
        }
        // All was done that was to be done.
        let _ = conn.close().await;
        Ok(())
    }

    /// Why an append swapped nothing: somebody else wrote, or the turn was raised and it is to be made again.
    async fn next_turn(&self, batch: &Batch, tried: Known) -> Result<Known, AppendFault> {
        let (actual, latest) = self.latest(&batch.org).await?;
        if actual != batch.expected || batch.before.as_ref().is_some_and(|before| *before != latest) {
            return Err(AppendFault::Stale { actual });
        }
        let known = self.look_up(&batch.org).await?;
        if known.turn == tried.turn {
            let said = format!("{} is being moved to another place: wait until that is done", batch.org);
            return Err(Fault::Unusable(said).into());
        }
        Ok(known)
    }

    /// Whether a batch is in the ledger. Salts are random, so another one never has the same last header.
    async fn has_landed(&self, batch: &Batch) -> Result<bool, Fault> {
        self.settle(&batch.org).await?;
        let Some(last) = batch.rows.last() else { return Ok(true) };
        Ok(self.header(&batch.org, last.seq).await?.as_ref() == Some(&last.header))
    }
}

/// Why the database refused an append.
fn refused(batch: &Batch, error: sqlx::Error) -> Fault {
    match error.as_database_error().and_then(|told| told.code()) {
        Some(code) if code == TAKEN_AWAY => {
            let source = Malformed::new("the database does not keep it: somebody put a trigger or a rule there");
            Fault::Damaged { org: batch.org.clone(), place: format!("entry {}", batch.expected + 1), source }
        }
        _ => error.into(),
    }
}

/// Whether a swap found what it expected.
fn swapped(rows: &[PgRow]) -> bool {
    rows.first().is_some_and(|row| row.try_get(0).is_ok_and(|swapped: i64| swapped == 1))
}

fn append(batch: &Batch, known: Known) -> Ask {
    let rows = &batch.rows;
    let ask = Ask::of(APPEND)
        .with(known.number)
        .with(stored(batch.expected))
        .with(known.turn)
        .with(stored(batch.size()))
        .with(&batch.latest)
        .with(LOCKS);
    let ask = ask
        .with(rows.iter().map(|row| stored(row.seq)).collect::<Vec<_>>())
        .with(rows.iter().map(|row| row.idempotency).collect::<Vec<_>>())
        .with(rows.iter().map(|row| &*row.header).collect::<Vec<_>>())
        .with(rows.iter().map(|row| &*row.hashes).collect::<Vec<_>>())
        .with(rows.iter().map(|row| row.body.bytes()).collect::<Vec<_>>());
    ask.with(batch.kept.iter().map(|kept| stored(kept.size)).collect::<Vec<_>>())
        .with(batch.kept.iter().map(|kept| &*kept.note).collect::<Vec<_>>())
        .with(&batch.before)
}
