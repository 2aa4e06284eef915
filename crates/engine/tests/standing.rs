//! Files that are cut, written over or changed in their places while a house has them open: the next act is refused, and
//! who only reads is told within a beat.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::{Path as File, PathBuf};
use std::sync::Arc;

use cluster::Cluster;
use engine::{Actor, Asked, Engine, Failure, Means, Place, SystemClock};
use isms::context::Unit;
use kernel::{Command, Declared, Path, Value};

const DB: &str = "muniment.db";
const LOG: &str = "muniment.db-wal";

struct House {
    folder: tempfile::TempDir,
    engine: Engine,
}

impl House {
    /// With three entries of which all is in the log.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let engine = open(folder.path()).await;
        Self { folder, engine }.filled().await
    }

    /// The same in a database, and its address.
    async fn in_database() -> (Self, String) {
        let (folder, url) = (tempfile::tempdir().unwrap(), Cluster::shared().database());
        let engine = open_at(Place::Database { url: url.clone(), folder: folder.path().to_owned() }).await;
        (Self { folder, engine }.filled().await, url)
    }

    async fn filled(self) -> Self {
        self.engine.found("acme", "Acme", None, &Actor::operator()).await.unwrap();
        for name in ["one", "two", "three"] {
            self.add(name).await.unwrap();
        }
        self
    }

    /// The same with nothing in the log.
    async fn settled() -> Self {
        let Self { folder, engine } = Self::new().await;
        engine.close().await;
        let engine = open(folder.path()).await;
        engine.state("acme").await.unwrap();
        Self { folder, engine }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn add(&self, name: &str) -> Result<u64, Failure> {
        let command = Command::Create(Unit::REGISTER, vec![(Path::field("name"), Value::Text(name.into()))]);
        self.engine.execute("acme", Asked::by(Actor::operator()), command).await.map(|done| done.seq)
    }

    /// Neither the next act nor anybody who reads is served, and this is said.
    async fn refuses(&self, what: &str) {
        for told in [unsound(self.add("lost").await), unsound(self.engine.state("acme").await)] {
            assert!(told.contains(what), "{told}");
        }
    }

    /// Whoever only reads is refused within a beat, and this is said.
    async fn notices(&self, what: &str) {
        let told = loop {
            match self.engine.state("acme").await {
                Ok(_) => tokio::task::yield_now().await,
                refused => break unsound(refused),
            }
        };
        assert!(told.contains(what), "{told}");
        self.refuses(what).await;
    }
}

async fn open(folder: &File) -> Engine {
    open_at(Place::Folder(folder.to_owned())).await
}

async fn open_at(place: Place) -> Engine {
    Engine::open(place, Arc::new(SystemClock)).await.unwrap()
}

