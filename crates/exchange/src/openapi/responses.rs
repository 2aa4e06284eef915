//! Answers: what went well, and every problem by its status.

use serde_json::{Map, Value as Json, json};

use super::shared as part;
use crate::problem::{MEDIA_TYPE, Sort};

/// The headers that answers share.
pub fn headers() -> Json {
    json!({
        "ETag": {
            "description": "The version, then a word for all else that is shown, such as \"17-5be0c4a91f3d2e68\"; \
                If-Match compares the version alone",
            "schema": { "type": "string" },
        },
        "Replayed": { "description": "true where an earlier request is answered again", "schema": { "const": "true" } },
        "Location": { "description": "Where the new record is", "schema": { "type": "string", "format": "uri-reference" } },
        "RetryAfter": { "description": "Seconds to wait, where waiting helps", "schema": { "type": "integer" } },
    })
}

/// The answers that operations share, by name.
pub fn shared() -> Map<String, Json> {
    // Whoever follows the description never asks with another method.
    let met = Sort::ALL.iter().filter(|sort| **sort != Sort::Method);
    let problems = met.map(|sort| (name(*sort), problem(*sort)));
    problems.chain([("NotModified".to_owned(), not_modified())]).collect()
}

fn not_modified() -> Json {
    json!({ "description": "The answer still held is the current one", "headers": { "ETag": part("headers", "ETag") } })
}

fn problem(sort: Sort) -> Json {
    let schema = json!({ "schema": part("schemas", "Problem") });
    let mut response = json!({ "description": sort.title(), "content": { MEDIA_TYPE: schema } });
    if matches!(sort, Sort::TooMany | Sort::Unavailable) {
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
    if problems.contains(&Sort::Conflict) {
        good["headers"]["Idempotent-Replayed"] = part("headers", "Replayed");
    }
    with_problems(status, good, problems)
}

/// The answers of an operation whose good one the caller describes.
pub fn with_problems(status: u16, good: Json, problems: &[Sort]) -> Json {
    let mut responses = Map::from_iter([(status.to_string(), good)]);
    let always = [Sort::Unauthenticated, Sort::Forbidden, Sort::Missing, Sort::TooMany, Sort::Fault, Sort::Unavailable];
    // Whoever writes needs room.
    let room = problems.contains(&Sort::Conflict).then_some(&Sort::NoRoom);
    let mut problems: Vec<_> = problems.iter().chain(&always).chain(room).collect();
    problems.sort_by_key(|sort| sort.status());
    for sort in problems {
        responses.insert(sort.status().to_string(), part("responses", &name(*sort)));
    }
    Json::Object(responses)
}

/// The answers of an act: what it did has no version of its own.
pub fn done(problems: &[Sort]) -> Json {
    let good = json!({
        "description": "Done",
        "content": { "application/json": { "schema": part("schemas", "Done") } },
        "headers": { "Idempotent-Replayed": part("headers", "Replayed") },
    });
    with_problems(200, good, problems)
}

/// The answers of a reading operation, 304 among them.
pub fn of_reading(description: &str, schema: &str) -> Json {
    let mut responses = of(200, description, schema, &[Sort::Malformed]);
    responses["304"] = part("responses", "NotModified");
    responses
}
