//! What a sheet sent, as one command for each record that it changes.

use kernel::{Command, Path, Refusal, Row, Value};

use super::Sheet;
use super::table::AWAY;
use crate::auth::{Pairs, text};
use crate::error::Halt;
use crate::generic::typed;
use crate::visit::Visit;

/// The key under which it is recorded.
pub const EDIT: &str = "bulk.edit";
/// Names the records whose entries stand in the form.
pub const RECORD: &str = "_record";

/// The records whose entries stand in a form.
pub fn named<'a>(visit: &'a Visit, sheet: &Sheet, pairs: &Pairs) -> Vec<Row<'a>> {
    let named = pairs.iter().filter(|(name, _)| name == RECORD).map(|(_, reference)| reference.as_str());
    named.filter_map(|named| super::super::row(visit, sheet.register, named).ok()).collect()
}

/// The pairs of one record, as its own form would send them, without the entries to be taken away.
pub fn of_record(pairs: &Pairs, reference: &str) -> Pairs {
    let own = |name: &str| name.strip_prefix(reference).and_then(|rest| rest.strip_prefix('.')).map(str::to_owned);
    let away: Vec<String> = pairs.iter().filter(|(name, _)| name == AWAY).filter_map(|(_, place)| own(place)).collect();
    let kept = |place: &String| {
        !away.iter().any(|away| place.strip_prefix(away.as_str()).is_some_and(|rest| rest.starts_with('.')))
    };
    let own = pairs.iter().filter_map(|(name, text)| Some((own(name)?, text.clone())));
    own.filter(|(place, _)| kept(place)).collect()
}

/// One command for each record that would change, or everything that is wrong with what was typed. A record changed
/// after the page was shown is refused, not overwritten.
pub fn commands(
    visit: &Visit,
    sheet: &Sheet,
    pairs: &Pairs,
) -> Result<Result<Vec<(String, Command)>, Vec<Refusal>>, Halt> {
    visit.asked()?;
    let seen: Option<u64> = text(pairs, "_entry").parse().ok();
    let (mut commands, mut refusals) = (Vec::new(), Vec::new());
    for row in named(visit, sheet, pairs) {
        let reference = row.reference();
        match values(visit, sheet, &row, of_record(pairs, &reference)) {
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
fn values(visit: &Visit, sheet: &Sheet, row: &Row<'_>, own: Pairs) -> Result<Vec<(Path, Value)>, Vec<Refusal>> {
    let before = row.record.value(sheet.field);
    let mut own = said(sheet, row, own);
    own.push((typed::ROWS.to_owned(), sheet.field.to_owned()));
    let mut values = typed::values(sheet.register.fields, &own, &visit.state, Some(row.record))?;
    values.retain(|(path, value)| held(&before, path) != Some(value));
    Ok(values)
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
