//! Refusals of cells, each told once with all its rows: the same word a hundred times is one thing to put right.

use std::collections::{BTreeMap, HashMap};

use kernel::{Kind, Refusal, Writer};

use super::places::cell;
use super::preview::Sheet;
use crate::sheets::columns::meanings::Column;
use crate::sheets::file::book::Line;
use crate::sheets::rows::changes::{Objection, Rows};

/// Rows that are named; further ones are counted.
const ROWS_NAMED_MAX: usize = 8;

/// What is wrong with the cells of a sheet.
#[derive(Default)]
pub struct Refused {
    found: Vec<(Option<usize>, Refusal, Vec<u32>)>,
    known: HashMap<(Option<usize>, String), usize>,
    /// Rows as they were exported, whose records have moved on since.
    newer: Vec<u32>,
    /// What rows say and nothing comes of.
    lost: BTreeMap<&'static str, Vec<u32>>,
    /// The row that was looked at last, if anything was wrong with it.
    last: u32,
}

impl Refused {
    /// Whether anything is wrong with the row that was looked at last.
    pub fn has(&self, row: u32) -> bool {
        self.last == row
    }

    /// Adds what is wrong with the cells of a row.
    pub fn cells(&mut self, row: u32, objections: Vec<Objection>) {
        objections.into_iter().for_each(|(at, refusal)| self.add(Some(at), refusal, row));
    }

    /// Adds what a new record needs and its row leaves empty. It would be told once all else is right; told at once,
    /// it is put right at once.
    pub fn missing(&mut self, line: &Line<'_>, rows: &Rows<'_>) {
        let said = |key: &str| rows.filled.iter().any(|(path, _)| path.field == key);
        for (_, field) in rows.register.live_fields() {
            // Choices and numbers begin with something.
            let begins_empty = matches!(field.kind, Kind::Text | Kind::Markdown | Kind::Link(_) | Kind::Date);
            let asked = field.required && begins_empty && field.writer == Writer::Edit && field.when.is_none();
            if !asked || said(field.key) || rows.composes(field.key, line) {
                continue;
            }
            let filling = |own: &&Column| own.place().is_some_and(|path| path.field == field.key);
            let mut filling = rows.columns.iter().filter(filling).peekable();
            let (at, message) = match filling.peek() {
                Some(column) => (Some(column.at), "required; fill this in"),
                None => (None, "required, and no column fills it; say which one does, or what all rows hold there"),
            };
            if !filling.any(|column| !line.cell(column.at).is_empty()) {
                let refusal = match field.clause {
                    "" => Refusal::software(field.key, message),
                    clause => Refusal::requirement(field.key, clause, message),
                };
                self.add(at, refusal, line.number);
            }
        }
    }

    /// Notes a row that says what its record was when the file was made: nobody edited it.
    pub fn note_newer(&mut self, row: u32) {
        self.newer.push(row);
    }

    /// Notes what a row says and nothing comes of.
    pub fn note_lost(&mut self, row: u32, lost: &[&'static str]) {
        lost.iter().for_each(|what| self.lost.entry(what).or_default().push(row));
    }

    /// Whether any row loses this.
    pub fn loses(&self, what: &'static str) -> bool {
        self.lost.contains_key(what)
    }

    /// What is to be told of the rows that lose this.
    pub fn lost_of(&self, what: &'static str) -> Option<String> {
        self.lost.get(what).map(|rows| format!("{}: {what}", listed(rows)))
    }

    /// What is to be told of that.
    pub fn lost(&self) -> Vec<String> {
        self.lost.iter().map(|(what, rows)| format!("{}: {what}", listed(rows))).collect()
    }

    /// What is to be told of such rows.
    pub fn newer(&self) -> Option<String> {
        let rows = listed(&self.newer);
        (!self.newer.is_empty()).then(|| {
            format!("{rows}: newer here, and nobody edited the file since it was made; what stands here stays")
        })
    }

    fn add(&mut self, at: Option<usize>, refusal: Refusal, row: u32) {
        self.last = row;
        // What no column says is told of the field.
        let about =
            if at.is_none() { format!("{} {}", refusal.field, refusal.message) } else { refusal.message.clone() };
        let position = *self.known.entry((at, about)).or_insert(self.found.len());
        match self.found.get_mut(position) {
            Some((_, _, rows)) if rows.last() == Some(&row) => {}
            Some((_, _, rows)) => rows.push(row),
            None => self.found.push((at, refusal, vec![row])),
        }
    }

    /// The refusals, each at its place: `risks, row 3, column Owner (D3)`, or `risks, rows 3, 4 and 9, column Owner (D)`.
    pub fn placed(self, sheet: &Sheet) -> Vec<Refusal> {
        let place = |at: Option<usize>, rows: &[u32], field: &str| {
            let column = at.and_then(|at| sheet.columns.iter().find(|column| column.at == at));
            match (column, rows) {
                (Some(column), [row]) => cell(&sheet.name, *row, column),
                (Some(column), rows) => {
                    format!("{}, {}, column {} ({})", sheet.name, listed(rows), column.heading, column.letters)
                }
                (None, rows) => format!("{}, {}, {field}", sheet.name, listed(rows)),
            }
        };
        let found = self.found.into_iter();
        found.map(|(at, refusal, rows)| Refusal { field: place(at, &rows, &refusal.field), ..refusal }).collect()
    }
}

/// `rows 3, 4 and 9`.
fn listed(rows: &[u32]) -> String {
    let named: Vec<_> = rows.iter().take(ROWS_NAMED_MAX).map(ToString::to_string).collect();
    match (&named[..], rows.len().saturating_sub(ROWS_NAMED_MAX)) {
        ([one], 0) => format!("row {one}"),
        ([most @ .., last], 0) => format!("rows {} and {last}", most.join(", ")),
        (named, more) => format!("rows {} and {more} more", named.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn rows_are_listed_as_far_as_that_helps() {
        assert_eq!((listed(&[3]).as_str(), listed(&[3, 4, 9]).as_str()), ("row 3", "rows 3, 4 and 9"));
        let many: Vec<_> = (2..30).collect();
        assert_eq!(listed(&many), "rows 2, 3, 4, 5, 6, 7, 8, 9 and 20 more");
    }
}
