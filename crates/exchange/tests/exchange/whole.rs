//! A whole management system out of one organization and into another.

use exchange::whole::{self, Form, Origin};
use kernel::{Change, Command, Context, Date, RawId, State};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value as Json, json};

use crate::generated;

/// A state with records of every register, one of each filled with whatever its fields take, and one retired.
fn full() -> State {
    let mut state = generated::populated();
    let mut runner = TestRunner::deterministic();
    for register in isms::REGISTERS {
        let values = generated::values(register, &state).new_tree(&mut runner).expect("values").current();
        let (with, id) = generated::with_record(&state, register, &values);
        state = with;
        if register.key != "person" {
            let retire = [Change::Retire { register: register.key.into(), id }];
            state.apply(state.size() + 1, state.time(), &retire).expect("it is there");
        }
    }
    state
}

fn origin() -> Origin {
    Origin { name: "Halden".into(), time_zone: Some("Europe/Oslo".into()) }
}

fn decided(command: &Command, state: &State) -> Result<State, Vec<String>> {
    let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), state.time(), 99);
    let told = |refusals: Vec<kernel::Refusal>| refusals.iter().map(ToString::to_string).collect::<Vec<_>>();
    let changes = command.decide(state, &context).map_err(told)?;
    let mut after = state.clone();
    after.apply(state.size() + 1, state.time(), &changes).expect("decided on this state");
    Ok(after)
}

/// Every record with its identity, reference, whether it is retired, and all of its contents.
fn contents(state: &State) -> Vec<String> {
    let rows = isms::REGISTERS.iter().flat_map(|register| state.table(register.key).expect("listed").rows());
    let told = |row: kernel::Row<'_>| {
        let fields: Vec<_> = (0..row.record.register().fields.len()).map(|at| row.record.get(at)).collect();
        format!("{} {} {} {fields:?}", row.id, row.reference(), row.head.retired)
    };
    rows.map(told).collect()
}

#[test]
fn what_went_out_comes_in_equal_to_the_last_field() {
    let state = full();
    for form in [Form::Json, Form::Yaml] {
        let read = whole::read(&whole::export(&state, &origin(), form), isms::REGISTERS).expect("it was just written");
        assert_eq!(read.origin, origin());
        let after = decided(&read.command, &State::new(isms::REGISTERS)).expect("a sound file");
        assert_eq!(contents(&after), contents(&state));
        assert_eq!(read.records, contents(&state).len());
    }
}

#[test]
fn what_comes_in_stands_since_it_stood_where_it_comes_from() {
    let state = full();
    let read = whole::read(&whole::export(&state, &origin(), Form::Json), isms::REGISTERS).expect("just written");
    let mut here = State::new(isms::REGISTERS);
    here.apply(1, state.time() + jiff::SignedDuration::from_hours(24 * 30), &[]).expect("an entry of nothing");
    let mut after = decided(&read.command, &here).expect("a sound file");
    let days = |state: &State| -> Vec<_> {
        let rows = isms::REGISTERS.iter().flat_map(|register| state.table(register.key).expect("listed").rows());
        rows.map(|row| (row.head.first_recorded(), row.head.last_changed())).collect()
    };
    assert_eq!(days(&after), days(&state));
    let person = after.table("person").expect("listed").rows().next().expect("somebody").id;
    let later = after.time() + jiff::SignedDuration::from_hours(24);
    let retire = [Change::Retire { register: "person".into(), id: person }];
    after.apply(after.size() + 1, later, &retire).expect("it is there");
    let head = after.row("person", person).expect("it is there").head;
    assert_eq!((head.last_changed(), head.is_changed()), (later, true), "what happens here counts from here");
}

#[test]
fn it_comes_into_an_empty_organization_alone() {
    let read = whole::read(&whole::export(&full(), &origin(), Form::Json), isms::REGISTERS).expect("just written");
    let refusals = decided(&read.command, &generated::populated()).err().unwrap_or_default();
    assert_eq!(refusals, ["records stand in this organization already; found a new one and bring the file in there"]);
}

/// The file of an organization of two people, of which one is changed.
fn changed(change: impl FnOnce(&mut Json)) -> Vec<String> {
    let people = json!([
        { "id": "01890000-0000-7000-8000-000000000001", "reference": "P-001", "fields": { "name": "Ada", "email": "ada@example.org" } },
        { "id": "01890000-0000-7000-8000-000000000002", "reference": "P-002", "fields": { "name": "Bea" } },
    ]);
    let mut file = json!({ "muniment": "organization", "format": 1, "name": "Two", "registers": { "people": people } });
    change(&mut file);
    let told = |refusals: Vec<kernel::Refusal>| refusals.iter().map(ToString::to_string).collect::<Vec<_>>();
    let read = whole::read(file.to_string().as_bytes(), isms::REGISTERS).map_err(told);
    let after = read.and_then(|read| decided(&read.command, &State::new(isms::REGISTERS)));
    after.err().unwrap_or_default()
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    assert_eq!(changed(|_| ()), Vec::<String>::new());
    let second = |key: &'static str, content: Json| changed(|file| file["registers"]["people"][1][key] = content);
    assert_eq!(second("reference", json!("P-001")), ["P-001: another record has this reference; give each its own"]);
    let twice = second("fields", json!({ "name": "Bea", "email": "ADA@example.org" }));
    assert_eq!(twice, ["P-001.email: another record has this already; make them differ"]);
    let lost = second("fields", json!({ "name": "Bea", "unit": "01890000-0000-7000-8000-000000000009" }));
    assert_eq!(
        lost,
        ["people P-002.unit: no unit has the id 01890000-0000-7000-8000-000000000009; choose an existing one"]
    );
    assert_eq!(second("id", json!("B")), ["people, record 2: give it an id and a reference as they were exported"]);
    assert!(second("id", json!("01890000-0000-7000-8000-000000000001"))[0].contains("exists already"));
    assert!(second("id", json!("ffffffff-ffff-ffff-0000-000000000001"))[0].contains("cannot be an id"));
    let first = "2026-01-05T09:00:00Z";
    let turned = second("recorded", json!({ "first": first, "last": "2026-01-04T09:00:00Z" }));
    let message = "write the times of the first and the last entry as they were exported, or leave both out";
    assert_eq!(turned, [format!("people P-002.recorded: {message}")]);
    assert_eq!(second("recorded", json!({ "first": first, "last": first })), Vec::<String>::new());
    assert!(changed(|file| file["format"] = json!(2))[0].contains("format 2"));
    assert!(changed(|file| file["muniment"] = json!("risk"))[0].contains("no whole organization"));
    assert!(
        changed(|file| file["registers"]["colours"] = json!([]))[0].starts_with("colours: there is no such register")
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(text in "\\PC{0,200}") {
        let file = format!("muniment: organization\nformat: 1\nregisters:\n  people: {text}");
        prop_assert!(whole::read(file.as_bytes(), isms::REGISTERS).is_err() || text.trim().is_empty() || text.trim() == "[]");
    }
}
