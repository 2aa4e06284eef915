//! Every register: blank, random contents, changes, bytes, replay: the same record.

use std::borrow::Cow;

use isms::REGISTERS;
use kernel::changes::Changes;
use kernel::{
    Context, Date, Decimal, Field, FileRef, Kind, Money, RawId, Record, Register, State, Timestamp, Value, entry,
    parse, print, snapshot,
};
use proptest::prelude::*;

use crate::world::TODAY;

/// Any content of a kind that a record takes.
fn content(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Text => "[^\\p{C}]{0,40}".prop_map(Value::Text).boxed(),
        Kind::Markdown => "([^\\p{C}]|\n){0,60}".prop_map(Value::Text).boxed(),
        Kind::Whole => any::<i64>().prop_map(Value::Whole).boxed(),
        Kind::Decimal => decimal().prop_map(Value::Decimal).boxed(),
        Kind::Money => (decimal(), "[A-Z]{3}").prop_map(|(amount, code)| Value::Money(money(amount, &code))).boxed(),
        Kind::Date => day().prop_map(Value::Date).boxed(),
        Kind::Time => (0..4_000_000_000_i64).prop_map(|s| Value::Time(instant(s))).boxed(),
        Kind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        Kind::Level => (0..=100_u8).prop_map(Value::Level).boxed(),
        Kind::Choice(choices) => {
            proptest::sample::select(choices.values).prop_map(|key| Value::Choice(Cow::Borrowed(key))).boxed()
        }
        Kind::Link(_) => any::<u128>().prop_map(|id| Value::Link(RawId(id))).boxed(),
        Kind::Links(_) => proptest::collection::vec(1..u128::MAX, 0..5)
            .prop_map(|ids| Value::Links(ids.into_iter().map(RawId).collect()))
            .boxed(),
        Kind::Lines => proptest::collection::vec("[a-z][a-z .]{0,20}[a-z]", 0..4).prop_map(Value::Lines).boxed(),
        Kind::File => "[0-9a-f]{64}".prop_map(|digest| Value::File(Box::new(file(digest)))).boxed(),
        Kind::Group(parts) => contents(parts).prop_map(move |values| Value::Group(named(parts, values))).boxed(),
        Kind::Many(parts) => proptest::collection::btree_map("[a-z0-9]{1,6}", contents(parts), 0..4)
            .prop_map(move |rows| {
                Value::Many(rows.into_iter().map(|(key, values)| (key, named(parts, values))).collect())
            })
            .boxed(),
    }
}

fn contents(fields: &'static [Field]) -> BoxedStrategy<Vec<Value>> {
    fields.iter().map(|field| content(field.kind)).collect::<Vec<_>>().boxed()
}

fn named(fields: &'static [Field], values: Vec<Value>) -> Vec<(Cow<'static, str>, Value)> {
    fields.iter().map(|field| Cow::Borrowed(field.key)).zip(values).collect()
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (any::<i32>(), 0..4_u32).prop_map(|(digits, scale)| Decimal::new(i64::from(digits), scale))
}

fn day() -> impl Strategy<Value = Date> {
    (1950..2150_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| Date::new(year, month, day).expect("a day"))
}

fn money(amount: Decimal, code: &str) -> Money {
    Money { amount, currency: code.as_bytes().try_into().expect("three letters") }
}

fn instant(second: i64) -> Timestamp {
    Timestamp::from_second(second).expect("an instant")
}

fn file(digest: String) -> FileRef {
    FileRef { digest, name: "evidence.pdf".into(), size: 7, media: "application/pdf".into() }
}

/// The record with these contents, each written as a whole field.
fn filled(before: &dyn Record, values: &[Value]) -> Box<dyn Record> {
    let mut record = before.copied();
    for (at, value) in values.iter().enumerate() {
        record.set(at, None, None, value.clone()).expect("a field takes content of its kind");
    }
    record
}

fn all(record: &dyn Record) -> Vec<Value> {
    (0..record.register().fields.len()).map(|at| record.get(at)).collect()
}

/// Makes a record, fills it twice, and replays it from bytes.
fn replays(register: &'static Register, first: &[Value], second: &[Value]) {
    let (time, mut live) = (instant(1_795_000_000), State::new(REGISTERS));
    let context = Context::new(RawId(1), None, TODAY, time, 7);
    let mut changes = Changes::on(&live, &context);
    let id = changes.add(register);
    let blank = changes.state().row(register.key, id).expect("just made").record.copied();
    let once = filled(blank.as_ref(), first);
    changes.become_like(id, blank.as_ref(), once.as_ref());
    let twice = filled(once.as_ref(), second);
    changes.become_like(id, once.as_ref(), twice.as_ref());
    let stored = entry::items(&context, &changes.done());
    let read = entry::body(stored.iter().map(|item| Some(item.as_slice()))).expect("items read back");
    live.apply(1, time, &read.changes).expect("changes apply");
    let again = snapshot::decode(REGISTERS, &snapshot::encode(&live)).expect("a snapshot reads back");
    for state in [&live, &again] {
        let row = state.row(register.key, id).expect("the record is there");
        assert_eq!(all(row.record), all(twice.as_ref()), "{}", register.key);
    }
}

/// What prints as text reads back as the same content; groups and links are written part by part and by reference.
fn reads_back(register: &'static Register, values: &[Value]) {
    let state = State::new(REGISTERS);
    for (field, value) in register.fields.iter().zip(values) {
        if field.kind.target().is_some() || field.kind.parts().is_some() || matches!(field.kind, Kind::File) {
            continue;
        }
        let read = parse::parse(&field.kind, &print::text(value, &state), &state).expect("printed text is readable");
        assert!(read == *value || (read.is_blank() && value.is_blank()), "{}.{}", register.key, field.key);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_is_the_same_after_bytes_and_replay(
        (register, first, second) in proptest::sample::select(REGISTERS).prop_flat_map(|register| {
            (Just(register), contents(register.fields), contents(register.fields))
        })
    ) {
        replays(register, &first, &second);
        reads_back(register, &first);
    }
}

#[test]
fn every_register_replays() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for register in REGISTERS {
        let fill = |runner: &mut _| contents(register.fields).new_tree(runner).expect("contents").current();
        for _ in 0..8 {
            replays(register, &fill(&mut runner), &fill(&mut runner));
        }
    }
}
