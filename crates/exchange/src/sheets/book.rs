//! Sheets as they stand in a file, whatever its format: cells at their coordinates.

use jiff::civil::DateTime;

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
    pub lines: Vec<Line>,
    /// What is to be told about it.
    pub notes: Vec<String>,
    /// Merged cells.
    pub merged: Vec<Merge>,
    /// Whether commas separate decimals here: the file has semicolons between its cells.
    pub decimal_comma: bool,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number as a spreadsheet counts it, from 1.
    pub number: u32,
    /// Its cells from column A on, as far as the last one filled.
    pub cells: Vec<Cell>,
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
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(Box<str>),
    /// A number.
    Number(f64),
    /// A day, with the time of day.
    Moment(DateTime),
    /// Yes or no.
    Flag(bool),
    /// Something that cannot be taken, and what to do about it.
    Wrong(Box<str>),
}

impl Cell {
    /// Words, or nothing where there are none.
    pub fn text(words: &str) -> Self {
        if words.trim().is_empty() { Self::Empty } else { Self::Text(words.into()) }
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

impl Line {
    /// The cell of a column, counted from 0.
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// A row without the empty cells at its end; none where nothing is left.
    pub fn filled(number: u32, mut cells: Vec<Cell>) -> Option<Self> {
        let used = cells.iter().rposition(|cell| !cell.is_empty())? + 1;
        cells.truncate(used);
        // Rows are many, and stay for a while.
        cells.shrink_to_fit();
        Some(Self { number, cells })
    }
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
        let line =
            Line::filled(3, vec![Cell::Empty, Cell::text("a"), Cell::text(" ")]).expect("something stands there");
        assert_eq!(line.cells, [Cell::Empty, Cell::text("a")]);
        assert!(Line::filled(4, vec![Cell::Empty]).is_none());
    }
}
