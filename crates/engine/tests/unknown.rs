//! Entries of a program that knows more than this one: what they say cannot be judged, and that is said.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by ending")]

use std::sync::Arc;

use engine::objects::{verify_export, verify_place};
use engine::{Actor, Asked, Engine, Place, SystemClock};
use isms::context::Unit;
use jiff::Timestamp;
use kernel::{Command, Declared, Path, Value};
use ledger::{Draft, Store, Trust, seal};

/// The ledger of `acme` as a file, with one entry more of this act that changes the name of the unit there is, and the
/// store it came from.
async fn with_an_entry_of(act: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> (tempfile::NamedTempFile, Store) {
    let store = Store::memory();
    let engine = Engine::open(Place::Store(store.clone()), Arc::new(SystemClock)).await.unwrap();
    engine.found("acme", "Acme", None, &Actor::operator()).await.unwrap();
    let create = Command::Create(Unit::REGISTER, vec![(Path::field("name"), Value::Text("Sales".into()))]);
    let done = engine.execute("acme", Asked::by(Actor::operator()), create).await.unwrap();
    let values = vec![(Path::field("name"), Value::Text("Marketing".into()))];
    let edit = Command::Edit(Unit::REGISTER, done.changes[0].subject().1, values, None);
    let mut changed = Vec::new();
    engine.try_out("acme", Asked::by(Actor::operator()), edit, |changes| changed.extend(changes)).await.unwrap();
    let mut items = ledger::Items::default();
    kernel::entry::each(&changed, |item| items.push(&change(item.to_vec())));
    let time_us = Timestamp::now().as_microsecond();
    let draft = Draft { time_us, actor: [1; 16], act: act.into(), idempotency: None, items };
    store.append("acme", 1, vec![seal(draft, 1, &mut ledger::random_salts()).unwrap()]).await.unwrap();

    let file = tempfile::NamedTempFile::new().unwrap();
    let (mut raw, mut text) = (store.raw("acme").await.unwrap(), String::new());
    while let Some(lines) = raw.next().await.unwrap() {
        text.push_str(&lines);
    }
    std::fs::write(file.path(), text).unwrap();
    (file, store)
}

fn found(file: &tempfile::NamedTempFile) -> Vec<String> {
    let report = verify_export(file.path(), &Trust::default()).unwrap();
    report.findings.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn an_act_that_this_program_does_not_know_is_named_in_an_exported_ledger_and_told_where_it_stands() {
    let said = "entry 2: this program knows no act \"unit.tame\": was it made by a newer program?";
    let (file, store) = with_an_entry_of("unit.tame", |item| item).await;
    assert_eq!(found(&file), [said]);
    let reports = verify_place(&Place::Store(store), None).await.unwrap();
    let warned: Vec<_> = reports.iter().flat_map(|report| &report.warnings).map(ToString::to_string).collect();
    assert_eq!(warned, [said]);
    let (file, _) = with_an_entry_of("unit.edit", |item| item).await;
    assert_eq!(found(&file), [""; 0]);
}

#[tokio::test]
async fn a_field_that_this_program_does_not_know_is_named_in_an_exported_ledger() {
    let renamed = |item: Vec<u8>| {
        let at = item.windows(4).position(|word| word == b"name");
        let mut item = item;
        if let Some(at) = at {
            item[at..at + 4].copy_from_slice(b"gnom");
        }
        item
    };
    let (file, _) = with_an_entry_of("unit.edit", renamed).await;
    let found = found(&file);
    assert!(found.len() == 1 && found[0].starts_with("entry 2: ") && found[0].contains("gnom"), "{found:?}");
}
