//! Which register a sheet is about.

use std::collections::BTreeSet;

use kernel::{Refusal, Register, State};

use crate::sheets::columns::maps;
use crate::sheets::columns::meanings::{self, Headings, Meaning};
use crate::sheets::columns::samples::Samples;
use crate::sheets::columns::vocabulary::{self, plain};
use crate::sheets::file;
use crate::sheets::file::book::{self, Page};
use crate::sheets::report::preview::{Counts, Outcome, Sheet};
use crate::sheets::{ABOUT_SHEET, Options, RECORD_VERSION, REFERENCE, reader};
use crate::texts;

/// Most registers that are offered for a sheet.
const CANDIDATES_MAX: usize = 3;
/// Rows, and cells of each, by which registers are guessed.
const GUESSED_ROWS: usize = 8;
const GUESSED_CELLS: usize = 60;

/// What a sheet is about.
pub enum About {
    /// This register.
    Register(&'static Register),
    /// Nothing that is asked for.
    LeftOut,
    /// Nobody knows.
    Unknown,
}

/// What is said about a sheet of this name: its register, or that it is left out.
fn said(name: &str, options: &Options) -> Option<Option<&'static Register>> {
    let any = || options.sheets.iter().find(|(own, _)| own == "*").map(|(_, register)| *register);
    said_by_name(name, options).or_else(any)
}

fn said_by_name(name: &str, options: &Options) -> Option<Option<&'static Register>> {
    let own = |(own, _): &&(String, Option<&'static Register>)| plain(own) == plain(name) && !plain(name).is_empty();
    options.sheets.iter().find(own).map(|(_, register)| *register)
}

/// Whether nobody wants to know what stands in a sheet of this name.
pub fn is_left_out(name: &str, options: &Options) -> bool {
    matches!(said(name, options), Some(None))
}

/// The register of a sheet: as told, or by its name, or, where it stands alone, by the name of the file.
///
/// Where none of these say it, a column map that was kept tells it by its headings, and so does an export of ours.
pub fn register(page: &Page, file: &str, alone: bool, options: &Options, state: &State) -> About {
    let name = page.name.as_str();
    // What is said of every sheet is not said of ours, which tells of the file and of what stands in it.
    let telling = name == ABOUT_SHEET || (!alone && is_summary(page, state));
    // What was made of another sheet is about what it was made for, whatever is said of all sheets.
    if let Some(register) = page.of.filter(|_| said_by_name(name, options).is_none()) {
        return About::Register(register);
    }
    if let Some(register) = if telling { said_by_name(name, options) } else { said(name, options) } {
        return register.map_or(About::LeftOut, About::Register);
    }
    if telling {
        return About::LeftOut;
    }
    let by_file = || file::stem(file).split('_').find_map(|part| named(part, state)).filter(|_| alone);
    let usual = || options.usual.filter(|_| alone);
    let told = || maps::register(page, state).or_else(|| exported(page, state));
    let named = named(name, state).or_else(by_file).map(|register| fitting(register, name, page, state));
    named.or_else(usual).or_else(told).map_or(About::Unknown, About::Register)
}

/// The sheet in which a report of ours counts what its other sheet lists: it is called so, and headed by the register.
fn is_summary(page: &Page, state: &State) -> bool {
    let head = page.lines.get(0).map(|line| line.cell(0).words()).unwrap_or_default();
    texts::english("report-summary").is_some_and(|name| name == page.name) && is_named(&head, state)
}

/// The register of an export of ours, by the columns that every one has and the keys of its fields.
fn exported(page: &Page, state: &State) -> Option<&'static Register> {
    let ours = |line: book::Line<'_>| {
        [REFERENCE, RECORD_VERSION].iter().all(|own| line.cells.iter().any(|cell| cell.words().trim() == *own))
    };
    let keys = |register: &&&'static Register| {
        let key = |line: book::Line<'_>| {
            line.cells.iter().filter(|cell| register.field(cell.words().trim()).is_some()).count()
        };
        page.lines.iter().take(GUESSED_ROWS).map(key).max().unwrap_or(0)
    };
    // Words of other people's lists say nothing here; of registers with as many of the keys it is the first.
    let most = || state.registers().iter().rev().max_by_key(keys).filter(|register| keys(register) > 0);
    page.lines.iter().take(GUESSED_ROWS).any(ours).then(most).flatten().copied()
}

/// The register that a name means, or the one that lists of this name are about with other people, where no column
/// fits the first: a "Risk assessment" of theirs lists risks.
fn fitting(register: &'static Register, name: &str, page: &Page, state: &State) -> &'static Register {
    let other = vocabulary::sheet(name).and_then(|key| state.register(key)).filter(|other| other.key != register.key);
    match other {
        Some(other) if known(register, page, state) < known(other, page, state) => other,
        Some(_) | None => register,
    }
}

/// The register that a name means: its key, plural or label, or a word that other people use; numbers may stand before and behind.
fn named(name: &str, state: &State) -> Option<&'static Register> {
    let word = plain(name);
    let word = word.trim_matches(|letter: char| letter.is_ascii_digit());
    let english = |id: String| texts::english(&id.replace('_', "-")).is_some_and(|label| plain(label) == word);
    let means = |register: &&&'static Register| {
        let key = register.key;
        plain(key) == word
            || plain(register.plural) == word
            || english(key.to_owned())
            || english(format!("{key}.plural"))
    };
    let own = state.registers().iter().find(means).copied().filter(|_| !word.is_empty());
    own.or_else(|| vocabulary::sheet(word).and_then(|key| state.register(key)))
}

/// Whether a title means a register.
pub fn is_named(title: &str, state: &State) -> bool {
    named(title, state).is_some()
}

