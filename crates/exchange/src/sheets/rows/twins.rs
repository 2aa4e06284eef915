//! Rows of one sheet that bear the same title or number: each is a record of its own, which is remarked.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use kernel::{Refusal, Register};

use super::templates::{self, Composed};
use crate::sheets::columns::meanings::{Column, IDENTIFIER, Meaning};
use crate::sheets::controls::applicability;
use crate::sheets::file::book::{Line, Lines};
use crate::sheets::report::places::cell;
use crate::sheets::report::preview::Sheet;

/// Registers whose records bear titles in common: one training is that of many.
const ALIKE: [&str; 2] = ["training", "measurement"];

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
        let title = templates::title(register, columns, composed, line).map(|(_, title)| title).unwrap_or_default();
        let numbers = numbers.iter().map(|at| (Some(*at), line.cell(*at).words(), "number"));
        let title = (!ALIKE.contains(&register.key)).then_some((None, title, "title"));
        let bears = title.into_iter().chain(numbers);
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

/// Cells that repeat what an earlier row of the sheet holds, where no two records may hold the same.
pub fn repeated(register: &Register, sheet: &Sheet, lines: &Lines) -> Vec<Refusal> {
    let unique = |column: &&Column| {
        let field = column.place().and_then(|path| register.field(&path.field));
        // No two documents have one number, though others may have what they call so in common.
        field.is_some_and(|(_, field)| field.unique || (register.key == "document" && field.key == IDENTIFIER))
    };
    // A document and what revises it have one number: rows that name records of ours may repeat what these hold.
    let reference = sheet.columns.iter().find(|column| column.meaning == Meaning::Reference).map(|column| column.at);
    let is_ours = |line: &Line<'_>| reference.is_some_and(|at| !line.cell(at).is_empty());
    let mut refusals = Vec::new();
    for column in sheet.columns.iter().filter(unique) {
        let mut seen: HashMap<String, u32> = HashMap::new();
        for line in lines.iter().filter(|line| register.key != "document" || !is_ours(line)) {
            let words = line.cell(column.at).words();
            let text = words.trim();
            let read = if register.key == applicability::REGISTER {
                applicability::identifier(text)
            } else {
                text.to_lowercase()
            };
            let first = *seen.entry(read).or_insert(line.number);
            if first != line.number && !text.is_empty() {
                let message =
                    format!("row {first} says \"{text}\" already; keep one of the two rows, or write another");
                refusals.push(Refusal::software(cell(&sheet.name, line.number, column), message));
            }
        }
    }
    refusals
}
