//! What a list shows as a report: the columns chosen, in their order.

use kernel::{Field, Register, State};

use crate::leaf::{Leaf, leaves};
use crate::{Cell, Column, Heading, Row, Sheet, Shown, Width, Words, owned, stage};

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

/// One column of the sheet.
enum Part<'a> {
    Leaf(Leaf),
    Own(&'a str, &'a str),
    Recorded(&'a str),
}

/// The records as a report of these columns, in the order given; reference and title come first. What a group holds stands
/// part by part.
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
        Column { label: words.say("report-reference"), width: Width::Word, shown: Shown::Everywhere },
        Column { label: words.field(register.key, title), width: Width::Title, shown: Shown::Everywhere },
    ];
    let day = heading.day;
    let records: Vec<_> = records.into_iter().collect();
    let columns: Vec<_> = columns.iter().flat_map(|column| shown(register, column, &records)).collect();
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
            .chain(columns.iter().map(|column| headed(register, column, state, words)))
            .chain(stage::column(register, words))
            .collect(),
        rows: records.into_iter().map(row).collect(),
        summary: None,
        remarks: Vec::new(),
    }
}

fn shown<'a>(register: &'static Register, column: &'a Listed, rows: &[kernel::Row<'_>]) -> Vec<Part<'a>> {
    match column {
        Listed::Field(at, field) => leaves(register, *at, field, rows).into_iter().map(Part::Leaf).collect(),
        Listed::Own(key, label) => vec![Part::Own(key, label)],
        Listed::Recorded(label) => vec![Part::Recorded(label)],
    }
}

fn headed(register: &Register, column: &Part<'_>, state: &State, words: Words<'_>) -> Column {
    let (label, width) = match column {
        Part::Leaf(leaf) => return leaf.column(register, state, words),
        Part::Own(_, label) => (label, Width::Name),
        Part::Recorded(label) => (label, Width::Word),
    };
    Column { label: (*label).to_owned(), width, shown: Shown::Everywhere }
}

fn content(column: &Part<'_>, row: &kernel::Row<'_>, state: &State, words: Words<'_>) -> Cell {
    match column {
        Part::Leaf(leaf) => leaf.cell(row, state, words),
        Part::Own(key, _) => owned::cell_of(row, key, state),
        Part::Recorded(_) => Cell::text(row.head.made.to_string()),
    }
}
