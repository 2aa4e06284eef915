//! Rows of one sheet that bear the same title or number: each is a record of its own, which is remarked.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use kernel::Register;

use super::book::Line;
use super::columns::{Column, IDENTIFIER, Meaning};
use super::preview::Sheet;
use super::reader::is_title;

/// What rows bear, by its digest, each with the first row that bears it. Rows are many, so the words are not kept.
#[derive(Default)]
pub struct Twins(HashMap<(usize, u64), u32>);

impl Twins {
    /// What a row has in common with an earlier one, in these columns with what they are called.
    pub fn told(&mut self, line: &Line<'_>, columns: &[(usize, &str)]) -> Option<String> {
        let common = |(at, what): &(usize, &str)| {
            let words = line.cell(*at).words();
            let mut hasher = DefaultHasher::new();
            words.trim().to_lowercase().hash(&mut hasher);
            let first = *self.0.entry((*at, hasher.finish())).or_insert(line.number);
            (first != line.number && !words.trim().is_empty()).then(|| format!("row {first} has the same {what}"))
        };
        let told: Vec<_> = columns.iter().filter_map(common).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }
}

/// The columns in which each row should say something of its own, with what that is.
pub fn bearing(sheet: &Sheet, register: &Register) -> Vec<(usize, &'static str)> {
    let of_column = |column: &Column| {
        let number = column.meaning == Meaning::Number || column.place().is_some_and(|path| path.field == IDENTIFIER);
        let what = if number { "number" } else { "title" };
        (number || is_title(column, register)).then_some((column.at, what))
    };
    sheet.columns.iter().filter_map(of_column).collect()
}
