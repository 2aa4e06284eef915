//! What no column of a sheet says although every record holds it: the choices that a new record begins with.

use kernel::refusal::Wrong;
use kernel::{Kind, Path, Refusal, Register, Value, Writer, parse};

use super::book::Cell;
use super::cells::Reading;
use super::columns::Column;
use super::preview::Unsaid;

/// The choices that new records of a sheet take without a column for them.
pub fn unsaid(register: &'static Register, columns: &[Column], filled: &[(Path, Value)]) -> Vec<Unsaid> {
    let blank = (register.blank)();
    let said = |key: &str| columns.iter().any(|column| column.place().is_some_and(|path| path.field == key));
    let of_field = |(at, field): (usize, &kernel::Field)| {
        let Kind::Choice(choices) = field.kind else { return None };
        let Value::Choice(first) = blank.get(at) else { return None };
        let told = filled.iter().find(|(path, _)| path.field == field.key);
        let taken = told.map_or(first.to_string(), |(_, value)| match value {
            Value::Choice(own) => own.to_string(),
            _ => first.to_string(),
        });
        let asked = field.writer == Writer::Edit && field.when.is_none() && !said(field.key);
        asked.then(|| Unsaid {
            place: field.key,
            usual: first.to_string(),
            taken,
            told: told.is_some(),
            choices: choices.values,
        })
    };
    register.live_fields().filter_map(of_field).collect()
}

/// What was said for the whole sheet, as values.
pub fn filled<'s>(
    register: &'static Register,
    said: impl Iterator<Item = (&'s str, &'s str)>,
    reading: &Reading<'_>,
) -> Result<Vec<(Path, Value)>, Vec<Refusal>> {
    let (mut values, mut refusals) = (Vec::new(), Vec::new());
    for (place, words) in said.filter(|(_, words)| !words.trim().is_empty()) {
        match value(register, place, words, reading) {
            Ok(value) => values.push(value),
            Err(wrong) => refusals.push(wrong.at(place)),
        }
    }
    if refusals.is_empty() { Ok(values) } else { Err(refusals) }
}

fn value(register: &'static Register, place: &str, words: &str, reading: &Reading<'_>) -> Result<(Path, Value), Wrong> {
    let unknown = || Wrong::new(format!("there is no field {place} of {}; write its key", register.plural));
    let path: Path = place.parse().map_err(|()| unknown())?;
    let (field, kind) = parse::place(register.fields, &path).map_err(|_| unknown())?;
    if field.writer == Writer::Act {
        return Err(Wrong::new(format!("only a named act writes {place}; do the act once the records are there")));
    }
    Ok((path.clone(), reading.value(&Cell::text(words), &path, &kind, &[])?))
}
