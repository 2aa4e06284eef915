//! Where something stands in a file, in words: sheet, row and column.

use kernel::Refusal;

use super::preview::{Preview, Sheet};
use crate::sheets::columns::meanings::{Column, Meaning};
use crate::sheets::past::acts;

/// `risks, row 12, column Owner (D12)`.
pub fn cell(sheet: &str, row: u32, column: &Column) -> String {
    format!("{sheet}, row {row}, column {} ({}{row})", column.heading, column.letters)
}

impl Preview {
    /// Refusals of the batch as sheet, row and column: `assets, row 3, column Depends on (C3)`.
    pub fn placed(&self, refusals: Vec<Refusal>) -> Vec<Refusal> {
        refusals.into_iter().map(|refusal| self.place(refusal)).collect()
    }

    fn place(&self, refusal: Refusal) -> Refusal {
        let found = self.sheets.iter().find_map(|sheet| {
            let rest = refusal.field.strip_prefix(&sheet.name)?.strip_prefix(", row ")?;
            let (row, field) = rest.split_once('.').unwrap_or((rest, ""));
            sheet.cell(row.parse().ok()?, field)
        });
        match found {
            Some(field) => Refusal { field, ..refusal },
            None => refusal,
        }
    }
}

impl Sheet {
    /// The place of a cell in words, for a field of a row's record.
    fn cell(&self, row: u32, field: &str) -> Option<String> {
        let field = self.register.and_then(|register| acts::place_of(register, field)).unwrap_or(field);
        let stem = field.split(['.', '[']).next().unwrap_or_default();
        let exact = |column: &&Column| column.filled().is_some_and(|path| path.to_string() == field);
        // What an act of bringing in takes stands in a place of its own.
        let whole = |column: &&Column| {
            let brought = matches!(column.meaning, Meaning::Brought(_));
            !brought && column.filled().is_some_and(|path| path.field == stem)
        };
        let column = self.columns.iter().find(exact).or_else(|| self.columns.iter().find(whole));
        match column {
            Some(column) => Some(cell(&self.name, row, column)),
            None if field.is_empty() => None,
            None => Some(format!("{}, row {row}, {field}", self.name)),
        }
    }
}
