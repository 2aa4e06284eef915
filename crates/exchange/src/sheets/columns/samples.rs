//! The first cells of each column, by which it is told what it means.

use crate::sheets::file::book::{Cell, Lines};

/// Cells of a column that are looked at to tell what it means.
const SAMPLE_CELLS: usize = 200;

/// Letters of a cell that stand for its column.
const EXAMPLE_LETTERS_MAX: usize = 60;

/// The first cells filled of each column.
#[derive(Default)]
pub struct Samples<'a>(Vec<Vec<Cell<'a>>>);

impl<'a> Samples<'a> {
    /// Those of the columns of a sheet.
    pub fn of(lines: &'a Lines) -> Self {
        let mut columns: Vec<Vec<_>> = Vec::new();
        for line in lines.iter() {
            columns.resize_with(columns.len().max(line.cells.len()), Vec::new);
            let filled = columns.iter_mut().zip(line.cells).filter(|(_, cell)| !cell.is_empty());
            filled.filter(|(own, _)| own.len() < SAMPLE_CELLS).for_each(|(own, cell)| own.push(cell));
        }
        Self(columns)
    }

    /// As far as anything stands.
    pub fn columns(&self) -> usize {
        self.0.len()
    }

    /// Those of one column.
    pub fn cells(&self, at: usize) -> &[Cell<'a>] {
        self.0.get(at).map_or(&[], Vec::as_slice)
    }

    /// The beginning of the first cell filled of a column.
    pub fn example(&self, at: usize) -> String {
        let Some(words) = self.words(at).next() else { return String::new() };
        let line = words.lines().next().unwrap_or_default().trim();
        if line.chars().count() <= EXAMPLE_LETTERS_MAX {
            return line.to_owned();
        }
        line.chars().take(EXAMPLE_LETTERS_MAX - 1).chain(['…']).collect()
    }

    /// The same as words.
    pub fn words(&self, at: usize) -> impl Iterator<Item = String> {
        self.cells(at).iter().map(Cell::words)
    }
}
