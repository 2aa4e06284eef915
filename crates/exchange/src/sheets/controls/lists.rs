//! Cells that list reference controls, or clauses beside them: each is read by itself, and what is none may be said.

use std::collections::HashMap;

use kernel::refusal::Wrong;
use kernel::{Kind, Path, Value};

use super::annex::{self, Named};
use crate::sheets::cells::choices::says_nothing;
use crate::sheets::cells::enumerations;
use crate::sheets::cells::values::Reading;
use crate::sheets::columns::meanings::Column;
use crate::sheets::file::book::Lines;
use crate::sheets::report::notes;
use crate::sheets::sayings::{Means, WORDS_MAX, Word, folded};

/// The field of own controls that carry reference controls, and the one of documents that answer requirements.
const CONTROLS: &str = "reference_controls";
const ANSWERS: &str = "answers";

/// What stands between the parts of such a cell.
const BETWEEN: [char; 3] = ['\n', ',', ';'];

/// Whether a place lists controls or clauses.
pub fn is(path: &Path) -> bool {
    path.field == CONTROLS || path.field == ANSWERS
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty() && !says_nothing(part))
}

/// The controls or clauses that a part means, as they are kept.
fn known(path: &Path, part: &str) -> Option<Vec<String>> {
    let is_clause =
        |text: &str| text.split('.').all(|own| !own.is_empty() && own.bytes().all(|sign| sign.is_ascii_digit()));
    let clauses = enumerations::joined(part);
    if path.field == ANSWERS && !clauses.is_empty() && clauses.iter().all(|own| is_clause(own)) {
        return Some(clauses.into_iter().map(str::to_owned).collect());
    }
    match annex::named(part) {
        Named::These(ids) => Some(ids),
        Named::Unclear | Named::None => None,
    }
}

/// What is told of cells that say more than the numbers of controls, at a place where these alone are kept.
pub fn beside(column: &Column, path: &Path, lines: &Lines) -> Option<String> {
    if !is(path) {
        return None;
    }
    let mut odd: Vec<String> = Vec::new();
    for line in lines.iter() {
        let cell = line.cell(column.at).words();
        for part in parts(&cell).filter(|part| known(path, part).is_some() && annex::beside(part)) {
            if odd.len() < BESIDE_MAX && !odd.iter().any(|own| own == part) {
                odd.push(part.to_owned());
            }
        }
    }
    let all: Vec<_> = odd.iter().map(|own| format!("\"{own}\"")).collect();
    (!all.is_empty()).then(|| format!("{}: of {} the numbers alone are kept", notes::named(column), all.join(", ")))
}

/// Cells of which that is told.
const BESIDE_MAX: usize = 6;

impl Reading<'_> {
    /// The controls or clauses that a cell lists, without those of which somebody said that they mean nothing here.
    pub fn listed(&self, path: &Path, text: &str) -> Result<Value, Wrong> {
        let mut found: Vec<String> = Vec::new();
        for part in parts(text) {
            let read = match self.manner.sayings.find(path, part) {
                Some(Means::Nothing) => continue,
                Some(Means::Written(means)) => known(path, means).unwrap_or_else(|| vec![means.clone()]),
                Some(Means::New | Means::Control(_) | Means::Role) | None => {
                    known(path, part).ok_or_else(|| unknown(path, part))?
                }
            };
            for read in read {
                if !found.contains(&read) {
                    found.push(read);
                }
            }
        }
        Ok(Value::Lines(found.into_iter().collect()))
    }
}

fn unknown(path: &Path, part: &str) -> Wrong {
    let what = if path.field == ANSWERS { "clause, and no control of Annex A" } else { "control of Annex A" };
    Wrong::new(format!(
        "\"{part}\" is no {what}; write its number, or the numbers with commas between, or say what it means"
    ))
}

/// The parts of a column that are none, and those about which something was said.
pub fn words(column: &Column, path: &Path, kind: Kind, lines: &Lines, reading: &Reading<'_>) -> Vec<Word> {
    let (mut own, mut seen): (Vec<Word>, HashMap<String, usize>) = Default::default();
    for line in lines.iter() {
        let cell = line.cell(column.at).words();
        for part in parts(&cell) {
            let said = reading.manner.sayings.find(path, part).cloned();
            if let Some(at) = seen.get(&folded(part)) {
                own[*at].rows += 1;
            } else if own.len() < WORDS_MAX && (said.is_some() || known(path, part).is_none()) {
                seen.insert(folded(part), own.len());
                own.push(Word { said, ..Word::bare(column.at, path, kind, (part.to_owned(), 1)) });
            }
        }
    }
    own
}
