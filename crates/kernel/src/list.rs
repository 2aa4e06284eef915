//! A register as a list: filter, search, sort, and pages by a cursor that keeps its place.

use std::cmp::Ordering;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use crate::id::RawId;
use crate::record::Row;
use crate::refusal::Wrong;
use crate::register::Register;
use crate::state::State;
use crate::table::Table;
use crate::value::Value;

/// Most records on one page.
pub const PAGE_ROWS_MAX: usize = 1_000;

/// Longest cursor; also keeps what is nested in it from being deep.
const CURSOR_CHARS_MAX: usize = 1_000;
/// Characters of a long text that take part in a cursor.
const SORTED_CHARS: usize = 100;

/// A condition on one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Equal; for links, links and lists: contains it.
    Is(Value),
    /// At least this much.
    AtLeast(Value),
    /// At most this much.
    AtMost(Value),
    /// Filled or not.
    Filled(bool),
}

/// What to show of a register.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Conditions, all of which hold; fields by index.
    pub tests: Vec<(usize, Test)>,
    /// Words, all of which stand somewhere in the texts or the reference.
    pub words: String,
    /// Field to sort by and whether downwards; none keeps the order of making.
    pub sort: Option<(usize, bool)>,
    /// Show only retired records instead of only live ones.
    pub retired: bool,
    /// Where the page begins.
    pub after: Option<Cursor>,
    /// Records a page; 0 means [`PAGE_ROWS_MAX`].
    pub limit: usize,
}

/// A place in a sorted list: the record before the page, with its sorting content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cursor(Value, RawId);

impl Cursor {
    /// As part of a URL.
    pub fn print(&self) -> String {
        let bytes = postcard::to_stdvec(self).expect("a cursor is plain data");
        bytes.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// From a URL.
    pub fn read(text: &str) -> Result<Self, Wrong> {
        let wrong = || Wrong::new("this is no cursor; begin again at the first page");
        if !text.is_ascii() || !text.len().is_multiple_of(2) || text.len() > CURSOR_CHARS_MAX {
            return Err(wrong());
        }
        let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| wrong());
        let bytes: Vec<u8> = (0..text.len()).step_by(2).map(byte).collect::<Result<_, _>>()?;
        postcard::from_bytes(&bytes).map_err(|_| wrong())
    }
}

/// One page of a list.
pub struct Page<'a> {
    /// The records.
    pub rows: Vec<Row<'a>>,
    /// Number of records in the whole list.
    pub total: usize,
    /// Where the next page begins; none on the last.
    pub next: Option<Cursor>,
}

/// The page of a register that a query asks for.
pub fn page<'a>(state: &'a State, register: &'static Register, query: &Query) -> Page<'a> {
    let table = state.table(register.key).expect("pages are asked of listed registers");
    let limit = if query.limit == 0 { PAGE_ROWS_MAX } else { query.limit.min(PAGE_ROWS_MAX) };
    let words: Vec<String> = query.words.split_whitespace().map(str::to_lowercase).collect();
    let wanted = |row: &Row<'_>| row.head.retired == query.retired && passes(row, query, &words);
    match query.sort {
        None => in_order_of_making(table, query, limit, wanted),
        Some((field, down)) => sorted(table, query, limit, field, down, wanted),
    }
}

fn in_order_of_making<'a>(
    table: &'a dyn Table,
    query: &Query,
    limit: usize,
    wanted: impl Fn(&Row<'_>) -> bool,
) -> Page<'a> {
    let after = query.after.as_ref().map_or(RawId::NIL, |cursor| cursor.1);
    let mut rows: Vec<_> = table.rows_after(after).filter(|row| wanted(row)).take(limit + 1).collect();
    let next = cut(&mut rows, limit, |_| Value::Nothing);
    let plain = query.tests.is_empty() && query.words.is_empty() && !query.retired;
    let total = if plain { table.len_live() } else { table.rows().filter(|row| wanted(row)).count() };
    Page { rows, total, next }
}

