//! Column maps that the organization keeps: what was said once about the headings of a foreign sheet.

use isms::work::{ColumnMap, Meant};
use kernel::{Command, Declared, Path, Register, State, Value};

use super::meanings::{By, Column, Headings, Meaning};
use super::vocabulary::plain;
use crate::sheets::file::book::{Cell, Line, Page};
use crate::sheets::risks::judgements;
use crate::sheets::sayings::{Means, Saying, Word};
use crate::sheets::{HEADING_ROWS_MAX, RECORD_VERSION, REFERENCE};

/// What a kept map says about these headings: the one of which all headings stand in the sheet, and most of them.
pub fn remembered(register: &Register, headings: &[String], state: &State) -> Headings {
    let Some(map) = fitting(register, headings, state) else { return Headings::default() };
    let pairs =
        map.headings.iter().map(|(_, own)| (own.heading.to_string(), own.place.as_ref().map(ToString::to_string)));
    Headings(pairs.collect())
}

fn fitting<'a>(register: &Register, headings: &[String], state: &'a State) -> Option<&'a ColumnMap> {
    let stands = |heading: &str| headings.iter().any(|own| plain(own) == plain(heading));
    let all = |map: &ColumnMap| map.headings.iter().all(|(_, own)| stands(&own.heading));
    let maps = state.of::<ColumnMap>().iter().map(|(_, held)| &held.record);
    let fitting = maps.filter(|map| *map.register == *register.key && !map.headings.is_empty() && all(map));
    fitting.max_by_key(|map| map.headings.len())
}

/// The register of the kept map whose headings all stand in a row at the top of a sheet, whatever it is called.
pub fn register(page: &Page, state: &State) -> Option<&'static Register> {
    let of_line = |line: Line<'_>| {
        let headings: Vec<_> = line.cells.iter().map(Cell::words).collect();
        let of_register = |own: &&'static Register| {
            fitting(own, &headings, state).filter(|map| map.headings.len() > 1).map(|map| (map.headings.len(), *own))
        };
        state.registers().iter().filter_map(of_register).max_by_key(|(count, _)| *count)
    };
    let found = page.lines.iter().take(HEADING_ROWS_MAX).filter_map(of_line).max_by_key(|(count, _)| *count);
    found.map(|(_, register)| register)
}

/// What the same map says about words.
pub fn words(register: &Register, headings: &[String], state: &State) -> Vec<Saying> {
    let Some(map) = fitting(register, headings, state) else { return Vec::new() };
    let saying = |(_, own): (&str, &Meant)| Saying {
        sheet: None,
        heading: own.heading.to_string(),
        word: own.word.to_string(),
        means: own.means.as_ref().map_or(Means::Nothing, |means| Means::read(means)),
    };
    map.words.iter().map(saying).collect()
}

/// The command that keeps what was said about columns and words; none where nothing was.
pub fn command(
    title: &str,
    register: &'static Register,
    columns: &[Column],
    words: &[Word],
    state: &State,
) -> Option<Command> {
    let words: Vec<_> = words.iter().filter(|word| word.said.is_some()).collect();
    let spoken = |column: &Column| words.iter().any(|word| word.column == column.at);
    let said = columns.iter().filter(|column| matches!(column.by, By::Told | By::Remembered) || spoken(column));
    let rows: Vec<_> = said.map(|column| (column.letters.to_lowercase(), parts(column))).collect();
    if rows.is_empty() {
        return None;
    }
    let numbered = (1..).zip(words.iter().filter_map(|word| meant(columns, word)));
    let words: Vec<_> = numbered.map(|(number, parts): (u32, _)| (number.to_string(), parts)).collect();
    let headings = (Path::field("headings"), Value::Many(rows));
    let words = (Path::field("words"), Value::Many(words));
    let text = |field: &'static str, text: &str| (Path::field(field), Value::Text(text.to_owned()));
    let same = |map: &ColumnMap| *map.register == *register.key && *map.title == *title;
    let known = state.of::<ColumnMap>().iter().find(|(_, held)| same(held)).map(|(id, _)| id.raw());
    Some(match known {
        Some(id) => Command::Edit(ColumnMap::REGISTER, id, vec![headings, words], None),
        None => {
            let named = [text("title", title), text("register", register.key)];
            Command::Create(ColumnMap::REGISTER, named.into_iter().chain([headings, words]).collect())
        }
    })
}

fn parts(column: &Column) -> kernel::value::Parts {
    let place = match &column.meaning {
        Meaning::Place(path) | Meaning::Answer(path) | Meaning::Brought(path) => Value::Text(path.to_string()),
        Meaning::Judged(path) | Meaning::Waiting(path) => Value::Text(judgements::said(path)),
        Meaning::Reference => Value::Text(REFERENCE.to_owned()),
        Meaning::RecordVersion => Value::Text(RECORD_VERSION.to_owned()),
        Meaning::Number
        | Meaning::Computed
        | Meaning::Decided
        | Meaning::LeftOut
        | Meaning::Repeated
        | Meaning::Unknown => Value::Nothing,
    };
    vec![("heading".into(), Value::Text(column.heading.clone())), ("place".into(), place)]
}

fn meant(columns: &[Column], word: &Word) -> Option<kernel::value::Parts> {
    let column = columns.iter().find(|column| column.at == word.column)?;
    let text = |text: &str| if text.is_empty() { Value::Nothing } else { Value::Text(text.to_owned()) };
    let means = word.said.as_ref()?.key();
    Some(vec![
        ("heading".into(), text(&column.heading)),
        ("word".into(), text(&word.word)),
        ("means".into(), text(means)),
    ])
}
