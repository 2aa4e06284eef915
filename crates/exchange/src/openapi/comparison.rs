//! Two days compared.

use serde_json::{Map, Value as Json, json};

use super::operations::{Operation, with};
use super::parameters::{given, page_size};
use super::{responses, schemas, shared, whole};
use crate::problem::Sort;

/// The operation.
pub fn get() -> Json {
    let own = [
        given("query", "from", "The earlier day; the day before the later one where none is named", schemas::day()),
        given("query", "to", "The later day; today where none is named", schemas::day()),
        given("query", "at", "How many records to pass over, from the page before", number()),
        given("query", "limit", "Most records on the page", page_size()),
    ];
    let content = json!({ "application/json": { "schema": shared("schemas", "Comparison") } });
    let good = json!({ "description": "What differs, grouped by clause", "content": content });
    Operation {
        id: "compareDays".to_owned(),
        tag: "ledger",
        summary: "What differs between the ends of two days, with who made it so and why".to_owned(),
        parameters: [with(&["Org"]), own.into()].concat(),
        body: None,
        responses: responses::with_problems(200, good, &[Sort::Malformed, Sort::Refused]),
    }
    .print()
}

/// The schemas of the answer.
pub fn schemas() -> Map<String, Json> {
    let list = |of: &str| json!({ "type": "array", "items": shared("schemas", of) });
    let end = || whole(vec![("day", schemas::day()), ("entry", number())]);
    let next = json!({ "type": ["integer", "null"], "description": "Where the next page begins" });
    let anything = || json!({ "description": "As the field is answered; null where nothing stood" });
    let became = json!({ "enum": ["added", "changed", "retired", "restored"] });
    let mut step = shared("schemas", "ComparisonEntry");
    step["description"] = json!("Newest first");
    let shapes = [
        (
            "Comparison",
            vec![
                ("from", end()),
                ("to", end()),
                ("total", number()),
                ("groups", list("ComparisonGroup")),
                ("next", next),
            ],
        ),
        (
            "ComparisonGroup",
            vec![("section", text()), ("clause", text()), ("register", text()), ("records", list("ComparisonRecord"))],
        ),
        (
            "ComparisonRecord",
            vec![
                ("id", json!({ "type": "string", "format": "uuid" })),
                ("reference", name()),
                ("title", name()),
                ("became", became),
                ("changes", list("ComparisonChange")),
                ("entries", json!({ "type": "array", "items": step })),
                ("further_entries", number()),
            ],
        ),
        ("ComparisonChange", vec![("field", text()), ("label", text()), ("before", anything()), ("after", anything())]),
        (
            "ComparisonEntry",
            vec![
                ("entry", number()),
                ("time", json!({ "type": "string", "format": "date-time" })),
                ("actor", whole(vec![("id", json!({ "type": "string", "format": "uuid" })), ("name", text())])),
                ("act", text()),
                ("reason", name()),
                ("happened_on", json!({ "type": ["string", "null"], "format": "date" })),
                ("erased", number()),
            ],
        ),
    ];
    shapes.into_iter().map(|(name, members)| (name.to_owned(), whole(members))).collect()
}

fn text() -> Json {
    json!({ "type": "string" })
}

fn name() -> Json {
    json!({ "type": ["string", "null"] })
}

fn number() -> Json {
    json!({ "type": "integer", "minimum": 0 })
}
