//! Schemas: each register as read, as created and as edited; the arguments of each act; what all share.

use kernel::kind::Choices;
use kernel::types::{LINES_MAX, MARKDOWN_BYTES_MAX, TEXT_BYTES_MAX};
use kernel::{Field, Kind, Register, Writer};
use serde_json::{Map, Value as Json, json};

use super::names::pascal;
use super::{closed, shared, whole};

/// Every schema, by name.
pub fn all() -> Map<String, Json> {
    let mut schemas = common();
    schemas.extend(super::accounts::schemas());
    schemas.extend(super::comparison::schemas());
    schemas.extend(super::house::schemas());
    schemas.extend(super::proofs::schemas());
    schemas.extend(super::examples::schemas());
    schemas.extend(super::imported::schemas());
    for register in isms::REGISTERS {
        let name = pascal(register.key);
        schemas.insert(format!("{name}List"), list(&name));
        schemas.insert(format!("{name}Fields"), read(register));
        schemas.insert(format!("{name}Create"), create(register));
        schemas.insert(format!("{name}Patch"), patch(register));
        schemas.insert(name.clone(), record(register, &name));
    }
    for act in isms::ACTS {
        let mut schema = written(act.arguments.iter(), true);
        schema["description"] = json!(act.help);
        schemas.insert(format!("Act{}", pascal(act.key)), schema);
    }
    schemas
}

fn record(register: &Register, name: &str) -> Json {
    let properties = json!({
        "id": { "type": "string", "format": "uuid" },
        "reference": { "type": "string", "examples": [format!("{}-…", register.reference.prefix)] },
        "register": { "const": register.key },
        "version": { "type": "integer", "description": "The ledger entry that changed it last; also its ETag" },
        "retired": { "type": "boolean" },
        "fields": shared("schemas", &format!("{name}Fields")),
    });
    let mut schema = json!({ "type": "object", "description": register.help, "properties": properties });
    schema["required"] = json!(["id", "reference", "register", "version", "retired", "fields"]);
    schema
}

fn list(name: &str) -> Json {
    json!({
        "type": "object",
        "properties": {
            "items": { "type": "array", "items": shared("schemas", name) },
            "total": { "type": "integer", "description": "Records in the whole list" },
            "next": { "type": ["string", "null"], "description": "The cursor of the next page" },
            "entry": { "type": "integer", "description": "The ledger entry the list shows" },
        },
        "required": ["items", "total", "next", "entry"],
    })
}

fn live(fields: &[Field]) -> impl Iterator<Item = &Field> + Clone {
    fields.iter().filter(|field| !field.retired)
}

fn read(register: &Register) -> Json {
    whole(live(register.fields).map(|field| (field.key, described(field, as_read(field)))))
}

fn create(register: &Register) -> Json {
    written(live(register.fields).filter(|field| field.writer == Writer::Edit), true)
}

fn patch(register: &Register) -> Json {
    written(live(register.fields).filter(|field| field.writer == Writer::Edit), false)
}

fn written<'f>(fields: impl Iterator<Item = &'f Field> + Clone, whole: bool) -> Json {
    let property = |field: &Field| (field.key.to_owned(), described(field, as_written(field)));
    let required: Vec<_> = fields.clone().filter(|field| whole && field.required && asked(field)).collect();
    closed(fields.map(property).collect(), &required.iter().map(|field| field.key).collect::<Vec<_>>())
}

/// Whether leaving a required field out is refused: a choice, a number or a flag begins with a value of its own.
fn asked(field: &Field) -> bool {
    !matches!(field.kind, Kind::Choice(_) | Kind::Whole | Kind::Decimal | Kind::Flag)
}

fn described(field: &Field, mut schema: Json) -> Json {
    let clause = if field.clause.is_empty() { String::new() } else { format!(" (clause {})", field.clause) };
    schema["description"] = json!(format!("{}{clause}", field.help));
    schema
}

