//! Tables side by side on one sheet: what stands behind an empty column, with headings of its own, is a sheet of its own.

use kernel::{Register, State};

use super::{legends, topic};
use crate::sheets::HEADING_ROWS_MAX;
use crate::sheets::columns::meanings::{self, Headings};
use crate::sheets::columns::samples::Samples;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::file::book::{Cell, Line, Lines, Merge, Page, letters};
use crate::sheets::reader::is_title;

/// The sheet, and each table beside its first one as a sheet of its own.
pub fn split(mut page: Page, told: &Headings, state: &State) -> Vec<Page> {
    let begun = begun(&page, state);
    if begun.is_empty() {
        let blocks = blocks(&page.lines);
        legends::set_aside(&mut page, &blocks, told);
        return vec![page];
    }
    let names: Vec<_> = begun.iter().map(|table| format!("\"{}\"", table.name)).collect();
    page.notes.push(format!("tables stand side by side; read as sheets of their own are {}", names.join(", ")));
    let ends = begun.iter().skip(1).map(|table| table.from).chain([usize::MAX]);
    let beside: Vec<_> = begun.iter().zip(ends).map(|(table, end)| part(&page, &table.name, table.from, end)).collect();
    let (notes, hidden) = (std::mem::take(&mut page.notes), begun[0].from);
    let first = Page { notes, ..part(&page, &page.name, 0, hidden) };
    std::iter::once(first).chain(beside).collect()
}

/// A table that begins in a column, and what it is called.
struct Begun {
    from: usize,
    name: String,
}

/// The tables beside the first one.
fn begun(page: &Page, state: &State) -> Vec<Begun> {
    let blocks = blocks(&page.lines);
    let Some((first, others)) = blocks.split_first().filter(|(_, others)| !others.is_empty()) else {
        return Vec::new();
    };
    let Some(head) = headed(page, (0, first.1), state) else { return Vec::new() };
    let table = |(from, end): &(usize, usize)| {
        let own = headed(page, (*from, *end), state)?;
        let title = own.title.as_ref()?;
        let named = above(page, own.at, *from).filter(|name| topic::is_named(name, state));
        // Columns apart from the others of a table repeat no title, and begin in the same row.
        let uneven = || legends::is_another(&page.lines, (0, first.1), (*from, *end));
        let apart = own.at != head.at || named.is_some() || head.words.contains(title) || uneven();
        let name = || format!("{}, column {}", page.name, letters(*from));
        apart.then(|| Begun { from: *from, name: named.unwrap_or_else(name) })
    };
    others.iter().filter_map(table).collect()
}

/// The runs of columns in which anything stands: from the first to the one behind the last.
fn blocks(lines: &Lines) -> Vec<(usize, usize)> {
    let mut used: Vec<bool> = Vec::new();
    for line in lines.iter() {
        used.resize(used.len().max(line.cells.len()), false);
        used.iter_mut().zip(&line.cells).for_each(|(used, cell)| *used |= !cell.is_empty());
    }
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    for at in (0..used.len()).filter(|at| used[*at]) {
        match blocks.last_mut().filter(|(_, end)| *end == at) {
            Some((_, end)) => *end = at + 1,
            None => blocks.push((at, at + 1)),
        }
    }
    blocks
}

/// The row that names the columns of a part.
struct Headed {
    /// Which of the lines.
    at: usize,
    /// Its words.
    words: Vec<String>,
    /// The word for the titles of its records, where there is one.
    title: Option<String>,
}

fn headed(page: &Page, (from, end): (usize, usize), state: &State) -> Option<Headed> {
    let rows = page.lines.iter().take(HEADING_ROWS_MAX).enumerate();
    let parts = rows.map(|(at, line)| (at, within(line, from, end)));
    let (at, line) = parts.into_iter().find(|(_, line)| topic::names_columns(line, state))?;
    let headings: Vec<_> = line.cells.iter().map(Cell::words).collect();
    let titled = |register: &'static Register| {
        let nothing = Headings::default();
        let columns = meanings::columns(register, &headings, &Samples::default(), &nothing, &nothing, state);
        columns.into_iter().find(|column| is_title(column, register)).map(|column| plain(&column.heading))
    };
    let title = topic::naming(&line, state).into_iter().find_map(titled);
    let words = headings.iter().map(|heading| plain(heading)).filter(|word| !word.is_empty()).collect();
    Some(Headed { at, words, title })
}

/// What stands right above the first cell of a part's headings.
fn above(page: &Page, at: usize, from: usize) -> Option<String> {
    let words = page.lines.get(at.checked_sub(1)?)?.cell(from).words().trim().to_owned();
    (!words.is_empty()).then_some(words)
}

/// A row as far as it stands in a part; its cells stay in their columns.
fn within(line: Line<'_>, from: usize, end: usize) -> Line<'_> {
    let cells = line.cells.into_iter().take(end).enumerate();
    Line { cells: cells.map(|(at, cell)| if at < from { Cell::Empty } else { cell }).collect(), ..line }
}

fn part(page: &Page, name: &str, from: usize, end: usize) -> Page {
    let inside = |merge: &&Merge| (from..end).contains(&(merge.from.1 as usize));
    Page {
        name: name.to_owned(),
        lines: page.lines.iter().map(|line| within(line, from, end)).collect(),
        merged: page.merged.iter().filter(inside).copied().collect(),
        struck: page.struck.clone(),
        decimal_comma: page.decimal_comma,
        of_text: page.of_text,
        ..Page::default()
    }
}
