//! One story on every store: from an empty folder to a management system with a past, and through faults.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::sync::Arc;

use access::Role;
use cluster::Cluster;
use engine::{Actor, Asked, Engine, Failure, Place, SetClock};
use isms::context::Unit;
use isms::support::Person;
use jiff::Timestamp;
use jiff::civil::date;
use kernel::{Command, Declared, Id, Path, RawId, Value};
use ledger::{Plan, Store, When};

fn noon(day: i8) -> Timestamp {
    date(2026, 3, day).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp()
}

fn operator() -> Asked {
    Asked::by(Actor::operator())
}

fn text(field: &'static str, text: &str) -> (Path, Value) {
    (Path::field(field), Value::Text(text.to_owned()))
}

fn unit(name: &str) -> Command {
    Command::Create(Unit::REGISTER, vec![text("name", name)])
}

async fn founded(place: Place) -> (Engine, Arc<SetClock>) {
    let clock = Arc::new(SetClock::at(noon(1)));
    let engine = Engine::open(place, clock.clone()).await.unwrap();
    if engine.organizations().is_empty() {
        engine.found("acme", "Acme", Some("Europe/Oslo"), &Actor::operator()).await.unwrap();
    }
    (engine, clock)
}

async fn story(place: impl Fn() -> Place, lasting: bool) {
    let (engine, clock) = founded(place()).await;
    let done = engine.execute("acme", operator().because("first"), unit("Sales")).await.unwrap();
    assert_eq!(done.seq, 1);
    let id: RawId = done.changes[0].subject().1;
    clock.set(noon(2));
    let edit = Command::Edit(Unit::REGISTER, id, vec![text("name", "Trade")], Some(1));
    engine.execute("acme", operator(), edit.clone()).await.unwrap();

    // Somebody who saw the first version is told so.
    let Err(Failure::Refused(refusals)) = engine.execute("acme", operator(), edit).await else {
        panic!("a stale edit passed")
    };
    assert!(refusals[0].message.contains("changed by somebody else in entry 2"), "{refusals:?}");

    // The day before still shows the old name; so does a day before everything show nothing.
    let name = |state: &kernel::State| state.get(Id::<Unit>::of(id)).map(|unit| unit.name.to_string());
    assert_eq!(name(&engine.state("acme").await.unwrap()), Some("Trade".into()));
    assert_eq!(name(&engine.state_at("acme", date(2026, 3, 1)).await.unwrap()), Some("Sales".into()));
    assert_eq!(name(&engine.state_at("acme", date(2026, 2, 1)).await.unwrap()), None);

    let history = engine.history("acme", id).await.unwrap();
    let acts: Vec<_> = history.iter().map(|told| (told.seq, told.act.as_str(), told.reason.as_deref())).collect();
    assert_eq!(acts, [(2, "unit.edit", None), (1, "unit.create", Some("first"))]);

    assert!(engine.verify("acme", None).await.unwrap().is_sound());
    engine.close().await;
    if lasting {
        let (engine, _) = founded(place()).await;
        assert_eq!(name(&engine.state("acme").await.unwrap()), Some("Trade".into()));
        assert_eq!(engine.organizations(), [("acme".to_owned(), "Acme".to_owned())]);
    }
}

#[tokio::test]
async fn a_management_system_keeps_its_past_in_memory() {
    story(|| Place::Memory, false).await;
}

#[tokio::test]
async fn a_management_system_keeps_its_past_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    story(|| Place::Folder(folder.path().to_owned()), true).await;
}

#[tokio::test]
async fn a_management_system_keeps_its_past_in_postgresql() {
    let folder = tempfile::tempdir().unwrap();
    let url = Cluster::shared().database();
    story(|| Place::Database { url: url.clone(), folder: folder.path().to_owned() }, true).await;
}

#[tokio::test]
async fn the_same_request_twice_is_done_once() {
    let (engine, _) = founded(Place::Memory).await;
    let asked = Asked { idempotency: Some("k1".into()), ..operator() };
    let first = engine.execute("acme", asked.clone(), unit("Sales")).await.unwrap();
    let (a, b) = tokio::join!(
        engine.execute("acme", asked.clone(), unit("Sales")),
        engine.execute("acme", asked.clone(), unit("Sales"))
    );
    for again in [a.unwrap(), b.unwrap()] {
        assert!(again.repeated);
        assert_eq!((again.seq, &again.changes), (1, &first.changes));
    }
    assert_eq!(engine.state("acme").await.unwrap().size(), 1);
    let other = Command::Create(Person::REGISTER, vec![text("name", "Ada")]);
    let Err(Failure::Refused(refusals)) = engine.execute("acme", asked.clone(), other).await else {
        panic!("a reused key passed")
    };
    assert!(refusals[0].message.contains("used for another request (unit.create)"));
    let asked = Asked { idempotency: Some("k1".into()), ..operator() };
    let Err(Failure::Refused(_)) = engine.execute("acme", asked, unit("Support")).await else {
        panic!("another request passed for the first")
    };
}

