//! From the key of an act and what goes with it to a command: one way for the API, the command line and files.
//!
//! The key is that of a named act (`risk.accept`) or `<register>.create`, `.edit`, `.retire`, `.restore`. The last
//! three name their record under the register's key: `{ "risk": "R-0042", "title": "…" }`.

use isms::led;
use kernel::{Act, Command, Field, Kind, Path, RawId, Refusal, Register, State, Value, act, parse};
use serde_json::{Value as Json, json};

use crate::json;

/// A command from a JSON object.
///
/// # Errors
/// An unknown act, or every argument that does not fit, with its place.
pub fn from_json(key: &str, object: &Json, state: &State) -> Result<Command, Vec<Refusal>> {
    let (register, verb) = match named(key, state)? {
        Named::Act(act) => return Ok(Command::Act(act, json::args(act, object, state)?)),
        Named::Generic(register, verb) => (register, verb),
    };
    let mut members = object.as_object().cloned().unwrap_or_default();
    if verb == Verb::Create {
        return led::created(register, json::values(register.fields, object, state)?);
    }
    let subject = members.shift_remove(register.key).unwrap_or(Json::Null);
    let id = subject_of(register, subject_text(&subject), state)?;
    let values = json::values(register.fields, &Json::Object(members), state)?;
    finished(register, verb, id, values)
}

/// A command from `key=value` pairs in words, such as the command line's.
///
/// # Errors
/// As [`from_json`].
pub fn from_words(key: &str, pairs: &[(String, String)], state: &State) -> Result<Command, Vec<Refusal>> {
    let words = |skip: &str| -> Vec<(&str, &str)> {
        pairs.iter().filter(|(key, _)| key != skip).map(|(key, text)| (key.as_str(), text.as_str())).collect()
    };
    let (register, verb) = match named(key, state)? {
        Named::Act(act) => {
            let values = parse::assignments(act.arguments, words(""), state)?;
            return Ok(Command::Act(act, act::gathered(values)));
        }
        Named::Generic(register, verb) => (register, verb),
    };
    if verb == Verb::Create {
        return led::created(register, parse::assignments(register.fields, words(""), state)?);
    }
    let subject = pairs.iter().find(|(key, _)| key == register.key).map(|(_, text)| text.as_str());
    let id = subject_of(register, subject, state)?;
    finished(register, verb, id, parse::assignments(register.fields, words(register.key), state)?)
}

/// The JSON body that says the same as `key=value` pairs, for a server that will look up the links.
///
/// # Errors
/// As [`from_words`], links excepted.
pub fn as_json(key: &str, pairs: &[(String, String)]) -> Result<Json, Vec<Refusal>> {
    let nothing = State::new(isms::REGISTERS);
    let (mut body, mut refusals) = (json!({}), Vec::new());
    let (fields, subject) = match named(key, &nothing)? {
        Named::Act(act) => (act.arguments, ""),
        Named::Generic(register, _) => (register.fields, register.key),
    };
    for (name, text) in pairs {
        if name == subject {
            body[name] = json!(text);
        } else if let Err(refusal) = put(&mut body, fields, name, text, &nothing) {
            refusals.push(refusal);
        }
    }
    if refusals.is_empty() { Ok(body) } else { Err(refusals) }
}

fn put(body: &mut Json, fields: &[Field], name: &str, text: &str, nothing: &State) -> Result<(), Refusal> {
    let odd = |()| Refusal::software(name, "write a field as field, field.part or field[key].part");
    let path: Path = name.parse().map_err(odd)?;
    let (field, kind) = parse::place(fields, &path)?;
    let content = match kind {
        Kind::Link(_) => json!(text),
        Kind::Links(_) => text.split(['\n', ',', ';']).map(str::trim).filter(|name| !name.is_empty()).collect(),
        kind => {
            let value = parse::parse(&kind, text, nothing).map_err(|wrong| wrong.at(name))?;
            json::value(&kind, &value, nothing)
        }
    };
    let mut place = &mut body[field.key];
    for step in path.group_key().into_iter().chain(path.part_key()) {
        place = &mut place[step];
    }
    *place = content;
    Ok(())
}

enum Named {
    Act(&'static Act),
    Generic(&'static Register, Verb),
}

#[derive(Clone, Copy, PartialEq)]
enum Verb {
    Create,
    Edit,
    Retire,
    Restore,
}

fn named(key: &str, state: &State) -> Result<Named, Vec<Refusal>> {
    if let Some(act) = isms::act(key) {
        return Ok(Named::Act(act));
    }
    let (register, verb) = key.rsplit_once('.').unwrap_or((key, ""));
    let verb = match verb {
        "create" => Some(Verb::Create),
        "edit" => Some(Verb::Edit),
        "retire" => Some(Verb::Retire),
        "restore" => Some(Verb::Restore),
        _ => None,
    };
    let found = state.register(register);
    found.zip(verb).map(|(register, verb)| Named::Generic(register, verb)).ok_or_else(|| vec![unknown(key, found)])
}

fn unknown(key: &str, register: Option<&'static Register>) -> Refusal {
    let near = register.map(|register| {
        let own = isms::ACTS.iter().map(|act| act.key).filter(|key| key.split('.').next() == Some(register.key));
        let generic = ["create", "edit", "retire", "restore"].map(|verb| format!("{}.{verb}", register.key));
        own.map(str::to_owned).chain(generic).collect::<Vec<_>>().join(", ")
    });
    let near = near.unwrap_or_else(|| "one of those that `muniment acts` lists".to_owned());
    Refusal::missing("act", format!("there is no act \"{key}\"; use {near}"))
}

fn subject_text(subject: &Json) -> Option<&str> {
    let member = |key: &str| subject.get(key).and_then(Json::as_str);
    subject.as_str().or_else(|| member("id")).or_else(|| member("reference"))
}

fn subject_of(register: &'static Register, text: Option<&str>, state: &State) -> Result<RawId, Vec<Refusal>> {
    let key = register.key;
    let text = text.ok_or_else(|| {
        let message = format!("name the {key} by reference or id: {key}={}-…", register.reference.prefix);
        vec![Refusal::software(key, message)]
    })?;
    state.resolve(key, text).map_err(|wrong| vec![Refusal::missing(key, wrong.0)])
}

fn finished(
    register: &'static Register,
    verb: Verb,
    id: RawId,
    values: Vec<(Path, Value)>,
) -> Result<Command, Vec<Refusal>> {
    let bare = || {
        let surplus = |(path, _): &(Path, Value)| {
            Refusal::software(path.to_string(), "this act takes the record alone; leave this out")
        };
        let surplus: Vec<_> = values.iter().map(surplus).collect();
        if surplus.is_empty() { Ok(()) } else { Err(surplus) }
    };
    match verb {
        Verb::Create => led::created(register, values),
        Verb::Edit => Ok(Command::Edit(register, id, values, None)),
        Verb::Retire => bare().map(|()| Command::Retire(register, id)),
        Verb::Restore => bare().map(|()| Command::Restore(register, id)),
    }
}
