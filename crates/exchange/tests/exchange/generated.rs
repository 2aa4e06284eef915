//! Random values of every kind, and a state in which every register has records to link to.

use kernel::value::Parts;
use kernel::{
    ANY, Change, Changes, Context, Date, Decimal, Field, FileRef, Kind, Money, Path, RawId, Register, State, Timestamp,
    Value,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::BoxedStrategy;

/// Records of every register.
const ROWS: usize = 3;

/// A state with a few blank records in every register.
pub fn populated() -> State {
    let mut state = State::new(isms::REGISTERS);
    let time = Timestamp::from_second(1_790_000_000).expect("a valid instant");
    let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), time, 7);
    let mut changes = Changes::on(&state, &context);
    for register in isms::REGISTERS {
        for _ in 0..ROWS {
            changes.add(register);
        }
    }
    let changes = changes.done();
    state.apply(1, time, &changes).expect("decided on this state");
    state
}

/// A state with one more record of a register, filled with these values; values that the record itself refuses are left out.
pub fn with_record(state: &State, register: &'static Register, values: &[(usize, Value)]) -> (State, RawId) {
    let context =
        Context::new(RawId(1), None, Date::constant(2026, 11, 23), state.time(), 8 + u128::from(state.size()));
    let mut changes = Changes::on(state, &context);
    let id = changes.add(register);
    for (at, value) in values {
        let place = Path::field(register.fields[*at].key);
        let _ = changes.push(Change::Set { register: register.key.into(), id, at: place, to: value.clone() });
    }
    let changes = changes.done();
    let mut state = state.clone();
    state.apply(state.size() + 1, state.time(), &changes).expect("decided on this state");
    (state, id)
}

/// A value for every field of a register, by index.
pub fn values(register: &'static Register, state: &State) -> BoxedStrategy<Vec<(usize, Value)>> {
    let fields: Vec<_> = register
        .live_fields()
        .map(|(at, field)| value(&field.kind, state).prop_map(move |value| (at, value)))
        .collect();
    fields.boxed()
}

fn value(kind: &Kind, state: &State) -> BoxedStrategy<Value> {
    let filled = filled(kind, state);
    prop_oneof![1 => Just(Value::Nothing), 3 => filled].boxed()
}

fn filled(kind: &Kind, state: &State) -> BoxedStrategy<Value> {
    match *kind {
        Kind::Text => text().prop_map(Value::Text).boxed(),
        Kind::Markdown => vec(text(), 1..4).prop_map(|lines| Value::Text(lines.join("\n"))).boxed(),
        Kind::Whole => any::<i64>().prop_map(Value::Whole).boxed(),
        Kind::Decimal => decimal().prop_map(Value::Decimal).boxed(),
        Kind::Money => decimal().prop_map(|amount| Value::Money(Money { amount, currency: *b"NOK" })).boxed(),
        Kind::Date => {
            (1901_i16..2199, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Value::Date(Date::constant(y, m, d))).boxed()
        }
        Kind::Time => {
            (1_i64..4_000_000_000).prop_map(|at| Value::Time(Timestamp::from_second(at).expect("in range"))).boxed()
        }
        Kind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        Kind::Level => (1_u8..=5).prop_map(Value::Level).boxed(),
        Kind::Choice(choices) => {
            (0..choices.values.len()).prop_map(|at| Value::Choice(choices.values[at].into())).boxed()
        }
        Kind::Link(register) => links(register, state).prop_map(|ids| Value::Link(ids[0])).boxed(),
        Kind::Links(register) => links(register, state).prop_map(Value::Links).boxed(),
        Kind::Lines => vec(text(), 1..4).prop_map(Value::Lines).boxed(),
        Kind::File => "[a-z][a-z .]{0,20}[a-z]"
            .prop_map(|name| {
                Value::File(Box::new(FileRef { digest: "0a".repeat(32), name, size: 7, media: "text/plain".into() }))
            })
            .boxed(),
        Kind::Group(parts) => group(parts, state).prop_map(Value::Group).boxed(),
        Kind::Many(parts) => {
            let rows = (group(parts, state), group(parts, state));
            rows.prop_map(|(a, b)| Value::Many(vec![("c".into(), a), ("Row 2".into(), b)])).boxed()
        }
    }
}

fn group(parts: &'static [Field], state: &State) -> BoxedStrategy<Parts> {
    let each: Vec<_> =
        parts.iter().map(|part| value(&part.kind, state).prop_map(|value| (part.key.into(), value))).collect();
    each.boxed()
}

fn links(register: &str, state: &State) -> BoxedStrategy<Vec<RawId>> {
    let tables = state.registers().iter().filter(|own| register == ANY || own.key == register);
    let rows = tables.filter_map(|own| state.table(own.key)).flat_map(|table| table.rows());
    let ids: Vec<_> = rows.map(|row| row.id).collect();
    proptest::sample::subsequence(ids.clone(), 1..=ids.len()).boxed()
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (any::<i32>(), 0_u32..4).prop_map(|(number, scale)| Decimal::new(i64::from(number), scale))
}

/// One line with the characters that formats stumble over.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Zéß€,;\"'=+@#|<&0-9 -]{0,24}[a-z]"
}
