//! Rows that are not taken: left out as asked, and those that look like no records, such as totals.

use std::collections::HashMap;

use kernel::Register;

use crate::sheets::Options;
use crate::sheets::columns::meanings::Meaning;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::controls::applicability;
use crate::sheets::cues::CUES;
use crate::sheets::file::book::{Cell, Line, Lines, listed};
use crate::sheets::report::preview::{Aside, Sheet};

/// Rows at the end of a sheet among which totals are looked for.
const LAST_ROWS: usize = 5;
/// Letters of a row by which it is told.
const LETTERS_MAX: usize = 60;
/// Bytes of a text that may still be a heading.
const HEADING_LETTERS_MAX: usize = 60;
/// Most cells of a total that names what it counts.
const TOTAL_CELLS_MAX: usize = 4;
/// Most words of what a row counts that stands alone.
const COUNTED_WORDS_MAX: usize = 3;
/// Fewest cells of a record below the head of its group.
const RECORD_CELLS_MIN: usize = 3;
/// Fewest records of a group, on average.
const GROUP_ROWS_MIN: usize = 2;
/// Longest sign that a remark explains.
const SIGN_LETTERS_MAX: usize = 3;

/// Takes out the rows that are to be left out, and names them.
pub fn leave_out(sheet: &mut Sheet, lines: &mut Lines, options: &Options) {
    if options.rows_left_out.is_empty() {
        return;
    }
    lines.retain(|line| {
        let stays = !options.leaves_out(&sheet.name, line.number);
        if !stays {
            sheet.left_out.push(Aside { row: line.number, words: words(line), asked: false });
        }
        stays
    });
}

/// Rows that look like totals, or like these headings once more, of which each word `means` something.
pub fn proposed(
    register: &Register,
    lines: &Lines,
    headings: &[String],
    struck: &[u32],
    means: impl Fn(&str) -> Meaning,
) -> Vec<Aside> {
    let last = lines.len().saturating_sub(LAST_ROWS);
    let mut again = Again::of(headings, means);
    let grouped = are_grouped(lines);
    let usual = usual(lines);
    let odd = |(at, line): &(usize, Line<'_>)| {
        (*at >= last && ((is_total(line) && !is_measured(register, line, usual)) || is_remark(line)))
            || (grouped && filled(line) == 1)
            || again.is_heading(line)
            || struck.binary_search(&line.number).is_ok()
            || applicability::is_section(register, line)
    };
    lines
        .iter()
        .enumerate()
        .filter(odd)
        .map(|(_, line)| Aside { row: line.number, words: words(&line), asked: false })
        .collect()
}

/// What has to be confirmed where such rows are not left out.
pub fn question(proposed: &[Aside]) -> Option<String> {
    let open: Vec<_> = proposed.iter().filter(|own| !own.asked).collect();
    let named = listed(open.iter().map(|own| format!("row {} \"{}\"", own.row, own.words)));
    (!open.is_empty()).then(|| {
        format!("{named}: this looks like a total, a remark or headings, and would come in; leave it out by its number")
    })
}

