//! Erasing: what is erased is nowhere any more, everything else is as it was, and every proof holds.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

mod erasing;

use std::sync::Arc;

use access::Role;
use engine::{Actor, Asked, Engine, Failure, Place, SetClock};
use erasing::{holds, noon};
use isms::support::{Document, Person};
use jiff::civil::date;
use kernel::{Command, Declared, Id, Path, RawId, Value};
use ledger::{Plan, Store, When};

const NAME: &str = "Ansgar Unforgettable";

fn because(reason: &str) -> Asked {
    Asked::by(Actor::operator()).because(reason)
}

fn text(field: &'static str, text: &str) -> (Path, Value) {
    (Path::field(field), Value::Text(text.to_owned()))
}

fn day(field: &'static str, day: i8) -> (Path, Value) {
    (Path::field(field), Value::Date(date(2026, 3, day)))
}

fn erase_person(id: RawId) -> Command {
    let act = isms::ACTS.iter().find(|act| act.key == "person.erase").unwrap();
    Command::Act(act, vec![("person".into(), Value::Link(id))])
}

fn erase_document(id: RawId) -> Command {
    let act = isms::ACTS.iter().find(|act| act.key == "document.erase").unwrap();
    Command::Act(act, vec![("document".into(), Value::Link(id))])
}

async fn opened(place: Place, today: i8) -> (Engine, Arc<SetClock>) {
    let clock = Arc::new(SetClock::at(noon(today)));
    let engine = Engine::open(place, clock.clone()).await.unwrap();
    if engine.organizations().is_empty() {
        engine.found("acme", "Acme", Some("Europe/Oslo"), &Actor::operator()).await.unwrap();
    }
    (engine, clock)
}

/// Somebody who came on the first, was renamed on the second, and left on the third.
async fn who_left(engine: &Engine, clock: &SetClock) -> RawId {
    clock.set(noon(1));
    let made = Command::Create(Person::REGISTER, vec![text("name", NAME), text("email", "ansgar@example.org")]);
    let done = engine.execute("acme", because("Ansgar joins us"), made).await.unwrap();
    let id = done.changes[0].subject().1;
    clock.set(noon(2));
    let edit = vec![text("name", &format!("{NAME} the Second")), text("notes", "likes Ansgar puns")];
    engine.execute("acme", because("renamed"), Command::Edit(Person::REGISTER, id, edit, None)).await.unwrap();
    engine.snapshot("acme").await.unwrap();
    clock.set(noon(3));
    let left = Command::Edit(Person::REGISTER, id, vec![day("left_on", 3)], None);
    engine.execute("acme", because("left"), left).await.unwrap();
    clock.set(noon(4));
    id
}

fn name(state: &kernel::State, id: RawId) -> String {
    state.get(Id::<Person>::of(id)).unwrap().name.to_string()
}

#[tokio::test]
async fn a_person_is_erased_from_the_folder_from_memory_and_from_every_past_day() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, clock) = opened(Place::Folder(folder.path().to_owned()), 1).await;
    let id = who_left(&engine, &clock).await;
    let note = engine.checkpoint("acme").await.unwrap();
    let proof = engine.prove_entry("acme", 1, false, Some(&note)).await.unwrap();
    assert!(name(&engine.state_at("acme", date(2026, 3, 1)).await.unwrap(), id).starts_with(NAME));
    assert!(holds(folder.path(), b"Ansgar"));
    let mut sheet = engine.receive("acme", &Actor::operator()).await.unwrap();
    sheet.push(b"name\nAnsgar Unforgettable\n").await.unwrap();
    sheet.finish("people.csv", None).await.unwrap();

    let done = engine.execute("acme", because("asked for by letter"), erase_person(id)).await.unwrap();
    assert_eq!(name(&done.state, id), "erased on 2026-03-04");
    assert_eq!(done.state.erased(id, "email"), Some(noon(4)));
    for past in 1..=4 {
        let state = engine.state_at("acme", date(2026, 3, past)).await.unwrap();
        assert_eq!(name(&state, id), "erased on 2026-03-04", "as of day {past}");
    }
    let told = format!("{:?}", engine.entries("acme", 1, 100).await.unwrap());
    assert!(!told.contains("Ansgar") && told.contains("asked for by letter"), "{told}");
    let history = engine.history("acme", id).await.unwrap();
    let erased: Vec<_> = history.iter().map(|told| (told.seq, told.erased)).collect();
    assert_eq!(erased, [(4, 0), (3, 1), (2, 3), (1, 3)]);

    // Nothing else changed: proofs of before and verification with the checkpoint of before hold.
    assert_eq!(engine.prove_entry("acme", 1, false, Some(&note)).await.unwrap(), proof);
    let report = engine.verify("acme", Some(&note)).await.unwrap();
    assert_eq!((report.is_sound(), report.items_erased), (true, 7), "{report}");
    let live = kernel::snapshot::encode(&engine.state("acme").await.unwrap());
    engine.close().await;
    assert!(!holds(folder.path(), b"Ansgar"));
    let (engine, _) = opened(Place::Folder(folder.path().to_owned()), 5).await;
    assert_eq!(kernel::snapshot::encode(&engine.state("acme").await.unwrap()), live);
}

