//! Records as a sheet that comes back: one column a place under its key, the reference before, the version behind.

use isms::planning::figures;
use kernel::own::{self, OwnField};
use kernel::{Field, Kind, Path, Record, Register, Row, State, Value, Writer, print};

use crate::sheets::file::book::{Cell, Line, Page};
use crate::sheets::workbook::writer::CELL_CHARACTERS_MAX;
use crate::sheets::{COLUMNS_MAX, RECORD_VERSION, REFERENCE};

/// What stands before the key of something that is computed, and not read back.
pub const FIGURE: &str = "computed.";
/// Whole numbers up to here stand in a cell as they are.
const WHOLE_MAX: i64 = 1 << 53;
/// The years in which every spreadsheet counts days alike.
const YEARS: std::ops::RangeInclusive<i16> = 1901..=9999;

/// The records as a sheet, called like their register.
pub fn page<'a>(register: &'static Register, rows: impl Iterator<Item = Row<'a>>, state: &State) -> Page {
    let rows: Vec<_> = rows.collect();
    let columns = columns(register, &rows, state);
    let headings = columns.iter().map(|(_, path)| path.to_string());
    let figures = figures::keys(register.key).iter().map(|key| format!("{FIGURE}{key}"));
    let headings = std::iter::once(REFERENCE.to_owned()).chain(headings).chain(figures);
    let headings = headings.chain([RECORD_VERSION.to_owned()]);
    let filled = |row: &Row<'_>| {
        let cells = columns.iter().map(|(at, path)| cell(&content(&row.record.get(*at), path), state));
        let version = whole(i64::try_from(row.head.changed).unwrap_or(i64::MAX));
        let figures = figures::of(row, state).into_iter().map(figure);
        let cells = std::iter::once(Cell::Text(row.reference().into())).chain(cells).chain(figures);
        cells.chain([version]).collect()
    };
    let headings: Vec<_> = headings.map(|heading| Cell::Text(heading.into())).collect();
    let lines = std::iter::once(headings).chain(rows.iter().map(filled));
    let lines = (1..).zip(lines).map(|(number, cells)| Line { number, cells }).collect();
    Page { name: register.plural.to_owned(), lines, ..Page::default() }
}

/// Every column: the field's index, and the place.
fn columns(register: &'static Register, rows: &[Row<'_>], state: &State) -> Vec<(usize, Path)> {
    let all = register.live_fields().flat_map(|(at, field)| match field.key {
        own::FIELD => owned(at, field, rows, OwnField::of(register, state)),
        _ => leaves(at, field, rows),
    });
    let all: Vec<_> = all.collect();
    // What acts freeze can be wider than any sheet, and comes in by no edit: it stays where it is.
    let is_frozen = |(at, _): &(usize, Path)| {
        let field = &register.fields[*at];
        field.writer == Writer::Act && matches!(field.kind, Kind::Many(_))
    };
    let fits = all.len() + figures::keys(register.key).len() + 2 <= COLUMNS_MAX;
    all.into_iter().filter(|own| fits || !is_frozen(own)).collect()
}

fn leaves(at: usize, field: &'static Field, rows: &[Row<'_>]) -> Vec<(usize, Path)> {
    let parts = |place: &Path, parts: &'static [Field]| {
        let live = parts.iter().filter(|part| !part.retired);
        live.map(|part| (at, place.clone().part(part.key))).collect::<Vec<_>>()
    };
    match field.kind {
        Kind::Group(fields) => parts(&Path::field(field.key), fields),
        Kind::Many(fields) => {
            keys(at, rows).iter().flat_map(|key| parts(&Path::group(field.key, key), fields)).collect()
        }
        _ => vec![(at, Path::field(field.key))],
    }
}

/// Columns of own fields: those that are declared, whether or not a record holds one, and whatever else stands there.
fn owned<'a>(
    at: usize,
    field: &'static Field,
    rows: &[Row<'_>],
    declared: impl Iterator<Item = OwnField<'a>>,
) -> Vec<(usize, Path)> {
    let mut all = leaves(at, field, rows);
    for own in declared {
        let path = Path::group(own::FIELD, own.key()).part(own::PART);
        if !all.iter().any(|(_, known)| *known == path) {
            all.push((at, path));
        }
    }
    all
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

fn cell(value: &Value, state: &State) -> Cell<'static> {
    match value {
        Value::Whole(number) => whole(*number),
        Value::Level(step) if *step > 0 => Cell::Number(f64::from(*step)),
        Value::Date(day) if YEARS.contains(&day.year()) => Cell::Moment(day.at(0, 0, 0, 0)),
        Value::Link(_) | Value::Links(_) => Cell::text(called(value, state)),
        other => Cell::text(print::text(other, state)),
    }
}

/// Records by their references, each with its title behind it, which is read back as the reference alone; without titles
/// where a cell does not hold them all.
fn called(value: &Value, state: &State) -> String {
    let one = |id| {
        let row = state.find(id)?;
        let title = row.record.title();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(format!("{} {title}", row.reference()).trim_end().to_owned())
    };
    let all: Option<Vec<_>> = value.links().into_iter().map(one).collect();
    let titled = all.map(|all| all.join("\n")).filter(|titled| titled.chars().count() <= CELL_CHARACTERS_MAX);
    titled.unwrap_or_else(|| print::text(value, state))
}

/// What is computed: a score as the number that it is.
fn figure(text: String) -> Cell<'static> {
    text.parse().map_or_else(|_| Cell::text(text), whole)
}

fn whole(number: i64) -> Cell<'static> {
    if number.abs() <= WHOLE_MAX { Cell::Number(number as f64) } else { Cell::Text(number.to_string().into()) }
}

/// What stands at a place of a record.
pub fn stands(record: &dyn Record, path: &Path) -> Value {
    content(&record.value(&path.field), path)
}

/// What stands at a place inside a field's content.
fn content(value: &Value, path: &Path) -> Value {
    let part = path.part_key().unwrap_or_default();
    let found = match (value, path.group_key()) {
        (Value::Many(rows), Some(key)) => rows.iter().find(|(own, _)| own == key).map(|(_, parts)| parts),
        (Value::Group(parts), None) => Some(parts),
        (whole, None) if path.part_key().is_none() => return whole.clone(),
        _ => None,
    };
    let content = found.and_then(|parts| parts.iter().find(|(own, _)| own == part));
    content.map_or(Value::Nothing, |(_, value)| value.clone())
}
