//! Values, records and changes as JSON.

use std::borrow::Cow;

use jiff::civil::Date;
use kernel::value::Parts;
use kernel::{Change, Field, Kind, Path, RawId, Row, State, Value};
use serde_json::{Map, Value as Json, json};

/// A record with its head and all fields still in use.
pub fn record(row: Row<'_>, state: &State) -> Json {
    let register = row.record.register();
    let field = |(at, field): (usize, &Field)| (field.key.to_owned(), value(&field.kind, &row.record.get(at), state));
    json!({
        "id": row.id.to_string(),
        "reference": row.reference(),
        "register": register.key,
        "version": row.head.changed,
        "retired": row.head.retired,
        "fields": register.live_fields().map(field).collect::<Map<_, _>>(),
    })
}

/// One value as JSON; empty is null, or an empty list or object where the kind holds many.
pub fn value(kind: &Kind, value: &Value, state: &State) -> Json {
    match value {
        Value::Nothing => empty(kind),
        Value::Text(text) if text.is_empty() => Json::Null,
        Value::Text(text) => json!(text),
        Value::Whole(number) => json!(number),
        Value::Decimal(number) => json!(number.to_string()),
        Value::Money(money) => {
            json!({ "amount": money.amount.to_string(), "currency": String::from_utf8_lossy(&money.currency) })
        }
        Value::Date(day) if *day == Date::ZERO => Json::Null,
        Value::Date(day) => json!(day.to_string()),
        Value::Time(time) => json!(time.to_string()),
        Value::Flag(yes) => json!(yes),
        Value::Level(0) => Json::Null,
        Value::Level(step) => json!(step),
        Value::Choice(key) => json!(key),
        Value::Link(id) if id.is_nil() => Json::Null,
        Value::Link(id) => link(*id, state),
        Value::Links(ids) => ids.iter().map(|id| link(*id, state)).collect(),
        Value::Lines(lines) => json!(lines),
        Value::File(file) if file.digest.is_empty() => Json::Null,
        Value::File(file) => json!(file),
        Value::Group(parts) => object(kind, parts, state),
        Value::Many(rows) => {
            let row = |(key, parts): &(String, Parts)| (key.clone(), object(kind, parts, state));
            Json::Object(rows.iter().map(row).collect())
        }
    }
}

/// One change of an entry: the record, the place and the new content.
pub fn change(change: &Change, state: &State) -> Json {
    let (register, id) = change.subject();
    let mut told = json!({ "change": word(change), "register": register, "id": id.to_string() });
    if let Some(row) = state.row(register, id) {
        told["reference"] = json!(row.reference());
    }
    if let Change::Set { at, to, .. } = change {
        told["at"] = json!(at.to_string());
        let kind = state.register(register).and_then(|register| kind(register.fields, at));
        told["to"] = value(&kind.unwrap_or(Kind::Text), to, state);
    }
    if let Change::Recorded { elsewhere, .. } = change {
        told["made"] = json!(elsewhere.made.to_string());
        told["changed"] = json!(elsewhere.changed.to_string());
    }
    if let Change::Erase { fields, items, .. } = change {
        told["fields"] = json!(fields);
        told["items"] = items.iter().map(|(entry, place)| json!({ "entry": entry, "place": place })).collect();
    }
    told
}

fn word(change: &Change) -> &'static str {
    match change {
        Change::Create { .. } => "create",
        Change::Set { .. } => "set",
        Change::Retire { .. } => "retire",
        Change::Restore { .. } => "restore",
        Change::Erase { .. } => "erase",
        Change::Recorded { .. } => "recorded",
    }
}

fn kind(fields: &[Field], at: &Path) -> Option<Kind> {
    kernel::parse::place(fields, at).ok().map(|(_, kind)| kind)
}

fn empty(kind: &Kind) -> Json {
    match kind {
        Kind::Links(_) | Kind::Lines => json!([]),
        Kind::Many(_) => json!({}),
        Kind::Text
        | Kind::Markdown
        | Kind::Whole
        | Kind::Decimal
        | Kind::Money
        | Kind::Date
        | Kind::Time
        | Kind::Flag
        | Kind::Level
        | Kind::Choice(_)
        | Kind::Link(_)
        | Kind::File
        | Kind::Group(_) => Json::Null,
    }
}

fn link(id: RawId, state: &State) -> Json {
    let row = state.find(id);
    json!({
        "id": id.to_string(),
        "reference": row.map(|row| row.reference()),
        "title": row.map(|row| row.record.title()),
    })
}

fn object(kind: &Kind, parts: &Parts, state: &State) -> Json {
    let own = |key: &str| kind.parts().and_then(|fields| fields.iter().find(|field| field.answers_to(key)));
    let part = |(key, content): &(Cow<'static, str>, Value)| {
        let kind = own(key).map_or(Kind::Text, |field| field.kind);
        (key.to_string(), value(&kind, content, state))
    };
    Json::Object(parts.iter().filter(|(key, _)| own(key).is_none_or(|field| !field.retired)).map(part).collect())
}
