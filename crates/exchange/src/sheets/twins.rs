//! Rows of one sheet that bear the same title or number: each is a record of its own, which is remarked.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use kernel::Register;

use super::book::Line;
use super::columns::{Column, IDENTIFIER, Meaning};
use super::composed::{self, Composed};

/// What rows bear, by its digest, each with the first row that bears it. Rows are many, so the words are not kept.
#[derive(Default)]
pub struct Twins(HashMap<(Option<usize>, u64), u32>);

impl Twins {
    /// What a row has in common with an earlier one: its title, from all columns that compose it, or a number.
    pub fn told(
        &mut self,
        line: &Line<'_>,
        register: &Register,
        (columns, composed): (&[Column], &[Composed]),
        numbers: &[usize],
    ) -> Option<String> {
        let title = composed::title(register, columns, composed, line).map(|(_, title)| title).unwrap_or_default();
        let numbers = numbers.iter().map(|at| (Some(*at), line.cell(*at).words(), "number"));
        let bears = std::iter::once((None, title, "title")).chain(numbers);
        let common = |(at, words, what): (Option<usize>, String, &str)| {
            let mut hasher = DefaultHasher::new();
            words.trim().to_lowercase().hash(&mut hasher);
            let first = *self.0.entry((at, hasher.finish())).or_insert(line.number);
            (first != line.number && !words.trim().is_empty()).then(|| format!("row {first} has the same {what}"))
        };
        let told: Vec<_> = bears.filter_map(common).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }
}

/// The columns of numbers, of which each row should say one of its own.
pub fn numbers(columns: &[Column]) -> Vec<usize> {
    let number = |column: &&Column| {
        column.meaning == Meaning::Number || column.place().is_some_and(|path| path.field == IDENTIFIER)
    };
    columns.iter().filter(number).map(|column| column.at).collect()
}