fn sorted<'a>(
    table: &'a dyn Table,
    query: &Query,
    limit: usize,
    field: usize,
    down: bool,
    wanted: impl Fn(&Row<'_>) -> bool,
) -> Page<'a> {
    let order = |a: &(Value, Row<'a>), b: &(Value, Row<'a>)| {
        let by_content = compare(&a.0, &b.0);
        if down { by_content.reverse() } else { by_content }.then(a.1.id.cmp(&b.1.id))
    };
    let keyed = table.rows().filter(|row| wanted(row)).map(|row| (sorting(row.record.get(field)), row));
    let mut all: Vec<_> = keyed.collect();
    let total = all.len();
    if let Some(Cursor(content, id)) = &query.after {
        let behind = |other: &(Value, Row<'a>)| {
            let by_content = compare(&other.0, content);
            if down { by_content.reverse() } else { by_content }.then(other.1.id.cmp(id)) == Ordering::Greater
        };
        all.retain(behind);
    }
    if all.len() > limit + 1 {
        // Only the page is sorted; the rest merely stands behind it.
        all.select_nth_unstable_by(limit, order);
        all.truncate(limit + 1);
    }
    all.sort_unstable_by(order);
    let mut rows: Vec<_> = all.into_iter().map(|(_, row)| row).collect();
    let next = cut(&mut rows, limit, |row| sorting(row.record.get(field)));
    Page { rows, total, next }
}

/// Drops the record beyond the page and says where the next page begins.
fn cut(rows: &mut Vec<Row<'_>>, limit: usize, content: impl Fn(&Row<'_>) -> Value) -> Option<Cursor> {
    if rows.len() <= limit {
        return None;
    }
    rows.truncate(limit);
    rows.last().map(|row| Cursor(content(row), row.id))
}

/// The content a record is sorted by: of texts the beginning, of lists and groups only whether there is any.
fn sorting(value: Value) -> Value {
    match value {
        Value::Text(text) if text.chars().count() > SORTED_CHARS => {
            Value::Text(text.chars().take(SORTED_CHARS).collect())
        }
        Value::Links(_) | Value::Lines(_) | Value::Group(_) | Value::Many(_) | Value::File(_) => {
            Value::Flag(value.is_blank())
        }
        other => other,
    }
}

fn passes(row: &Row<'_>, query: &Query, words: &[String]) -> bool {
    query.tests.iter().all(|(field, test)| holds(test, &row.record.get(*field))) && mentions(row, words)
}

fn holds(test: &Test, value: &Value) -> bool {
    match (test, value) {
        (Test::Filled(yes), value) => value.is_blank() != *yes,
        (Test::Is(Value::Link(id)), Value::Links(ids)) => ids.contains(id),
        (Test::Is(Value::Text(part)), Value::Text(text)) => text.to_lowercase().contains(&part.to_lowercase()),
        (Test::Is(Value::Lines(some)), Value::Lines(lines)) => some.iter().all(|line| lines.contains(line)),
        (Test::Is(Value::Nothing), value) => value.is_blank(),
        (Test::Is(wanted), value) => wanted == value,
        (_, value) if value.is_blank() => false,
        (Test::AtLeast(least), value) => compare(value, least) != Ordering::Less,
        (Test::AtMost(most), value) => compare(value, most) != Ordering::Greater,
    }
}

fn mentions(row: &Row<'_>, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = row.reference().to_lowercase();
    for at in 0..row.record.register().fields.len() {
        append_texts(&row.record.get(at), &mut text);
    }
    words.iter().all(|word| text.contains(word.as_str()))
}

fn append_texts(value: &Value, text: &mut String) {
    match value {
        Value::Text(own) => {
            text.push('\n');
            text.push_str(&own.to_lowercase());
        }
        Value::Lines(lines) => lines.iter().for_each(|line| append_texts(&Value::Text(line.clone()), text)),
        Value::Group(parts) => parts.iter().for_each(|(_, part)| append_texts(part, text)),
        Value::Many(rows) => rows.iter().flat_map(|(_, parts)| parts).for_each(|(_, part)| append_texts(part, text)),
        _ => {}
    }
}

/// The order of two contents of one field; empty ones come last.
pub fn compare(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.to_lowercase().cmp(&b.to_lowercase()),
        (Value::Whole(a), Value::Whole(b)) => a.cmp(b),
        (Value::Decimal(a), Value::Decimal(b)) => a.cmp(b),
        (Value::Money(a), Value::Money(b)) => a.currency.cmp(&b.currency).then(a.amount.cmp(&b.amount)),
        (Value::Date(a), Value::Date(b)) => a.cmp(b),
        (Value::Time(a), Value::Time(b)) => a.cmp(b),
        (Value::Flag(a), Value::Flag(b)) => a.cmp(b),
        (Value::Level(a), Value::Level(b)) => a.cmp(b),
        (Value::Choice(a), Value::Choice(b)) => a.cmp(b),
        (Value::Link(a), Value::Link(b)) => a.cmp(b),
        _ => a.is_blank().cmp(&b.is_blank()),
    }
}
