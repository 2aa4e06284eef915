//! What does not verify is not served: damage to the folder of a house, and what the house says of it.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::path::Path as File;
use std::sync::Arc;

use engine::{Actor, Asked, Engine, Failure, Means, Place, SetClock, Spacing};
use isms::context::Unit;
use jiff::Timestamp;
use jiff::civil::date;
use kernel::{Command, Declared, Path, State, Value};
use ledger::Store;
use rusqlite::Connection;

const DB: &str = "muniment.db";

fn noon(day: i8) -> Timestamp {
    date(2026, 3, day).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp()
}

async fn house(folder: &File, day: i8) -> Result<Engine, engine::Fault> {
    let clock = Arc::new(SetClock::at(noon(day)));
    let spacing = Spacing { entries: 1_000, newest: 2 };
    let engine = Engine::open_spaced(Place::Folder(folder.to_owned()), clock, spacing).await?;
    if engine.organizations().is_empty() {
        for org in ["acme", "other"] {
            engine.found(org, org, None, &Actor::operator()).await.unwrap();
        }
    }
    Ok(engine)
}

async fn add(engine: &Engine, org: &str, units: std::ops::Range<usize>) {
    let works = units.map(|number| {
        let (engine, org) = (engine.clone(), org.to_owned());
        let name = Value::Text(format!("Unit number {number}"));
        let command = Command::Create(Unit::REGISTER, vec![(Path::field("name"), name)]);
        tokio::spawn(async move { engine.execute(&org, Asked::by(Actor::operator()), command).await.unwrap() })
    });
    for work in works.collect::<Vec<_>>() {
        work.await.unwrap();
    }
}

/// Runs SQL on the data file as somebody with an editor for it would.
fn sql(folder: &File, statement: &str) {
    let changed = Connection::open(folder.join(DB)).unwrap().execute(statement, ()).unwrap();
    assert!(changed > 0, "{statement}");
}