#[tokio::test]
async fn sixty_four_clients_lose_nothing_and_numbers_are_never_used_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, _) = founded(Place::Folder(folder.path().to_owned())).await;
    let clients = (0..64).map(|client| {
        let engine = engine.clone();
        tokio::spawn(
            async move { engine.execute("acme", operator(), unit(&format!("Unit {client}"))).await.unwrap().seq },
        )
    });
    let mut seqs = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        seqs.push(client.await.unwrap());
    }
    seqs.sort_unstable();
    assert_eq!(seqs, (1..=64).collect::<Vec<_>>());
    let state = engine.state("acme").await.unwrap();
    let numbers: std::collections::BTreeSet<_> =
        state.of::<Unit>().iter().map(|(_, unit)| unit.head.reference.number).collect();
    assert_eq!(numbers.len(), 64);
}

#[tokio::test]
async fn two_processes_on_one_folder_follow_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let place = || Place::Folder(folder.path().to_owned());
    let (one, _) = founded(place()).await;
    let (two, _) = founded(place()).await;
    one.execute("acme", operator(), unit("A")).await.unwrap();
    two.execute("acme", operator(), unit("B")).await.unwrap();
    let done = one.execute("acme", operator(), unit("C")).await.unwrap();
    assert_eq!(done.seq, 3);
    assert_eq!(done.state.of::<Unit>().iter().count(), 3);
}

#[tokio::test]
async fn what_another_process_did_under_the_same_key_is_answered_with_the_state_that_shows_it() {
    let folder = tempfile::tempdir().unwrap();
    let place = || Place::Folder(folder.path().to_owned());
    let (one, _) = founded(place()).await;
    let (two, _) = founded(place()).await;
    two.state("acme").await.unwrap();
    let keyed = || Asked { idempotency: Some("once".into()), ..operator() };
    let done = one.execute("acme", keyed(), unit("A")).await.unwrap();
    let again = two.execute("acme", keyed(), unit("A")).await.unwrap();
    assert!(again.repeated);
    assert_eq!((again.seq, units(&again.state)), (done.seq, vec!["A".to_owned()]));
}

#[tokio::test]
async fn two_processes_that_write_at_the_same_time_lose_nothing_and_do_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let place = || Place::Folder(folder.path().to_owned());
    let (one, _) = founded(place()).await;
    let (two, _) = founded(place()).await;
    let names = |who: &str| (0..40).map(|nth| format!("{who} {nth}")).collect::<Vec<_>>();
    let (first, second) = (names("one"), names("two"));
    let (ours, theirs) = tokio::join!(at_once(&one, &first), at_once(&two, &second));
    let store = Store::sqlite_read_only(folder.path()).await.unwrap();
    let report = ledger::verify(&store, "acme", store.keys(), None).await;
    assert!(report.is_sound(), "{report}");
    let (again, _) = founded(place()).await;
    let told = units(&again.state("acme").await.unwrap());
    let acknowledged: Vec<_> = ours.into_iter().chain(theirs).collect();
    assert!(acknowledged.len() >= 40, "only {} of 80 were done", acknowledged.len());
    for name in first.iter().chain(&second) {
        let times = told.iter().filter(|unit| *unit == name).count();
        assert_eq!(times, usize::from(acknowledged.contains(name)), "{name}");
    }
}

#[tokio::test]
async fn a_call_that_fails_while_batches_stand_in_line_costs_its_batch_alone() {
    for when in [When::BeforeEffect, When::AfterEffect] {
        let mut failed = 0;
        for nth in 1.. {
            let folder = tempfile::tempdir().unwrap();
            founded(Place::Folder(folder.path().to_owned())).await;
            let store = Store::sqlite(folder.path()).await.unwrap();
            let plan = Arc::new(Plan::at(nth, when));
            let clock = Arc::new(SetClock::at(noon(1)));
            let names: Vec<_> = (0..60).map(|nth| format!("Unit {nth}")).collect();
            let Ok(engine) = Engine::open(Place::Store(store.clone().failing(plan.clone())), clock).await else {
                continue;
            };
            let acknowledged = at_once(&engine, &names).await;
            let (again, _) = founded(Place::Store(store.clone())).await;
            let told = units(&again.state("acme").await.unwrap());
            let mut once = told.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), told.len(), "something was done twice: call {nth}, {when:?}");
            assert!(acknowledged.iter().all(|name| told.contains(name)), "call {nth}, {when:?}");
            let report = ledger::verify(&store, "acme", store.keys(), None).await;
            assert!(report.is_sound(), "call {nth}, {when:?}: {report}");
            failed += usize::from(acknowledged.len() < names.len());
            if plan.calls() < nth {
                break;
            }
        }
        assert!(failed > 0 || when == When::AfterEffect, "no call was ever missed");
    }
}

