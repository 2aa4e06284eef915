//! From written text to a value: what forms, the CLI, CSV and filters share.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::amounts::{self, Decimals};
use crate::change::Path;
use crate::field::Field;
use crate::id::RawId;
use crate::kind::Kind;
use crate::refusal::{Refusal, Wrong};
use crate::state::State;
use crate::types::is_blank;
use crate::value::Value;

/// Reads text as a value of a kind; empty text is [`Value::Nothing`]. Links may be written as an id,
/// a reference, a unique content or a title; lists one a line, links also with commas between.
pub fn parse(kind: &Kind, text: &str, state: &State) -> Result<Value, Wrong> {
    let trimmed = text.trim();
    if is_blank(trimmed) {
        return Ok(Value::Nothing);
    }
    match kind {
        Kind::Text | Kind::Markdown => Ok(Value::Text(text.to_owned())),
        Kind::Whole => number(trimmed).map(Value::Whole),
        Kind::Decimal => decimal(trimmed).map(Value::Decimal),
        Kind::Money => amounts::money(trimmed, Decimals::Open, None).map(Value::Money),
        Kind::Date => date(trimmed).map(Value::Date),
        Kind::Time => time(trimmed).map(Value::Time),
        Kind::Flag => flag(trimmed).map(Value::Flag),
        Kind::Level => level(trimmed).map(Value::Level),
        Kind::Choice(choices) => match choices.find(trimmed) {
            Some(key) => Ok(Value::Choice(Cow::Borrowed(key))),
            None => {
                Err(Wrong::new(format!("\"{trimmed}\" is none of the choices; choose {}", choices.values.join(", "))))
            }
        },
        Kind::Link(register) => state.resolve(register, trimmed).map(Value::Link),
        Kind::Links(register) => links(register, trimmed, state).map(Value::Links),
        Kind::Lines => Ok(Value::Lines(
            trimmed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        )),
        Kind::File => trimmed.parse().map(|file| Value::File(Box::new(file))),
        Kind::Group(parts) | Kind::Many(parts) => {
            let keys: Vec<_> = parts.iter().map(|part| part.key).collect();
            Err(Wrong::new(format!("write the parts one by one: {}", keys.join(", "))))
        }
    }
}

/// The kind of the place a path leads to among these fields, and the field itself.
pub fn place<'a>(fields: &'a [Field], path: &Path) -> Result<(&'a Field, Kind), Refusal> {
    let unknown = |what: &str, among: &[Field]| {
        let keys: Vec<_> = among.iter().filter(|field| !field.retired).map(|field| field.key).collect();
        Refusal::software(path.to_string(), format!("there is no such {what}; choose among {}", keys.join(", ")))
    };
    let field = fields.iter().find(|field| field.answers_to(&path.field)).ok_or_else(|| unknown("field", fields))?;
    let Some(part) = path.part_key() else { return Ok((field, field.kind)) };
    let parts = field.kind.parts().unwrap_or_default();
    let part = parts.iter().find(|own| own.answers_to(part)).ok_or_else(|| unknown("part", parts))?;
    Ok((field, part.kind))
}

/// Reads `key=value` pairs, such as a form's or the command line's, as values at their places.
pub fn assignments<'p>(
    fields: &[Field],
    pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
    state: &State,
) -> Result<Vec<(Path, Value)>, Vec<Refusal>> {
    let (mut values, mut refusals) = (Vec::new(), Vec::new());
    for (key, text) in pairs {
        match assignment(fields, key, text, state) {
            Ok(value) => values.push(value),
            Err(refusal) => refusals.push(refusal),
        }
    }
    if refusals.is_empty() { Ok(values) } else { Err(refusals) }
}

fn assignment(fields: &[Field], key: &str, text: &str, state: &State) -> Result<(Path, Value), Refusal> {
    let odd = |()| Refusal::software(key, "write a field as field, field.part or field[key].part");
    let path: Path = key.parse().map_err(odd)?;
    let (_, kind) = place(fields, &path)?;
    let value = parse(&kind, text, state).map_err(|wrong| wrong.at(key))?;
    Ok((path, value))
}

/// The text that [`crate::print::cell`] made a cell of.
pub fn cell(text: &str) -> &str {
    text.strip_prefix('\'').filter(|_| crate::print::is_formula(text)).unwrap_or(text)
}

fn links(register: &str, text: &str, state: &State) -> Result<Vec<RawId>, Wrong> {
    let whole: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // A title may contain a comma, so a line is first tried as a whole.
    let each = |line: &str| match state.resolve(register, line) {
        Ok(id) => Ok(vec![id]),
        Err(wrong) if !line.contains([',', ';']) => Err(wrong),
        Err(_) => line
            .split([',', ';'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(|name| state.resolve(register, name))
            .collect(),
    };
    whole.into_iter().map(each).collect::<Result<Vec<_>, _>>().map(|lists| lists.concat())
}

fn number(text: &str) -> Result<i64, Wrong> {
    let wrong = || Wrong::new(format!("\"{text}\" is not a whole number; write digits only"));
    amounts::plain(text, Decimals::Open)?.parse().map_err(|_| wrong())
}

/// Reads a number that may have decimals: a point is their sign, as it is printed, and so is a comma where it cannot
/// stand between thousands.
pub(crate) fn decimal(text: &str) -> Result<Decimal, Wrong> {
    let wrong = || Wrong::new(format!("\"{text}\" is not a number; write it like 12.5"));
    amounts::plain(text, Decimals::Point)?.parse().map_err(|_| wrong())
}

/// Reads a day written `YYYY-MM-DD`.
pub fn date(text: &str) -> Result<Date, Wrong> {
    let plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let day = if plain { text.parse::<Date>().ok() } else { None };
    let day = day.filter(|day| (1900..=2200).contains(&day.year()));
    day.ok_or_else(|| Wrong::new(format!("\"{text}\" is not a day between 1900 and 2200; write it like 2026-11-23")))
}

fn time(text: &str) -> Result<Timestamp, Wrong> {
    text.parse().map_err(|_| Wrong::new(format!("\"{text}\" is not an instant; write it like 2026-11-23T09:30:00Z")))
}

fn flag(text: &str) -> Result<bool, Wrong> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" | "on" | "1" | "y" => Ok(true),
        "no" | "false" | "off" | "0" | "n" => Ok(false),
        _ => Err(Wrong::new(format!("\"{text}\" is neither yes nor no"))),
    }
}

/// Reads a step of a scale.
pub fn level(text: &str) -> Result<u8, Wrong> {
    let step = text.parse::<u8>().ok().filter(|step| *step <= 100);
    step.ok_or_else(|| Wrong::new(format!("\"{text}\" is not a step of the scale; write its number")))
}
