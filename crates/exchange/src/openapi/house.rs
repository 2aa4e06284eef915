//! What is there beside registers, acts and views: organizations, declarations, the ledger, this description.

use serde_json::{Map, Value as Json, json};

use super::operations::{Operation, with};
use super::{BASE, closed, comparison, founding, responses, shared};
use crate::problem::Sort;

/// The paths.
pub fn paths() -> Map<String, Json> {
    let rows = [
        ("/openapi.json", itself()),
        ("/orgs", organizations()),
        ("/orgs/{org}/registers", registers()),
        ("/orgs/{org}/compare", comparison::get()),
        ("/orgs/{org}/checkpoint", checkpoint()),
        ("/orgs/{org}/verify", verification()),
    ];
    let mut paths: Map<_, _> =
        rows.map(|(path, get)| (format!("{BASE}{path}"), json!({ "get": get }))).into_iter().collect();
    paths[&format!("{BASE}/orgs")]["post"] = founding::found();
    paths.insert(format!("{BASE}/orgs/{{org}}"), json!({ "patch": edit() }));
    paths
}

fn itself() -> Json {
    let content = json!({ "application/json": { "schema": { "type": "object", "additionalProperties": true } } });
    let good = json!({ "description": "An OpenAPI 3.1 document", "content": content });
    json!({
        "operationId": "getOpenapi",
        "tags": ["meta"],
        "summary": "This description",
        "security": [],
        "responses": { "200": good },
    })
}

fn organizations() -> Json {
    Operation {
        id: "listOrganizations".to_owned(),
        tag: "meta",
        summary: "The organizations that the account belongs to".to_owned(),
        parameters: with(&["IfNoneMatch"]),
        body: None,
        responses: responses::of_reading("Each with the account's role there", "OrganizationList"),
    }
    .print()
}

fn edit() -> Json {
    let problems = [Sort::Malformed, Sort::TooLarge, Sort::UnsupportedMedia, Sort::Refused];
    let content = json!({ "application/json": { "schema": shared("schemas", "Organization") } });
    let good = json!({ "description": "The organization as it is now", "content": content });
    Operation {
        id: "editOrganization".to_owned(),
        tag: "meta",
        summary: "Give an organization another time zone: its days begin and end there from then on, also those that are past"
            .to_owned(),
        parameters: with(&["Org"]),
        body: Some("OrganizationEdit".to_owned()),
        responses: responses::with_problems(200, good, &problems),
    }
    .print()
}

fn registers() -> Json {
    Operation {
        id: "listRegisters".to_owned(),
        tag: "meta",
        summary: "The registers as declared, with their fields and acts".to_owned(),
        parameters: with(&["Org", "AsOf", "IfNoneMatch"]),
        body: None,
        responses: responses::of_reading("In the order of the standard", "RegisterList"),
    }
    .print()
}

fn checkpoint() -> Json {
    let content = json!({ "text/plain": { "schema": { "type": "string" } } });
    let good = json!({ "description": "A signed note, to be kept outside", "content": content });
    Operation {
        id: "getCheckpoint".to_owned(),
        tag: "ledger",
        summary: "The newest checkpoint of the ledger".to_owned(),
        parameters: with(&["Org"]),
        body: None,
        responses: responses::with_problems(200, good, &[Sort::Malformed]),
    }
    .print()
}

fn verification() -> Json {
    let content = json!({ "application/json": { "schema": shared("schemas", "Verification") } });
    let good = json!({ "description": "What was found", "content": content });
    Operation {
        id: "verifyLedger".to_owned(),
        tag: "ledger",
        summary: "Recompute the ledger from its stored bytes".to_owned(),
        parameters: with(&["Org", "Checkpoint"]),
        body: None,
        responses: responses::with_problems(200, good, &[Sort::Malformed]),
    }
    .print()
}

