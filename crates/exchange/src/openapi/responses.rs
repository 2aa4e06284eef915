//! Answers: what went well, and every problem by its status.

use serde_json::{Map, Value as Json, json};

use super::shared as part;
use crate::problem::{MEDIA_TYPE, Sort};

/// The headers that answers share.
pub fn headers() -> Json {
    json!({
        "ETag": { "description": "The version of the answer", "schema": { "type": "string" } },
        "Location": { "description": "Where the new record is", "schema": { "type": "string", "format": "uri-reference" } },
        "RetryAfter": { "description": "Seconds to wait", "schema": { "type": "integer" } },
    })
}

/// The answers that operations share, by name.
pub fn shared() -> Map<String, Json> {
    let problems = Sort::ALL.iter().map(|sort| (name(*sort), problem(*sort)));
    problems.chain([("NotModified".to_owned(), not_modified())]).collect()
}

fn not_modified() -> Json {
    json!({ "description": "The answer still held is the current one", "headers": { "ETag": part("headers", "ETag") } })
}

fn problem(sort: Sort) -> Json {
    let schema = json!({ "schema": part("schemas", "Problem") });
    let mut response = json!({ "description": sort.title(), "content": { MEDIA_TYPE: schema } });
    if sort == Sort::TooMany {
        response["headers"] = json!({ "Retry-After": part("headers", "RetryAfter") });
    }
    response
}

fn name(sort: Sort) -> String {
    super::names::pascal(sort.uri().trim_start_matches("/problems/"))
}

/// The answers of an operation: the good one, and the problems it may meet.
pub fn of(status: u16, description: &str, schema: &str, problems: &[Sort]) -> Json {
    let mut good = json!({
        "description": description,
        "content": { "application/json": { "schema": part("schemas", schema) } },
        "headers": { "ETag": part("headers", "ETag") },
    });
    if status == 201 {
        good["headers"]["Location"] = part("headers", "Location");
    }
    let mut responses = Map::from_iter([(status.to_string(), good)]);
    let always = [Sort::Unauthenticated, Sort::Forbidden, Sort::Missing, Sort::TooMany, Sort::Fault];
    let mut problems: Vec<_> = problems.iter().chain(&always).collect();
    problems.sort_by_key(|sort| sort.status());
    for sort in problems {
        responses.insert(sort.status().to_string(), part("responses", &name(*sort)));
    }
    Json::Object(responses)
}

/// The answers of a reading operation, 304 among them.
pub fn of_reading(description: &str, schema: &str) -> Json {
    let mut responses = of(200, description, schema, &[Sort::Malformed, Sort::Refused]);
    responses["304"] = part("responses", "NotModified");
    responses
}
