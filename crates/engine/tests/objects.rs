//! Files: taken in, named, read by those who may, found when they are lost.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::path::Path as File;
use std::sync::Arc;

use access::Role;
use engine::objects::{FILE_BYTES_MAX, FOLDER, OFFER_HOURS, kept_files, verify_folder};
use engine::{Actor, Asked, Engine, Failure, Place, SetClock};
use isms::certification::Evidence;
use jiff::{SignedDuration, Timestamp};
use kernel::{Command, Declared, FileRef, Path, RawId, Refusal, Value};

const PDF: &[u8] = b"%PDF-1.7 restore test of March";

fn operator() -> Asked {
    Asked::by(Actor::operator())
}

async fn founded(place: Place) -> (Engine, Arc<SetClock>) {
    let clock = Arc::new(SetClock::at(Timestamp::now()));
    let engine = Engine::open(place, clock.clone()).await.unwrap();
    if engine.organizations().is_empty() {
        for key in ["acme", "other"] {
            engine.found(key, key, None, &Actor::operator()).await.unwrap();
        }
    }
    (engine, clock)
}

async fn brought(engine: &Engine, org: &str, content: &[u8]) -> FileRef {
    let mut receiving = engine.receive(org, &Actor::operator()).await.unwrap();
    for piece in content.chunks(7) {
        receiving.push(piece).await.unwrap();
    }
    receiving.finish("proof.pdf", Some("text/html")).await.unwrap()
}

fn evidence(file: &FileRef) -> Command {
    let title = (Path::field("title"), Value::Text("Restore test".into()));
    Command::Create(Evidence::REGISTER, vec![title, (Path::field("file"), Value::File(Box::new(file.clone())))])
}

async fn made(engine: &Engine, org: &str, file: &FileRef) -> RawId {
    engine.execute(org, operator(), evidence(file)).await.unwrap().changes[0].subject().1
}

async fn refused(engine: &Engine, org: &str, command: Command) -> Vec<Refusal> {
    match engine.execute(org, operator(), command).await {
        Err(Failure::Refused(refusals)) => refusals,
        other => panic!("not refused: {:?}", other.map(|done| done.seq)),
    }
}

async fn content(engine: &Engine, org: &str, digest: &str) -> Option<Vec<u8>> {
    match engine.file(org, digest).await {
        Ok(reading) => Some(reading.all().await.unwrap()),
        Err(Failure::Missing(_)) => None,
        Err(other) => panic!("{other}"),
    }
}

async fn story(place: Place) {
    let (engine, _) = founded(place).await;
    let file = brought(&engine, "acme", PDF).await;
    assert_eq!((file.name.as_str(), file.size, file.media.as_str()), ("proof.pdf", 30, "application/pdf"));
    assert_eq!(content(&engine, "other", &file.digest).await, None, "an offer is for its own organization");

    let id = made(&engine, "acme", &file).await;
    assert_eq!(content(&engine, "acme", &file.digest).await.as_deref(), Some(PDF));
    assert_eq!(content(&engine, "other", &file.digest).await, None, "a kept file is for those who name it");

    // What another organization has is refused as what nobody has.
    let theirs = refused(&engine, "other", evidence(&file)).await;
    let nowhere = refused(&engine, "other", evidence(&FileRef { digest: "0".repeat(64), ..file.clone() })).await;
    assert_eq!(theirs[0].message.replace(&file.digest[..12], &"0".repeat(12)), nowhere[0].message);
    assert_eq!(theirs[0].field, "file");
    made(&engine, "other", &brought(&engine, "other", PDF).await).await;
    assert_eq!(content(&engine, "other", &file.digest).await.as_deref(), Some(PDF));

    // What no record names any more is read on, because an earlier day shows it.
    let empty = vec![(Path::field("file"), Value::Nothing)];
    engine.execute("acme", operator(), Command::Edit(Evidence::REGISTER, id, empty, None)).await.unwrap();
    assert!(!engine.state("acme").await.unwrap().names_file(&file.digest));
    assert_eq!(content(&engine, "acme", &file.digest).await.as_deref(), Some(PDF));
    made(&engine, "acme", &file).await;
    assert!(engine.verify("acme", None).await.unwrap().is_sound());
}

#[tokio::test]
async fn a_file_is_read_by_whoever_names_it_in_memory() {
    story(Place::Memory).await;
}

#[tokio::test]
async fn a_file_is_read_by_whoever_names_it_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    story(Place::Folder(folder.path().to_owned())).await;
    let kept = kept_files(folder.path()).unwrap();
    let [(name, path)] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!(std::fs::read(path).unwrap(), PDF);
    assert!(name.starts_with("objects/"));
    assert_eq!(waiting(folder.path()), 0, "nothing waits that is kept");
}

fn waiting(data: &File) -> usize {
    let offers = data.join(FOLDER).join("offered");
    let orgs = std::fs::read_dir(offers).into_iter().flatten().flatten();
    orgs.map(|org| std::fs::read_dir(org.path()).unwrap().count()).sum()
}