/// The schemas of the answers.
pub fn schemas() -> Map<String, Json> {
    Map::from_iter([
        ("OrganizationList".to_owned(), items("Organization")),
        ("OrganizationFounded".to_owned(), founding::founded()),
        ("Organization".to_owned(), organization()),
        ("OrganizationEdit".to_owned(), closed(Map::from_iter([("time_zone".to_owned(), zone())]), &["time_zone"])),
        ("RegisterList".to_owned(), items("RegisterDeclared")),
        ("RegisterDeclared".to_owned(), register()),
        ("FieldDeclared".to_owned(), field()),
        ("Verification".to_owned(), report()),
        ("VerificationFinding".to_owned(), finding()),
    ])
}

/// An answer that lists all there is of a schema.
pub fn items(of: &str) -> Json {
    let items = json!({ "type": "array", "items": shared("schemas", of) });
    json!({ "type": "object", "properties": { "items": items }, "required": ["items"] })
}

fn text() -> Json {
    json!({ "type": "string" })
}

fn number() -> Json {
    json!({ "type": "integer" })
}

/// What an account is in an organization.
pub fn role() -> Json {
    json!({ "enum": ["reader", "contributor", "manager", "administrator"] })
}

fn zone() -> Json {
    json!({ "type": "string", "description": "As the time zone database names it, such as Europe/Oslo" })
}

fn organization() -> Json {
    json!({
        "type": "object",
        "properties": {
            "key": text(),
            "name": text(),
            "time_zone": { "type": ["string", "null"] },
            "role": role(),
            "person": { "type": ["string", "null"], "description": "The id of the person the account stands for" },
        },
        "required": ["key", "name", "time_zone", "role", "person"],
    })
}

fn register() -> Json {
    json!({
        "type": "object",
        "properties": {
            "key": { "type": "string", "description": "In addresses" },
            "record": { "type": "string", "description": "The key of one record, as in acts" },
            "section": text(),
            "help": text(),
            "clause": text(),
            "records": { "type": "integer", "description": "Live records" },
            "fields": { "type": "array", "items": shared("schemas", "FieldDeclared") },
            "acts": { "type": "array", "items": text() },
        },
        "required": ["key", "record", "section", "help", "clause", "records", "fields", "acts"],
    })
}

fn field() -> Json {
    json!({
        "type": "object",
        "properties": {
            "key": text(),
            "help": text(),
            "kind": text(),
            "required": { "type": "boolean" },
            "writer": { "enum": ["edit", "act"], "description": "Whether edits write it, or named acts alone" },
            "clause": text(),
            "choices": { "type": "array", "items": text() },
            "register": { "type": "string", "description": "Where its links point" },
            "parts": { "type": "array", "items": shared("schemas", "FieldDeclared") },
        },
        "required": ["key", "help", "kind", "required", "writer", "clause"],
    })
}

fn report() -> Json {
    let covered = json!({
        "type": ["object", "null"],
        "description": "The newest checkpoint that all entries before it agree with",
        "properties": { "entries": number(), "time": { "type": ["string", "null"], "format": "date-time" } },
        "required": ["entries", "time"],
    });
    json!({
        "type": "object",
        "properties": {
            "sound": { "type": "boolean" },
            "entries": number(),
            "items_erased": number(),
            "checkpoints": { "type": "integer", "description": "How many agree" },
            "covered": covered,
            "outside": { "type": ["integer", "null"], "description": "The size of the checkpoint given, where it agrees" },
            "findings": { "type": "array", "items": shared("schemas", "VerificationFinding") },
            "further": { "type": "integer", "description": "Findings left out" },
        },
        "required": ["sound", "entries", "items_erased", "checkpoints", "covered", "outside", "findings", "further"],
    })
}

fn finding() -> Json {
    let properties = json!({ "place": text(), "sentence": text(), "advice": text() });
    json!({ "type": "object", "properties": properties, "required": ["place", "sentence", "advice"] })
}
