//! Times that something takes, written with their units: `2 days`, `30 min`, `1d 4h` for a field that counts in hours.

use std::borrow::Cow;

use kernel::refusal::Wrong;
use kernel::{Kind, Path, State, Value, parse};

use super::units;
use crate::sheets::columns::meanings::Column;
use crate::sheets::cues::CUES;
use crate::sheets::file::book::listed;
use crate::sheets::report::notes;

/// Units that last as long always, by the end of the keys of fields that count in them, with their minutes.
const MINUTES: [(&str, i64); 4] = [("_minutes", 1), ("_hours", 60), ("_days", 24 * 60), ("_weeks", 7 * 24 * 60)];
/// In how many parts numbers are counted.
const PARTS: i64 = 1000;
/// Digits of such a part.
const DIGITS: usize = 3;

/// Whether a text is a time in other units than that of its field, or in several.
pub fn is_read(text: &str, path: &Path) -> bool {
    parts_of(text, path).is_some()
}

/// The number that such a text means in the unit of its field.
///
/// # Errors
/// Where the field counts in whole numbers and this is none.
pub fn value(text: &str, path: &Path, kind: &Kind) -> Result<Value, Wrong> {
    let wrong = || Wrong::new(format!("\"{}\" is no time that can be counted; write a number", text.trim()));
    let (parts, unit) = parts_of(text, path).ok_or_else(wrong)?;
    let (whole, rest) = (parts / PARTS, parts % PARTS);
    match (kind, rest) {
        (_, 0) => number(kind, &whole.to_string()),
        (Kind::Whole, _) => {
            let (unit, text) = (unit.trim_start_matches('_'), text.trim());
            Err(Wrong::new(format!("\"{text}\" is no whole number of {unit}; write {whole} or {}", whole + 1)))
        }
        _ => number(kind, format!("{whole}.{rest:03}").trim_end_matches('0')),
    }
}

fn number(kind: &Kind, text: &str) -> Result<Value, Wrong> {
    parse::parse(kind, text, &State::new(&[]))
}

/// What is told of a column in which some stand.
pub fn note(column: &Column, path: &Path, kind: &Kind, texts: &[Cow<'_, str>]) -> Option<String> {
    let read = |text: &&str| Some((text.trim().to_owned(), value(text, path, kind).ok()?));
    let texts = texts.iter().map(|text| &**text).filter(|text| is_read(text, path));
    let told = texts.filter_map(|text| read(&text)).map(|(text, value)| match value {
        Value::Whole(number) => format!("\"{text}\" as {number}"),
        Value::Decimal(number) => format!("\"{text}\" as {number}"),
        _ => format!("\"{text}\""),
    });
    let told: std::collections::BTreeSet<_> = told.collect();
    let (_, unit) = unit_of(path)?;
    let (named, unit) = (notes::named(column), unit.trim_start_matches('_'));
    (!told.is_empty()).then(|| format!("{named}: times are counted in {unit}: {}", listed(told.into_iter())))
}

/// The minutes of the unit in which a field counts.
fn unit_of(path: &Path) -> Option<(i64, &'static str)> {
    MINUTES.iter().find(|(end, _)| path.field.ends_with(end)).map(|(end, minutes)| (*minutes, *end))
}

/// A time in thousandths of the unit of its field; none where it is one number in that unit, or none at all.
fn parts_of(text: &str, path: &Path) -> Option<(i64, &'static str)> {
    let (own, unit) = unit_of(path)?;
    let (mut rest, mut sum, mut count, mut foreign) = (text.trim(), 0_i64, 0, false);
    while !rest.is_empty() {
        let (number, behind) = leading(rest)?;
        let behind = behind.trim_start();
        let end = behind.find(|sign: char| !sign.is_alphabetic()).unwrap_or(behind.len());
        let named = units::named(&behind[..end].to_lowercase())?;
        let (_, minutes) = MINUTES.iter().find(|(end, _)| *end == named)?;
        sum = sum.checked_add(number.checked_mul(*minutes)?)?;
        foreign |= named != unit;
        count += 1;
        rest = joined(behind[end..].trim_start_matches('.'));
    }
    (count > 1 || foreign).then_some(())?;
    // What is no thousandth of the unit is no number for it either.
    (sum % own == 0).then_some((sum / own, unit))
}

/// What follows a comma, an `and` or a blank.
fn joined(text: &str) -> &str {
    let text = text.trim_start_matches([',', '+', '&', ' ', '\u{a0}']);
    let word =
        CUES.counting.joining.iter().find_map(|word| text.strip_prefix(word).filter(|rest| rest.starts_with(' ')));
    word.unwrap_or(text).trim_start()
}

/// The number at the beginning of a text, in thousandths, and what follows it; none where three digits follow a sign, as
/// that may part thousands.
fn leading(text: &str) -> Option<(i64, &str)> {
    let digits = |text: &str| text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    let (whole, rest) = text.split_at(digits(text));
    let parted = rest.strip_prefix(['.', ',']).filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    let (parts, rest) = parted.map_or(("", rest), |rest| rest.split_at(digits(rest)));
    let parts = (parts.len() < DIGITS).then(|| format!("{parts:0<DIGITS$}"))?;
    let whole: i64 = whole.parse().ok()?;
    Some((whole.checked_mul(PARTS)?.checked_add(parts.parse().ok()?)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_other_units_are_counted_in_that_of_their_field() {
        let read = |text: &str, field: &'static str, kind: Kind| {
            let path = Path::field(field);
            is_read(text, &path).then(|| value(text, &path, &kind))
        };
        for (text, hours) in [
            ("2 days", 48),
            ("1d 4h", 28),
            ("120 min", 2),
            ("1 Woche", 168),
            ("2 Tage und 4 Std.", 52),
            ("1,5 days", 36),
            ("1 j, 2 h", 26),
        ] {
            assert_eq!(read(text, "rto_hours", Kind::Whole), Some(Ok(Value::Whole(hours))), "{text}");
        }
        let half = read("30 min", "rto_hours", Kind::Whole).expect("a time").expect_err("no whole hour");
        assert_eq!(half.0, "\"30 min\" is no whole number of hours; write 0 or 1");
        let half = read("30 min", "rto_hours", Kind::Decimal).expect("a time").expect("half an hour");
        assert_eq!(half, Value::Decimal("0.5".parse().expect("a number")));
        for text in ["4h", "4", "soon", "2 months", "1.500 min", "4 h or so", ""] {
            assert_eq!(read(text, "rto_hours", Kind::Whole), None, "{text}");
        }
        assert_eq!(read("2 weeks", "notice_days", Kind::Whole), Some(Ok(Value::Whole(14))));
    }
}
