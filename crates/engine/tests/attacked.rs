//! Attacks on the data under a house that is open, and places that are not what they should be.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::path::Path as File;
use std::sync::Arc;

use engine::{Actor, Asked, Engine, Failure, Means, Place, SetClock};
use isms::context::Unit;
use jiff::civil::{Date, date};
use kernel::{Command, Declared, Path, Value};
use ledger::store::WITNESS_FOLDER;

const DB: &str = "muniment.db";
const TODAY: Date = date(2026, 3, 2);

async fn house(folder: &File) -> (Engine, Arc<SetClock>) {
    let clock = Arc::new(SetClock::at(noon(TODAY)));
    (Engine::open(Place::Folder(folder.to_owned()), clock.clone()).await.unwrap(), clock)
}

fn noon(day: Date) -> jiff::Timestamp {
    day.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp()
}

async fn founded(folder: &File) -> (Engine, Arc<SetClock>) {
    let (engine, clock) = house(folder).await;
    engine.found("acme", "Acme", None, &Actor::operator()).await.unwrap();
    (engine, clock)
}

async fn add(engine: &Engine, name: &str) -> Result<u64, Failure> {
    let command = Command::Create(Unit::REGISTER, vec![(Path::field("name"), Value::Text(name.into()))]);
    engine.execute("acme", Asked::by(Actor::operator()), command).await.map(|done| done.seq)
}

/// What is said instead of an answer.
fn unsound<T>(answer: Result<T, Failure>) -> String {
    match answer {
        Err(Failure::Fault(fault)) if fault.means == Means::Unsound => fault.cause(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was served"),
    }
}

async fn found(folder: &File) -> Vec<String> {
    let reports = engine::objects::verify_folder(folder, None).await.unwrap();
    let told = |report: &ledger::Report| report.findings.iter().map(ToString::to_string).collect::<Vec<_>>();
    reports.iter().flat_map(told).collect()
}

#[tokio::test]
async fn nothing_is_acknowledged_once_a_file_was_replaced_or_removed_under_the_house() {
    for gone in [DB, "muniment.db-wal"] {
        for replaced in [true, false] {
            let folder = tempfile::tempdir().unwrap();
            let (engine, _) = founded(folder.path()).await;
            assert_eq!(add(&engine, "first").await.unwrap(), 1);
            let path = folder.path().join(gone);
            let copy = std::fs::read(&path).unwrap();
            std::fs::remove_file(&path).unwrap();
            if replaced {
                // Written beside and renamed, as the number of a file that was removed may be given again.
                std::fs::write(folder.path().join("copy"), [&copy[..], b"."].concat()).unwrap();
                std::fs::rename(folder.path().join("copy"), &path).unwrap();
            }
            let told = unsound(add(&engine, "lost").await);
            assert!(
                told.contains(&format!("{gone} was replaced, removed, cut or written over while it was open")),
                "{told}"
            );
            // Whoever comes after is told as well, and nothing more is shown.
            unsound(add(&engine, "lost, too").await);
            let told = unsound(engine.state("acme").await);
            assert!(told.contains("stop the program"), "{told}");
            engine.close().await;
            // Closing removed no file that is not its own.
            assert_eq!(path.exists(), replaced);
        }
    }
}

#[tokio::test]
async fn the_first_entry_of_a_ledger_is_noted_outside_the_database_before_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, _) = founded(folder.path()).await;
    let note = folder.path().join(WITNESS_FOLDER).join("acme.note");
    assert!(!note.exists());
    add(&engine, "first").await.unwrap();
    assert!(std::fs::read_to_string(&note).unwrap().starts_with("muniment/acme\n1\n"));
}

