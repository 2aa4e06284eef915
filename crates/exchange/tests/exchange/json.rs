//! Records to JSON and back, and the places that refusals name.

use exchange::json;
use kernel::{Record, Register, State, Value};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value as Json, json};

use crate::generated;

fn register(key: &str) -> &'static Register {
    isms::REGISTERS.iter().find(|register| register.key == key).expect("a listed register")
}

/// The record that JSON makes of a blank one.
fn rebuilt(register: &'static Register, fields: &Json, state: &State) -> Box<dyn Record> {
    let values = json::values(register.fields, fields, state).expect("a record's own JSON");
    let blank = generated::with_record(state, register, &[]);
    let mut record = blank.0.row(register.key, blank.1).expect("just made").record.copied();
    for (path, value) in values {
        let (at, _) = register.field(&path.field).expect("a field of the register");
        record.set(at, path.group_key(), path.part_key(), value).expect("a record takes back what it gave");
    }
    record
}

fn contents(record: &dyn Record) -> Vec<Value> {
    (0..record.register().fields.len()).map(|at| record.get(at)).collect()
}

#[test]
fn every_record_comes_back_from_its_json_as_it_was() {
    let state = generated::populated();
    for register in isms::REGISTERS {
        let mut runner = TestRunner::new(ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() });
        let told = runner.run(&generated::values(register, &state), |values| {
            let (state, id) = generated::with_record(&state, register, &values);
            let row = state.row(register.key, id).expect("just made");
            let printed = json::record(row, &state);
            let again: Json = serde_json::from_str(&printed.to_string()).expect("JSON reads its own text");
            let back = rebuilt(register, &again["fields"], &state);
            prop_assert_eq!(contents(row.record), contents(back.as_ref()));
            Ok(())
        });
        told.unwrap_or_else(|failed| panic!("{}: {failed}", register.key));
    }
}

fn check(key: &str, fields: Json, expected: &[&str]) {
    let state = generated::populated();
    let refusals = json::values(register(key).fields, &fields, &state).err().unwrap_or_default();
    let told: Vec<_> = refusals.iter().map(ToString::to_string).collect();
    assert_eq!(told, expected);
}

#[test]
fn every_wrong_place_is_named_at_once() {
    let fields = json!({
        "title": 7,
        "consequence": { "c": { "level": "high" }, "i": 3 },
        "identified_on": "23.11.2026",
        "status": "maybe",
        "owner": { "name": "Ada" },
        "assets": ["A-0001", "A-9999"],
    });
    let expected = [
        "title: write text here, not the number 7",
        "consequence[c].level: write a step of the scale as a whole number here, not the text \"high\"",
        "consequence[i]: write an object with parts here, not the number 3",
        "identified_on: \"23.11.2026\" is not a day between 1900 and 2200; write it like 2026-11-23",
        "status: \"maybe\" is none of the choices; choose open, proposed, rejected",
        "owner: name a person by id or reference, as text or as an object with one of them, not by an object",
        "assets: no asset is called \"A-9999\"; use a reference such as A-0001",
    ];
    check("risk", fields, &expected);
}

#[test]
fn an_unknown_field_is_answered_with_the_known_ones() {
    let known: Vec<_> = register("site").live_fields().map(|(_, field)| field.key).collect();
    let expected = format!("nickname: there is no such field; choose among {}", known.join(", "));
    check("site", json!({ "nickname": "HQ" }), &[expected.as_str()]);
    check("site", json!([]), &["write an object with fields here, not a list"]);
}

#[test]
fn a_link_is_taken_by_reference_as_text_or_object() {
    let state = generated::populated();
    let first = state.table("person").and_then(|table| table.rows().next().map(|row| row.id)).expect("people");
    for owner in
        [json!("P-001"), json!({ "reference": "P-001" }), json!(first.to_string()), json!({ "id": first.to_string() })]
    {
        let values = json::values(register("risk").fields, &json!({ "owner": owner }), &state).expect("a link");
        assert_eq!(values[0].1, Value::Link(first));
    }
}

#[test]
fn a_link_to_anywhere_is_taken_by_register_and_title() {
    let title = "Ada Lind";
    let (state, ada) = generated::with_record(
        &generated::populated(),
        register("person"),
        &[(register("person").field("name").expect("a field").0, Value::Text(title.to_owned()))],
    );
    let fields = register("task").fields;
    let about = |object: Json| json::values(fields, &json!({ "about": object }), &state);
    let values = about(json!({ "register": "person", "title": title })).expect("a link");
    assert_eq!(values[0].1, Value::Link(ada));
    let refusals = about(json!({ "title": title })).expect_err("a title alone could be anybody's");
    assert!(refusals[0].to_string().starts_with("about: name a record by id or reference"), "{}", refusals[0]);
}
