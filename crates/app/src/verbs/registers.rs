//! `muniment registers`: what is kept, as declared.

use clap::Args;
use kernel::{Field, Kind, Register, Writer};
use serde_json::{Map, Value as Json, json};

use crate::cli::Format;
use crate::stop::Stop;
use crate::table;

use super::{answer, list};

/// What registers there are
#[derive(Args, Debug)]
pub struct Registers {
    /// One register, with its fields
    register: Option<String>,
}

/// Tells all registers, or the fields of one.
pub fn run(format: Format, verb: &Registers) -> Result<(), Stop> {
    match &verb.register {
        None => {
            let all: Vec<_> = isms::REGISTERS.iter().map(|register| told(register)).collect();
            answer(format, &json!(all), tell);
        }
        Some(key) => {
            let register = list::named(key)?;
            answer(format, &told(register), || tell_fields(register.fields));
        }
    }
    Ok(())
}

fn told(register: &'static Register) -> Json {
    json!({
        "key": register.key,
        "plural": register.plural,
        "section": register.section(),
        "clause": register.clause,
        "help": register.help,
        "fields": fields(register.fields),
        "acts": isms::acts_on(register.key).map(|act| act.key).collect::<Vec<_>>(),
    })
}

/// Fields or arguments as JSON.
pub fn fields(fields: &[Field]) -> Vec<Json> {
    fields.iter().filter(|field| !field.retired).map(field).collect()
}

fn field(field: &Field) -> Json {
    let mut told = Map::new();
    told.insert("key".into(), json!(field.key));
    told.insert("kind".into(), json!(field.kind.name()));
    told.insert("required".into(), json!(field.required));
    told.insert("writer".into(), json!(if field.writer == Writer::Edit { "edit" } else { "act" }));
    told.insert("clause".into(), json!(field.clause));
    told.insert("help".into(), json!(field.help));
    if let Kind::Choice(choices) = field.kind {
        told.insert("choices".into(), json!(choices.values));
    }
    if let Some(target) = field.kind.target() {
        told.insert("register".into(), json!(target));
    }
    if let Some(parts) = field.kind.parts() {
        told.insert("parts".into(), json!(fields(parts)));
    }
    Json::Object(told)
}

fn tell() {
    let headings = ["Register", "Clause", "Acts", "What it is for"].map(str::to_owned);
    let row = |register: &&'static Register| {
        let acts: Vec<_> = isms::acts_on(register.key).map(|act| act.key).collect();
        [register.plural, register.clause, &acts.join(" "), register.help].map(str::to_owned).to_vec()
    };
    table::print(&headings, &isms::REGISTERS.iter().map(row).collect::<Vec<_>>());
}

/// Fields or arguments as a table; parts of groups below their field.
pub fn tell_fields(fields: &[Field]) {
    let headings = ["Field", "Kind", "", "What it means"].map(str::to_owned);
    let mut rows = Vec::new();
    for field in fields.iter().filter(|field| !field.retired) {
        rows.push(row("", field));
        let indent = if matches!(field.kind, Kind::Many(_)) { "  [key]." } else { "  ." };
        rows.extend(field.kind.parts().unwrap_or_default().iter().map(|part| row(indent, part)));
    }
    table::print(&headings, &rows);
}

fn row(indent: &str, field: &Field) -> Vec<String> {
    let kind = match field.kind {
        Kind::Choice(choices) => choices.values.join("|"),
        kind => kind.target().map_or_else(|| kind.name().to_owned(), |target| format!("{} {target}", kind.name())),
    };
    let note = match (field.required, field.writer) {
        (_, Writer::Act) => "by act",
        (true, Writer::Edit) => "required",
        (false, Writer::Edit) => "",
    };
    vec![format!("{indent}{}", field.key), kind, note.to_owned(), field.help.to_owned()]
}