/// What is told of a sheet whose register nobody knows.
pub fn unknown(page: &Page, state: &State) -> Sheet {
    let candidates = candidates(page, state);
    let perhaps = candidates.iter().map(|register| register.plural).collect::<Vec<_>>();
    let perhaps = if perhaps.is_empty() { String::new() } else { format!(", perhaps {}", perhaps.join(" or ")) };
    let message = format!("no register is called like this sheet; say which one it lists{perhaps}, or leave it out");
    let refusals = vec![Refusal::software(&page.name, message)];
    Sheet { candidates, refusals, notes: page.notes.clone(), ..Sheet::about(&page.name, None) }
}

/// The registers that know most of a sheet's headings.
fn candidates(page: &Page, state: &State) -> Vec<&'static Register> {
    let rate = |register: &&'static Register| (known(register, page, state), *register);
    let mut rated: Vec<_> = state.registers().iter().map(rate).collect();
    // One shared word, such as a title, says nothing.
    rated.retain(|(known, _)| *known > 1);
    rated.sort_by_key(|(known, _)| std::cmp::Reverse(*known));
    rated.into_iter().take(CANDIDATES_MAX).map(|(_, register)| register).collect()
}

/// How many columns of a sheet a register knows.
fn known(register: &'static Register, page: &Page, state: &State) -> usize {
    page.lines.iter().take(GUESSED_ROWS).map(|line| understood(register, &line, state)).max().unwrap_or(0)
}

/// How many cells of a row name places of a register.
fn understood(register: &'static Register, line: &book::Line<'_>, state: &State) -> usize {
    let nothing = Headings::default();
    let headings: Vec<_> = line.cells.iter().take(GUESSED_CELLS).map(book::Cell::words).collect();
    let columns = meanings::columns(register, &headings, &Samples::default(), &nothing, &nothing, state);
    columns.iter().filter(|column| matches!(column.meaning, Meaning::Place(_))).count()
}

/// Whether a row names the columns of some register: most of what stands in it, and two at least.
pub fn names_columns(line: &book::Line<'_>, state: &State) -> bool {
    let mut filled = line.cells.iter().filter(|cell| !cell.is_empty());
    filled.all(|cell| matches!(cell, book::Cell::Text(_))) && !naming(line, state).is_empty()
}

/// Whether a row below these headings names the columns of another register: all of them, its title among them, and that
/// in other words.
pub fn heads_another(head: &book::Line<'_>, line: &book::Line<'_>, state: &State) -> bool {
    let words = |line: &book::Line<'_>| line.cells.iter().map(|cell| plain(&cell.words())).collect::<Vec<_>>();
    let (above, below) = (words(head), words(line));
    if above.iter().zip(&below).any(|(one, other)| one == other && !one.is_empty()) && above[0] == below[0] {
        return false;
    }
    let filled = |words: &[String]| words.iter().filter(|word| !word.is_empty()).count();
    let of = naming(head, state).first().map(|own| own.key);
    // A register that knows all of the headings above lists the same in other words.
    let names = |register: &&'static Register| {
        understood(register, line, state) == filled(&below)
            && titled(register, line, state)
            && of != Some(register.key)
            && understood(register, head, state) < filled(&above)
    };
    naming(line, state).iter().any(names)
}

/// Whether a row names the title of the records of a register.
fn titled(register: &'static Register, line: &book::Line<'_>, state: &State) -> bool {
    let nothing = Headings::default();
    let headings: Vec<_> = line.cells.iter().take(GUESSED_CELLS).map(book::Cell::words).collect();
    let columns = meanings::columns(register, &headings, &Samples::default(), &nothing, &nothing, state);
    columns.iter().any(|column| reader::is_title(column, register))
}

/// The registers whose columns most cells of a row name, and two at least; the one that knows most of them first.
pub fn naming(line: &book::Line<'_>, state: &State) -> Vec<&'static Register> {
    let filled = line.cells.iter().filter(|cell| !cell.is_empty()).count();
    if filled < 2 {
        return Vec::new();
    }
    let known = |register: &&'static Register| (understood(register, line, state), *register);
    let mut found: Vec<_> = state.registers().iter().map(known).collect();
    found.retain(|(known, _)| *known > 1 && known * 2 > filled);
    found.sort_by_key(|(known, _)| std::cmp::Reverse(*known));
    found.into_iter().map(|(_, register)| register).collect()
}

impl Sheet {
    /// A sheet of which nothing else is known yet.
    pub(in crate::sheets) fn about(name: &str, register: Option<&'static Register>) -> Self {
        Self {
            name: name.to_owned(),
            register,
            candidates: Vec::new(),
            heading_row: 0,
            columns: Vec::new(),
            words: Vec::new(),
            counts: Counts::default(),
            rows: Vec::new(),
            notes: Vec::new(),
            warnings: Vec::new(),
            retitled: Vec::new(),
            newest: None,
            undated: 0,
            left_out: Vec::new(),
            proposed: Vec::new(),
            unsaid: Vec::new(),
            silent: Vec::new(),
            typed: 0,
            unsure: Vec::new(),
            heard: Vec::new(),
            brings: None,
            lacking: Vec::new(),
            refused: BTreeSet::new(),
            refusals: Vec::new(),
            further: 0,
        }
    }
}

impl Counts {
    /// Counts one row.
    pub(in crate::sheets) fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::New => self.new += 1,
            Outcome::Double => (self.new, self.doubles) = (self.new + 1, self.doubles + 1),
            Outcome::Changed => self.changed += 1,
            Outcome::Same => self.same += 1,
            Outcome::Conflict => self.conflicts += 1,
            Outcome::Refused => self.refused += 1,
        }
    }
}