#[tokio::test]
async fn a_place_without_an_instance_or_with_ledgers_that_it_does_not_know_does_not_verify() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, _) = house(folder.path()).await;
    engine.close().await;
    let nothing = "data file: there is nothing here: no organization was founded and nobody has an account";
    assert_eq!(found(folder.path()).await, [nothing]);

    let (engine, _) = founded(folder.path()).await;
    add(&engine, "first").await.unwrap();
    engine.close().await;
    assert_eq!(found(folder.path()).await, [""; 0]);
    let sql = |statement: &str| {
        rusqlite::Connection::open(folder.path().join(DB)).unwrap().execute_batch(statement).unwrap();
    };
    sql("UPDATE organization SET key = 'gone' WHERE key = 'instance'");
    std::fs::remove_dir_all(folder.path().join(WITNESS_FOLDER)).unwrap();
    let missing = "data file: the instance's own ledger is missing, which names organizations and accounts";
    assert!(found(folder.path()).await.contains(&missing.to_owned()));
    let clock = Arc::new(SetClock::at(noon(TODAY)));
    let fault = Engine::open(Place::Folder(folder.path().to_owned()), clock).await.err().unwrap();
    assert_eq!(fault.means, Means::Unsound);
    assert!(
        fault.cause().contains("the instance's own ledger is missing, though there are ledgers of acme"),
        "{fault}"
    );

    // An instance of its own does not make the ledger its own.
    sql("DELETE FROM entry WHERE place < 2199023255552;
        DELETE FROM checkpoint WHERE organization = 1; DELETE FROM organization WHERE key = 'gone'");
    let store = ledger::Store::sqlite(folder.path()).await.unwrap();
    store.create("instance").await.unwrap();
    store.close().await;
    assert_eq!(found(folder.path()).await, ["head: it was not founded here: the instance's ledger does not name it"]);
    let (engine, _) = house(folder.path()).await;
    let Err(Failure::Refused(refused)) = engine.found("acme", "Mine", None, &Actor::operator()).await else {
        panic!("it was taken over")
    };
    assert!(refused[0].message.contains("a ledger of acme here that this instance did not found"), "{}", refused[0]);
    engine.found("mine", "Mine", None, &Actor::operator()).await.unwrap();
}

#[tokio::test]
async fn after_a_clock_that_was_ahead_today_is_what_stands_now() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, clock) = founded(folder.path()).await;
    add(&engine, "now").await.unwrap();
    clock.set(noon(date(2027, 4, 6)));
    add(&engine, "ahead").await.unwrap();
    clock.set(noon(TODAY));
    add(&engine, "now again").await.unwrap();
    assert_eq!(engine.state_at("acme", TODAY).await.unwrap().size(), 3);
    assert_eq!(engine.compare("acme", date(2026, 3, 1), TODAY).await.unwrap().differing.len(), 3);
    assert_eq!(engine.state_at("acme", date(2026, 3, 1)).await.unwrap().size(), 0);
}

#[tokio::test]
async fn nobody_signs_in_with_a_password_that_was_put_in_the_place_of_another() {
    const PASSWORD: &str = "correct horse battery";
    let folder = tempfile::tempdir().unwrap();
    let (engine, clock) = founded(folder.path()).await;
    for (login, password) in [("ada", "quite another one"), ("bob", PASSWORD)] {
        engine.create_account(login, login, Some(password), login == "ada", &Actor::operator()).await.unwrap();
    }
    engine.sign_in("bob", PASSWORD, "a test").await.unwrap();
    let swap = "UPDATE aside SET bytes = (SELECT bytes FROM aside WHERE space = 'password' ORDER BY key DESC LIMIT 1)
        WHERE space = 'password'";
    rusqlite::Connection::open(folder.path().join(DB)).unwrap().execute_batch(swap).unwrap();
    assert!(engine.sign_in("ada", PASSWORD, "a test").await.is_err());
    engine.close().await;
    let found = found(folder.path()).await;
    assert!(found.iter().any(|told| told.starts_with("password ") && told.contains("past this program")), "{found:?}");
    let engine = Engine::open(Place::Folder(folder.path().to_owned()), clock).await.unwrap();
    assert!(engine.sign_in("ada", PASSWORD, "a test").await.is_err());
    let warnings = engine.warnings();
    assert!(warnings.iter().any(|told| told.contains("counts for nothing")), "{warnings:?}");
}
