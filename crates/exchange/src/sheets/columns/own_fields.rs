//! Own fields that a file brings along: a column that no field holds becomes one, in the same act.

use std::borrow::Cow;

use isms::work::OwnField;
use kernel::{Command, Declared, Kind, Path, Register, State, Value, own};

use super::meanings::{By, Column};
use crate::latin;

/// Longest key of an own field made from a heading, in bytes.
const KEY_BYTES_MAX: usize = 40;

/// The place of an own field under a key.
pub fn placed(key: &str) -> Path {
    Path::group(own::FIELD, key).part(own::PART)
}

/// What stands at the place of an own field, which keeps it as text: none where that is text, and for other places.
pub fn kind(register: &'static Register, path: &Path, state: &State) -> Option<Kind> {
    let key = path.group_key().filter(|_| path.field == own::FIELD)?;
    match own::OwnField::of(register, state).find(|field| field.key() == key)?.kind().as_str() {
        "flag" => Some(Kind::Flag),
        "date" => Some(Kind::Date),
        "whole" => Some(Kind::Whole),
        "decimal" => Some(Kind::Decimal),
        _ => None,
    }
}

/// The place of an own field made from a heading: `own[employee-id].value`; none where no letter stands in it.
pub fn place(heading: &str) -> Option<Path> {
    let mut key = String::new();
    for letter in heading.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => key.push(letter),
            _ if latin::written(letter).is_some() => key.extend(latin::written(letter)),
            _ if key.ends_with('-') || key.is_empty() => {}
            _ => key.push('-'),
        }
    }
    let key: String =
        key.trim_start_matches(|sign: char| !sign.is_ascii_lowercase()).chars().take(KEY_BYTES_MAX).collect();
    let key = key.trim_end_matches('-');
    (!key.is_empty()).then(|| placed(key))
}

/// The commands that declare the own fields which somebody says columns fill and which are not there yet.
pub fn commands(register: &'static Register, columns: &[Column], sheet: &str, state: &State) -> Vec<(String, Command)> {
    let told = columns.iter().filter(|column| matches!(column.by, By::Told | By::Remembered));
    // Several columns may fill one field; the first of them declares it.
    let first = |column: &&Column| {
        columns.iter().find(|own| own.place() == column.place()).map(|own| own.at) == Some(column.at)
    };
    let told = told.filter(first);
    let command = |column: &Column| {
        let path = column.place().filter(|path| path.field == own::FIELD)?;
        let key = path.group_key()?;
        if own::OwnField::of(register, state).any(|field| field.key() == key) {
            return None;
        }
        let text = |field: &'static str, text: &str| (Path::field(field), Value::Text(text.to_owned()));
        let kind = (Path::field("kind"), Value::Choice(Cow::Borrowed("text")));
        let values = vec![text("title", &column.heading), text("key", key), text("register", register.key), kind];
        let place = format!("{sheet}, column {} ({})", column.heading, column.letters);
        Some((place, Command::Create(OwnField::REGISTER, values)))
    };
    told.filter_map(command).collect()
}
