//! Between what a form shows as text and what records hold as values.

use std::collections::BTreeSet;

use exchange::instants;
use exchange::sheets::export::stands;
use isms::evaluation::programmes::plannable;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::change::Path;
use kernel::{Field, Kind, RawId, Record, Refusal, State, Value, parse, print};

use super::desk::{REFERENCES, TAGS};
use crate::auth::Pairs;
use crate::visit::Visit;

/// Marks a keyed list whose rows all stand in the form, so that a row left out is a row taken away.
pub const ROWS: &str = "_rows";
/// Names the place of a row that was just added and holds nothing yet.
pub const NEW: &str = "_new";
/// Asks for the form again with everything typed, as a kept draft does.
const AGAIN: &str = "_again";

/// The texts of a value at a place, as a form would send them.
pub fn texts(place: &str, value: &Value, state: &State, pairs: &mut Pairs) {
    match value {
        Value::Group(parts) => {
            parts.iter().for_each(|(part, value)| texts(&format!("{place}.{part}"), value, state, pairs));
        }
        Value::Many(rows) => {
            for (key, parts) in rows {
                for (part, value) in parts {
                    texts(&format!("{place}[{key}].{part}"), value, state, pairs);
                }
            }
        }
        Value::Links(ids) => {
            pairs.extend(ids.iter().map(|id| (place.to_owned(), print::text(&Value::Link(*id), state))));
        }
        Value::Date(day) if *day == jiff::civil::Date::ZERO => {}
        Value::Time(time) if *time == Timestamp::UNIX_EPOCH => {}
        other => pairs.push((place.to_owned(), print::text(other, state))),
    }
}

