//! Proofs for outsiders: checkpoints, files that prove, and the raw ledger.

use serde_json::{Map, Value as Json, json};

use super::operations::{Operation, with};
use super::parameters::given;
use super::{BASE, responses, shared};
use crate::problem::Sort;

/// The paths.
pub fn paths() -> Map<String, Json> {
    let rows = [
        ("", text("getLedger", "The raw ledger, for verify on another machine", "One line a thing", &[], &[])),
        (
            "/key",
            text(
                "getLedgerKey",
                "The public keys that ever signed checkpoints, oldest first",
                "Each a line: name, id and key; behind it since when it signs and the handover",
                &[],
                &[],
            ),
        ),
        ("/checkpoints", checkpoints()),
        (
            "/checkpoints/{size}",
            text("getCheckpointOfSize", "The checkpoint of so many entries", "A signed note", &[], &[size()]),
        ),
        ("/entries/{seq}/proof", entry()),
        ("/consistency", growth()),
    ];
    let rows = rows.map(|(path, get)| (format!("{BASE}/orgs/{{org}}/ledger{path}"), json!({ "get": get })));
    rows.into_iter().collect()
}

/// The schemas of the answers.
pub fn schemas() -> Map<String, Json> {
    let items = json!({ "type": "array", "items": shared("schemas", "CheckpointKept") });
    let time = json!({ "type": ["string", "null"], "format": "date-time", "description": "Of the last entry signed" });
    let one = json!({
        "type": "object",
        "properties": { "entries": { "type": "integer" }, "time": time, "note": { "type": "string" } },
        "required": ["entries", "time", "note"],
    });
    let list = json!({ "type": "object", "properties": { "items": items }, "required": ["items"] });
    Map::from_iter([("CheckpointList".to_owned(), list), ("CheckpointKept".to_owned(), one)])
}

fn checkpoints() -> Json {
    let content = json!({ "application/json": { "schema": shared("schemas", "CheckpointList") } });
    let good = json!({ "description": "One a day, every thousandth, and the newest", "content": content });
    let from = given("query", "from", "The smallest size", number(0));
    Operation {
        id: "listCheckpoints".to_owned(),
        tag: "ledger",
        summary: "The checkpoints that were kept".to_owned(),
        parameters: [with(&["Org"]), vec![from]].concat(),
        body: None,
        responses: responses::with_problems(200, good, &[Sort::Malformed]),
    }
    .print()
}

fn entry() -> Json {
    let seq = given("path", "seq", "The entry, counted from 1", number(1));
    let content = given("query", "content", "Disclose what it changed and why", json!({ "type": "boolean" }));
    let summary = "The proof that an entry is in the ledger";
    text("proveEntry", summary, "A file for whoever has a checkpoint or the key", &["Checkpoint"], &[seq, content])
}

fn growth() -> Json {
    let from = given("query", "from", "How many entries the older checkpoint signs", number(0));
    let to = given("query", "to", "How many entries the newer one signs, where it is not the newest", number(0));
    let summary = "The proof that the ledger only grew between two checkpoints";
    text("proveConsistency", summary, "A file for whoever has the older checkpoint", &["Checkpoint"], &[from, to])
}

fn size() -> Json {
    given("path", "size", "How many entries it signs", number(0))
}

fn number(minimum: u64) -> Json {
    json!({ "type": "integer", "minimum": minimum })
}

/// A reading operation that answers with plain text.
fn text(id: &str, summary: &str, good: &str, names: &[&str], own: &[Json]) -> Json {
    let content = json!({ "text/plain": { "schema": { "type": "string" } } });
    Operation {
        id: id.to_owned(),
        tag: "ledger",
        summary: summary.to_owned(),
        parameters: [with(&["Org"]), with(names), own.to_vec()].concat(),
        body: None,
        responses: responses::with_problems(
            200,
            json!({ "description": good, "content": content }),
            &[Sort::Malformed, Sort::Refused],
        ),
    }
    .print()
}
