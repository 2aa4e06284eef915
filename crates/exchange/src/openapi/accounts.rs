//! Every account of the instance, for whoever administers it.

use serde_json::{Map, Value as Json, json};

use super::operations::{Operation, with};
use super::{BASE, closed, house, parameters, responses, shared};
use crate::problem::Sort;

/// What may go wrong with a change of an account.
const CHANGE: [Sort; 4] = [Sort::Malformed, Sort::TooLarge, Sort::UnsupportedMedia, Sort::Refused];

/// The paths.
pub fn paths() -> Map<String, Json> {
    let leave = "Take an account out of an organization";
    let erase = "Erase who an account was that belongs nowhere any more, from the whole history as well";
    let rows = [
        ("/accounts", json!({ "get": list() })),
        ("/accounts/{account}/leave", json!({ "post": change("leaveOrganization", leave, "AccountLeaves") })),
        ("/orgs/{org}/members", json!({ "post": invite() })),
        ("/accounts/{account}/erase", json!({ "post": change("eraseAccount", erase, "AccountErased") })),
    ];
    rows.map(|(path, operations)| (format!("{BASE}{path}"), operations)).into_iter().collect()
}

fn list() -> Json {
    Operation {
        id: "listAccounts".to_owned(),
        tag: "accounts",
        summary: "Every account, with the organizations it belongs to".to_owned(),
        parameters: with(&["IfNoneMatch"]),
        body: None,
        responses: responses::of_reading("For whoever administers the server", "AccountList"),
    }
    .print()
}

fn invite() -> Json {
    let content = json!({ "application/json": { "schema": shared("schemas", "InvitedList") } });
    let good = json!({ "description": "Who belongs to the organization from now on", "content": content });
    Operation {
        id: "inviteMembers".to_owned(),
        tag: "accounts",
        summary: "Make an account for each of some people, named like the person and signing in by the e-mail address: all or none"
            .to_owned(),
        parameters: with(&["Org"]),
        body: Some("MembersInvite".to_owned()),
        responses: responses::with_problems(201, good, &CHANGE),
    }
    .print()
}

fn change(id: &str, summary: &str, body: &str) -> Json {
    let content = json!({ "application/json": { "schema": shared("schemas", "Account") } });
    let good = json!({ "description": "The account as it is now", "content": content });
    Operation {
        id: id.to_owned(),
        tag: "accounts",
        summary: summary.to_owned(),
        parameters: vec![parameters::given("path", "account", "The account's id", json!({ "type": "string" }))],
        body: Some(body.to_owned()),
        responses: responses::with_problems(200, good, &CHANGE),
    }
    .print()
}

/// The schemas of bodies and answers.
pub fn schemas() -> Map<String, Json> {
    let text = |description: &str| json!({ "type": "string", "description": description });
    let one = |key: &str, schema: Json| closed(Map::from_iter([(key.to_owned(), schema)]), &[key]);
    Map::from_iter([
        ("AccountList".to_owned(), house::items("Account")),
        ("Account".to_owned(), account()),
        ("InvitedList".to_owned(), house::items("Invited")),
        ("Invited".to_owned(), invited()),
        ("MembersInvite".to_owned(), members()),
        ("AccountLeaves".to_owned(), one("organization", text("The organization's key"))),
        ("AccountErased".to_owned(), one("because", text("The request, or the end of the time it may be kept"))),
    ])
}

fn invited() -> Json {
    json!({
        "type": "object",
        "properties": {
            "person": { "type": "string", "description": "The id of the person the account stands for" },
            "name": { "type": "string" },
            "login": { "type": "string" },
            "password": {
                "type": ["string", "null"],
                "description": "Told once; none where an account signed in by this address before",
            },
        },
        "required": ["person", "name", "login", "password"],
    })
}

fn members() -> Json {
    let people = json!({
        "type": "array",
        "items": { "type": "string" },
        "minItems": 1,
        "description": "People by reference or id, such as P-003",
    });
    closed(Map::from_iter([("people".to_owned(), people), ("role".to_owned(), house::role())]), &["people", "role"])
}

fn account() -> Json {
    let membership = json!({
        "type": "object",
        "properties": {
            "key": { "type": "string" },
            "name": { "type": "string" },
            "role": house::role(),
        },
        "required": ["key", "name", "role"],
    });
    json!({
        "type": "object",
        "properties": {
            "id": { "type": "string" },
            "login": { "type": "string" },
            "name": { "type": "string" },
            "administrator": { "type": "boolean", "description": "May found organizations and administer every account" },
            "locked": { "type": "boolean" },
            "organizations": { "type": "array", "items": membership },
        },
        "required": ["id", "login", "name", "administrator", "locked", "organizations"],
    })
}
