//! XLSX workbooks as sheets.

mod archive;
mod currency_formats;
mod marks;
mod number_formats;
mod stream;
mod strings;
mod styles;
pub mod writer;
mod xml;

use std::borrow::Cow;

use kernel::Refusal;

use crate::progress::Progress;
use crate::sheets::file::book::{Book, Cell, Held, Lines, Page, letters, listed};
use crate::sheets::file::bounds::Taken;
use crate::sheets::file::watch::Watched;
use crate::sheets::layout::topic;
use crate::sheets::{CELL_BYTES_MAX, COLUMNS_MAX, Options, RECORD_VERSION, REFERENCE, TOO_LONG};
use archive::{Inside, Sheet, broken, refused};
use marks::{Listed, Marks};
use stream::{Holds, Stored};
use styles::Seen;

/// Most sheets in a workbook.
const SHEETS_MAX: usize = 200;

/// Whether hidden sheets are read too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hidden {
    /// They are left out, and that is told.
    #[default]
    LeftOut,
    /// They are read like the others.
    Read,
}

/// Reads the sheets of a workbook.
///
/// # Errors
/// What is no workbook, and every bound that is passed.
pub fn read(bytes: &[u8], options: &Options) -> Result<Book, Vec<Refusal>> {
    // Whatever reading says that was given up, it was given up.
    sheets(bytes, options)
        .map_err(|refusals| options.progress.go_on().map_or_else(|given_up| vec![given_up], |()| refusals))
}

fn sheets(bytes: &[u8], options: &Options) -> Result<Book, Vec<Refusal>> {
    let is_hidden = |sheet: &Listed| sheet.hidden && options.hidden == Hidden::LeftOut;
    let asked_for = |sheet: &Listed| !(is_hidden(sheet) || topic::is_left_out(&sheet.name, options));
    let file = Watched::new(bytes, &options.progress);
    let mut inside = Inside::of(file, asked_for).map_err(|refusal| vec![refusal])?;
    let sheets = std::mem::take(&mut inside.sheets);
    if sheets.is_empty() {
        return Err(vec![broken()]);
    }
    if sheets.len() > SHEETS_MAX {
        return Err(vec![refused(format!("bring in at most {SHEETS_MAX} sheets at once; split the workbook"))]);
    }
    let (mut read, mut taken) = (Book::default(), Taken::default());
    for sheet in sheets {
        let name = sheet.listed.name.clone();
        if is_hidden(&sheet.listed) {
            read.notes.push(format!("sheet \"{name}\" is hidden and left out"));
        } else if topic::is_left_out(&name, options) {
            read.pages.push(Page { name, ..Page::default() });
        } else {
            read.pages.push(page(&mut inside, sheet, &mut taken, &options.progress)?);
        }
    }
    Ok(read)
}

fn page(inside: &mut Inside<'_>, sheet: Sheet, taken: &mut Taken, progress: &Progress) -> Result<Page, Vec<Refusal>> {
    let name = &sheet.listed.name;
    let (mut lines, mut cells, mut row) = (Lines::sharing(inside.texts.clone()), Vec::new(), 0_u32);
    let (mut formulas, mut seen) = (0_usize, Seen::default());
    let read = inside.cells(&sheet, |found| {
        let Stored { row: at, column, holds, formula, look, struck, month } = found;
        let day = if let Holds::Moment(day) = holds { Some(day).filter(|_| month) } else { None };
        let (mut cell, text) = held(&mut lines, holds, formula)?;
        seen.cell(at, column, look, matches!(cell, Held::Empty));
        if matches!(cell, Held::Empty) {
            return Ok(());
        }
        if struck {
            seen.struck_in(at, column);
        }
        day.into_iter().for_each(|day| seen.month(at, column, day));
        if at != row {
            lines.push_held(row, &cells);
            cells.clear();
            row = at;
            taken.row(name, row)?;
            progress.tell(taken.rows(), 0);
            progress.go_on()?;
        }
        Taken::column(name, row, column)?;
        taken.cells(name, row, (column + 1).saturating_sub(cells.len()))?;
        taken.bytes(name, row, text)?;
        if text > CELL_BYTES_MAX {
            // Told with whatever else is wrong with its row.
            cell = lines.hold(&Cell::Wrong(TOO_LONG.as_str().into()));
        }
        formulas += usize::from(formula);
        cells.resize_with(cells.len().max(column + 1), Held::default);
        cells[column] = cell;
        Ok(())
    });
    read.map_err(|refusal| vec![refusal])?;
    lines.push_held(row, &cells);
    lines.sort();
    let mut notes = notes(formulas, &sheet.marks, &lines);
    let told = seen.notes();
    let mut struck = Vec::new();
    if !is_ours(&lines) {
        notes.extend(told);
        struck.append(&mut seen.struck);
        struck.sort_unstable();
    }
    Ok(Page { name: name.clone(), lines, notes, struck, merged: sheet.marks.merged, ..Page::default() })
}