fn filled(line: &Line<'_>) -> usize {
    line.cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// Whether rows of one cell head groups of records here: nearly all others fill several.
fn are_grouped(lines: &Lines) -> bool {
    let (mut heads, mut records) = (0, 0);
    for line in lines.iter() {
        match filled(&line) {
            1 => heads += 1,
            RECORD_CELLS_MIN.. => records += 1,
            _ => {}
        }
    }
    heads > 0 && heads * GROUP_ROWS_MIN <= records && records + heads == lines.len()
}

/// Whether a row of one cell tells something of the list: `Legend: …`, `Last updated 2026-01-01`.
fn is_remark(line: &Line<'_>) -> bool {
    let first = line.cells.iter().find(|cell| !cell.is_empty()).map(Cell::words).unwrap_or_default();
    let word = first.trim().to_lowercase();
    // `* = outsourced` explains a sign.
    let sign = word.split_once('=').is_some_and(|(sign, _)| {
        let sign = sign.trim();
        !sign.is_empty() && sign.chars().count() <= SIGN_LETTERS_MAX
    });
    let mut behind = CUES.rows.pages.iter().filter_map(|own| word.strip_prefix(own)?.strip_prefix(' '));
    let paged = behind.any(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    filled(line) == 1
        && (sign || paged || word.starts_with('*') || CUES.rows.remarks.iter().any(|own| word.starts_with(own)))
}

fn is_total(line: &Line<'_>) -> bool {
    let first = line.cells.iter().find(|cell| !cell.is_empty()).map(Cell::words).unwrap_or_default();
    let number =
        |cell: &Cell<'_>| matches!(cell, Cell::Number(_)) || cell.words().contains(|sign: char| sign.is_ascii_digit());
    let word = plain(first.split([':', '(']).next().unwrap_or_default());
    // `Total assets` begins a row in which little else stands.
    let begins = first.split_whitespace().next().map(plain).unwrap_or_default();
    let few = line.cells.iter().filter(|cell| !cell.is_empty()).count() <= TOTAL_CELLS_MAX;
    if counts(line, &first) {
        return true;
    }
    let named = CUES.rows.totals.has(&word) || (few && CUES.rows.totals.has(&begins));
    // In a list of few columns the word stands alone.
    let alone = filled(line) == 1 && CUES.rows.totals.has(&word) && !CUES.rows.names.has(&word);
    alone || named && (line.cells.iter().skip(1).any(number) || first.contains(':'))
}

/// How many cells most rows fill.
fn usual(lines: &Lines) -> usize {
    let mut all: Vec<_> = lines.iter().map(|line| filled(&line)).collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

/// Whether a row that is as full as the others is called by more than a word for a total: `Mean time to repair`; what
/// metrics are called is no total in any case.
fn is_measured(register: &Register, line: &Line<'_>, usual: usize) -> bool {
    let first = line.cells.iter().find(|cell| !cell.is_empty()).map(Cell::words).unwrap_or_default();
    let mut words = first.split_whitespace().map(plain);
    let begins = words.next().unwrap_or_default();
    let longer = words.any(|word| word.contains(char::is_alphabetic));
    let named = CUES.rows.names.has(&begins) || ["metric", "measurement"].contains(&register.key);
    longer && named && filled(line) >= usual && !first.contains(':')
}

/// Whether a row holds nothing but what counts the rows above it: `28 assets`.
fn counts(line: &Line<'_>, first: &str) -> bool {
    let alone = line.cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
    let mut words = first.split_whitespace();
    let number = words.next().is_some_and(|word| word.bytes().all(|sign| sign.is_ascii_digit()));
    let named = |word: &str| word.chars().all(char::is_alphabetic);
    alone
        && number
        && words.clone().next().is_some()
        && words.count() <= COUNTED_WORDS_MAX
        && first.split_whitespace().skip(1).all(named)
}

/// The headings of a sheet, to know them again further down.
struct Again<F> {
    headings: Vec<(String, Meaning)>,
    means: F,
    /// What words were found to mean: they come again in many rows.
    known: HashMap<String, Meaning>,
}

impl<F: Fn(&str) -> Meaning> Again<F> {
    fn of(headings: &[String], means: F) -> Self {
        let headings = headings.iter().map(|heading| (plain(heading), means(heading))).collect();
        Self { headings, means, known: HashMap::new() }
    }

    /// Whether most cells of a row say what the headings above them say, in the same words or in another language.
    fn is_heading(&mut self, line: &Line<'_>) -> bool {
        let filled: Vec<_> = line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
        let texts = filled.iter().all(|(_, cell)| matches!(cell, Cell::Text(_)));
        if filled.len() <= 2 || !texts {
            return false;
        }
        // What a new word means takes long to find: those that came before are asked first, and no more than tell.
        let words: Vec<_> = filled.iter().map(|(at, cell)| (*at, cell.words())).collect();
        let (known, new): (Vec<_>, Vec<_>) = words.into_iter().partition(|(_, text)| self.known.contains_key(text));
        let mut others = 0;
        for (at, text) in known.into_iter().chain(new) {
            others += usize::from(!self.says(at, &text));
            if others * 2 >= filled.len() {
                return false;
            }
        }
        true
    }

    fn says(&mut self, at: usize, text: &str) -> bool {
        let Some((heading, meaning)) = self.headings.get(at).filter(|_| text.len() <= HEADING_LETTERS_MAX) else {
            return false;
        };
        if plain(text) == *heading {
            return true;
        }
        let found = self.known.entry(text.to_owned()).or_insert_with(|| (self.means)(text));
        *found != Meaning::Unknown && found == meaning
    }
}

/// The beginning of a row.
pub fn words(line: &Line<'_>) -> String {
    let filled = line.cells.iter().filter(|cell| !cell.is_empty()).map(|cell| cell.words().trim().to_owned());
    filled.take(3).collect::<Vec<_>>().join(", ").chars().take(LETTERS_MAX).collect()
}

/// The row that a place names in a sheet: `Risks, row 12, column Owner (D12)`.
pub fn row_of(sheet: &str, place: &str) -> Option<u32> {
    let rest = place.strip_prefix(sheet)?.strip_prefix(", row ")?;
    let digits = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
    rest[..digits].parse().ok()
}