/// What is said instead of an answer.
fn refused<T>(answer: Result<T, Failure>) -> String {
    match answer {
        Err(Failure::Fault(fault)) if fault.means == Means::Unsound => fault.cause(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was served"),
    }
}

/// The place of an entry of `acme`, counted from 1.
fn at(entry: u64) -> String {
    format!("(SELECT number FROM organization WHERE key = 'acme') * 1099511627776 + {entry} - 1")
}

#[tokio::test]
async fn whatever_was_done_to_a_ledger_nothing_of_it_is_served_and_others_go_on() {
    let other = "unhex(replace(hex(body), hex('number 3'), hex('number 4')))";
    let note = "(SELECT checkpoint FROM organization WHERE key = 'other')";
    let damage = [
        (format!("UPDATE entry SET body = {other} WHERE place = {}", at(4)), "entry 4: its body was changed"),
        (format!("UPDATE entry SET header = zeroblob(67) WHERE place = {}", at(4)), "entry 4: its header was changed"),
        (format!("DELETE FROM entry WHERE place = {}", at(4)), "entry 4: it is missing"),
        (format!("DELETE FROM entry WHERE place = {}", at(6)), "entry 6: it is missing"),
        (format!("UPDATE entry SET hashes = zeroblob(64) WHERE place = {}", at(2)), "entry 2: its stored leaf hash"),
        (
            format!(
                "UPDATE entry SET header = (SELECT header FROM entry WHERE place = {}) WHERE place = {}",
                at(5),
                at(4)
            ),
            "entry 4: its header was changed",
        ),
        (
            format!("UPDATE organization SET checkpoint = {note} WHERE key = 'acme'"),
            "checkpoint 6: it belongs to organization other",
        ),
        ("UPDATE organization SET size = 5 WHERE key = 'acme'".into(), "entry 6: it lies beyond the head"),
    ];
    let folder = tempfile::tempdir().unwrap();
    let engine = house(folder.path(), 1).await.unwrap();
    add(&engine, "acme", 0..6).await;
    add(&engine, "other", 0..2).await;
    engine.close().await;
    let whole = std::fs::read(folder.path().join(DB)).unwrap();
    for (statement, said) in damage {
        std::fs::write(folder.path().join(DB), &whole).unwrap();
        std::fs::remove_dir_all(folder.path().join("witness")).ok();
        sql(folder.path(), &statement);
        let engine = house(folder.path(), 2).await.unwrap();
        let told = refused(engine.state("acme").await);
        assert!(told.contains(said) && told.contains("run `muniment verify`"), "{statement}: {told}");
        refused(engine.state_at("acme", date(2026, 3, 1)).await);
        refused(engine.entries("acme", 1, 9).await);
        let unit = Command::Create(Unit::REGISTER, vec![(Path::field("name"), Value::Text("Late".into()))]);
        refused(engine.execute("acme", Asked::by(Actor::operator()), unit).await);
        // The others go on, and whoever looks into it is told more.
        add(&engine, "other", 7..8).await;
        assert!(engine.verify("acme", None).await.unwrap().to_string().contains(said));
        engine.close().await;
    }
}

#[tokio::test]
async fn an_item_taken_away_past_the_acts_is_seen_though_every_hash_fits() {
    let folder = tempfile::tempdir().unwrap();
    let engine = house(folder.path(), 1).await.unwrap();
    add(&engine, "acme", 0..6).await;
    engine.close().await;
    for (org, seq) in [("acme", 3), ("instance", 0)] {
        let store = Store::sqlite_read_only(folder.path()).await.unwrap();
        let entry = store.entry(org, seq).await.unwrap();
        store.close().await;
        // As an erasure leaves it: a version, and for each item a mark and its digest.
        let items = entry.body.iter().flat_map(|item| [&[2_u8][..], &item.digest()].concat());
        let body = hex::encode([1].into_iter().chain(items).collect::<Vec<_>>());
        let number = format!("(SELECT number FROM organization WHERE key = '{org}')");
        let place = format!("{number} * 1099511627776 + {seq}");
        sql(folder.path(), &format!("UPDATE entry SET body = x'{body}' WHERE place = {place}"));
        let told = match house(folder.path(), 2).await {
            Ok(engine) => refused(engine.state(org).await),
            Err(fault) => fault.cause(),
        };
        let said = format!("the ledger of {org} does not verify: entry {}", seq + 1);
        assert!(told.contains(&said) && told.contains("is erased, and no act says so"), "{told}");
    }
}

#[tokio::test]
async fn a_ledger_that_was_taken_out_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    let engine = house(folder.path(), 1).await.unwrap();
    add(&engine, "acme", 0..3).await;
    engine.close().await;
    sql(folder.path(), "DELETE FROM organization WHERE key = 'acme'");
    let engine = house(folder.path(), 2).await.unwrap();
    let told = refused(engine.state("acme").await);
    assert!(told.contains("there is no ledger of acme, though it was founded here"), "{told}");
    engine.close().await;
    let reports = engine::objects::verify_folder(folder.path(), None).await.unwrap();
    assert!(reports.iter().any(|report| report.org == "acme" && !report.is_sound()), "{reports:?}");
}

#[tokio::test]
async fn the_instance_is_not_opened_either() {
    let folder = tempfile::tempdir().unwrap();
    house(folder.path(), 1).await.unwrap().close().await;
    let instance = "(SELECT number FROM organization WHERE key = 'instance') * 1099511627776";
    sql(folder.path(), &format!("UPDATE entry SET body = zeroblob(9) WHERE place = {instance}"));
    let fault = house(folder.path(), 2).await.err().unwrap();
    assert_eq!(fault.means, Means::Unsound);
    assert!(fault.cause().contains("the ledger of instance does not verify: entry 1"), "{fault}");
}

