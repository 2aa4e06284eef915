//! `GET /orgs/{org}/registers`: the registers as declared, with their fields and the acts on their records.

use kernel::{Field, Kind, Register, State, Writer};
use serde_json::{Map, Value as Json, json};

use super::call::Call;
use super::condition;
use super::problem::Answer;

/// In the order of the standard.
pub async fn list(call: Call) -> Answer {
    call.only(&["as_of"])?;
    let state = call.state();
    let content = || {
        let items: Vec<_> = state.registers().iter().map(|declared| register(declared, state)).collect();
        json!({ "items": items })
    };
    Ok(condition::read(&call, state.size(), content))
}

fn register(register: &'static Register, state: &State) -> Json {
    let table = state.table(register.key);
    json!({
        "key": register.plural,
        "record": register.key,
        "section": register.section(),
        "help": register.help,
        "clause": register.clause,
        "records": table.map_or(0, kernel::Table::len_live),
        "fields": register.live_fields().map(|(_, declared)| field(declared)).collect::<Vec<_>>(),
        "acts": isms::acts_on(register.key).map(|act| act.key).collect::<Vec<_>>(),
    })
}

fn field(field: &Field) -> Json {
    let mut told = Map::from_iter([
        ("key".to_owned(), json!(field.key)),
        ("help".to_owned(), json!(field.help)),
        ("kind".to_owned(), json!(field.kind.name())),
        ("required".to_owned(), json!(field.required)),
        ("writer".to_owned(), json!(if field.writer == Writer::Edit { "edit" } else { "act" })),
        ("clause".to_owned(), json!(field.clause)),
    ]);
    if let Kind::Choice(choices) = field.kind {
        told.insert("choices".to_owned(), json!(choices.values));
    }
    if let Some(target) = field.kind.target() {
        told.insert("register".to_owned(), json!(target));
    }
    if let Some(parts) = field.kind.parts() {
        let parts: Vec<_> = parts.iter().filter(|part| !part.retired).map(self::field).collect();
        told.insert("parts".to_owned(), json!(parts));
    }
    Json::Object(told)
}
