//! Opening the database: whose it is, in which format, and whether the keys beside it are its own.

use crate::fault::Fault;
use crate::file;
use crate::keys::Keys;
use crate::store::postgres::LOCKS;
use crate::store::postgres::hosts::{Access, Hosts};
use crate::store::postgres::lanes::Lanes;
use crate::store::postgres::schema;
use sqlx::postgres::PgConnection;
use sqlx::{Connection, Executor};
use std::path::Path;

const SCHEMA: &str = include_str!("schema.sql");
const FORMAT: i32 = 1;
/// What shows that tables are there, whether ours or somebody else's of the same name.
const PRESENT: &str = "SELECT to_regclass('muniment') IS NOT NULL, to_regclass('organization') IS NOT NULL";

/// What the database says of itself.
struct Own {
    format: i32,
    founder: String,
}

/// Whether the database has our tables.
pub async fn is_made(url: &str) -> Result<bool, Fault> {
    let mut conn = Hosts::read(url, Access::Read)?.connect().await?;
    let made = own(&mut conn).await?.is_some();
    // It was asked all it was to be asked.
    let _ = conn.close().await;
    Ok(made)
}

/// Makes keys and tables unless there are tables, and gives the keys.
pub(super) async fn prepare(lanes: &Lanes, folder: &Path) -> Result<Keys, Fault> {
    let mut conn = lanes.hosts().connect().await?;
    let found = own(&mut conn).await?;
    let keys = match found {
        Some(_) => Keys::load(folder)?,
        None => {
            file::make_folder(folder).map_err(|source| Fault::File { path: folder.to_owned(), source })?;
            Keys::create(folder)?
        }
    };
    let own = match found {
        Some(own) => {
            schema::check(&mut conn).await?;
            own
        }
        None => make(&mut conn, &keys).await?,
    };
    let _ = conn.close().await;
    agree(&own, &keys, folder)?;
    Ok(keys)
}

/// The keys of a database that is there.
pub(super) async fn look(lanes: &Lanes, folder: &Path) -> Result<Keys, Fault> {
    let mut conn = lanes.hosts().connect().await?;
    let found = own(&mut conn).await?;
    let _ = conn.close().await;
    let own = found.ok_or_else(|| {
        Fault::Unusable("there is no ledger in the database: check its address, or start a server to make it".into())
    })?;
    let keys = Keys::load(folder)?;
    agree(&own, &keys, folder)?;
    Ok(keys)
}

async fn own(conn: &mut PgConnection) -> Result<Option<Own>, Fault> {
    let (ours, theirs): (bool, bool) = sqlx::query_as(PRESENT).fetch_one(&mut *conn).await?;
    match (ours, theirs) {
        (false, false) => Ok(None),
        (false, true) => {
            let said = "the database was not made by this program: choose another, or another schema with search_path";
            Err(Fault::Unusable(said.into()))
        }
        (true, _) => {
            let found = sqlx::query_as("SELECT format, founder FROM muniment").fetch_optional(conn).await?;
            let said = "the database does not say any more whose it is (its table muniment is empty): \
                restore the newest backup that verifies";
            let (format, founder) = found.ok_or_else(|| Fault::Unusable(said.into()))?;
            Ok(Some(Own { format, founder }))
        }
    }
}

/// Makes the tables in one transaction. Two processes may start at once: the first one's count for both.
async fn make(conn: &mut PgConnection, keys: &Keys) -> Result<Own, Fault> {
    // Held until the connection is closed. Within the transaction it would not see tables made while it waited.
    sqlx::query("SELECT pg_advisory_lock($1, 0)").bind(LOCKS).execute(&mut *conn).await?;
    if let Some(own) = own(conn).await? {
        return Ok(own);
    }
    let mut work = conn.begin().await?;
    work.execute(SCHEMA).await?;
    let founder = keys.oldest();
    let found = sqlx::query("INSERT INTO muniment (format, founder) VALUES ($1, $2)").bind(FORMAT).bind(&founder);
    found.execute(&mut *work).await?;
    work.commit().await?;
    Ok(Own { format: FORMAT, founder })
}

fn agree(own: &Own, keys: &Keys, folder: &Path) -> Result<(), Fault> {
    if own.format != FORMAT {
        let said = format!("the database has format {}, this program knows {FORMAT}", own.format);
        return Err(Fault::Unusable(format!("{said}: use the program that wrote it")));
    }
    if !keys.knows(&own.founder) {
        let said = format!("the keys in {} are not those of this database", folder.display());
        return Err(Fault::Key(format!("{said}: give the folder in which they lie, or put them back from a backup")));
    }
    Ok(())
}
