//! Records that are made beside the rows of a file, by their name alone.

use std::borrow::Cow;

use isms::context::Unit;
use isms::leadership::Role;
use isms::planning::controls::Implementation;
use isms::support::Person;
use kernel::{Choice, Declared, Id, Path, Register, State, Value};

use super::names::Names;
use super::spellings::Spelled;
use crate::sheets::cells::types;
use crate::sheets::sayings::{Means, Word, folded};

/// Registers whose records may be made by their name alone, beside what stands in the file.
pub const MADE_BY_NAME: [&str; 11] = [
    "person",
    "unit",
    "site",
    "asset-type",
    "role",
    "supplier",
    "asset",
    "process",
    "threat",
    "vulnerability",
    "control",
];

/// A record that is made by its name alone.
pub struct Made {
    /// Its register.
    pub register: &'static Register,
    /// Its name.
    pub name: String,
    /// The e-mail address, where it is a person and the file has one.
    pub mail: Option<String>,
    /// The words of the file that name it.
    pub words: Vec<String>,
    /// How far it is in place, where it is a control.
    pub in_place: Option<Implementation>,
}

impl Made {
    /// All names by which rows may link to it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.words).chain(&self.mail).map(String::as_str)
    }
}

/// What a record that is made by its name alone holds: of a supplier or an asset nobody knows more yet.
/// A unit is part of the one at the top, where there is one: nothing else is known of where it belongs.
pub fn made(made: &Made, state: &State) -> Vec<(Path, Value)> {
    let Made { register, name, mail, in_place, .. } = made;
    let title = register.fields[register.title].key;
    let kind = match register.key {
        "supplier" => Some("other"),
        "asset" => Some("supporting"),
        "asset-type" => Some(types::of_word(name)),
        _ => None,
    };
    let status = in_place.map(|status| ("status", status.key()));
    let chosen = kind.map(|kind| ("kind", kind)).into_iter().chain(status);
    let chosen = chosen.map(|(field, key)| (Path::field(field), Value::Choice(Cow::Borrowed(key))));
    let above = top(register, state).map(|unit| (Path::field("parent"), Value::Link(unit.raw())));
    let mail = mail.iter().map(|mail| (Path::field("email"), Value::Text(mail.clone())));
    std::iter::once((Path::field(title), Value::Text(name.clone()))).chain(chosen).chain(above).chain(mail).collect()
}

/// The one unit that is part of no other, to which a unit made by its name belongs.
fn top(register: &Register, state: &State) -> Option<Id<Unit>> {
    let mut tops = state.of::<Unit>().iter().filter(|(_, unit)| register.key == Unit::KEY && unit.parent.is_none());
    tops.next().map(|(id, _)| id).filter(|_| tops.next().is_none())
}

/// The names under which records are to be made, by their registers, each once; of `people` each under one name.
pub fn new<'a>(
    words: impl Iterator<Item = &'a Word>,
    people: &[Spelled],
    names: &Names<'_>,
    state: &State,
) -> Vec<Made> {
    let mut made: Vec<Made> = Vec::new();
    for word in words {
        let target = match word.said {
            Some(Means::New) => word.kind.target(),
            Some(Means::Control(_)) => word.kind.target().filter(|_| word.begins.is_some()),
            Some(Means::Role) if word.roles() => Some(Role::KEY),
            Some(Means::Role | Means::Nothing | Means::Written(_)) | None => None,
        };
        let target = target.and_then(|to| register(to, state));
        let Some(target) = target.filter(|to| names.resolve(to.key, &word.word).is_err()) else { continue };
        let same =
            |own: &Made| own.register.key == target.key && own.names().any(|name| folded(name) == folded(&word.word));
        if made.iter().any(same) {
            continue;
        }
        let spelled = people.iter().find(|own| target.key == Person::KEY && own.words.contains(&word.word));
        let (mail, words) = spelled.map(|own| (own.mail.clone(), own.words.clone())).unwrap_or_default();
        let name = spelled.map_or_else(|| word.word.trim().to_owned(), |own| own.name.clone());
        made.push(Made { register: target, name, mail, words, in_place: word.in_place() });
    }
    made
}

fn register(key: &str, state: &State) -> Option<&'static Register> {
    state.registers().iter().find(|own| own.key == key).copied()
}

#[cfg(test)]
mod tests {
    use kernel::{Command, Context, Date, RawId, State};

    use super::{MADE_BY_NAME, Made, made, register};

    #[test]
    fn records_are_made_by_their_name_alone() {
        let state = State::new(isms::REGISTERS);
        for key in MADE_BY_NAME {
            let register = register(key, &state).unwrap_or_else(|| panic!("there is no {key}"));
            let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), state.time(), 7);
            let thing = Made { register, name: "Something".to_owned(), mail: None, words: Vec::new(), in_place: None };
            let made = Command::Create(register, made(&thing, &state)).decide(&state, &context);
            assert!(made.is_ok(), "{key}: {made:?}");
        }
    }
}