/// Makes a unit of each name, all at once; gives the names that were acknowledged.
async fn at_once(engine: &Engine, names: &[String]) -> Vec<String> {
    let clients = names.iter().cloned().map(|name| {
        let engine = engine.clone();
        tokio::spawn(async move { engine.execute("acme", operator(), unit(&name)).await.map(|_| name) })
    });
    let mut acknowledged = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        acknowledged.extend(client.await.unwrap());
    }
    acknowledged
}

/// The names of all units.
fn units(state: &kernel::State) -> Vec<String> {
    state.of::<Unit>().iter().map(|(_, held)| held.record.name.to_string()).collect()
}

#[tokio::test]
async fn each_store_call_fails_in_turn_and_nothing_acknowledged_is_lost() {
    each_call_fails_in_turn(async || Store::memory()).await;
}

#[tokio::test]
async fn each_call_to_postgresql_fails_in_turn_and_nothing_acknowledged_is_lost() {
    let (root, url) = (tempfile::tempdir().unwrap(), Cluster::shared().database());
    // Each database has a folder of its own, which remembers how far its ledgers were.
    each_call_fails_in_turn(async || {
        let folder = tempfile::tempdir_in(root.path()).unwrap().keep();
        Store::postgres(&Cluster::shared().schema(&url), folder).await.unwrap()
    })
    .await;
}

async fn each_call_fails_in_turn(open: impl AsyncFn() -> Store) {
    for when in [When::BeforeEffect, When::AfterEffect] {
        for nth in 1.. {
            let store = open().await;
            founded(Place::Store(store.clone())).await;
            let plan = Arc::new(Plan::at(nth, when));
            let clock = Arc::new(SetClock::at(noon(1)));
            let Ok(engine) = Engine::open(Place::Store(store.clone().failing(plan.clone())), clock).await else {
                continue;
            };
            let mut acknowledged = Vec::new();
            for name in ["A", "B", "C"] {
                if let Ok(done) = engine.execute("acme", operator(), unit(name)).await {
                    acknowledged.push(done.changes[0].subject().1);
                }
            }
            let (again, _) = founded(Place::Store(store)).await;
            let state = again.state("acme").await.unwrap();
            assert!(acknowledged.iter().all(|id| state.row("unit", *id).is_some()), "call {nth}, {when:?}");
            assert!(acknowledged.len() >= 2, "one failing call cost more than one act: call {nth}, {when:?}");
            if plan.calls() < nth {
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_clock_moved_back_or_forward_never_takes_the_ledger_back() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, clock) = founded(Place::Folder(folder.path().to_owned())).await;
    let mut times = Vec::new();
    for (day, name) in [(5, "A"), (3, "B"), (9, "C"), (1, "D")] {
        clock.set(noon(day));
        engine.execute("acme", operator(), unit(name)).await.unwrap();
        times.push(engine.state("acme").await.unwrap().time());
    }
    assert_eq!(times, [noon(5), noon(5), noon(9), noon(9)]);
    engine.close().await;
    let (engine, _) = founded(Place::Folder(folder.path().to_owned())).await;
    engine.execute("acme", operator(), unit("E")).await.unwrap();
    let told = engine.entries("acme", 1, 9).await.unwrap();
    let times: Vec<_> = told.iter().map(|told| told.time).collect();
    assert_eq!(times, [noon(5), noon(5), noon(9), noon(9), noon(9)]);
    assert!(engine.verify("acme", None).await.unwrap().is_sound());
}

#[tokio::test]
async fn a_reader_writes_nothing() {
    let (engine, _) = founded(Place::Memory).await;
    let by = Actor { role: Role::Reader, ..Actor::operator() };
    let Err(Failure::Refused(refusals)) = engine.execute("acme", Asked::by(by), unit("A")).await else {
        panic!("a reader wrote")
    };
    assert_eq!(refusals[0].ground, kernel::refusal::Ground::Forbidden);
}

#[tokio::test]
async fn a_snapshot_gives_the_same_state_as_the_whole_ledger() {
    let (engine, _) = founded(Place::Memory).await;
    let done = engine.execute("acme", operator(), unit("A")).await.unwrap();
    let id = done.changes[0].subject().1;
    engine.execute("acme", operator(), Command::Retire(Unit::REGISTER, id)).await.unwrap();
    engine.snapshot("acme").await.unwrap();
    engine.execute("acme", operator(), unit("B")).await.unwrap();
    let before = engine.state("acme").await.unwrap();
    engine.evict("acme").await;
    let after = engine.state("acme").await.unwrap();
    assert_eq!(kernel::snapshot::encode(&before), kernel::snapshot::encode(&after));
    assert!(after.row("unit", id).unwrap().head.retired);
    assert_eq!(after.table("unit").unwrap().len_live(), 1);
    assert_eq!(after.entries_of(id).collect::<Vec<_>>(), [1, 2]);
}