#[tokio::test]
async fn an_older_copy_in_the_place_of_a_newer_one_is_refused_until_somebody_says_that_it_is_meant() {
    let folder = tempfile::tempdir().unwrap();
    let engine = house(folder.path(), 1).await.unwrap();
    add(&engine, "acme", 0..3).await;
    add(&engine, "other", 0..1).await;
    engine.close().await;
    let older = std::fs::read(folder.path().join(DB)).unwrap();
    let engine = house(folder.path(), 2).await.unwrap();
    add(&engine, "acme", 3..7).await;
    engine.close().await;
    std::fs::write(folder.path().join(DB), &older).unwrap();
    let engine = house(folder.path(), 3).await.unwrap();
    let told = refused(engine.state("acme").await);
    assert!(told.contains("witness/acme.note: there were 7 entries, now there are only 3"), "{told}");
    assert!(engine.state("other").await.is_ok());
    engine.close().await;
    let reports = engine::objects::verify_folder(folder.path(), None).await.unwrap();
    let found: Vec<_> = reports.iter().flat_map(|report| &report.findings).map(ToString::to_string).collect();
    assert_eq!(found, ["witness/acme.note: there were 7 entries, now there are only 3"]);
    std::fs::remove_file(folder.path().join("witness/acme.note")).unwrap();
    let engine = house(folder.path(), 3).await.unwrap();
    assert_eq!(engine.state("acme").await.unwrap().size(), 3);
    add(&engine, "acme", 3..4).await;
}

#[tokio::test]
async fn a_history_signed_again_with_the_key_is_seen_by_what_is_remembered() {
    let (folder, forged) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let engine = house(folder.path(), 1).await.unwrap();
    add(&engine, "acme", 0..3).await;
    engine.close().await;
    for file in ["muniment.key", "muniment.pub"] {
        std::fs::copy(folder.path().join(file), forged.path().join(file)).unwrap();
    }
    let engine = house(forged.path(), 1).await.unwrap();
    add(&engine, "acme", 10..15).await;
    engine.close().await;
    std::fs::copy(forged.path().join(DB), folder.path().join(DB)).unwrap();
    let fault = house(folder.path(), 2).await.err().unwrap().cause();
    assert!(fault.contains("witness/instance.note: the first 2 entries are not the ones it signs"), "{fault}");
    std::fs::remove_file(folder.path().join("witness/instance.note")).unwrap();
    let engine = house(folder.path(), 2).await.unwrap();
    let told = refused(engine.state("acme").await);
    assert!(told.contains("witness/acme.note: the first 3 entries are not the ones it signs"), "{told}");
}

#[tokio::test]
async fn what_another_process_wrote_past_the_acts_stops_a_house_that_follows_it() {
    let folder = tempfile::tempdir().unwrap();
    let engine = house(folder.path(), 1).await.unwrap();
    add(&engine, "acme", 0..3).await;
    engine.state("acme").await.unwrap();
    // The head says that there is one more, and its entry is the third again.
    let copy =
        format!("INSERT INTO entry SELECT {}, NULL, header, hashes, body FROM entry WHERE place = {}", at(4), at(3));
    sql(folder.path(), &copy);
    sql(folder.path(), "UPDATE organization SET size = 4 WHERE key = 'acme'");
    let unit = |name: &str| Command::Create(Unit::REGISTER, vec![(Path::field("name"), Value::Text(name.into()))]);
    let late = engine.execute("acme", Asked::by(Actor::operator()), unit("Late")).await;
    assert!(late.is_err(), "it was written on top of what does not verify");
    let told = refused(engine.state("acme").await);
    assert!(told.contains("entry 4") && told.contains("run `muniment verify`"), "{told}");
}

/// More entries than are verified before a ledger is shown.
const MANY: usize = 5_100;