/// How a field is answered. Only required numbers, choices and lists are never null.
fn as_read(field: &Field) -> Json {
    let certain = field.required && matches!(field.kind, Kind::Whole | Kind::Decimal | Kind::Choice(_));
    match field.kind {
        Kind::Link(_) => json!({ "anyOf": [shared("schemas", "RecordLink"), { "type": "null" }] }),
        Kind::Links(_) => json!({ "type": "array", "items": shared("schemas", "RecordLink") }),
        Kind::Group(parts) => nullable(group(parts, as_read, false)),
        Kind::Many(parts) => json!({ "type": "object", "additionalProperties": group(parts, as_read, false) }),
        kind if certain => plain(&kind),
        kind => nullable(plain(&kind)),
    }
}

/// How a field is taken; null empties it, unless it has to be filled.
fn as_written(field: &Field) -> Json {
    taken(field, field.required && asked(field))
}

/// How a part of a group is taken; whether it has to be filled is a matter for the acts.
fn as_part(part: &Field) -> Json {
    taken(part, false)
}

fn taken(field: &Field, demanded: bool) -> Json {
    let maybe = |schema: Json| if demanded { schema } else { nullable(schema) };
    match field.kind {
        Kind::Link(_) => maybe(shared("schemas", "LinkTo")),
        Kind::Links(_) => {
            let mut list = json!({ "type": "array", "items": shared("schemas", "LinkTo") });
            if demanded {
                list["minItems"] = json!(1);
            }
            maybe(list)
        }
        Kind::Group(parts) => maybe(group(parts, as_part, true)),
        Kind::Many(parts) => {
            let row = nullable(group(parts, as_part, true));
            maybe(json!({ "type": "object", "additionalProperties": row }))
        }
        kind @ (Kind::Text | Kind::Markdown) if demanded => {
            let mut text = plain(&kind);
            text["pattern"] = json!("\\S");
            text
        }
        kind => maybe(plain(&kind)),
    }
}

fn group(parts: &[Field], each: fn(&Field) -> Json, exact: bool) -> Json {
    let property = |part: &Field| (part.key.to_owned(), described(part, each(part)));
    let properties: Map<_, _> = live(parts).map(property).collect();
    if exact {
        return closed(properties, &[]);
    }
    json!({ "type": "object", "properties": properties })
}

fn plain(kind: &Kind) -> Json {
    match kind {
        Kind::Text => json!({ "type": "string", "maxLength": TEXT_BYTES_MAX }),
        Kind::Markdown => {
            json!({ "type": "string", "maxLength": MARKDOWN_BYTES_MAX, "contentMediaType": "text/markdown" })
        }
        Kind::Whole => json!({ "type": "integer", "format": "int64" }),
        Kind::Decimal => json!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" }),
        Kind::Money => shared("schemas", "MoneyAmount"),
        Kind::Date => day(),
        Kind::Time => json!({ "type": "string", "format": "date-time" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Level => level(),
        Kind::Choice(choices) => choice(choices),
        Kind::Lines => json!({ "type": "array", "items": { "type": "string" }, "maxItems": LINES_MAX }),
        Kind::File => shared("schemas", "StoredFile"),
        Kind::Link(_) | Kind::Links(_) | Kind::Group(_) | Kind::Many(_) => json!({}),
    }
}

/// A day of the centuries that a management system speaks of.
pub fn day() -> Json {
    json!({ "type": "string", "format": "date", "pattern": "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$" })
}

/// A step of a scale.
pub fn level() -> Json {
    json!({ "type": "integer", "minimum": 1, "maximum": 100 })
}

fn choice(choices: &Choices) -> Json {
    json!({ "type": "string", "enum": choices.values })
}

/// The same schema, null allowed.
fn nullable(mut schema: Json) -> Json {
    let Some(kind) = schema.get("type").and_then(Json::as_str).map(str::to_owned) else {
        return json!({ "anyOf": [schema, { "type": "null" }] });
    };
    schema["type"] = json!([kind, "null"]);
    if let Some(values) = schema.get_mut("enum").and_then(Json::as_array_mut) {
        values.push(Json::Null);
    }
    schema
}

/// What the schemas of all registers share, as it stands in the description.
const COMMON: &str = include_str!("common.json");

fn common() -> Map<String, Json> {
    serde_json::from_str(COMMON).expect("the schemas beside this file are an object")
}
