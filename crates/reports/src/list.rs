//! What a list shows as a report: the columns chosen, in their order.

use kernel::{Field, Register, State, Value, own};

use crate::register::{cell, width};
use crate::{Cell, Column, Heading, Row, Sheet, Width, Words, stage};

/// A column of a list.
#[derive(Clone, Debug)]
pub enum Listed {
    /// A field, by its index in the register.
    Field(usize, &'static Field),
    /// One of the organization's own fields: key and label.
    Own(String, String),
    /// The instant a record was recorded first; its label.
    Recorded(String),
}

/// The records as a report of these columns, in the order given; reference and title come first.
pub fn list<'a>(
    register: &'static Register,
    columns: &[Listed],
    records: impl IntoIterator<Item = kernel::Row<'a>>,
    state: &State,
    heading: Heading,
    words: Words<'_>,
) -> Sheet {
    let title = &register.fields[register.title];
    let fixed = [
        Column { label: words.say("report-reference"), width: Width::Word, screen_only: false },
        Column { label: words.field(register.key, title), width: Width::Title, screen_only: false },
    ];
    let day = heading.day;
    let row = |record: kernel::Row<'a>| {
        let first = [Cell::text(record.reference()), Cell::text(record.record.title())];
        let cells = first.into_iter().chain(columns.iter().map(|column| content(column, &record, state, words)));
        let cells = cells.chain(stage::cell(&record, state, day, words));
        Row { cells: cells.collect(), quiet: record.head.retired }
    };
    Sheet {
        document: String::new(),
        title: words.plural(register.key),
        version: String::new(),
        basis: String::new(),
        heading,
        columns: fixed
            .into_iter()
            .chain(columns.iter().map(|column| headed(register, column, words)))
            .chain(stage::column(register, words))
            .collect(),
        rows: records.into_iter().map(row).collect(),
        summary: None,
        remarks: Vec::new(),
    }
}

fn headed(register: &Register, column: &Listed, words: Words<'_>) -> Column {
    let (label, width) = match column {
        Listed::Field(_, field) => (words.field(register.key, field), width(&field.kind)),
        Listed::Own(_, label) => (label.clone(), Width::Name),
        Listed::Recorded(label) => (label.clone(), Width::Word),
    };
    Column { label, width, screen_only: false }
}

fn content(column: &Listed, row: &kernel::Row<'_>, state: &State, words: Words<'_>) -> Cell {
    match column {
        Listed::Field(at, field) => cell(row.record.register().key, field, &row.record.get(*at), state, words),
        Listed::Own(key, _) => match row.record.value(own::FIELD) {
            Value::Many(rows) => Cell::text(own::content(&rows, key).unwrap_or_default()),
            _ => Cell::Empty,
        },
        Listed::Recorded(_) => Cell::text(row.head.made.to_string()),
    }
}
