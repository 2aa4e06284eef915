//! What a preview of a file says.

use exchange::sheets::{self, Options, Preview};
use kernel::State;

/// What is usual: lists of this register.
pub fn of(register: &str) -> Options {
    let usual = isms::REGISTERS.iter().find(|own| own.key == register).copied();
    Options { usual, ..Options::default() }
}

/// A list in CSV.
pub fn look(file: &str, options: &Options, state: &State) -> Preview {
    sheets::preview("list.csv", file.as_bytes(), options, state)
}

/// Everything that speaks against it.
pub fn told(preview: &Preview) -> Vec<String> {
    preview.all_refusals().iter().map(ToString::to_string).collect()
}

/// What is written to a place, row by row.
pub fn written<'p>(preview: &'p Preview, place: &str) -> Vec<&'p str> {
    let rows = preview.sheets.iter().flat_map(|sheet| &sheet.rows);
    let changes = rows.filter_map(|row| row.changes.iter().find(|own| own.place == place));
    changes.map(|own| own.after.as_str()).collect()
}
