//! An organization founded from what another installation exported.

use serde_json::{Value as Json, json};

use super::operations::Operation;
use super::parameters::given;
use super::{responses, shared};
use crate::problem::Sort;

/// What speaks against a file.
const PROBLEMS: [Sort; 4] = [Sort::Malformed, Sort::Conflict, Sort::TooLarge, Sort::Refused];

/// The operation.
pub fn found() -> Json {
    let text = || json!({ "type": "string" });
    let own = [
        ("key", "Its key: small letters, digits and hyphens", text()),
        ("name", "Its name; the one in the file where it is left out", text()),
        ("time_zone", "Its time zone; the one in the file where it is left out", text()),
        ("dry_run", "Tell whether it could be founded, and do nothing", json!({ "type": "boolean" })),
    ];
    let content = json!({ "application/json": { "schema": shared("schemas", "OrganizationFounded") } });
    let founded = json!({
        "description": "Founded, with everything that the file holds",
        "content": content,
        "headers": { "Location": shared("headers", "Location") },
    });
    let mut responses = responses::with_problems(201, founded, &PROBLEMS);
    responses["200"] = json!({ "description": "It could be founded; nothing was written", "content": content });
    let mut operation = Operation {
        id: "foundOrganization".to_owned(),
        tag: "meta",
        summary: "Found an organization from an exported archive, or from exported records whose files are kept here"
            .to_owned(),
        parameters: own.map(|(name, says, schema)| given("query", name, says, schema)).into(),
        body: None,
        responses,
    }
    .print();
    let content = json!({ "*/*": { "schema": { "type": "string", "contentMediaType": "application/octet-stream" } } });
    operation["requestBody"] = json!({ "required": true, "description": "The file as it is", "content": content });
    operation
}

/// What is answered.
pub fn founded() -> Json {
    let number = |told: &str| json!({ "type": "integer", "description": told });
    json!({
        "type": "object",
        "properties": {
            "key": { "type": "string" },
            "records": number("Records that came in"),
            "files": number("Files that these name"),
            "entry": { "type": ["integer", "null"], "description": "None where nothing was written" },
        },
        "required": ["key", "records", "files", "entry"],
    })
}