#[tokio::test]
async fn of_a_large_ledger_today_is_attested_at_once_and_all_of_it_before_old_entries_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let engine = house(folder.path(), 1).await.unwrap();
    add(&engine, "acme", 0..MANY).await;
    engine.snapshot("acme").await.unwrap();
    add(&engine, "acme", MANY..MANY + 20).await;
    engine.close().await;
    let whole = std::fs::read(folder.path().join(DB)).unwrap();

    let engine = house(folder.path(), 2).await.unwrap();
    assert_eq!(engine.state("acme").await.unwrap().size(), MANY as u64 + 20);
    assert_eq!(engine.entries("acme", 17, 1).await.unwrap()[0].seq, 17);
    engine.close().await;

    // Something old: it may be shown what follows from the signed snapshot, until all was looked at.
    sql(folder.path(), &format!("UPDATE entry SET body = substr(body, 2) WHERE place = {}", at(17)));
    let engine = house(folder.path(), 2).await.unwrap();
    let today = engine.state("acme").await;
    assert!(today.is_err() || today.is_ok_and(|state: Arc<State>| state.size() == MANY as u64 + 20));
    let told = refused(engine.entries("acme", 4_000, 1).await);
    assert!(told.contains("entry 17"), "{told}");
    refused(engine.state("acme").await);
    engine.close().await;

    // Something since the snapshot, with the stored hash of the entry made to fit: seen before anything is shown.
    std::fs::write(folder.path().join(DB), &whole).unwrap();
    let late = MANY as u64 + 9;
    let swapped = format!(
        "UPDATE entry SET (header, hashes, body) = (SELECT header, hashes, body FROM entry WHERE place = {}) WHERE place = {}",
        at(late + 2),
        at(late)
    );
    sql(folder.path(), &swapped);
    let engine = house(folder.path(), 2).await.unwrap();
    let told = refused(engine.state("acme").await);
    assert!(told.contains(&format!("entry {late}")), "{told}");
}

#[tokio::test]
async fn a_snapshot_that_somebody_signed_with_the_key_is_named() {
    let store = Store::memory();
    let clock = Arc::new(SetClock::at(noon(1)));
    let engine = Engine::open(Place::Store(store.clone()), clock).await.unwrap();
    for org in ["acme", "other"] {
        engine.found(org, org, None, &Actor::operator()).await.unwrap();
    }
    add(&engine, "acme", 0..4).await;
    add(&engine, "other", 5..9).await;
    engine.snapshot("acme").await.unwrap();
    engine.snapshot("other").await.unwrap();
    assert!(engine.verify("acme", None).await.unwrap().is_sound());
    let (kind, (size, bytes)) =
        (kernel::snapshot::FORMAT, store.snapshot("other", kernel::snapshot::FORMAT, 9).await.unwrap().unwrap());
    store.put_snapshot("acme", size, kind, bytes).await.unwrap();
    let report = engine.verify("acme", None).await.unwrap().to_string();
    assert!(report.contains("snapshot 4: it does not hold what the entries say"), "{report}");
}

#[tokio::test]
async fn a_running_house_serves_nothing_more_once_its_own_verification_finds_something() {
    let folder = tempfile::tempdir().unwrap();
    let engine = house(folder.path(), 1).await.unwrap();
    add(&engine, "acme", 0..9).await;
    add(&engine, "other", 0..2).await;
    // A checkpoint that does not fit says nothing against the entries.
    let other = engine.checkpoint("other").await.unwrap();
    assert!(!engine.verify("acme", Some(&other)).await.unwrap().is_sound());
    engine.state("acme").await.unwrap();
    sql(folder.path(), &format!("DELETE FROM entry WHERE place = {}", at(4)));
    assert!(!engine.verify("acme", None).await.unwrap().is_sound());
    let told = refused(engine.state("acme").await);
    assert!(told.contains("entry 4"), "{told}");
    engine.state("other").await.unwrap();
}

#[tokio::test]
async fn what_another_process_just_wrote_is_known_before_anything_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (house(folder.path(), 1).await.unwrap(), house(folder.path(), 1).await.unwrap());
    let name = |name: &str| (Path::field("name"), Value::Text(name.to_owned()));
    let make = |values| Command::Create(Unit::REGISTER, values);
    for round in 0..5 {
        let made = two.execute("acme", Asked::by(Actor::operator()), make(vec![name(&format!("Whole {round}"))])).await;
        let whole = made.unwrap().changes[0].subject().1;
        let part = make(vec![name(&format!("Part {round}")), (Path::field("parent"), Value::Link(whole))]);
        one.execute("acme", Asked::by(Actor::operator()), part).await.unwrap();
    }
}
