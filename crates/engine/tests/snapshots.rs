//! Snapshots: few, never far from any day, and none that holds what was erased.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::sync::Arc;

use engine::{Actor, Asked, Engine, Place, SetClock, Spacing};
use isms::support::Person;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use kernel::{Command, Declared, Path, RawId, State, Value};
use ledger::Store;

const SPACING: Spacing = Spacing { entries: 10, newest: 2 };

fn noon(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp()
}

fn first() -> Date {
    date(2026, 3, 1)
}

async fn house(store: &Store) -> (Engine, Arc<SetClock>) {
    let clock = Arc::new(SetClock::at(noon(first())));
    let engine = Engine::open_spaced(Place::Store(store.clone()), clock.clone(), SPACING).await.unwrap();
    if engine.organizations().is_empty() {
        engine.found("acme", "Acme", None, &Actor::operator()).await.unwrap();
    }
    (engine, clock)
}

/// Somebody joins on each day; gives who, and the state at the end of each day.
async fn joined(engine: &Engine, clock: &SetClock, days: i64) -> (Vec<RawId>, Vec<Arc<State>>) {
    let (mut ids, mut states) = (Vec::new(), Vec::new());
    for day in 0..days {
        clock.set(noon(first()) + SignedDuration::from_hours(24 * day));
        let values = vec![(Path::field("name"), Value::Text(format!("Somebody {day}")))];
        let asked = Asked::by(Actor::operator()).because("joins");
        let done = engine.execute("acme", asked, Command::Create(Person::REGISTER, values)).await.unwrap();
        ids.push(done.changes[0].subject().1);
        states.push(done.state);
    }
    (ids, states)
}

async fn sizes(store: &Store) -> Vec<u64> {
    store.snapshots("acme").await.unwrap().into_iter().map(|(size, _)| size).collect()
}

/// Waits for what is written beside the work.
async fn settled(store: &Store, wanted: impl Fn(&[u64]) -> bool) -> Vec<u64> {
    for _ in 0..1_000_000 {
        let sizes = sizes(store).await;
        if wanted(&sizes) {
            return sizes;
        }
        tokio::task::yield_now().await;
    }
    panic!("there are {:?}", sizes(store).await)
}

fn bytes(state: &State) -> Vec<u8> {
    kernel::snapshot::encode(state)
}

#[tokio::test]
async fn one_is_kept_for_each_span_and_every_day_is_what_it_was() {
    let store = Store::memory();
    let (engine, clock) = house(&store).await;
    let (_, states) = joined(&engine, &clock, 65).await;
    let kept = settled(&store, |sizes| sizes.last().is_some_and(|last| *last >= 60)).await;
    assert!(kept.len() <= 8, "{kept:?}");
    // Closing and opening again and again adds none that stays.
    for _ in 0..9 {
        engine.snapshot("acme").await.unwrap();
    }
    assert!(sizes(&store).await.len() <= 9);
    engine.evict("acme").await;
    for (state, day) in states.iter().zip(0..) {
        let past = engine.state_at("acme", first() + SignedDuration::from_hours(24 * day)).await.unwrap();
        assert_eq!(bytes(&past), bytes(state), "day {day}");
    }
    assert!(engine.verify("acme", None).await.unwrap().is_sound());
}

#[tokio::test]
async fn what_is_erased_is_in_none_and_those_that_held_it_are_made_again() {
    let store = Store::memory();
    let (engine, clock) = house(&store).await;
    let (ids, _) = joined(&engine, &clock, 45).await;
    // Each is written by a task of its own, so that a later one may be there before an earlier one.
    let whole = |sizes: &[u64]| sizes.starts_with(&[10, 20, 30]) && sizes.last().is_some_and(|last| *last >= 40);
    settled(&store, whole).await;
    clock.set(noon(date(2026, 6, 1)));
    let left = vec![(Path::field("left_on"), Value::Date(date(2026, 5, 1)))];
    let asked = || Asked::by(Actor::operator()).because("asked for by letter");
    engine.execute("acme", asked(), Command::Edit(Person::REGISTER, ids[13], left, None)).await.unwrap();
    let erase = isms::act("person.erase").unwrap();
    let erase = Command::Act(erase, vec![("person".into(), Value::Link(ids[13]))]);
    engine.execute("acme", asked(), erase).await.unwrap();
    // All that came after the entry that told of the person.
    assert_eq!(sizes(&store).await, [10]);
    engine.evict("acme").await;
    let today = engine.state("acme").await.unwrap();
    let kept = settled(&store, whole).await;
    for size in kept {
        let (_, packed) = store.snapshot("acme", kernel::snapshot::FORMAT, size).await.unwrap().unwrap();
        let plain = zstd::bulk::decompress(&packed, 1 << 20).unwrap();
        let told = String::from_utf8_lossy(&plain).into_owned();
        assert!(!told.contains("Somebody 13") && told.contains("Somebody 3"), "snapshot {size}");
    }
    engine.evict("acme").await;
    assert_eq!(bytes(&engine.state("acme").await.unwrap()), bytes(&today));
    let report = engine.verify("acme", None).await.unwrap();
    assert!(report.is_sound(), "{report}");
}
