//! What a sheet sent, as one command for each record that it changes.

use std::collections::HashSet;

use kernel::{Command, Path, Refusal, Row, Value};

use super::table::AWAY;
use super::{RECORDS_MAX, Sheet};
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::generic::typed;
use crate::visit::Visit;

/// The key under which it is recorded.
pub const EDIT: &str = "bulk.edit";
/// Names the records whose entries stand in the form.
pub const RECORD: &str = "_record";
/// Most fields that one form may send: forty records with as many entries as anybody types in one go.
const FIELDS_MAX: usize = 4_000;

/// The records whose entries stand in a form, each once.
pub fn named<'a>(visit: &'a Visit, sheet: &Sheet, pairs: &Pairs) -> Vec<Row<'a>> {
    let mut seen = HashSet::new();
    let found = references(pairs).filter_map(|named| super::super::row(visit, sheet.register, named).ok());
    found.filter(|row| seen.insert(row.id)).take(RECORDS_MAX).collect()
}

fn references(pairs: &Pairs) -> impl Iterator<Item = &str> {
    pairs.iter().filter(|(name, _)| name == RECORD).map(|(_, reference)| reference.as_str())
}

/// What does not come from the page as it was shown: nothing of it may be dropped or written unseen.
fn foreign(visit: &Visit, sheet: &Sheet, pairs: &Pairs) -> Vec<Refusal> {
    if pairs.len() > FIELDS_MAX {
        let message = format!("at most {FIELDS_MAX} fields are kept at once; send fewer rows, or import them");
        return vec![Refusal::software(sheet.field, message)];
    }
    let mut known = HashSet::new();
    let mut refusals = Vec::new();
    let seen = text(pairs, "_entry").parse().ok().filter(|seen: &u64| *seen <= visit.state.size());
    if seen.is_none() {
        refusals.push(Refusal::software("_entry", "the form does not say which state it shows; open the page again"));
    }
    for reference in references(pairs) {
        let row = super::super::row(visit, sheet.register, reference).ok().filter(|row| row.reference() == reference);
        if row.is_none_or(|row| row.head.retired) {
            refusals.push(Refusal::missing(reference, "there is no such record any more; open the page again"));
        } else if !known.insert(reference) {
            refusals.push(Refusal::software(reference, "this record stands twice in the form; send it once"));
        }
    }
    let strange = |(name, _): &&(String, String)| {
        let Some((reference, place)) = name.split_once('.') else { return false };
        !known.contains(reference) || place.parse().is_ok_and(|path: Path| path.field != sheet.field)
    };
    let message = "this field is not on the page; open the record to change it";
    refusals.extend(pairs.iter().filter(strange).map(|(name, _)| Refusal::software(name, message)));
    refusals
}

/// The entries of a record to be taken away.
fn away(pairs: &Pairs, reference: &str) -> HashSet<String> {
    let own = pairs.iter().filter(|(name, _)| name == AWAY).filter_map(|(_, place)| within(place, reference));
    own.map(str::to_owned).collect()
}

/// The place inside a record.
fn within<'n>(name: &'n str, reference: &str) -> Option<&'n str> {
    name.strip_prefix(reference).and_then(|rest| rest.strip_prefix('.'))
}

/// The entry of a list that a place belongs to.
fn entry_of(place: &str) -> Option<&str> {
    place.rsplit_once('.').map(|(entry, _)| entry)
}

/// The pairs of one record, as its own form would send them, without the entries to be taken away.
pub fn of_record(pairs: &Pairs, reference: &str) -> Pairs {
    let away = away(pairs, reference);
    let own = pairs.iter().filter_map(|(name, text)| Some((within(name, reference)?, text)));
    let kept = own.filter(|(place, _)| entry_of(place).is_none_or(|entry| !away.contains(entry)));
    kept.map(|(place, text)| (place.to_owned(), text.clone())).collect()
}

/// One command for each record that would change, or everything that is wrong with what was typed. A record changed
/// after the page was shown is refused, not overwritten.
pub fn commands(
    visit: &Visit,
    sheet: &Sheet,
    pairs: &Pairs,
) -> Result<Result<Vec<(String, Command)>, Vec<Refusal>>, Halt> {
    visit.asked()?;
    let foreign = foreign(visit, sheet, pairs);
    if !foreign.is_empty() {
        return Ok(Err(foreign));
    }
    let seen: Option<u64> = text(pairs, "_entry").parse().ok();
    let (mut commands, mut refusals) = (Vec::new(), Vec::new());
    for row in named(visit, sheet, pairs) {
        let reference = row.reference();
        match values(visit, sheet, &row, pairs) {
            Err(found) => refusals.extend(found.into_iter().map(|refusal| refusal.within(&reference))),
            Ok(values) if values.is_empty() => {}
            Ok(values) => {
                let version = seen.map_or(row.head.changed, |seen| seen.min(row.head.changed));
                commands.push((reference, Command::Edit(sheet.register, row.id, values, Some(version))));
            }
        }
    }
    Ok(if refusals.is_empty() { Ok(commands) } else { Err(refusals) })
}

/// What differs from what the record holds.
fn values(visit: &Visit, sheet: &Sheet, row: &Row<'_>, pairs: &Pairs) -> Result<Vec<(Path, Value)>, Vec<Refusal>> {
    let (before, reference) = (row.record.value(sheet.field), row.reference());
    let mut own = said(sheet, row, of_record(pairs, &reference));
    let stays = unsaid(visit, sheet, row, &own, &away(pairs, &reference));
    own.extend(stays);
    own.push((typed::ROWS.to_owned(), sheet.field.to_owned()));
    let mut values = typed::values(sheet.register.fields, &own, visit, Some(row.record))?;
    values.retain(|(path, value)| held(&before, path) != Some(value));
    Ok(values)
}

/// The entries that the form neither shows nor takes away: they stay as they are.
fn unsaid(visit: &Visit, sheet: &Sheet, row: &Row<'_>, own: &Pairs, away: &HashSet<String>) -> Pairs {
    let Some(field) = sheet.register.field(sheet.field) else { return Pairs::new() };
    let shown: HashSet<_> = own.iter().filter_map(|(place, _)| entry_of(place)).collect();
    let held = typed::of_record(row.record, std::iter::once(field), &visit.state).into_iter();
    let silent = |place: &str| entry_of(place).is_some_and(|entry| !shown.contains(entry) && !away.contains(entry));
    held.filter(|(place, _)| silent(place)).collect()
}

/// The pairs that say anything: what is left empty in a new entry is as it is without a word.
pub fn said(sheet: &Sheet, row: &Row<'_>, own: Pairs) -> Pairs {
    let before = row.record.value(sheet.field);
    let says = |place: &str, text: &str| {
        let Ok(path) = place.parse::<Path>() else { return true };
        let known =
            matches!(&before, Value::Many(rows) if rows.iter().any(|(key, _)| path.group_key() == Some(key.as_str())));
        path.field != sheet.field || known || !text.trim().is_empty()
    };
    let own = own.into_iter().filter(|(place, text)| says(place, text));
    // A line that grew in its cell is still one line.
    own.map(|(place, text)| (place, text.split_whitespace().collect::<Vec<_>>().join(" "))).collect()
}

/// What a list of groups holds at a place.
fn held<'v>(before: &'v Value, path: &Path) -> Option<&'v Value> {
    let Value::Many(rows) = before else { return None };
    let (_, parts) = rows.iter().find(|(key, _)| path.group_key() == Some(key.as_str()))?;
    parts.iter().find(|(part, _)| path.part_key() == Some(part.as_ref())).map(|(_, value)| value)
}