/// What a cell holds, with the bytes of its text.
fn held(lines: &mut Lines, holds: Holds<'_>, formula: bool) -> Result<(Held, usize), Refusal> {
    let wrong = |message: Cow<'static, str>| Cell::Wrong(message);
    let cell = match holds {
        Holds::Nothing if formula => wrong(
            "this formula has no stored value; open the file in a spreadsheet, save it, and bring it in again".into(),
        ),
        Holds::Nothing => Cell::Empty,
        Holds::Shared(number) => {
            let text = lines.shared(number).ok_or_else(broken)?;
            let held = if text.trim().is_empty() { Held::Empty } else { Held::Shared(number) };
            return Ok((held, text.len()));
        }
        Holds::Text(text) => Cell::text(text),
        Holds::Number(number) => Cell::Number(number),
        Holds::Shown(text) => Cell::Text(text.into()),
        Holds::Moment(moment) => Cell::Moment(moment),
        Holds::NoDay => wrong("this is no day; write it like 2026-11-23".into()),
        Holds::Flag(yes) => Cell::Flag(yes),
        Holds::Error(error) => wrong(format!("the formula here shows {error}; repair it, or write the value").into()),
    };
    let text = if let Cell::Text(text) = &cell { text.len() } else { 0 };
    Ok((lines.hold(&cell), text))
}

fn notes(formulas: usize, marks: &Marks, lines: &Lines) -> Vec<String> {
    let mut notes = Vec::new();
    if formulas > 0 {
        notes.push(format!("{formulas} cells hold formulas; what they showed when the file was saved is taken"));
    }
    let hidden: Vec<_> = lines.numbers().filter(|row| marks.rows.binary_search(&(row - 1)).is_ok()).collect();
    if !hidden.is_empty() {
        notes.push(format!("hidden rows are read too: {}", listed(hidden.iter().map(u32::to_string))));
    }
    notes.extend(commented(marks, is_ours(lines)));
    notes.extend(linked(marks, lines));
    let used = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    let columns = marks.columns.iter().flat_map(|(first, last)| *first..=(*last).min(COLUMNS_MAX as u32));
    let columns: Vec<_> = columns.map(|column| column as usize).filter(|column| *column < used).map(letters).collect();
    if !columns.is_empty() {
        notes.push(format!("hidden columns are read too: {}", listed(columns.into_iter())));
    }
    notes
}

/// Cells that are told one by one.
const COMMENTS_TOLD: usize = 10;

/// Whether a sheet is an export of ours, whose headings bear notes of ours.
fn is_ours(lines: &Lines) -> bool {
    let Some(line) = lines.get(0) else { return false };
    line.cell(0).words() == REFERENCE && line.cells.iter().any(|cell| cell.words() == RECORD_VERSION)
}

/// What is told of comments: at which cells they stand.
fn commented(marks: &Marks, is_ours: bool) -> Option<String> {
    let mut cells = marks.commented.clone();
    if is_ours && !cells.is_empty() {
        cells.retain(|(row, _)| *row > 0);
        if cells.is_empty() {
            return None;
        }
    }
    match cells.is_empty() {
        true => marks.drawn.then(|| "comments stand on cells of this sheet; they are not read".to_owned()),
        false => Some(format!("comments are not read; they stand at {}", named(cells))),
    }
}

/// What is told of links that lie behind what cells show; where a cell shows the address itself, nothing is lost.
fn linked(marks: &Marks, lines: &Lines) -> Option<String> {
    let shows = |(row, column): &(u32, u32)| {
        let line = lines.get(lines.before(row + 1)).filter(|line| line.number == row + 1);
        let words = line.map(|line| line.cell(*column as usize).words()).unwrap_or_default();
        words.contains("://") || words.contains('@')
    };
    let cells: Vec<_> = marks.linked.iter().filter(|cell| !shows(cell)).copied().collect();
    (!cells.is_empty()).then(|| {
        format!(
            "links behind cells are not read, only what the cells show; they stand at {}; to keep them, write their addresses into a column",
            named(cells)
        )
    })
}

/// The first of these cells by their names, and how many more there are.
fn named(mut cells: Vec<(u32, u32)>) -> String {
    cells.sort_unstable();
    let first =
        cells.iter().take(COMMENTS_TOLD).map(|(row, column)| format!("{}{}", letters(*column as usize), row + 1));
    let first = first.collect::<Vec<_>>().join(", ");
    match cells.len().saturating_sub(COMMENTS_TOLD) {
        0 => first,
        more => format!("{first} and {more} more cells"),
    }
}