#[tokio::test]
async fn what_was_erased_and_is_put_back_from_a_backup_is_taken_away_again_on_opening() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, clock) = opened(Place::Folder(folder.path().to_owned()), 1).await;
    let id = who_left(&engine, &clock).await;
    engine.close().await;
    let (db, backup) = (folder.path().join("muniment.db"), folder.path().join("backup"));
    std::fs::copy(&db, &backup).unwrap();
    let (engine, _) = opened(Place::Folder(folder.path().to_owned()), 4).await;
    engine.execute("acme", because("asked for by letter"), erase_person(id)).await.unwrap();
    let live = kernel::snapshot::encode(&engine.state("acme").await.unwrap());
    engine.close().await;

    let conn = rusqlite::Connection::open(&db).unwrap();
    conn.execute("ATTACH ? AS before", (backup.to_str(),)).unwrap();
    let back = "UPDATE main.entry SET body = old.body FROM before.entry AS old
        WHERE old.place = main.entry.place AND old.body <> main.entry.body";
    assert!(conn.execute(back, ()).unwrap() > 0);
    conn.close().unwrap();
    std::fs::remove_file(&backup).unwrap();
    assert!(holds(folder.path(), b"Ansgar"));
    let reports = engine::objects::verify_folder(folder.path(), None).await.unwrap();
    assert!(reports[0].to_string().contains("is still here, though entry 4 erased it; open the organization once"));

    let (engine, _) = opened(Place::Folder(folder.path().to_owned()), 5).await;
    assert_eq!(kernel::snapshot::encode(&engine.state("acme").await.unwrap()), live);
    assert_eq!(name(&engine.state_at("acme", date(2026, 3, 1)).await.unwrap(), id), "erased on 2026-03-04");
    engine.close().await;
    assert!(!holds(folder.path(), b"Ansgar"));
    let reports = engine::objects::verify_folder(folder.path(), None).await.unwrap();
    assert!(reports.iter().all(ledger::Report::is_sound), "{reports:?}");
}

#[tokio::test]
async fn the_content_of_a_document_is_erased_with_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, clock) = opened(Place::Folder(folder.path().to_owned()), 1).await;
    let mut receiving = engine.receive("acme", &Actor::operator()).await.unwrap();
    receiving.push(b"what nobody shall read").await.unwrap();
    let file = receiving.finish("secret.txt", None).await.unwrap();
    let values = vec![
        text("title", "Plan"),
        text("body", "unspeakable"),
        (Path::field("file"), Value::File(Box::new(file.clone()))),
    ];
    let made = engine.execute("acme", because("draft"), Command::Create(Document::REGISTER, values)).await.unwrap();
    let id = made.changes[0].subject().1;
    assert!(engine.file("acme", &file.digest).await.is_ok());
    clock.set(noon(2));
    engine.execute("acme", because("not ours to keep"), erase_document(id)).await.unwrap();
    assert!(matches!(engine.file("acme", &file.digest).await, Err(Failure::Missing(_))));
    let state = engine.state_at("acme", date(2026, 3, 1)).await.unwrap();
    let document = state.get(Id::<Document>::of(id)).unwrap();
    assert_eq!(
        (&*document.title, document.body.as_ref().map(|body| body.to_string())),
        ("Plan", Some("erased on 2026-03-02".into()))
    );
    assert!(document.file.is_none());
    assert!(engine.verify("acme", None).await.unwrap().is_sound());
    engine.close().await;
    for letters in [&b"unspeakable"[..], b"what nobody shall read", b"secret.txt"] {
        assert!(!holds(folder.path(), letters));
    }
}

