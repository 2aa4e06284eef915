//! Rows that are not taken: left out as asked, and those that look like no records, such as totals.

use kernel::Register;

use super::Options;
use super::book::{Cell, Line, Lines};
use super::preview::{Aside, Sheet};
use super::soa;
use super::words::plain;

/// Rows at the end of a sheet among which totals are looked for.
const LAST_ROWS: usize = 5;
/// Letters of a row by which it is told.
const LETTERS_MAX: usize = 60;
/// Most cells of a total that names what it counts.
const TOTAL_CELLS_MAX: usize = 4;
/// Most words of what a row counts that stands alone.
const COUNTED_WORDS_MAX: usize = 3;
/// What the first cell of a total begins with.
const TOTALS: &[&str] = &[
    "total",
    "grandtotal",
    "subtotal",
    "sum",
    "average",
    "mean",
    "count",
    "summe",
    "gesamt",
    "gesamtsumme",
    "zwischensumme",
    "mittelwert",
    "durchschnitt",
    "anzahl",
    "somme",
    "moyenne",
    "suma",
    "promedio",
    "media",
];

/// Takes out the rows that are to be left out, and names them.
pub fn leave_out(sheet: &mut Sheet, lines: &mut Lines, options: &Options) {
    if options.rows_left_out.is_empty() {
        return;
    }
    lines.retain(|line| {
        let stays = !options.leaves_out(&sheet.name, line.number);
        if !stays {
            sheet.left_out.push(Aside { row: line.number, words: words(line) });
        }
        stays
    });
}

/// Rows that look like totals, or like the headings once more.
pub fn proposed(register: &Register, lines: &Lines, understood: impl Fn(&str) -> bool) -> Vec<Aside> {
    let last = lines.len().saturating_sub(LAST_ROWS);
    let odd = |(at, line): &(usize, Line<'_>)| {
        (*at >= last && is_total(line)) || is_heading(line, &understood) || soa::is_section(register, line)
    };
    lines.iter().enumerate().filter(odd).map(|(_, line)| Aside { row: line.number, words: words(&line) }).collect()
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
    let named = TOTALS.contains(&word.as_str()) || (few && TOTALS.contains(&begins.as_str()));
    named && (line.cells.iter().skip(1).any(number) || first.contains(':'))
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

/// Whether most cells of a row are words that name columns: headings in another language, or repeated.
fn is_heading(line: &Line<'_>, understood: impl Fn(&str) -> bool) -> bool {
    let filled: Vec<_> = line.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let named = |cell: &&&Cell<'_>| matches!(cell, Cell::Text(text) if understood(text));
    let words = |cell: &&Cell<'_>| matches!(cell, Cell::Text(_));
    filled.len() > 2 && filled.iter().all(words) && filled.iter().filter(named).count() * 2 > filled.len()
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
