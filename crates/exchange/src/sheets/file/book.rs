//! Sheets as they stand in a file, whatever its format: cells at their coordinates.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::DateTime;
use kernel::Register;
use serde::{Deserialize, Serialize};

use super::content::Content;

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
    /// What has to be confirmed about it.
    pub unsure: Vec<String>,
    /// Rows whose words are struck through.
    pub struck: Vec<u32>,
    /// Merged cells.
    pub merged: Vec<Merge>,
    /// Whether commas separate decimals here: the file has semicolons between its cells.
    pub decimal_comma: bool,
    /// Whether it is a text, in which a cell too many may come of a missing quote.
    pub of_text: bool,
    /// What stands beside the list and is no part of it, row by row.
    pub beside: Vec<String>,
    /// The register that it lists, where it was made of another page.
    pub of: Option<&'static Register>,
}

/// Rows: they are many, and each is looked at several times, so their cells are bytes, and their texts stand in one place.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    rows: Vec<Packed>,
    /// The texts that the sheets of a workbook share.
    shared: Arc<Content>,
    /// Texts of these rows alone.
    own: Content,
}

/// After which rows which rooms of texts are needed no more.
#[derive(Default)]
pub struct Leaving {
    shared: BTreeMap<usize, Vec<usize>>,
    own: BTreeMap<usize, Vec<usize>>,
}

/// One row as bytes.
#[derive(Clone, Debug)]
pub struct Packed {
    number: u32,
    cells: Box<[u8]>,
}

/// What one cell holds, its text elsewhere.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub enum Held {
    /// Nothing.
    #[default]
    Empty,
    /// The shared text with this number.
    Shared(u32),
    /// The text of these rows with this number.
    Own(u32),
    /// A number.
    Number(f64),
    /// A day, with the time of day.
    Moment(DateTime),
    /// Yes or no.
    Flag(bool),
    /// Something that cannot be taken: the number of what is said about it.
    Wrong(u32),
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
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A day, with the time of day.
    Moment(DateTime),
    /// Yes or no.
    Flag(bool),
    /// Something that cannot be taken, and what to do about it.
    Wrong(Cow<'a, str>),
}

impl<'a> Cell<'a> {
    /// Words, or nothing where there are none.
    pub fn text(words: impl Into<Cow<'a, str>>) -> Self {
        Some(words.into()).filter(|words| !words.trim().is_empty()).map_or(Self::Empty, Self::Text)
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
}

impl Lines {
    /// No rows yet, of a workbook whose sheets share these texts.
    pub fn sharing(shared: Arc<Content>) -> Self {
        Self { shared, ..Self::default() }
    }

    /// Adds a row without the empty cells at its end, if anything is left of it.
    pub fn push(&mut self, number: u32, cells: &[Cell<'_>]) {
        let held: Vec<_> = cells.iter().map(|cell| self.hold(cell)).collect();
        self.push_held(number, &held);
    }

    /// The same, where the texts of its cells are held already.
    pub fn push_held(&mut self, number: u32, cells: &[Held]) {
        if let Some(last) = cells.iter().rposition(|cell| !matches!(cell, Held::Empty)) {
            self.rows.push(Packed { number, cells: packed(&cells[..=last]) });
        }
    }

    /// Takes a cell whose text is nobody else's.
    pub fn hold(&mut self, cell: &Cell<'_>) -> Held {
        match cell {
            Cell::Empty => Held::Empty,
            Cell::Text(text) => Held::Own(self.own.push(text)),
            Cell::Wrong(message) => Held::Wrong(self.own.push(message)),
            Cell::Number(number) => Held::Number(*number),
            Cell::Moment(moment) => Held::Moment(*moment),
            Cell::Flag(yes) => Held::Flag(*yes),
        }
    }

    /// The shared text with this number.
    pub fn shared(&self, number: u32) -> Option<&str> {
        self.shared.get(number)
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Line<'_>> + ExactSizeIterator {
        self.rows.iter().map(|row| self.line(row))
    }

    /// Their numbers.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.rows.iter().map(Packed::number)
    }

    /// Takes the rows away from their texts, so that each can be let go once it was looked at, and then the texts that
    /// no later row holds.
    pub fn take(&mut self) -> (Vec<Packed>, Leaving) {
        let rows = std::mem::take(&mut self.rows);
        let (mut shared, mut own) = (BTreeMap::new(), BTreeMap::new());
        for (at, row) in rows.iter().enumerate() {
            for cell in held(row) {
                let (room, last) = match cell {
                    Held::Shared(number) => (self.shared.room(number), &mut shared),
                    Held::Own(number) | Held::Wrong(number) => (self.own.room(number), &mut own),
                    Held::Empty | Held::Number(_) | Held::Moment(_) | Held::Flag(_) => continue,
                };
                last.extend(room.map(|room| (room, at)));
            }
        }
        let mut leaving = Leaving::default();
        shared.into_iter().for_each(|(room, at)| leaving.shared.entry(at).or_default().push(room));
        own.into_iter().for_each(|(room, at)| leaving.own.entry(at).or_default().push(room));
        (rows, leaving)
    }

