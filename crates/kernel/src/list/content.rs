//! The content by which records stand in order.

use std::cmp::Ordering;

use super::By;
use crate::kind::Kind;
use crate::record::Row;
use crate::register::Register;
use crate::state::State;
use crate::types::ANY;
use crate::value::Value;

/// Characters of a long text that take part in an order.
const SORTED_CHARS: usize = 100;

/// What a record is sorted by, such that [`in_order`] needs to know nothing else: texts in small letters and only
/// their beginning, choices by their place among those declared, links by the title they lead to, lists by their
/// first, of groups only whether there is any.
pub(super) fn sorting(state: &State, register: &'static Register, by: &By, row: &Row<'_>) -> Value {
    let value = by.value(row);
    if value.is_blank() {
        return Value::Nothing;
    }
    match (by.kind(register), value) {
        (Some(Kind::Choice(choices)), Value::Choice(key)) => {
            let place = choices.values.iter().position(|value| *value == key);
            place.and_then(|at| i64::try_from(at).ok()).map_or(Value::Nothing, Value::Whole)
        }
        (kind, Value::Link(id)) => title(state, kind, id),
        (kind, Value::Links(ids)) => ids.first().map_or(Value::Nothing, |id| title(state, kind, *id)),
        (_, Value::Lines(lines)) => lines.first().map_or(Value::Nothing, |line| folded(line)),
        (_, Value::Text(text)) => folded(&text),
        (_, Value::File(_) | Value::Group(_) | Value::Many(_)) => Value::Flag(true),
        (_, other) => other,
    }
}

/// The title of a linked record; nothing where there is none.
fn title(state: &State, kind: Option<Kind>, id: crate::id::RawId) -> Value {
    let row = state.row(kind.and_then(|kind| kind.target()).unwrap_or(ANY), id);
    row.map_or(Value::Nothing, |row| folded(&row.record.title()))
}

fn folded(text: &str) -> Value {
    Value::Text(text.trim().chars().take(SORTED_CHARS).flat_map(char::to_lowercase).collect())
}

/// The order of two sorting contents; empty ones come last whichever way the rest is turned.
pub(super) fn in_order(a: &Value, b: &Value, down: bool) -> Ordering {
    match (a.is_blank(), b.is_blank()) {
        (false, false) if down => plain(b, a),
        (false, false) => plain(a, b),
        (a, b) => a.cmp(&b),
    }
}

/// The order of two contents of one field, letter case aside; empty ones come last.
pub fn compare(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()),
        _ => a.is_blank().cmp(&b.is_blank()).then_with(|| plain(a, b)),
    }
}

/// The order of two contents; those of different kinds stand in groups, so that any mixture has one order.
fn plain(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        (Value::Whole(a), Value::Whole(b)) => a.cmp(b),
        (Value::Decimal(a), Value::Decimal(b)) => a.cmp(b),
        (Value::Money(a), Value::Money(b)) => a.currency.cmp(&b.currency).then(a.amount.cmp(&b.amount)),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::Time(a), Value::Time(b)) => a.cmp(b),
        (Value::Flag(a), Value::Flag(b)) => a.cmp(b),
        (Value::Level(a), Value::Level(b)) => a.cmp(b),
        (Value::Choice(a), Value::Choice(b)) => a.cmp(b),
        (Value::Link(a), Value::Link(b)) => a.cmp(b),
        _ => group(a).cmp(&group(b)),
    }
}

fn group(value: &Value) -> u8 {
    match value {
        Value::Flag(_) => 0,
        Value::Level(_) | Value::Whole(_) => 1,
        Value::Decimal(_) => 2,
        Value::Money(_) => 3,
        Value::Date(_) => 4,
        Value::Time(_) => 5,
        Value::Choice(_) => 6,
        Value::Text(_) => 7,
        Value::Link(_) | Value::Links(_) => 8,
        Value::Lines(_) | Value::File(_) | Value::Group(_) | Value::Many(_) => 9,
        Value::Nothing => 10,
    }
}
