//! Sheets as they stand in a file, whatever its format: cells at their coordinates.

use std::borrow::Cow;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// A file's sheets.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Its sheets, in order.
    pub pages: Vec<Page>,
    /// What was left out or read in a certain way, and is to be told.
    pub notes: Vec<String>,
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What it is called.
    pub name: String,
    /// Rows that hold anything, from top to bottom.
    pub lines: Lines,
    /// What is to be told about it.
    pub notes: Vec<String>,
    /// Merged cells.
    pub merged: Vec<Merge>,
    /// Whether commas separate decimals here: the file has semicolons between its cells.
    pub decimal_comma: bool,
}

/// Rows, held as bytes: they are many, and each is looked at several times.
#[derive(Clone, Debug, Default)]
pub struct Lines(Vec<Packed>);

/// One row as bytes.
#[derive(Clone, Debug)]
pub struct Packed {
    number: u32,
    cells: Box<[u8]>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Its number as a spreadsheet counts it, from 1.
    pub number: u32,
    /// Its cells from column A on, as far as the last one filled.
    pub cells: Vec<Cell<'a>>,
}

/// Cells that are shown as one, from corner to corner; rows and columns counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Row and column of the first.
    pub from: (u32, u32),
    /// Row and column of the last.
    pub to: (u32, u32),
}

/// What one cell holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Cell<'a> {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(#[serde(borrow)] Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A day, with the time of day.
    Moment(DateTime),
    /// Yes or no.
    Flag(bool),
    /// Something that cannot be taken, and what to do about it.
    Wrong(#[serde(borrow)] Cow<'a, str>),
}

impl<'a> Cell<'a> {
    /// Words, or nothing where there are none.
    pub fn text(words: impl Into<Cow<'a, str>>) -> Self {
        let words = words.into();
        if words.trim().is_empty() { Self::Empty } else { Self::Text(words) }
    }

    /// The same, lent by nobody.
    pub fn owned(self) -> Cell<'static> {
        match self {
            Self::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Self::Wrong(message) => Cell::Wrong(Cow::Owned(message.into_owned())),
            Self::Empty => Cell::Empty,
            Self::Number(number) => Cell::Number(number),
            Self::Moment(moment) => Cell::Moment(moment),
            Self::Flag(yes) => Cell::Flag(yes),
        }
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// What it holds, as it would be typed.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Wrong(text) => text.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Moment(moment) if moment.time() == jiff::civil::Time::midnight() => moment.date().to_string(),
            Self::Moment(moment) => moment.to_string(),
            Self::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        }
    }
}

impl<'a> Line<'a> {
    /// The cell of a column, counted from 0.
    pub fn cell(&self, column: usize) -> &Cell<'a> {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

impl Packed {
    /// Its number as a spreadsheet counts it, from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The row.
    pub fn line(&self) -> Line<'_> {
        Line { number: self.number, cells: postcard::from_bytes(&self.cells).expect("packed from cells") }
    }
}

impl Lines {
    /// Adds a row without the empty cells at its end, if anything is left of it.
    pub fn push(&mut self, number: u32, cells: &[Cell<'_>]) {
        if let Some(last) = cells.iter().rposition(|cell| !cell.is_empty()) {
            self.0.push(Packed { number, cells: packed(&cells[..=last]) });
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rows.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Line<'_>> + ExactSizeIterator {
        self.0.iter().map(Packed::line)
    }

    /// Their numbers.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.0.iter().map(Packed::number)
    }

    /// The rows from the top, each let go once it was given.
    pub fn drain(self) -> impl Iterator<Item = Packed> {
        self.0.into_iter()
    }

    /// One row.
    pub fn get(&self, at: usize) -> Option<Line<'_>> {
        self.0.get(at).map(Packed::line)
    }

    /// How many rows from the top have a number below this one.
    pub fn before(&self, number: u32) -> usize {
        self.0.partition_point(|line| line.number < number)
    }

    /// Writes a cell of a row.
    pub fn write(&mut self, at: usize, column: usize, cell: &Cell<'_>) {
        let Some(own) = self.0.get_mut(at) else { return };
        let mut cells = own.line().cells;
        cells.resize_with(cells.len().max(column + 1), Cell::default);
        cells[column] = cell.clone();
        own.cells = packed(&cells);
    }

    /// Keeps the rows that are to stay.
    pub fn retain(&mut self, stays: impl FnMut(&Packed) -> bool) {
        self.0.retain(stays);
    }

    /// Takes away the rows from this one on.
    pub fn split_off(&mut self, at: usize) -> Self {
        Self(self.0.split_off(at))
    }

    /// Puts the rows in the order of their numbers.
    pub fn sort(&mut self) {
        if !self.0.is_sorted_by_key(Packed::number) {
            self.0.sort_by_key(Packed::number);
        }
    }
}

impl<'a> FromIterator<Line<'a>> for Lines {
    fn from_iter<T: IntoIterator<Item = Line<'a>>>(rows: T) -> Self {
        let mut lines = Self::default();
        rows.into_iter().for_each(|line| lines.push(line.number, &line.cells));
        lines
    }
}

fn packed(cells: &[Cell<'_>]) -> Box<[u8]> {
    postcard::to_stdvec(cells).expect("cells are plain data").into()
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
pub fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    if column < 26 { letter.to_string() } else { format!("{}{letter}", letters(column / 26 - 1)) }
}

/// Names with commas between, as many as can be taken in.
pub fn listed(names: impl ExactSizeIterator<Item = String>) -> String {
    const SHOWN: usize = 12;
    let more = names.len().saturating_sub(SHOWN);
    let shown = names.take(SHOWN).collect::<Vec<_>>().join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_row_ends_with_its_last_filled_cell() {
        let mut lines = Lines::default();
        lines.push(3, &[Cell::Empty, Cell::text("a"), Cell::text(" ")]);
        lines.push(4, &[Cell::Empty]);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines.get(0).expect("something stands there").cells, [Cell::Empty, Cell::text("a")]);
    }

    #[test]
    fn cells_are_held_as_they_were_and_can_be_written() {
        let moment = DateTime::constant(2026, 11, 23, 9, 30, 0, 0);
        let cells = [
            Cell::text("a"),
            Cell::Empty,
            Cell::Number(-0.5),
            Cell::Moment(moment),
            Cell::Flag(true),
            Cell::Wrong("no".into()),
        ];
        let mut lines = Lines::default();
        lines.push(7, &cells);
        lines.push(9, &cells[..1]);
        assert_eq!(lines.get(0).map(|line| (line.number, line.cells)), Some((7, cells.to_vec())));
        lines.write(1, 2, &Cell::Flag(false));
        let written = [Cell::text("a"), Cell::Empty, Cell::Flag(false)];
        assert_eq!(lines.get(1).map(|line| line.cells), Some(written.to_vec()));
        assert_eq!((lines.before(7), lines.before(8), lines.before(10)), (0, 1, 2));
    }
}
