//! Columns that are known by what else a list has: its title, the text that describes it beside one, and the control of
//! the annex.

use kernel::{Path, Register};

use super::meanings::{By, Column, Meaning};
use super::samples::Samples;
use super::vocabulary::{self, plain};
use crate::sheets::controls::{annex, applicability};

/// The fields that hold such a text, where a register has one of them.
const TEXTS: [&str; 2] = ["description", "statement"];

/// Finds such columns.
pub fn settle(register: &'static Register, columns: &mut [Column], samples: &Samples<'_>) {
    let title = Path::field(register.fields[register.title].key);
    let titles = |columns: &[Column]| columns.iter().filter(|own| own.place() == Some(&title)).count();
    // What is called so in a table of which nothing else is known may be anything.
    let known = columns.iter().any(|own| own.meaning != Meaning::Unknown);
    if known && titles(columns) == 0 {
        let open = |own: &&mut Column| own.meaning == Meaning::Unknown && own.by == By::Nothing;
        let called = |own: &&mut Column| vocabulary::any("title").contains(&plain(&own.heading));
        if let Some(column) = columns.iter_mut().find(|own| open(own) && called(own)) {
            (column.meaning, column.by) = (Meaning::Place(title.clone()), By::Foreign);
        }
    }
    let text = TEXTS.iter().find(|field| register.field(field).is_some()).map(|field| Path::field(*field));
    let text = text.filter(|text| columns.iter().all(|own| own.place() != Some(text)));
    if let Some(text) = text.filter(|_| titles(columns) > 1) {
        let described = |own: &&mut Column| {
            own.by == By::Foreign
                && own.place() == Some(&title)
                && vocabulary::any("description").contains(&plain(&own.heading))
        };
        if let Some(column) = columns.iter_mut().find(described) {
            column.meaning = Meaning::Place(text);
        }
    }
    number(register, columns, samples);
}

/// Where no column of a statement is known to name its controls, the first one does of which each cell is one.
fn number(register: &Register, columns: &mut [Column], samples: &Samples<'_>) {
    let control = Path::field("control");
    if register.key != applicability::REGISTER || columns.iter().any(|own| own.place() == Some(&control)) {
        return;
    }
    let all = |own: &&mut Column| {
        let mut cells = samples.words(own.at).peekable();
        let guessed = matches!(own.meaning, Meaning::Unknown | Meaning::Computed) && own.by != By::Key;
        let given = cells.peek().is_some();
        guessed && given && cells.all(|cell| annex::identifier(cell.trim()).is_some())
    };
    if let Some(column) = columns.iter_mut().find(all) {
        (column.meaning, column.by) = (Meaning::Place(control), By::Foreign);
    }
}
