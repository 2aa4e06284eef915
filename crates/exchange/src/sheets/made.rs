//! Records that are made beside the rows of a file, by their name alone.

use std::borrow::Cow;

use isms::leadership::Role;
use kernel::{Declared, Path, Register, State, Value};

use super::names::Names;
use super::sayings::{Means, Word, folded};
use super::types;

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
pub type Made = (&'static Register, String);

/// What a record that is made by its name alone holds: of a supplier or an asset nobody knows more yet.
pub fn made(register: &'static Register, name: &str) -> Vec<(Path, Value)> {
    let title = register.fields[register.title].key;
    let kind = match register.key {
        "supplier" => Some("other"),
        "asset" => Some("supporting"),
        "asset-type" => Some(types::of_word(name)),
        _ => None,
    };
    let kind = kind.map(|kind| (Path::field("kind"), Value::Choice(Cow::Borrowed(kind))));
    std::iter::once((Path::field(title), Value::Text(name.to_owned()))).chain(kind).collect()
}

/// The names under which records are to be made, by their registers, each once.
pub fn new<'a>(words: impl Iterator<Item = &'a Word>, names: &Names<'_>, state: &State) -> Vec<Made> {
    let mut made: Vec<Made> = Vec::new();
    for word in words {
        let target = match word.said {
            Some(Means::New) => word.kind.target(),
            Some(Means::Role) if word.roles() => Some(Role::KEY),
            Some(Means::Role | Means::Nothing | Means::Written(_)) | None => None,
        };
        let target = target.and_then(|to| register(to, state));
        let Some(target) = target.filter(|to| names.resolve(to.key, &word.word).is_err()) else { continue };
        if !made.iter().any(|(own, name)| own.key == target.key && folded(name) == folded(&word.word)) {
            made.push((target, word.word.trim().to_owned()));
        }
    }
    made
}

fn register(key: &str, state: &State) -> Option<&'static Register> {
    state.registers().iter().find(|own| own.key == key).copied()
}

#[cfg(test)]
mod tests {
    use kernel::{Command, Context, Date, RawId, State};

    use super::{MADE_BY_NAME, made, register};

    #[test]
    fn records_are_made_by_their_name_alone() {
        let state = State::new(isms::REGISTERS);
        for key in MADE_BY_NAME {
            let register = register(key, &state).unwrap_or_else(|| panic!("there is no {key}"));
            let context = Context::new(RawId(1), None, Date::constant(2026, 11, 23), state.time(), 7);
            let made = Command::Create(register, made(register, "Something")).decide(&state, &context);
            assert!(made.is_ok(), "{key}: {made:?}");
        }
    }
}
