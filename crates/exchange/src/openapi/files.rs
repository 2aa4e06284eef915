//! Files: brought in first, then named by records.

use kernel::types::file::NAME_BYTES_MAX;
use serde_json::{Map, Value as Json, json};

use super::operations::{Operation, with};
use super::parameters::given;
use super::{BASE, responses, shared};
use crate::problem::Sort;

/// The paths.
pub fn paths() -> Map<String, Json> {
    let files = format!("{BASE}/orgs/{{org}}/files");
    let one = format!("{files}/{{digest}}");
    Map::from_iter([(files, json!({ "post": bring() })), (one, json!({ "get": get() }))])
}

fn bring() -> Json {
    let name = json!({ "type": "string", "maxLength": NAME_BYTES_MAX });
    let good = json!({
        "description": "How a record names the file; what no record names within a day is dropped",
        "content": { "application/json": { "schema": shared("schemas", "StoredFile") } },
        "headers": { "Location": shared("headers", "Location") },
    });
    let mut operation = Operation {
        id: "bringFile".to_owned(),
        tag: "files",
        summary: "Bring a file in, to be named by a record".to_owned(),
        parameters: [with(&["Org"]), vec![given("query", "name", "What the file is called", name)]].concat(),
        body: None,
        responses: responses::with_problems(201, good, &[Sort::Malformed, Sort::Conflict, Sort::Refused]),
    }
    .print();
    let content = json!({ "*/*": { "schema": { "type": "string", "contentMediaType": "application/octet-stream" } } });
    operation["requestBody"] = json!({ "required": true, "description": "The file as it is", "content": content });
    operation
}

fn get() -> Json {
    let content = json!({ "*/*": { "schema": { "type": "string", "contentMediaType": "application/octet-stream" } } });
    let digest = json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" });
    let digest = given("path", "digest", "SHA-256 of the content, as the record tells it", digest);
    let good =
        json!({ "description": "The content", "content": content, "headers": { "ETag": shared("headers", "ETag") } });
    let mut responses = responses::with_problems(200, good, &[Sort::Malformed]);
    responses["304"] = shared("responses", "NotModified");
    Operation {
        id: "getFile".to_owned(),
        tag: "files",
        summary: "The content of a file that a record names, or named once".to_owned(),
        parameters: [with(&["Org", "IfNoneMatch"]), vec![digest]].concat(),
        body: None,
        responses,
    }
    .print()
}