#[tokio::test]
async fn a_file_that_is_told_wrongly_is_refused() {
    let (engine, _) = founded(Place::Memory).await;
    let file = brought(&engine, "acme", PDF).await;
    let said = |refusals: Vec<Refusal>| refusals.into_iter().next().unwrap().message;
    let larger = FileRef { size: 31, ..file.clone() };
    assert!(said(refused(&engine, "acme", evidence(&larger)).await).starts_with("this file has 30 bytes"));
    let odd = FileRef { name: "a/b".into(), ..file.clone() };
    assert!(said(refused(&engine, "acme", evidence(&odd)).await).starts_with("name the file in 1 to 255 bytes"));
    let short = FileRef { digest: "ab".into(), ..file };
    let batch = Command::Batch("sheet.import", vec![("row 3".into(), evidence(&short))].into());
    assert_eq!(refused(&engine, "acme", batch).await[0].field, "row 3.file");
}

#[tokio::test]
async fn what_is_empty_too_large_or_not_allowed_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, _) = founded(Place::Folder(folder.path().to_owned())).await;
    let receiving = engine.receive("acme", &Actor::operator()).await.unwrap();
    assert!(matches!(receiving.finish("a", None).await, Err(Failure::Refused(_))));
    let mut receiving = engine.receive("acme", &Actor::operator()).await.unwrap();
    let megabyte = vec![1; 1 << 20];
    for _ in 0..FILE_BYTES_MAX >> 20 {
        receiving.push(&megabyte).await.unwrap();
    }
    let Err(Failure::Refused(refusals)) = receiving.push(b"x").await else { panic!("too large a file passed") };
    assert!(refusals[0].message.contains("at most 64 MiB"));
    drop(receiving);
    assert_eq!(waiting(folder.path()), 0, "what did not come whole leaves nothing");
    let reader = Actor { role: Role::Reader, ..Actor::operator() };
    assert!(matches!(engine.receive("acme", &reader).await, Err(Failure::Refused(_))));
}

#[tokio::test]
async fn what_nobody_names_is_dropped_after_a_day() {
    for folder in [None, Some(tempfile::tempdir().unwrap())] {
        let place = folder.as_ref().map_or(Place::Memory, |folder| Place::Folder(folder.path().to_owned()));
        let (engine, clock) = founded(place).await;
        let early = brought(&engine, "acme", PDF).await;
        clock.set(engine.now() + SignedDuration::from_hours(OFFER_HOURS + 1));
        drop(engine.receive("acme", &Actor::operator()).await.unwrap());
        assert_eq!(content(&engine, "acme", &early.digest).await, None);
    }
}

#[tokio::test]
async fn a_lost_file_is_named_with_its_record_and_field_and_healed_by_bringing_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, _) = founded(Place::Folder(folder.path().to_owned())).await;
    let file = brought(&engine, "acme", PDF).await;
    made(&engine, "acme", &file).await;
    let found = async || {
        let reports = verify_folder(folder.path(), None).await.unwrap();
        let told = reports.iter().flat_map(|report| &report.findings).map(ToString::to_string);
        told.collect::<Vec<_>>()
    };
    assert_eq!(found().await, Vec::<String>::new());
    let path = &kept_files(folder.path()).unwrap()[0].1;

    let mut altered = PDF.to_vec();
    altered[9] ^= 1;
    std::fs::write(path, &altered).unwrap();
    assert_eq!(
        found().await,
        [format!("EV-0001, field file: the file proof.pdf (sha256 {}) was altered", file.digest)]
    );
    assert!(engine.file("acme", &file.digest).await.is_err(), "altered bytes are not handed out");
    std::fs::write(path, []).unwrap();
    assert!(!engine.verify("acme", None).await.unwrap().is_sound(), "nothing is not what was kept");
    assert!(engine.file("acme", &file.digest).await.is_err());

    std::fs::remove_file(path).unwrap();
    assert_eq!(found().await, [format!("EV-0001, field file: the file proof.pdf (sha256 {}) is missing", file.digest)]);
    let report = engine.verify("acme", None).await.unwrap();
    assert_eq!(report.findings.len(), 1);

    let again = brought(&engine, "acme", PDF).await;
    made(&engine, "acme", &again).await;
    assert_eq!(found().await, Vec::<String>::new());
    assert_eq!(content(&engine, "acme", &file.digest).await.as_deref(), Some(PDF));
}

#[tokio::test]
async fn a_refused_act_leaves_no_file_that_nobody_names() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, _) = founded(Place::Folder(folder.path().to_owned())).await;
    let file = brought(&engine, "acme", PDF).await;
    let nameless = vec![(Path::field("file"), Value::File(Box::new(file.clone())))];
    refused(&engine, "acme", Command::Create(Evidence::REGISTER, nameless)).await;
    assert_eq!(kept_files(folder.path()).unwrap(), []);
    assert_eq!(waiting(folder.path()), 1, "whoever puts it right names the same file");
    let id = made(&engine, "acme", &file).await;

    // Of two at the same moment one is refused by the writer alone.
    let version = engine.state("acme").await.unwrap().find(id).map(|row| row.head.changed);
    let contents = ["%PDF-1.7 one", "%PDF-1.7 two"];
    let mut edits = Vec::new();
    for content in contents {
        let file = brought(&engine, "acme", content.as_bytes()).await;
        let values = vec![(Path::field("file"), Value::File(Box::new(file)))];
        edits.push(engine.execute("acme", operator(), Command::Edit(Evidence::REGISTER, id, values, version)));
    }
    let [one, other] = <[_; 2]>::try_from(edits).ok().unwrap();
    let (one, other) = tokio::join!(one, other);
    assert!(one.is_ok() != other.is_ok());
    assert_eq!(kept_files(folder.path()).unwrap().len(), 2, "the first one and the one that came after it");
    assert!(engine.verify("acme", None).await.unwrap().is_sound());
}
