//! Rows that name a record and do not say from which version of it they were made: what was edited here meanwhile would
//! be taken back without a word.

use jiff::tz::TimeZone;
use kernel::{Path, Row, State, Value, print};

use super::subject::Subject;
use crate::sheets::export::stands;
use crate::sheets::file::book::{Book, listed};
use crate::sheets::{ABOUT_SHEET, RECORD_VERSION, REFERENCE};
use crate::texts;

/// Rows that are named in the question, and letters of each value.
const NAMED_MAX: usize = 5;
const LETTERS_MAX: usize = 40;

/// The entry from which an export says, on its sheet about itself, that it was taken; none where that lies ahead.
pub fn taken_from(book: &Book, state: &State) -> Option<u64> {
    let about = book.pages.iter().find(|page| page.name == ABOUT_SHEET)?;
    let before = texts::english("report-entry")?;
    let entry = about.lines.iter().find_map(|line| {
        let words = line.cell(0).words();
        words.rsplit_once(before).and_then(|(_, number)| number.trim().parse().ok())
    });
    entry.filter(|entry| (1..=state.size()).contains(entry))
}

/// The subject of a row without a version, with the one that its record had when the file was made, where that is at hand.
pub fn dated(subject: Subject, register: &str, past: Option<&State>) -> Subject {
    let then = || past?.row(register, subject.known?).map(|row| row.head.changed);
    let version = subject.version.or_else(|| then().filter(|_| subject.referenced));
    Subject { version, ..subject }
}

/// Such rows of a sheet, and how many of their cells write over what stands here.
#[derive(Default)]
pub struct Undated {
    named: Vec<String>,
    rows: usize,
    cells: usize,
}

impl Undated {
    /// Looks at a row that changes a record. One that nobody edited since it was made here holds nothing newer.
    pub fn look(
        &mut self,
        number: u32,
        (subject, row): (Subject, Row<'_>),
        values: [&[(Path, Value)]; 2],
        (state, zone): (&State, &TimeZone),
    ) {
        let edited = row.head.changed > row.head.created;
        let over = || values.into_iter().flatten().filter(|(path, _)| !stands(row.record, path).is_blank());
        let cells = over().count();
        if cells == 0 || !edited || !subject.referenced || subject.version.is_some() {
            return;
        }
        (self.rows, self.cells) = (self.rows + 1, self.cells + cells);
        if self.named.len() < NAMED_MAX {
            let short = |value: &Value| print::text(value, state).chars().take(LETTERS_MAX).collect::<String>();
            let cell = |(path, value): &(Path, Value)| {
                format!("{path} \"{}\" by \"{}\"", short(&stands(row.record, path)), short(value))
            };
            let cells = listed(over().map(cell).collect::<Vec<_>>().into_iter());
            let day = zone.to_datetime(row.head.changed_at).date();
            self.named.push(format!("row {number}, {}, changed here on {day}: {cells}", row.reference()));
        }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// What has to be confirmed.
    pub fn question(self) -> Option<String> {
        let more = self.rows - self.named.len();
        let more = if more > 0 { format!("; and {more} more rows") } else { String::new() };
        let (cells, stand) = if self.cells == 1 { ("value", "stands") } else { ("values", "stand") };
        (self.rows > 0).then(|| {
            format!(
                "this file does not say when it was taken, as its column {RECORD_VERSION} is missing or empty beside {REFERENCE}; {} {cells} that {stand} here would be written over, and may be newer than the file: {}{more}; where you do not know, export it anew and edit that",
                self.cells,
                self.named.join("; ")
            )
        })
    }
}
