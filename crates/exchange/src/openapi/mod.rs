//! The OpenAPI 3.1 description of the interface, made from the registers and acts themselves.

mod accounts;
mod comparison;
mod examples;
mod files;
mod founding;
mod house;
mod imported;
mod names;
mod operations;
mod parameters;
mod paths;
mod proofs;
mod responses;
mod schemas;
mod traffic;
mod views;

use serde_json::{Map, Value as Json, json};

/// Where the interface begins.
pub const BASE: &str = "/api/v1";

/// The whole description.
pub fn document() -> Json {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Muniment",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "The information security management system of an organization",
            "description": "Registers hold the records of the management system, acts change it, views are computed \
                from it. Every write is durable when it is answered. A refusal names the field, what to do, and what \
                it rests on.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "bearer": [] }, { "session": [] }],
        "tags": tags(),
        "paths": paths::all(),
        "components": {
            "schemas": schemas::all(),
            "parameters": parameters::shared(),
            "headers": responses::headers(),
            "responses": responses::shared(),
            "securitySchemes": {
                "bearer": { "type": "http", "scheme": "bearer", "description": "A token made under Account" },
                "session": { "type": "apiKey", "in": "cookie", "name": "muniment", "description": "A browser's session; __Host-muniment behind https" },
            },
        },
    })
}

fn tags() -> Vec<Json> {
    let register = |register: &&kernel::Register| json!({ "name": register.plural, "description": register.help });
    let rest = [
        ("acts", "Named state changes"),
        ("views", "Computed pages"),
        ("files", "Files that records name"),
        ("accounts", "Who may sign in"),
        ("ledger", "Proof that nothing was changed"),
        ("meta", "What there is"),
    ];
    let rest = rest.map(|(name, description)| json!({ "name": name, "description": description }));
    isms::REGISTERS.iter().map(register).chain(rest).collect()
}

/// An object schema that knows all its members.
fn closed(properties: Map<String, Json>, required: &[&str]) -> Json {
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// An object schema all of whose members are always there.
fn whole(members: impl IntoIterator<Item = (impl Into<String>, Json)>) -> Json {
    let properties: Map<_, _> = members.into_iter().map(|(key, schema)| (key.into(), schema)).collect();
    let required: Vec<_> = properties.keys().cloned().collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

/// A reference to a shared part.
fn shared(kind: &str, name: &str) -> Json {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}
