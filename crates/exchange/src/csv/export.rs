//! Records as CSV.

use std::borrow::Cow;

use kernel::{Register, Row, State, print};

use crate::sheets::book::Cell;
use crate::sheets::export;

/// The records as CSV in UTF-8, a byte order mark before it so that spreadsheets know.
pub fn export<'a>(register: &'static Register, rows: impl Iterator<Item = Row<'a>>, state: &State) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    for line in export::page(register, rows, state).lines.iter() {
        let words: Vec<_> = line.cells.iter().map(words).collect();
        writer.write_record(words.iter().map(|cell| &**cell)).expect("writing to memory does not fail");
    }
    writer.into_inner().expect("writing to memory does not fail")
}

/// What a cell holds, so that no spreadsheet calculates it.
fn words<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        // A negative number is no formula, and has to stay a number.
        Cell::Text(text) if text.parse::<f64>().is_err() => print::cell(text),
        Cell::Text(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.words()),
    }
}
