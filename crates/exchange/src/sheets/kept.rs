//! Column maps that the organization keeps: what was said once about the headings of a foreign sheet.

use isms::work::ColumnMap;
use kernel::{Command, Declared, Path, Register, State, Value};

use super::columns::{By, Column, Headings, Meaning};
use super::words::plain;
use super::{RECORD_VERSION, REFERENCE};

/// What a kept map says about these headings: the one of which all headings stand in the sheet, and most of them.
pub fn remembered(register: &Register, headings: &[String], state: &State) -> Headings {
    let stands = |heading: &str| headings.iter().any(|own| plain(own) == plain(heading));
    let all = |map: &ColumnMap| map.headings.iter().all(|(_, own)| stands(&own.heading));
    let maps = state.of::<ColumnMap>().iter().map(|(_, held)| &held.record);
    let fitting = maps.filter(|map| *map.register == *register.key && !map.headings.is_empty() && all(map));
    let Some(map) = fitting.max_by_key(|map| map.headings.len()) else { return Headings::default() };
    let pairs =
        map.headings.iter().map(|(_, own)| (own.heading.to_string(), own.place.as_ref().map(ToString::to_string)));
    Headings(pairs.collect())
}

/// The command that keeps what was said about the columns; none where nothing was.
pub fn command(title: &str, register: &'static Register, columns: &[Column], state: &State) -> Option<Command> {
    let said = columns.iter().filter(|column| matches!(column.by, By::Told | By::Remembered));
    let rows: Vec<_> = said.map(|column| (column.letters.to_lowercase(), parts(column))).collect();
    if rows.is_empty() {
        return None;
    }
    let headings = (Path::field("headings"), Value::Many(rows));
    let text = |field: &'static str, text: &str| (Path::field(field), Value::Text(text.to_owned()));
    let same = |map: &ColumnMap| *map.register == *register.key && *map.title == *title;
    let known = state.of::<ColumnMap>().iter().find(|(_, held)| same(held)).map(|(id, _)| id.raw());
    Some(match known {
        Some(id) => Command::Edit(ColumnMap::REGISTER, id, vec![headings], None),
        None => {
            let named = [text("title", title), text("register", register.key)];
            Command::Create(ColumnMap::REGISTER, named.into_iter().chain([headings]).collect())
        }
    })
}

fn parts(column: &Column) -> kernel::value::Parts {
    let place = match &column.meaning {
        Meaning::Place(path) => Value::Text(path.to_string()),
        Meaning::Reference => Value::Text(REFERENCE.to_owned()),
        Meaning::RecordVersion => Value::Text(RECORD_VERSION.to_owned()),
        Meaning::Number | Meaning::Computed | Meaning::Decided | Meaning::LeftOut | Meaning::Unknown => Value::Nothing,
    };
    vec![("heading".into(), Value::Text(column.heading.clone())), ("place".into(), place)]
}
