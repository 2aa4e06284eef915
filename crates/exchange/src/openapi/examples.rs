//! Keeping examples as records.

use serde_json::{Map, Value as Json, json};

use super::operations::{Operation, with};
use super::{BASE, closed, parameters, responses};
use crate::examples;
use crate::problem::Sort;

/// The schema of the body.
const BODY: &str = "ExamplesKept";

/// The paths.
pub fn paths() -> Map<String, Json> {
    let plurals = isms::REGISTERS.iter().filter(|register| !examples::of_register(register).is_empty());
    let plurals: Vec<_> = plurals.map(|register| register.plural).collect();
    let register = json!({ "type": "string", "enum": plurals });
    let mut taken = with(&["Org", "Because", "HappenedOn", "IdempotencyKey"]);
    taken.push(parameters::given("path", "register", "The register", register));
    let problems = [Sort::Malformed, Sort::Conflict, Sort::TooLarge, Sort::UnsupportedMedia, Sort::Refused];
    let keep = Operation {
        id: "keepExamples".to_owned(),
        tag: "acts",
        summary: "Make records of examples, as one entry".to_owned(),
        parameters: taken,
        body: Some(BODY.to_owned()),
        responses: responses::done(&problems),
    };
    Map::from_iter([(format!("{BASE}/orgs/{{org}}/examples/{{register}}"), json!({ "post": keep.print() }))])
}

/// The schemas of the bodies.
pub fn schemas() -> Map<String, Json> {
    let keys = json!({ "type": "array", "minItems": 1, "items": { "type": "string" }, "description": "As the view `examples` names them" });
    Map::from_iter([(BODY.to_owned(), closed(Map::from_iter([("keep".to_owned(), keys)]), &["keep"]))])
}