#[tokio::test]
async fn a_file_that_another_record_names_stays() {
    let (engine, clock) = opened(Place::Memory, 1).await;
    let mut receiving = engine.receive("acme", &Actor::operator()).await.unwrap();
    receiving.push(b"shared").await.unwrap();
    let file = receiving.finish("shared.txt", None).await.unwrap();
    let mut ids = Vec::new();
    for title in ["One", "Two"] {
        let values = vec![text("title", title), (Path::field("file"), Value::File(Box::new(file.clone())))];
        let done = engine.execute("acme", because("draft"), Command::Create(Document::REGISTER, values)).await.unwrap();
        ids.push(done.changes[0].subject().1);
    }
    clock.set(noon(2));
    engine.execute("acme", because("gone"), erase_document(ids[0])).await.unwrap();
    assert!(engine.file("acme", &file.digest).await.is_ok());
    engine.execute("acme", because("gone"), erase_document(ids[1])).await.unwrap();
    assert!(engine.file("acme", &file.digest).await.is_err());
}

async fn refused(engine: &Engine, asked: Asked, command: Command) -> Vec<String> {
    match engine.execute("acme", asked, command).await {
        Err(Failure::Refused(refusals)) => refusals
            .iter()
            .map(|refusal| format!("{} [{} {}]", refusal.message, refusal.basis.key(), refusal.clause))
            .collect(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was erased"),
    }
}

#[tokio::test]
async fn what_is_to_be_kept_is_refused_with_its_basis() {
    let (engine, clock) = opened(Place::Memory, 1).await;
    let made = Command::Create(Person::REGISTER, vec![text("name", NAME)]);
    let ada = engine.execute("acme", because("joins"), made).await.unwrap().changes[0].subject().1;
    let said = refused(&engine, Asked::by(Actor::operator()), erase_person(ada)).await;
    assert!(said[0].starts_with("this person works here still"), "{said:?}");
    assert!(said.last().unwrap().ends_with("[law ]"), "{said:?}");

    let values = vec![
        text("title", "Plan"),
        text("body", "words"),
        (Path::field("legal_hold"), Value::Flag(true)),
        (Path::field("retention_months"), Value::Whole(12)),
    ];
    let made = Command::Create(Document::REGISTER, values);
    let plan = engine.execute("acme", because("draft"), made).await.unwrap().changes[0].subject().1;
    let said = refused(&engine, because("tidy"), erase_document(plan)).await;
    assert_eq!(
        said,
        [
            "a dispute or an inquiry forbids to dispose of it; lift the legal hold first [requirement 7.5.3 f]",
            "this is to be kept until 2027-03-01; dispose of it after that day [requirement 7.5.3 f]",
        ]
    );
    let lifted = vec![(Path::field("legal_hold"), Value::Flag(false))];
    engine.execute("acme", because("settled"), Command::Edit(Document::REGISTER, plan, lifted, None)).await.unwrap();
    clock.set(date(2027, 3, 2).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp());
    let manager = Asked::by(Actor { role: Role::Manager, ..Actor::operator() }).because("tidy");
    assert_eq!(refused(&engine, manager, erase_document(plan)).await.len(), 1);
    assert!(engine.execute("acme", because("its time is over"), erase_document(plan)).await.is_ok());
}

#[tokio::test]
async fn an_erasure_past_the_acts_and_one_not_carried_out_are_named() {
    let store = Store::memory();
    let (engine, clock) = opened(Place::Store(store.clone()), 1).await;
    who_left(&engine, &clock).await;
    store.erase("acme", 1, &[1]).await.unwrap();
    let report = engine.verify("acme", None).await.unwrap().to_string();
    assert!(report.contains("entry 2: its item 2 is erased, and no act says so"), "{report}");
}

#[tokio::test]
async fn an_erasure_broken_off_anywhere_is_brought_to_its_end_when_the_organization_is_opened_next() {
    for when in [When::BeforeEffect, When::AfterEffect] {
        for nth in 1.. {
            let store = Store::memory();
            let (engine, clock) = opened(Place::Store(store.clone()), 1).await;
            let id = who_left(&engine, &clock).await;
            drop(engine);
            let plan = Arc::new(Plan::at(nth, when));
            let clock = Arc::new(SetClock::at(noon(4)));
            if let Ok(engine) = Engine::open(Place::Store(store.clone().failing(plan.clone())), clock).await {
                drop(engine.execute("acme", because("asked for"), erase_person(id)).await);
            }
            let (engine, _) = opened(Place::Store(store.clone()), 5).await;
            let state = engine.state("acme").await.unwrap();
            let told = format!("{:?}", engine.entries("acme", 1, 100).await.unwrap());
            let recorded = state.erased(id, "name").is_some();
            assert_eq!(recorded, !told.contains("Ansgar"), "call {nth}, {when:?}");
            let report = engine.verify("acme", None).await.unwrap();
            assert!(report.is_sound(), "call {nth}, {when:?}: {report}");
            if plan.calls() < nth {
                assert!(recorded && nth > 10, "the plan counted only {} calls", plan.calls());
                break;
            }
        }
    }
}