fn unsound<T>(answer: Result<T, Failure>) -> String {
    match answer {
        Err(Failure::Fault(fault)) if fault.means == Means::Unsound => fault.cause(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was served"),
    }
}

fn cut(path: &File, bytes: u64) {
    OpenOptions::new().write(true).open(path).unwrap().set_len(bytes).unwrap();
}

fn sql(folder: &File, statements: &str) {
    rusqlite::Connection::open(folder.join(DB)).unwrap().execute_batch(statements).unwrap();
}

/// Where the entry of a number lies; `acme` is the second organization.
fn at(seq: u64) -> u64 {
    (2 << 40) + seq - 1
}

#[tokio::test]
async fn a_log_that_was_cut_takes_no_more_acts() {
    for left in [0, 32, 5_000] {
        let house = House::new().await;
        cut(&house.path(LOG), left);
        house.refuses("muniment.db-wal was replaced, removed, cut or written over").await;
    }
}

#[tokio::test]
async fn a_log_that_was_written_over_in_its_place_takes_no_more_acts() {
    let house = House::new().await;
    let older = std::fs::read(house.path(LOG)).unwrap();
    house.add("four").await.unwrap();
    // As long as it was, and older.
    let log = OpenOptions::new().write(true).open(house.path(LOG)).unwrap();
    let zeros = vec![0; usize::try_from(log.metadata().unwrap().len()).unwrap()];
    log.write_all_at(&zeros, 0).unwrap();
    log.write_all_at(&older, 0).unwrap();
    house.refuses("muniment.db-wal was replaced, removed, cut or written over").await;
}

#[tokio::test]
async fn a_log_that_is_broken_in_its_middle_is_noticed() {
    let house = House::new().await;
    OpenOptions::new().write(true).open(house.path(LOG)).unwrap().write_all_at(&[0xa5; 64], 9_000).unwrap();
    house.notices("muniment.db-wal was replaced, removed, cut or written over").await;
}

#[tokio::test]
async fn a_log_or_a_file_that_was_cut_is_noticed_by_a_house_in_which_nobody_writes() {
    let house = House::new().await;
    cut(&house.path(LOG), 0);
    house.notices("muniment.db-wal was replaced").await;
    let house = House::settled().await;
    cut(&house.path(DB), 4_096);
    house.notices("muniment.db was replaced").await;
}

#[tokio::test]
async fn a_file_that_was_cut_takes_no_more_acts() {
    let house = House::settled().await;
    let bytes = std::fs::metadata(house.path(DB)).unwrap().len();
    cut(&house.path(DB), bytes - 4_096);
    house.refuses("muniment.db was replaced, removed, cut or written over").await;
}

#[tokio::test]
async fn an_older_file_copied_into_the_place_of_the_open_one_takes_no_more_acts() {
    let house = House::settled().await;
    house.engine.close().await;
    let older = std::fs::read(house.path(DB)).unwrap();
    let house = House { engine: open(house.folder.path()).await, ..house };
    house.add("four").await.unwrap();
    house.engine.close().await;
    let house = House { engine: open(house.folder.path()).await, ..house };
    house.engine.state("acme").await.unwrap();
    assert_eq!(std::fs::metadata(house.path(DB)).unwrap().len(), older.len() as u64);
    std::fs::write(house.path(DB), &older).unwrap();
    let told = unsound(house.add("lost").await);
    assert!(told.contains("acme"), "{told}");
    house.refuses("acme").await;
}

#[tokio::test]
async fn a_page_of_an_old_entry_written_over_in_the_open_file_takes_no_more_acts() {
    let house = House::settled().await;
    let bytes = std::fs::read(house.path(DB)).unwrap();
    let name = b"three";
    let place = bytes.windows(name.len()).position(|window| window == name).unwrap();
    OpenOptions::new().write(true).open(house.path(DB)).unwrap().write_all_at(b"THREE", place as u64).unwrap();
    house.refuses("entry 3: its body was changed").await;
}

#[tokio::test]
async fn an_old_entry_changed_by_another_program_is_noticed() {
    let house = House::settled().await;
    sql(house.folder.path(), &format!("UPDATE entry SET body = zeroblob(9) WHERE place = {}", at(2)));
    house.notices("the ledger of acme does not verify: entry 2").await;
}

#[tokio::test]
async fn entries_taken_away_by_another_program_are_noticed() {
    let house = House::settled().await;
    let note = house.path("witness/acme.note");
    assert!(note.exists());
    // All that the ledger says of itself is that of an empty one, signed with the key.
    let other = tempfile::tempdir().unwrap();
    for file in ["muniment.key", "muniment.pub"] {
        std::fs::copy(house.path(file), other.path().join(file)).unwrap();
    }
    let store = ledger::Store::sqlite(other.path()).await.unwrap();
    store.create("acme").await.unwrap();
    let empty = store.checkpoint("acme").await.unwrap();
    let gone = format!("DELETE FROM entry WHERE place >= {}", at(1));
    sql(
        house.folder.path(),
        &format!("{gone}; UPDATE organization SET size = 0, checkpoint = '{empty}' WHERE key = 'acme'"),
    );
    house.notices("head: there were 3 entries, now there are only 0").await;
}

#[tokio::test]
async fn a_command_beside_the_house_disturbs_nobody() {
    let house = House::new().await;
    for round in 0..3 {
        let beside = House { folder: tempfile::tempdir().unwrap(), engine: open(house.folder.path()).await };
        beside.add(&format!("beside {round}")).await.unwrap();
        beside.engine.close().await;
        // Its log moved into the file by somebody else, and emptied.
        sql(house.folder.path(), "PRAGMA wal_checkpoint(TRUNCATE)");
        house.add(&format!("here {round}")).await.unwrap();
        assert!(house.engine.verify("acme", None).await.unwrap().is_sound());
    }
    assert_eq!(house.engine.state("acme").await.unwrap().size(), 9);
}

#[tokio::test]
async fn an_old_entry_changed_by_somebody_with_the_password_of_the_database_is_noticed() {
    let (house, url) = House::in_database().await;
    let entry = "organization = (SELECT number FROM organization WHERE key = 'acme') AND seq = 1";
    Cluster::shared().run_in(&url, &format!("UPDATE entry SET body = 'other' WHERE {entry}"));
    house.notices("the ledger of acme does not verify: entry 2").await;
}

#[tokio::test]
async fn an_old_entry_changed_while_the_database_counts_nothing_is_noticed() {
    let (folder, url) = (tempfile::tempdir().unwrap(), Cluster::shared().database());
    let name = url.rsplit('/').next().unwrap();
    // Of all connections from now on, so that nothing but time tells that somebody wrote.
    Cluster::shared().run_in(&url, &format!("ALTER DATABASE \"{name}\" SET track_counts = off"));
    let engine = open_at(Place::Database { url: url.clone(), folder: folder.path().to_owned() }).await;
    let house = House { folder, engine }.filled().await;
    let entry = "organization = (SELECT number FROM organization WHERE key = 'acme') AND seq = 1";
    Cluster::shared().run_in(&url, &format!("UPDATE entry SET body = 'other' WHERE {entry}"));
    house.notices("the ledger of acme does not verify: entry 2").await;
}

#[tokio::test]
async fn an_older_database_under_a_running_house_is_noticed() {
    let (house, url) = House::in_database().await;
    let older = house.engine.checkpoint("acme").await.unwrap();
    house.add("four").await.unwrap();
    let acme = "(SELECT number FROM organization WHERE key = 'acme')";
    let back = format!("UPDATE organization SET size = 3, checkpoint = '{older}' WHERE key = 'acme'");
    Cluster::shared().run_in(&url, &format!("DELETE FROM entry WHERE organization = {acme} AND seq = 3; {back}"));
    house.notices("acme").await;
}

#[tokio::test]
async fn a_trigger_in_the_database_that_loses_entries_is_noticed_before_anything_is_told() {
    let (house, url) = House::in_database().await;
    let loses = "CREATE FUNCTION loses() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE TRIGGER loses BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION loses()";
    Cluster::shared().run_in(&url, loses);
    unsound(house.add("lost").await);
    unsound(house.engine.state("acme").await);
}

#[tokio::test]
async fn a_trigger_in_the_database_is_noticed_where_nobody_writes() {
    let (house, url) = House::in_database().await;
    let tells = "CREATE FUNCTION tells() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER tells BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION tells()";
    Cluster::shared().run_in(&url, tells);
    house.notices("tells").await;
}
