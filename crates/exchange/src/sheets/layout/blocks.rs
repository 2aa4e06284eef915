//! Several tables on one sheet: each is read as a sheet of its own, called by the words above it.

use std::collections::HashSet;
use std::sync::LazyLock;

use kernel::{Path, State};

use super::{neighbours, topic};
use crate::sheets::columns::vocabulary::{self, plain};
use crate::sheets::file::book::{Book, Cell, Line, Lines, Page};
use crate::sheets::{HEADING_ROWS_MAX, Options};
use crate::texts::label;

/// Most tables that are looked for on one sheet.
const TABLES_MAX: usize = 20;

/// The book with each table a sheet of its own.
pub fn split(book: Book, options: &Options, state: &State) -> Book {
    let notes = book.notes;
    let beside = book.pages.into_iter().flat_map(|page| {
        let told = options.told(&page.name);
        neighbours::split(page, &told, state)
    });
    Book { pages: beside.flat_map(|page| tables(page, state)).collect(), notes }
}

/// A table that begins below another one: the line of its title or headings, and what it is called.
struct Begun {
    at: usize,
    name: String,
}

fn tables(mut page: Page, state: &State) -> Vec<Page> {
    let begun = begun(&page, state);
    if begun.is_empty() {
        return vec![page];
    }
    let names: Vec<_> = begun.iter().map(|table| format!("\"{}\"", table.name)).collect();
    let told =
        format!("more than one table stands on this sheet; read as sheets of their own are {}", names.join(", "));
    let ends = begun.iter().skip(1).map(|table| table.at).chain([page.lines.len()]);
    let below = begun.iter().zip(ends).map(|(table, end)| Page {
        name: table.name.clone(),
        lines: between(&page.lines, table.at, end),
        merged: page.merged.clone(),
        struck: page.struck.clone(),
        decimal_comma: page.decimal_comma,
        of_text: page.of_text,
        ..Page::default()
    });
    let below: Vec<_> = below.collect();
    page.lines = between(&page.lines, 0, begun[0].at);
    page.notes.push(told);
    std::iter::once(page).chain(below).collect()
}

fn between(lines: &Lines, from: usize, to: usize) -> Lines {
    lines.iter().take(to).skip(from).collect()
}

/// The tables below the first one: each begins behind an empty row, with its headings or with a title above them.
fn begun(page: &Page, state: &State) -> Vec<Begun> {
    let numbers: Vec<_> = page.lines.numbers().collect();
    let behind_gap = |at: usize| at > 0 && numbers[at] > numbers[at - 1] + 1;
    let gaps: Vec<_> = (1..numbers.len()).filter(|at| behind_gap(*at)).collect();
    // A sheet that is full of empty rows holds one list.
    let gaps = if gaps.len() > TABLES_MAX { Vec::new() } else { gaps };
    let tight = tight(page, state);
    if gaps.is_empty() && tight.is_empty() {
        return Vec::new();
    }
    let heads = |at: usize| page.lines.get(at).is_some_and(|line| topic::names_columns(&line, state));
    let first = (0..numbers.len().min(HEADING_ROWS_MAX)).find(|at| heads(*at));
    let table = |at: usize| {
        let titled = page.lines.get(at).and_then(title).filter(|_| numbers.get(at + 1) == Some(&(numbers[at] + 1)));
        match titled {
            Some(title) if heads(at + 1) || (topic::is_named(&title, state) && is_worded(page, at + 1)) => {
                Some(Begun { at, name: title })
            }
            _ if heads(at) => Some(Begun { at, name: format!("{}, row {}", page.name, numbers[at]) }),
            _ => None,
        }
    };
    let mut below: Vec<_> = gaps.into_iter().chain(tight).filter(|at| first.is_some_and(|first| first < *at)).collect();
    below.sort_unstable();
    below.dedup();
    below.into_iter().filter_map(table).collect()
}

/// Whether a row holds several words and nothing else, as headings do.
fn is_worded(page: &Page, at: usize) -> bool {
    let Some(line) = page.lines.get(at) else { return false };
    let mut filled = line.cells.iter().filter(|cell| !cell.is_empty());
    let word = |cell: &Cell<'_>| matches!(cell, Cell::Text(text) if !text.contains(|sign: char| sign.is_ascii_digit()));
    line.cells.iter().filter(|cell| !cell.is_empty()).count() > 1 && filled.all(word)
}

/// Rows right below others that name the columns of another register, or its title with these below it.
fn tight(page: &Page, state: &State) -> Vec<usize> {
    let mut worded = page.lines.iter().enumerate().filter(|(_, line)| are_all(line, &KNOWN)).map(|(at, _)| at);
    let Some(first) = worded.next().filter(|at| *at < HEADING_ROWS_MAX) else { return Vec::new() };
    let Some(head) = page.lines.get(first) else { return Vec::new() };
    let found: Vec<_> = worded.take(TABLES_MAX + 1).collect();
    // Where many rows are words that head columns elsewhere, these are what the list is about.
    if found.len() > TABLES_MAX {
        return Vec::new();
    }
    let title = |at: usize| {
        let above = at.checked_sub(1).filter(|above| *above > first).and_then(|above| page.lines.get(above));
        above.and_then(title).is_some_and(|title| topic::is_named(&title, state))
    };
    let others = found
        .into_iter()
        .filter(|at| page.lines.get(*at).is_some_and(|line| topic::heads_another(&head, &line, state)));
    others.map(|at| if title(at) { at - 1 } else { at }).collect()
}

/// Words by which columns of any register are known, and registers.
static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut known = HashSet::new();
    for register in isms::REGISTERS {
        known.insert(plain(register.key));
        known.extend(vocabulary::known(register.key).map(|(word, _)| word.to_owned()));
        let labels = register.live_fields().map(|(_, field)| label(register, &Path::field(field.key)));
        known.extend(labels.map(|label| plain(&label)));
    }
    known
});

/// Whether nothing but such words stands in a row, and two of them at least.
fn are_all(line: &Line<'_>, known: &HashSet<String>) -> bool {
    let filled = || line.cells.iter().filter(|cell| !cell.is_empty());
    let is = |cell: &Cell<'_>| matches!(cell, Cell::Text(text) if known.contains(&plain(text)));
    filled().nth(1).is_some() && filled().all(is)
}

/// The words of a row in which one cell alone is filled.
fn title(line: Line<'_>) -> Option<String> {
    let mut filled = line.cells.iter().filter(|cell| !cell.is_empty());
    let only = filled.next().filter(|cell| matches!(cell, Cell::Text(_)))?;
    filled.next().is_none().then(|| only.words().trim().to_owned())
}