/// Everything a record's form shows.
pub fn of_record(record: &dyn Record, fields: impl Iterator<Item = (usize, &'static Field)>, state: &State) -> Pairs {
    let mut pairs = Pairs::new();
    fields.for_each(|(at, field)| texts(field.key, &record.get(at), state, &mut pairs));
    pairs
}

/// Everything an act's form shows, from arguments prefilled.
pub fn of_arguments(args: &kernel::Args, state: &State) -> Pairs {
    let mut pairs = Pairs::new();
    args.iter().for_each(|(key, value)| texts(key, value, state, &mut pairs));
    pairs
}

/// What a form sent, as values at their places, or everything that is wrong with it. `before` is the
/// record's content, so that rows taken away in the form are taken away in the record.
pub fn values(
    fields: &'static [Field],
    pairs: &Pairs,
    visit: &Visit,
    before: Option<&dyn Record>,
) -> Result<Vec<(Path, Value)>, Vec<Refusal>> {
    let (state, mut merged) = (&visit.state, merged(fields, pairs));
    merged.iter_mut().for_each(|(name, text)| set_offset(fields, name, text, &visit.zone, before));
    let rows = Rows::of(&merged);
    let kept: Vec<_> = merged
        .iter()
        .filter(|(name, _)| !rows.is_blank(name))
        .filter(|(name, _)| !in_blank_group(fields, &merged, name, before))
        .collect();
    let mut values = parse::assignments(fields, kept.iter().map(|(name, text)| (name.as_str(), text.as_str())), state)?;
    // A file that stays is not named anew.
    let stays = |path: &Path| before.map(|record| stands(record, path));
    values.retain(|(path, value)| !matches!(value, Value::File(_)) || stays(path).as_ref() != Some(value));
    for field in pairs.iter().filter(|(name, _)| name == ROWS).map(|(_, field)| field) {
        values.extend(taken_away(field, before, &rows));
    }
    Ok(values)
}

/// Gives a time that was typed without an offset the one of the organization's zone. What the form showed of the
/// record's own time stays that time: the form shows it without parts of seconds.
fn set_offset(fields: &'static [Field], name: &str, text: &mut String, zone: &TimeZone, before: Option<&dyn Record>) {
    let Ok(path) = name.parse::<Path>() else { return };
    let is_time = matches!(parse::place(fields, &path), Ok((_, Kind::Time)));
    if !is_time || text.trim().is_empty() {
        return;
    }
    let now = before.map(|record| stands(record, &path));
    let typed = match now {
        Some(Value::Time(now)) if on_the_wall(now, zone) == text.trim() => Ok(now),
        _ => instants::read(text, None, zone),
    };
    if let Ok(instant) = typed {
        *text = instant.to_string();
    }
}

/// An instant as the clock on the wall shows it, as fields for day and time are filled.
pub fn on_the_wall(instant: Timestamp, zone: &TimeZone) -> String {
    let there = zone.to_datetime(instant);
    let form = if there.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
    there.strftime(form).to_string()
}

/// One text for each name: the last one, or for links and lines all of them.
fn merged(fields: &'static [Field], pairs: &Pairs) -> Pairs {
    let mut merged = Pairs::new();
    for (name, text) in pairs.iter().filter(|(name, _)| !is_ours(name)) {
        let linking = name.parse::<Path>().ok().and_then(|path| parse::place(fields, &path).ok());
        let linking = linking.is_some_and(|(_, kind)| matches!(kind, Kind::Links(_) | Kind::Lines));
        // Tags and reference controls are words, and several are typed with commas between.
        let several = matches!(name.as_str(), TAGS | REFERENCES);
        let text = &if several { text.replace(',', "\n") } else { text.clone() };
        match merged.iter_mut().find(|(own, _)| own == name) {
            Some((_, all)) if linking && !all.is_empty() && !text.is_empty() => {
                all.push('\n');
                all.push_str(text);
            }
            Some(_) if linking && text.is_empty() => {}
            Some((_, last)) => last.clone_from(text),
            None => merged.push((name.clone(), text.clone())),
        }
    }
    merged
}

/// Names of the form itself rather than of fields.
fn is_ours(name: &str) -> bool {
    name.starts_with('_') || matches!(name, "add" | "remove" | "as_of")
}

/// The rows of keyed lists among the names, and whether something was entered in each.
struct Rows(Vec<(String, String, bool)>);

impl Rows {
    fn of(pairs: &Pairs) -> Self {
        let mut rows: Vec<(String, String, bool)> = Vec::new();
        for (name, text) in pairs {
            let Some((field, key)) = row_of(name) else { continue };
            // A box left unticked says nothing about its row; an own field that says no does.
            let filled = !text.trim().is_empty() && (text != "no" || field == kernel::own::FIELD);
            match rows.iter_mut().find(|(own, other, _)| *own == field && *other == key) {
                Some((.., any)) => *any |= filled,
                None => rows.push((field, key, filled)),
            }
        }
        Self(rows)
    }

    fn is_blank(&self, name: &str) -> bool {
        row_of(name).is_some_and(|(field, key)| !self.has(&field, &key))
    }

    fn has(&self, field: &str, key: &str) -> bool {
        self.0.iter().any(|(own, other, filled)| own == field && other == key && *filled)
    }
}

fn row_of(name: &str) -> Option<(String, String)> {
    let path: Path = name.parse().ok()?;
    let key = path.group_key()?.to_owned();
    Some((path.field.into_owned(), key))
}

/// Parts of a group that is absent and stays so.
fn in_blank_group(fields: &[Field], pairs: &Pairs, name: &str, before: Option<&dyn Record>) -> bool {
    let Some((group, _)) = name.split_once('.').filter(|(group, _)| !group.contains('[')) else { return false };
    let declared = fields.iter().any(|field| field.key == group && matches!(field.kind, Kind::Group(_)));
    let absent = before.is_none_or(|record| record.value(group).is_blank());
    let inside = pairs.iter().filter(|(own, _)| own.split_once('.').is_some_and(|(other, _)| other == group));
    declared && absent && inside.into_iter().all(|(_, text)| text.trim().is_empty() || text == "no")
}

fn taken_away(field: &str, before: Option<&dyn Record>, rows: &Rows) -> Vec<(Path, Value)> {
    let Some(Value::Many(old)) = before.map(|record| record.value(field)) else { return Vec::new() };
    let gone = old.into_iter().filter(|(key, _)| !rows.has(field, key));
    gone.map(|(key, _)| (Path::group(field.to_owned(), key), Value::Nothing)).collect()
}

/// Behind the list whose rows are to name all clauses.
pub const CLAUSES: &str = ":clauses";

/// What a form sent, with a row more or less where its buttons asked for one. None where neither was pressed.
pub fn rearranged(pairs: &Pairs, state: &State) -> Option<Pairs> {
    let pressed = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, content)| content.clone());
    let but =
        |names: &[&str]| pairs.iter().filter(|(own, _)| !names.contains(&own.as_str())).cloned().collect::<Pairs>();
    if pressed(AGAIN).is_some() {
        return Some(but(&[AGAIN]));
    }
    if let Some(place) = pressed("remove") {
        let mut kept = but(&["remove"]);
        kept.retain(|(name, _)| !name.starts_with(&format!("{place}.")));
        return Some(kept);
    }
    let field = pressed("add")?;
    let mut kept = but(&["add"]);
    if let Some(field) = field.strip_suffix(CLAUSES) {
        let named = |item: &str| {
            kept.iter().any(|(name, text)| row_of(name).is_some_and(|(own, _)| own == field) && text.trim() == item)
        };
        let missing: Vec<_> = plannable(state).filter(|item| !named(item)).collect();
        for item in missing {
            let key = next_key(&kept, field);
            kept.push((format!("{field}[{key}].item"), (*item).to_owned()));
        }
        return Some(kept);
    }
    let wanted = pressed(&format!("_key.{field}")).map(|key| key.trim().to_owned()).filter(|key| !key.is_empty());
    let key = wanted.unwrap_or_else(|| next_key(pairs, &field));
    kept.push((NEW.to_owned(), format!("{field}[{key}]")));
    Some(kept)
}

/// The next number that is no key of a keyed list yet.
pub fn next_key(pairs: &Pairs, field: &str) -> String {
    let keys = pairs.iter().filter_map(|(name, _)| row_of(name)).filter(|(own, _)| own == field);
    let taken: BTreeSet<u32> = keys.filter_map(|(_, key)| key.parse().ok()).collect();
    let highest = taken.last().copied().unwrap_or(0);
    // Somebody may have written the highest number there is.
    let next = highest.checked_add(1).or_else(|| (1..=u32::MAX).find(|number| !taken.contains(number)));
    next.unwrap_or(highest).to_string()
}

/// The last entry that the sender of a form had seen, where the form says it.
pub fn seen(pairs: &Pairs) -> Option<u64> {
    crate::auth::text(pairs, "_seen").parse().ok()
}

/// Reads a day that a form may leave empty.
pub fn day(pairs: &Pairs, name: &str) -> Result<Option<jiff::civil::Date>, Refusal> {
    let text = crate::auth::text(pairs, name).trim();
    if text.is_empty() {
        return Ok(None);
    }
    parse::date(text).map(Some).map_err(|wrong| wrong.at("happened_on"))
}

/// The first record that a form's links under a name lead to.
pub fn linked(pairs: &Pairs, name: &str, register: &str, state: &State) -> Vec<RawId> {
    let texts = pairs.iter().filter(|(own, text)| own == name && !text.is_empty());
    texts.filter_map(|(_, text)| state.resolve(register, text).ok()).collect()
}
