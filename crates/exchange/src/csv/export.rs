//! Records as CSV.

use kernel::{Field, Kind, Path, Register, Row, State, Value, print};

use crate::sheets::{RECORD_VERSION, REFERENCE};

/// The records as CSV in UTF-8, a byte order mark before it so that spreadsheets know.
pub fn export<'a>(register: &'static Register, rows: impl Iterator<Item = Row<'a>>, state: &State) -> Vec<u8> {
    let rows: Vec<_> = rows.collect();
    let columns = columns(register, &rows);
    let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    let headings = columns.iter().map(|(_, path, _)| path.to_string());
    let mut write = |cells: Vec<String>| writer.write_record(&cells).expect("writing to memory does not fail");
    write(std::iter::once(REFERENCE.to_owned()).chain(headings).chain([RECORD_VERSION.to_owned()]).collect());
    for row in &rows {
        let cells = columns.iter().map(|(at, path, kind)| cell(&row.record.get(*at), path, kind, state));
        write(std::iter::once(row.reference()).chain(cells).chain([row.head.changed.to_string()]).collect());
    }
    writer.into_inner().expect("writing to memory does not fail")
}

/// Every column: the field's index, the place, and its kind.
fn columns(register: &'static Register, rows: &[Row<'_>]) -> Vec<(usize, Path, Kind)> {
    register.live_fields().flat_map(|(at, field)| leaves(at, field, rows)).collect()
}

fn leaves(at: usize, field: &'static Field, rows: &[Row<'_>]) -> Vec<(usize, Path, Kind)> {
    let parts = |place: &Path, parts: &'static [Field]| {
        let live = parts.iter().filter(|part| !part.retired);
        live.map(|part| (at, place.clone().part(part.key), part.kind)).collect::<Vec<_>>()
    };
    match field.kind {
        Kind::Group(fields) => parts(&Path::field(field.key), fields),
        Kind::Many(fields) => {
            keys(at, rows).iter().flat_map(|key| parts(&Path::group(field.key, key), fields)).collect()
        }
        kind => vec![(at, Path::field(field.key), kind)],
    }
}

/// The keys that a keyed list has in any of the records, in the order they are met.
fn keys(at: usize, rows: &[Row<'_>]) -> Vec<String> {
    let mut keys = Vec::new();
    for row in rows {
        let Value::Many(groups) = row.record.get(at) else { continue };
        for (key, _) in groups {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    keys
}

fn cell(value: &Value, path: &Path, kind: &Kind, state: &State) -> String {
    let text = print::text(&at(value, path), state);
    match kind {
        // A negative number is no formula, and has to stay a number.
        Kind::Whole | Kind::Decimal => text,
        _ => print::cell(&text).into_owned(),
    }
}

/// What stands at a place inside a field's content.
pub fn at(value: &Value, path: &Path) -> Value {
    let part = path.part.as_deref().unwrap_or_default();
    let found = match (value, &path.key) {
        (Value::Many(rows), Some(key)) => rows.iter().find(|(own, _)| own == key).map(|(_, parts)| parts),
        (Value::Group(parts), None) => Some(parts),
        (whole, None) if path.part.is_none() => return whole.clone(),
        _ => None,
    };
    let content = found.and_then(|parts| parts.iter().find(|(own, _)| own == part));
    content.map_or(Value::Nothing, |(_, value)| value.clone())
}
