//! Every path with its operations.

use kernel::{Act, Register};
use serde_json::{Map, Value as Json, json};

use super::names::pascal;
use super::operations::{Operation, with};
use super::parameters;
use super::responses;
use super::{BASE, accounts, examples, files, house, proofs, traffic, views};
use crate::problem::Sort;

/// What may go wrong with a write that has a body.
const WRITE: [Sort; 5] = [Sort::Malformed, Sort::Conflict, Sort::TooLarge, Sort::UnsupportedMedia, Sort::Refused];
/// What may go wrong with a write that has none.
const MOVE: [Sort; 3] = [Sort::Malformed, Sort::Conflict, Sort::Refused];

/// What may go wrong with a signature.
const SIGN: [Sort; 6] =
    [Sort::Malformed, Sort::Conflict, Sort::Stale, Sort::TooLarge, Sort::UnsupportedMedia, Sort::Refused];
/// What an act takes beside its arguments; the last where it signs.
const SIGNING: [&str; 5] = ["Org", "Because", "HappenedOn", "IdempotencyKey", "IfRead"];

/// All paths.
pub fn all() -> Map<String, Json> {
    let mut paths = house::paths();
    paths.extend(accounts::paths());
    paths.extend(files::paths());
    paths.extend(proofs::paths());
    paths.extend(examples::paths());
    paths.extend(traffic::paths());
    for register in isms::REGISTERS {
        of_register(register, &mut paths);
    }
    for act in isms::ACTS {
        paths.insert(format!("{BASE}/orgs/{{org}}/acts/{}", act.key), json!({ "post": of_act(act) }));
    }
    paths.extend(views::paths());
    paths
}

fn of_register(register: &Register, paths: &mut Map<String, Json>) {
    let base = format!("{BASE}/orgs/{{org}}/registers/{}", register.plural);
    paths.insert(base.clone(), json!({ "get": list(register), "post": create(register) }));
    paths.insert(format!("{base}/{{id}}"), json!({ "get": get(register), "patch": edit(register) }));
    paths.insert(format!("{base}/{{id}}/history"), json!({ "get": history(register) }));
    for (verb, summary) in
        [("retire", "Take out of the management system"), ("restore", "Restore into the management system")]
    {
        let operation = Operation {
            id: format!("{verb}{}", pascal(register.key)),
            tag: register.plural,
            summary: format!("{summary}: {}", named(register)),
            parameters: with(&["Org", "Id", "Because", "HappenedOn", "IdempotencyKey"]),
            body: None,
            responses: responses::of(200, "The record as it is now", &pascal(register.key), &MOVE),
        };
        paths.insert(format!("{base}/{{id}}/{verb}"), json!({ "post": operation.print() }));
    }
}

fn named(register: &Register) -> String {
    register.key.replace('-', " ")
}

fn list(register: &Register) -> Json {
    Operation {
        id: format!("list{}", pascal(register.plural)),
        tag: register.plural,
        summary: format!("List the register: {}", register.plural.replace('-', " ")),
        parameters: parameters::of_list(register),
        body: None,
        responses: responses::of_reading("One page of the list", &format!("{}List", pascal(register.key))),
    }
    .print()
}

fn create(register: &Register) -> Json {
    let name = pascal(register.key);
    Operation {
        id: format!("create{name}"),
        tag: register.plural,
        summary: format!("Add a record: {}", named(register)),
        parameters: with(&["Org", "Because", "HappenedOn", "IdempotencyKey"]),
        body: Some(format!("{name}Create")),
        responses: responses::of(201, "The new record", &name, &WRITE),
    }
    .print()
}

fn get(register: &Register) -> Json {
    Operation {
        id: format!("get{}", pascal(register.key)),
        tag: register.plural,
        summary: format!("Read a record: {}", named(register)),
        parameters: with(&["Org", "Id", "AsOf", "IfNoneMatch"]),
        body: None,
        responses: responses::of_reading("The record", &pascal(register.key)),
    }
    .print()
}

fn edit(register: &Register) -> Json {
    let name = pascal(register.key);
    let problems = [&WRITE[..], &[Sort::Stale, Sort::Unconditional]].concat();
    Operation {
        id: format!("edit{name}"),
        tag: register.plural,
        summary: format!("Edit a record, as a merge patch: {}", named(register)),
        parameters: with(&["Org", "Id", "Because", "HappenedOn", "IfMatch", "IdempotencyKey"]),
        body: Some(format!("{name}Patch")),
        responses: responses::of(200, "The record as it is now", &name, &problems),
    }
    .print()
}

fn history(register: &Register) -> Json {
    Operation {
        id: format!("get{}History", pascal(register.key)),
        tag: register.plural,
        summary: format!("What happened to a record, newest first: {}", named(register)),
        parameters: with(&["Org", "Id", "AsOf", "IfNoneMatch"]),
        body: None,
        responses: responses::of_reading("The entries that changed it", "History"),
    }
    .print()
}

fn of_act(act: &Act) -> Json {
    let name = format!("Act{}", pascal(act.key));
    Operation {
        id: format!("act{}", pascal(act.key)),
        tag: "acts",
        summary: act.help.to_owned(),
        parameters: with(if act.signs { &SIGNING } else { &SIGNING[..4] }),
        body: Some(name),
        responses: responses::done(if act.signs { &SIGN } else { &WRITE }),
    }
    .print()
}
