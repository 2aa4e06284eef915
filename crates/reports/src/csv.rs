//! A report as CSV: one row of labels, then the rows.

use kernel::print;

use crate::{Cell, Sheet};

/// The report's rows as CSV in UTF-8, with a byte order mark so that spreadsheets know.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut writer = ::csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    let mut write = |cells: Vec<String>| writer.write_record(&cells).expect("writing to memory does not fail");
    write(sheet.columns.iter().map(|column| column.label.clone()).collect());
    for row in &sheet.rows {
        write(row.cells.iter().map(cell).collect());
    }
    writer.into_inner().expect("writing to memory does not fail")
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => print::cell(text).into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Tick => "x".to_owned(),
    }
}