    /// Lets go of the texts that no row behind this one holds. Those of a workbook stay while another sheet shares them.
    pub fn let_go(&mut self, leaving: &Leaving, at: usize) {
        leaving.own.get(&at).into_iter().flatten().for_each(|room| self.own.let_go(*room));
        if let (Some(rooms), Some(shared)) = (leaving.shared.get(&at), Arc::get_mut(&mut self.shared)) {
            rooms.iter().for_each(|room| shared.let_go(*room));
        }
    }

    /// A row with its texts.
    pub fn line(&self, row: &Packed) -> Line<'_> {
        Line { number: row.number, cells: held(row).into_iter().map(|cell| self.cell(cell)).collect() }
    }

    fn cell(&self, held: Held) -> Cell<'_> {
        let own = |number| Cow::Borrowed(self.own.get(number).expect("held with its text"));
        match held {
            Held::Empty => Cell::Empty,
            Held::Shared(number) => Cell::Text(self.shared.get(number).expect("held where it is shared").into()),
            Held::Own(number) => Cell::Text(own(number)),
            Held::Number(number) => Cell::Number(number),
            Held::Moment(moment) => Cell::Moment(moment),
            Held::Flag(yes) => Cell::Flag(yes),
            Held::Wrong(number) => Cell::Wrong(own(number)),
        }
    }

    /// One row.
    pub fn get(&self, at: usize) -> Option<Line<'_>> {
        self.rows.get(at).map(|row| self.line(row))
    }

    /// How many rows from the top have a number below this one.
    pub fn before(&self, number: u32) -> usize {
        self.rows.partition_point(|line| line.number < number)
    }

    /// Writes a cell into a column of some rows.
    pub fn write(&mut self, rows: Range<usize>, column: usize, cell: &Cell<'_>) {
        let value = self.hold(cell);
        for row in self.rows.get_mut(rows).unwrap_or_default() {
            let mut cells = held(row);
            cells.resize_with(cells.len().max(column + 1), Held::default);
            cells[column] = value;
            row.cells = packed(&cells);
        }
    }

    /// Keeps the rows that are to stay.
    pub fn retain(&mut self, mut stays: impl FnMut(&Line<'_>) -> bool) {
        let rows = std::mem::take(&mut self.rows);
        self.rows = rows.into_iter().filter(|row| stays(&self.line(row))).collect();
    }

    /// Lets go of so many rows from the top.
    pub fn skip(&mut self, rows: usize) {
        self.rows.drain(..rows);
    }

    /// Puts the rows in the order of their numbers.
    pub fn sort(&mut self) {
        if !self.rows.is_sorted_by_key(Packed::number) {
            self.rows.sort_by_key(Packed::number);
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

fn held(row: &Packed) -> Vec<Held> {
    postcard::from_bytes(&row.cells).expect("packed from cells")
}

fn packed(cells: &[Held]) -> Box<[u8]> {
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
    fn a_row_ends_with_its_last_filled_cell() {
        let mut lines = Lines::default();
        lines.push(3, &[Cell::Empty, Cell::text("a"), Cell::text(" ")]);
        lines.push(4, &[Cell::Empty]);
        assert_eq!(lines.iter().map(|line| line.cells).collect::<Vec<_>>(), [[Cell::Empty, Cell::text("a")]]);
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
        lines.write(1..2, 2, &Cell::Flag(false));
        assert_eq!(lines.get(1).map(|line| line.cells), Some(vec![Cell::text("a"), Cell::Empty, Cell::Flag(false)]));
        assert_eq!((lines.before(7), lines.before(8), lines.before(10)), (0, 1, 2));
    }

    #[test]
    fn texts_are_let_go_with_the_last_row_that_holds_them() {
        let long = |letter: &str| letter.repeat(80_000);
        let mut lines = Lines::default();
        let kept = lines.hold(&Cell::text(long("k")));
        for (number, letter) in [(1, "a"), (2, "b"), (3, "c")] {
            let own = lines.hold(&Cell::text(long(letter)));
            lines.push_held(number, &[own, kept]);
        }
        let (rows, leaving) = lines.take();
        for (at, row) in rows.iter().enumerate() {
            assert_eq!(lines.line(row).cells[1], Cell::text(long("k")));
            lines.let_go(&leaving, at);
            assert_eq!(lines.own.get(1), Some(long("a").as_str()).filter(|_| at == usize::MAX), "row {at}");
        }
        assert_eq!(lines.own.get(0), None, "nothing is left");
    }
}
