//! What somebody said about sheets, rows, headings and words that are not in the file: misspelt, it would be done to
//! nothing, and nobody would know.

use kernel::Refusal;

use super::{Saying, Word, folded, notations};
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::file::book::{self, Book};
use crate::sheets::report::preview::{Preview, Sheet};
use crate::sheets::{Column, Options, within};

/// Most names that are offered instead.
const NAMED_MAX: usize = 30;
/// What stands for every sheet.
const ANY: &str = "*";

/// What a file holds, as far as it can be named.
pub struct Held {
    /// Its sheets, each with the number of its last row.
    sheets: Vec<(String, u32)>,
    /// What was told of sheets that are not read.
    notes: Vec<String>,
}

impl Held {
    /// What the sheets of a file are called, and how long they are.
    pub fn of(book: &Book) -> Self {
        let last = |page: &book::Page| page.lines.numbers().last().unwrap_or_default();
        let sheets = book.pages.iter().map(|page| (page.name.clone(), last(page))).collect();
        Self { sheets, notes: book.notes.clone() }
    }

    /// Everything that was said about what is not there.
    pub fn refusals(&self, preview: &Preview, options: &Options) -> Vec<Refusal> {
        let mut refusals: Vec<_> = options.sheets.iter().filter_map(|(name, _)| self.sheet("sheet", name)).collect();
        for (name, row) in &options.rows_left_out {
            refusals.extend(self.sheet("leave_row", name).or_else(|| self.row(preview, name, *row)));
        }
        let taken = options.taken.iter().filter_map(|take| take.sheet.as_deref());
        refusals.extend(taken.filter_map(|name| self.sheet("take", name)));
        let brought = options.brought.iter();
        refusals.extend(brought.filter_map(|name| self.sheet("bring_in", name)));
        // Of a sheet that is not understood yet nobody knows the headings.
        if preview.sheets.iter().all(|sheet| !sheet.columns.is_empty()) {
            let headings = options.headings.0.iter();
            refusals.extend(headings.filter_map(|(heading, _)| missing(preview, "map", heading)));
            let kept = options.kept.iter().filter(|(sheet, heading)| sheet == ANY && heading != ANY);
            refusals.extend(kept.filter_map(|(_, heading)| missing(preview, "keep", heading)));
            // Rows that were left out for what is wrong with them took their words along.
            let whole = !options.refused_left_out || preview.sheets.iter().all(|sheet| sheet.left_out.is_empty());
            // What is said of one sheet alone was chosen from its words.
            let words = options.words.iter().filter(|saying| saying.sheet.is_none() && whole);
            refusals.extend(
                words.filter_map(|saying| missing(preview, "word", &saying.heading).or_else(|| word(preview, saying))),
            );
        }
        refusals
    }

    fn sheet(&self, field: &str, name: &str) -> Option<Refusal> {
        let hidden = || self.notes.iter().any(|note| note.contains(&format!("\"{name}\"")));
        if name == ANY || self.sheets.iter().any(|(own, _)| plain(own) == plain(name)) || hidden() {
            return None;
        }
        let all = listed(self.sheets.iter().map(|(own, _)| own.as_str()));
        Some(Refusal::software(field, format!("there is no sheet \"{name}\" in this file; it has {all}")))
    }

    fn row(&self, preview: &Preview, name: &str, row: u32) -> Option<Refusal> {
        let mut own = preview.sheets.iter().filter(|sheet| name == ANY || sheet.name == name).peekable();
        let first = own.peek().map(|sheet| (sheet.name.clone(), sheet.heading_row))?;
        if own.any(|sheet| sheet.heading_row == 0 || sheet.left_out.iter().any(|aside| aside.row == row)) {
            return None;
        }
        let (sheet, heading) = first;
        let last = self.sheets.iter().find(|(own, _)| *own == sheet).map_or(0, |(_, last)| *last);
        let message = format!(
            "nothing that is read stands in row {row} of {sheet}; its headings are in row {heading}, and its last row is {last}"
        );
        Some(Refusal::software("leave_row", message))
    }
}

fn missing(preview: &Preview, field: &str, heading: &str) -> Option<Refusal> {
    let all = || preview.sheets.iter().flat_map(|sheet| &sheet.columns).map(|column| column.heading.as_str());
    let here = |sheet: &Sheet| {
        let heading = within(heading, &sheet.name).unwrap_or_else(|| heading.trim());
        sheet.columns.iter().any(|column| column.heading.eq_ignore_ascii_case(heading))
    };
    if preview.sheets.iter().any(here) {
        return None;
    }
    Some(Refusal::software(
        field,
        format!("there is no heading \"{heading}\" in this file; its columns are {}", listed(all())),
    ))
}

/// A word that no cell under its heading says, or of a column that is not read.
fn word(preview: &Preview, saying: &Saying) -> Option<Refusal> {
    let named = |sheet: &Sheet| {
        let heading = within(&saying.heading, &sheet.name).unwrap_or_else(|| saying.heading.trim());
        let of_heading = |column: &&Column| column.heading.eq_ignore_ascii_case(heading);
        sheet.columns.iter().filter(of_heading).map(|column| (column.at, column.filled().is_some())).collect::<Vec<_>>()
    };
    let (mut others, mut taken, mut unread) = (Vec::new(), false, false);
    for sheet in &preview.sheets {
        if sheet.heard.contains(&folded(&saying.word)) && !named(sheet).is_empty() {
            return None;
        }
        for (at, filled) in named(sheet) {
            unread |= !filled;
            let mut words = sheet.words.iter().filter(|word| word.column == at);
            // How numbers are written may be asked, and the answer not understood.
            let heard = |word: &Word| word.said.is_some() || saying.word != notations::ALL;
            if words.any(|word| folded(&word.word) == folded(&saying.word) && heard(word)) {
                return None;
            }
            taken |= filled;
            let open = sheet.words.iter().filter(|word| word.column == at && word.is_open());
            others.extend(open.map(|word| word.word.as_str()));
        }
    }
    if saying.word == notations::ALL {
        let heading = &saying.heading;
        return taken.then(|| {
            Refusal::software("word", format!("\"*\" stands for all cells under \"{heading}\"; {}", notations::EXAMPLE))
        });
    }
    let instead = match others.is_empty() {
        true => "look at how its cells write it".to_owned(),
        false => format!("not known there yet are {}", listed(others.into_iter())),
    };
    let message = format!("no cell under \"{}\" says \"{}\"; {instead}", saying.heading, saying.word);
    let left = format!(
        "the column \"{}\" is not read, so that nothing comes of what \"{}\" means there; say which field the column fills, or leave this away",
        saying.heading, saying.word
    );
    if taken { Some(Refusal::software("word", message)) } else { unread.then(|| Refusal::software("word", left)) }
}

/// The names in quotes, each once, as many as help.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<String> = Vec::new();
    for name in names.map(|name| format!("\"{name}\"")) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    let more = all.len().saturating_sub(NAMED_MAX);
    all.truncate(NAMED_MAX);
    let all = all.join(", ");
    if more > 0 { format!("{all} and {more} more") } else { all }
}
