//! Whether the tables are the ones that were made: with a trigger or without an index acts may be acknowledged that are
//! not there afterwards.

use crate::fault::Fault;
use crate::store::sqlite::connect::SCHEMA;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Kind, name and words of everything in a schema. What SQLite notes about the spread of values is no matter of ours.
const MADE: &str = "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema
    WHERE NOT (type = 'table' AND name LIKE 'sqlite!_stat_' ESCAPE '!')";

type Made = BTreeSet<(String, String)>;

/// What differs from the tables as they were made, in words.
pub(super) fn oddities(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    let model = Connection::open_in_memory()?;
    model.execute_batch(SCHEMA)?;
    let (wanted, found) = (made(&model)?, made(conn)?);
    let missing = wanted.difference(&found).map(|(what, _)| format!("the {what} is missing or was changed"));
    let names: BTreeSet<_> = wanted.iter().map(|(what, _)| what).collect();
    let added = found.iter().filter(|(what, _)| !names.contains(what));
    Ok(missing.chain(added.map(|(what, _)| format!("somebody added the {what}"))).collect())
}

/// Refuses tables that are not the ones that were made.
pub(super) fn check(conn: &Connection) -> Result<(), Fault> {
    let odd = oddities(conn)?;
    if odd.is_empty() {
        return Ok(());
    }
    let file = conn.path().unwrap_or_default();
    let advice = "put that right, or restore the newest backup that verifies";
    Err(Fault::Unusable(format!("{file} is not as this program made it: {}: {advice}", odd.join("; "))))
}

fn made(conn: &Connection) -> rusqlite::Result<Made> {
    conn.prepare(MADE)?.query_map((), |row| Ok((row.get(0)?, plain(&row.get::<_, String>(1)?))))?.collect()
}

/// The words of a statement without its comments, parted by one space each.
fn plain(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_was_changed_about_the_tables_is_named() {
        let told = |change: &str| {
            let conn = Connection::open_in_memory().unwrap();
            conn.execute_batch(SCHEMA).unwrap();
            conn.execute_batch(change).unwrap();
            oddities(&conn).unwrap()
        };
        assert_eq!(told(""), [""; 0]);
        assert_eq!(told("DROP INDEX entry_idempotency"), ["the index entry_idempotency is missing or was changed"]);
        let trigger = "CREATE TRIGGER loses BEFORE INSERT ON entry BEGIN SELECT raise(IGNORE); END";
        assert_eq!(told(trigger), ["somebody added the trigger loses"]);
        let view = "ALTER TABLE entry RENAME TO hidden; CREATE VIEW entry AS SELECT * FROM hidden";
        assert!(told(view).contains(&"the table entry is missing or was changed".to_owned()), "{:?}", told(view));
        let hidden =
            "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_loses', 'entry', 0,
            'CREATE TRIGGER sqlite_loses BEFORE INSERT ON entry BEGIN SELECT raise(IGNORE); END')";
        assert_eq!(told(hidden), ["somebody added the trigger sqlite_loses"]);
        let other = "DROP INDEX entry_idempotency; CREATE INDEX entry_idempotency ON entry (idempotency)";
        assert_eq!(told(other), ["the index entry_idempotency is missing or was changed"]);
        let replaces = "PRAGMA writable_schema = ON; UPDATE sqlite_schema
            SET sql = replace(sql, 'INTEGER PRIMARY KEY', 'INTEGER PRIMARY KEY ON CONFLICT REPLACE') WHERE name = 'entry'";
        assert_eq!(told(replaces), ["the table entry is missing or was changed"]);
        assert_eq!(told("ANALYZE"), [""; 0]);
        assert_eq!(told("ALTER TABLE aside ADD note TEXT"), ["the table aside is missing or was changed"]);
    }
}
