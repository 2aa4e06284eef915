//! What lies in the data file and belongs to no ledger: what alters nothing is told, what may alter something is refused.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::path::Path as File;
use std::sync::Arc;

use engine::{Actor, Asked, Engine, Failure, Fault, Means, Place, SystemClock};
use isms::context::Unit;
use kernel::{Command, Declared, Path, Value};

const DB: &str = "muniment.db";
const PAGE: usize = 4_096;

async fn open(folder: &File) -> Result<Engine, Fault> {
    Engine::open(Place::Folder(folder.to_owned()), Arc::new(SystemClock)).await
}

async fn add(engine: &Engine, name: &str) -> Result<u64, Failure> {
    let command = Command::Create(Unit::REGISTER, vec![(Path::field("name"), Value::Text(name.into()))]);
    engine.execute("acme", Asked::by(Actor::operator()), command).await.map(|done| done.seq)
}

/// A folder with two entries of `acme` and a few pages that are free.
async fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(folder.path()).await.unwrap();
    engine.found("acme", "Acme", None, &Actor::operator()).await.unwrap();
    add(&engine, "one").await.unwrap();
    add(&engine, "two").await.unwrap();
    engine.close().await;
    sql(
        folder.path(),
        "CREATE TABLE spare (x); INSERT INTO spare VALUES (zeroblob(40000)); DROP TABLE spare; PRAGMA wal_checkpoint(TRUNCATE)",
    );
    folder
}

fn sql(folder: &File, statements: &str) {
    rusqlite::Connection::open(folder.join(DB)).unwrap().execute_batch(statements).unwrap();
}

fn change(folder: &File, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = std::fs::read(folder.join(DB)).unwrap();
    change(&mut bytes);
    std::fs::write(folder.join(DB), bytes).unwrap();
}

/// The first page of the list of free pages, counted from 1.
fn trunk(bytes: &[u8]) -> usize {
    u32::from_be_bytes(bytes[32..36].try_into().unwrap()) as usize
}

/// What `verify` finds and what it warns of.
async fn told(folder: &File) -> (Vec<String>, Vec<String>) {
    let reports = engine::objects::verify_folder(folder, None).await.unwrap();
    let all = |told: fn(&ledger::Report) -> &Vec<ledger::Finding>| {
        reports.iter().flat_map(told).map(ToString::to_string).collect()
    };
    (all(|report| &report.findings), all(|report| &report.warnings))
}

#[tokio::test]
async fn rows_and_pages_that_belong_to_nothing_are_told_and_all_is_served() {
    let rows = format!("INSERT INTO entry SELECT {}, NULL, header, hashes, body FROM entry LIMIT 1", 7u64 << 40);
    let cases: [(&str, &dyn Fn(&File)); 3] = [
        ("data file: there are entries of organization number 7, which is not listed", &|folder| sql(folder, &rows)),
        ("data file: there are checkpoints or snapshots of organization number 9, which is not listed", &|folder| {
            sql(folder, "INSERT INTO snapshot VALUES (9, 1, 'any', 'note', x'00')");
        }),
        // The list of free pages forgets them all.
        ("never used", &|folder| change(folder, |bytes| bytes[32..40].fill(0))),
    ];
    for (expected, damage) in cases {
        let folder = folder().await;
        damage(folder.path());
        let (findings, warnings) = told(folder.path()).await;
        assert_eq!(findings, [""; 0], "{expected}");
        assert!(!warnings.is_empty() && warnings.iter().all(|told| told.contains(expected)), "{warnings:?}");
        let engine = open(folder.path()).await.unwrap();
        assert_eq!(engine.warnings(), warnings);
        assert_eq!(add(&engine, "three").await.unwrap(), 3);
        engine.close().await;
    }
}

#[tokio::test]
async fn a_free_page_that_holds_nothing_of_anybody_is_no_matter() {
    let folder = folder().await;
    change(folder.path(), |bytes| {
        // A page that the list names, which is written anew before it is read.
        let list = (trunk(bytes) - 1) * PAGE;
        let free = u32::from_be_bytes(bytes[list + 8..list + 12].try_into().unwrap()) as usize;
        bytes[(free - 1) * PAGE..free * PAGE].fill(0);
    });
    assert_eq!(told(folder.path()).await, (vec![], vec![]));
    let engine = open(folder.path()).await.unwrap();
    assert_eq!(add(&engine, "three").await.unwrap(), 3);
    engine.close().await;
    assert_eq!(told(folder.path()).await, (vec![], vec![]));
}

#[tokio::test]
async fn what_new_entries_would_be_written_on_or_found_by_is_refused() {
    let index =
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT max(rootpage) FROM sqlite_schema
        WHERE name = 'aside') WHERE name = 'entry_idempotency'";
    let cases: [(&str, &dyn Fn(&File)); 2] = [
        ("the database file itself is damaged: Freelist", &|folder| {
            change(folder, |bytes| {
                let list = (trunk(bytes) - 1) * PAGE;
                bytes[list..list + PAGE].fill(0);
            });
        }),
        ("", &|folder| sql(folder, index)),
    ];
    for (expected, damage) in cases {
        let folder = folder().await;
        damage(folder.path());
        let (findings, _) = told(folder.path()).await;
        assert!(findings.iter().any(|told| told.contains(expected)), "{findings:?}");
        let fault = open(folder.path()).await.err().unwrap();
        assert!(fault.cause().contains(expected) && fault.cause().contains("restore the newest backup"), "{fault}");
    }
}

#[tokio::test]
async fn a_trigger_that_another_program_adds_under_a_running_house_stops_it() {
    let folder = folder().await;
    let engine = open(folder.path()).await.unwrap();
    engine.state("acme").await.unwrap();
    sql(folder.path(), "CREATE TRIGGER tells AFTER INSERT ON entry BEGIN DELETE FROM checkpoint; END");
    let fault = loop {
        match engine.state("acme").await {
            Ok(_) => tokio::task::yield_now().await,
            Err(Failure::Fault(fault)) => break fault,
            Err(other) => panic!("{other}"),
        }
    };
    assert_eq!(fault.means, Means::Unsound);
    assert!(fault.cause().contains("somebody added the trigger tells"), "{fault}");
}
