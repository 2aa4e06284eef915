//! Parameters: place, day, page and the filters of each register.

use kernel::list::PAGE_ROWS_MAX;
use kernel::{Field, Kind, Register};
use serde_json::{Map, Value as Json, json};

use super::{schemas, shared as part};

/// The parameters that operations share, by name.
pub fn shared() -> Map<String, Json> {
    let text = || json!({ "type": "string" });
    let rows = [
        ("Org", given("path", "org", "The organization's key", text())),
        ("Id", given("path", "id", "The record's id or its reference", text())),
        ("AsOf", given("query", "as_of", "Show the state at the end of this day", schemas::day())),
        ("Limit", given("query", "limit", "Most records on the page", page_size())),
        ("Cursor", given("query", "cursor", "Where the page begins, from the page before", text())),
        ("Words", given("query", "q", "Words that all stand in the record", text())),
        (
            "Retired",
            given("query", "retired", "Show retired records instead of live ones", json!({ "type": "boolean" })),
        ),
        ("Because", given("query", "because", "Why, recorded in the ledger", text())),
        (
            "HappenedOn",
            given("query", "happened_on", "The day it happened on, where that is earlier than today", schemas::day()),
        ),
        (
            "IfMatch",
            demanded(given("header", "If-Match", "The ETag of the record as it was read, or * for any", version())),
        ),
        (
            "IfRead",
            given("header", "If-Match", "The newest ETag of all that was read and is signed, or * for any", version()),
        ),
        ("IfNoneMatch", given("header", "If-None-Match", "The ETag of an answer still held", text())),
        (
            "IdempotencyKey",
            given(
                "header",
                "Idempotency-Key",
                "The same key a second time gives the first answer",
                json!({ "type": "string", "minLength": 1, "maxLength": 200 }),
            ),
        ),
        ("Checkpoint", given("query", "checkpoint", "A checkpoint kept outside, to compare with", text())),
    ];
    rows.map(|(name, parameter)| (name.to_owned(), parameter)).into_iter().collect()
}

/// How many records a page may hold.
pub fn page_size() -> Json {
    json!({ "type": "integer", "minimum": 1, "maximum": PAGE_ROWS_MAX })
}

/// The parameters of a register's list.
pub fn of_list(register: &Register) -> Vec<Json> {
    let mut parameters: Vec<_> = ["Org", "AsOf", "Limit", "Cursor", "Words", "Retired", "IfNoneMatch"]
        .map(|name| part("parameters", name))
        .into();
    let fields = || register.live_fields().map(|(_, field)| field);
    let keys = fields().map(|field| field.key).chain(["reference", "recorded"]);
    let keys: Vec<_> = keys.flat_map(|key| [key.to_owned(), format!("-{key}")]).collect();
    parameters.push(given(
        "query",
        "sort",
        "A field, downwards after a minus",
        json!({ "type": "string", "enum": keys }),
    ));
    parameters.extend(fields().flat_map(filters));
    let recorded = [("recorded.min", "Recorded first at or after"), ("recorded.max", "Recorded first at or before")];
    let instant = || json!({ "type": "string", "format": "date-time" });
    parameters.extend(recorded.map(|(name, says)| given("query", name, says, instant())));
    parameters
}

/// A parameter of one view.
pub fn of_view(name: &str, says: &str, needed: bool) -> Json {
    let schema = match name {
        "standard" => {
            let editions: Vec<_> = isms::catalogue::Edition::ALL.iter().map(|edition| edition.key()).collect();
            json!({ "type": "string", "enum": editions })
        }
        "reading" => json!({ "type": "string", "enum": ["current", "residual"] }),
        "limit" => page_size(),
        _ => json!({ "type": "string" }),
    };
    let parameter = given("query", name, says, schema);
    if needed { demanded(parameter) } else { parameter }
}

fn filters(field: &Field) -> Vec<Json> {
    let key = field.key;
    let query = |name: String, what: &str, schema: Json| given("query", &name, what, schema);
    let mut filters = Vec::new();
    if let Some(schema) = comparable(&field.kind) {
        filters.push(query(key.to_owned(), "Equal to, or containing", schema.clone()));
        if ordered(&field.kind) {
            filters.push(query(format!("{key}.min"), "At least", schema.clone()));
            filters.push(query(format!("{key}.max"), "At most", schema));
        }
    }
    // `own.empty` is an own field of that key, as any `own.KEY` is.
    if key != "own" {
        filters.push(query(format!("{key}.empty"), "Filled or not", json!({ "type": "boolean" })));
    }
    filters
}

fn comparable(kind: &Kind) -> Option<Json> {
    match kind {
        Kind::Group(_) | Kind::Many(_) | Kind::File => None,
        Kind::Whole => Some(json!({ "type": "integer", "format": "int64" })),
        Kind::Level => Some(schemas::level()),
        Kind::Date => Some(schemas::day()),
        Kind::Time => Some(json!({ "type": "string", "format": "date-time" })),
        Kind::Flag => Some(json!({ "type": "boolean" })),
        Kind::Choice(choices) => Some(json!({ "type": "string", "enum": choices.values })),
        Kind::Text | Kind::Markdown | Kind::Decimal | Kind::Money | Kind::Link(_) | Kind::Links(_) | Kind::Lines => {
            Some(json!({ "type": "string" }))
        }
    }
}

fn ordered(kind: &Kind) -> bool {
    matches!(kind, Kind::Whole | Kind::Decimal | Kind::Money | Kind::Date | Kind::Time | Kind::Level)
}

/// An ETag as answers have it, or its version alone.
fn version() -> Json {
    json!({ "type": "string", "pattern": "^(\\*|(W/)?\"[0-9]{1,18}(-[0-9a-f]{16})?\")$" })
}

/// The same parameter, which may not be left out.
fn demanded(mut parameter: Json) -> Json {
    parameter["required"] = json!(true);
    parameter
}

/// A parameter of its own.
pub fn given(place: &str, name: &str, description: &str, schema: Json) -> Json {
    let mut parameter = json!({ "name": name, "in": place, "required": place == "path", "description": description });
    // As a form sends what is not filled in.
    if place == "query" {
        parameter["allowEmptyValue"] = json!(true);
    }
    parameter["schema"] = schema;
    parameter
}
