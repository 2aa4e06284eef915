//! What columns mean beside each other, where their headings alone would say something else.

use kernel::{Kind, Path, Register, Writer};

use super::columns::{By, Column, Meaning, Samples};

/// Another list's number of a row is kept where the register has a field for it.
pub fn keep_number(register: &'static Register, columns: &mut [Column]) {
    let path = Path::field(IDENTIFIER);
    let kept = register.field(IDENTIFIER).is_some_and(|(_, field)| field.writer == Writer::Edit && !field.retired);
    if !kept || columns.iter().any(|column| column.place() == Some(&path)) {
        return;
    }
    if let Some(column) = columns.iter_mut().find(|column| column.meaning == Meaning::Number) {
        column.meaning = Meaning::Place(path);
    }
}

/// The field in which records keep the number that they have elsewhere.
pub const IDENTIFIER: &str = "identifier";

/// A list without titles calls its records by what describes them, where that is short enough.
pub fn take_title(register: &'static Register, columns: &mut [Column], samples: &Samples<'_>) {
    let said = |column: &Column| is_title(column, register) || column.meaning == Meaning::RecordVersion;
    let title = &register.fields[register.title];
    if columns.iter().any(said) || title.writer != Writer::Edit || !matches!(title.kind, Kind::Text) {
        return;
    }
    let path = Path::field(DESCRIPTION);
    let short = |words: String| words.len() <= TITLE_BYTES_MAX && !words.contains('\n');
    let fits = |column: &&mut Column| {
        let said = matches!(column.by, By::Told | By::Remembered);
        !said && column.place() == Some(&path) && samples.words(column.at).all(short)
    };
    if let Some(column) = columns.iter_mut().find(fits) {
        column.meaning = Meaning::Place(Path::field(title.key));
    }
}

/// Whether a column holds the title of its records.
pub fn is_title(column: &Column, register: &Register) -> bool {
    let title = register.fields[register.title].key;
    column.place().is_some_and(|path| path.field == title && path.part_key().is_none())
}

/// Longest description that is taken for a title, in bytes.
const TITLE_BYTES_MAX: usize = 200;

/// The field in which records are described.
const DESCRIPTION: &str = "description";

/// A list that calls its one reading inherent means the risk as it is.
pub fn as_it_is(register: &'static Register, columns: &mut [Column]) {
    let fills =
        |columns: &[Column], field: &str| columns.iter().any(|own| own.place().is_some_and(|path| path.field == field));
    if register.key == "risk" && fills(columns, "consequence") && !fills(columns, "likelihood") {
        for column in columns.iter_mut().filter(|column| column.by != By::Told) {
            if column.place().is_some_and(|path| path.field == "inherent_likelihood") {
                column.meaning = Meaning::Place(Path::field("likelihood"));
            }
        }
    }
}
