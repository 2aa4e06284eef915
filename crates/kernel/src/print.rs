//! From a value to plain text that [`crate::parse`] reads back: exports, the CLI, titles of links.

use std::borrow::Cow;

use crate::state::State;
use crate::value::{Parts, Value};

/// A value as text: links by reference, files with their digest, lists one a line, yes
/// and no as words.
pub fn text(value: &Value, state: &State) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Text(text) => text.clone(),
        Value::Whole(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Date(day) => day.to_string(),
        Value::Time(time) => time.to_string(),
        Value::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Level(0) => String::new(),
        Value::Level(step) => step.to_string(),
        Value::Choice(key) => key.to_string(),
        Value::Link(id) if id.is_nil() => String::new(),
        Value::Link(id) => state.find(*id).map_or_else(|| id.to_string(), |row| row.reference()),
        Value::Links(ids) => joined(ids.iter().map(|id| text(&Value::Link(*id), state)), "\n"),
        Value::Lines(lines) => lines.join("\n"),
        Value::File(file) if file.digest.is_empty() => String::new(),
        Value::File(file) => file.to_string(),
        Value::Group(parts) => parts_text(parts, state),
        Value::Many(rows) => {
            joined(rows.iter().map(|(key, parts)| format!("{key}: {}", parts_text(parts, state))), "\n")
        }
    }
}

/// Text as the cell of a sheet: an apostrophe keeps spreadsheets from taking it for a formula.
/// [`crate::parse::cell`] takes it away again.
pub fn cell(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet would calculate this text, apostrophes before it aside.
pub(crate) fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn parts_text(parts: &Parts, state: &State) -> String {
    let filled = parts.iter().filter(|(_, value)| !value.is_blank());
    joined(filled.map(|(key, value)| format!("{key} {}", text(value, state))), ", ")
}

fn joined(texts: impl Iterator<Item = String>, between: &str) -> String {
    texts.collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_from_its_cell() {
        for text in ["plain", "=1+1", "'=1", "''-2", "'quoted'", "@here", "-5", "", "'"] {
            assert_eq!(crate::parse::cell(&cell(text)), text);
            assert!(!cell(text).starts_with(['=', '+', '-', '@']), "{text}");
        }
    }
}
