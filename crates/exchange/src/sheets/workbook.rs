//! XLSX workbooks as sheets.

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::{Date, DateTime};
use kernel::Refusal;

use super::archive::{self, broken, refused};
use super::book::{Book, Cell, Lines, Page, letters, listed};
use super::bounds::Taken;
use super::marks::{Listed, Marks};
use super::watched::Watched;
use super::{CELL_BYTES_MAX, COLUMNS_MAX, Options, about};
use crate::progress::Progress;

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
    let file = Watched::new(bytes, &options.progress);
    let asked_for = |sheet: &Listed| {
        let hidden = sheet.hidden && options.hidden == Hidden::LeftOut;
        !(hidden || about::is_left_out(&sheet.name, options))
    };
    let mut marks = archive::inspect(file.clone(), asked_for).map_err(|refusal| vec![refusal])?;
    let mut book: Xlsx<_> = Xlsx::new(file).map_err(|error| vec![unreadable(&error)])?;
    let sheets: Vec<_> = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    if sheets.len() > SHEETS_MAX {
        return Err(vec![refused(format!("bring in at most {SHEETS_MAX} sheets at once; split the workbook"))]);
    }
    let sheets: Vec<_> = sheets.into_iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect();
    let (mut read, mut taken) = (Book::default(), Taken::default());
    for (name, visible) in sheets {
        if visible != SheetVisible::Visible && options.hidden == Hidden::LeftOut {
            read.notes.push(format!("sheet \"{name}\" is hidden and left out"));
            continue;
        }
        if about::is_left_out(&name, options) {
            read.pages.push(Page { name, ..Page::default() });
            continue;
        }
        let marks = marks.remove(&name).unwrap_or_default();
        let page = page(&mut book, &name, marks, &mut taken, &options.progress)?;
        read.pages.push(page);
    }
    Ok(read)
}

fn unreadable(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => refused("this workbook is encrypted; save it without a password"),
        _ => broken(),
    }
}

fn page(
    book: &mut Xlsx<Watched<'_>>,
    name: &str,
    marks: Marks,
    taken: &mut Taken,
    progress: &Progress,
) -> Result<Page, Vec<Refusal>> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| vec![unreadable(&error)])?;
    let (mut lines, mut cells, mut row): (Lines, Vec<Cell<'_>>, u32) = (Lines::default(), Vec::new(), 0);
    let (mut formulas, mut refusals) = (0_usize, Vec::new());
    let refused = |refusal| vec![refusal];
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(|error| vec![unreadable(&error)])? {
        let (at, column) = (found.pos.0 + 1, found.pos.1 as usize);
        let cell = cell(found.value, found.formula.is_some());
        if cell.is_empty() {
            continue;
        }
        if at != row {
            lines.push(row, &cells);
            cells.clear();
            row = at;
            taken.row(name, row).map_err(refused)?;
            progress.tell(taken.rows(), 0);
            progress.go_on().map_err(refused)?;
        }
        Taken::column(name, row, column).map_err(refused)?;
        taken.cells(name, row, (column + 1).saturating_sub(cells.len())).map_err(refused)?;
        taken.bytes(name, row, text_bytes(&cell)).map_err(refused)?;
        refusals.extend(
            overlong(&cell).map(|message| Refusal::software(format!("{name}, {}{row}", letters(column)), message)),
        );
        formulas += usize::from(found.formula.is_some());
        cells.resize_with(cells.len().max(column + 1), Cell::default);
        cells[column] = cell;
    }
    lines.push(row, &cells);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    lines.sort();
    let notes = notes(formulas, &marks, &lines);
    Ok(Page { name: name.to_owned(), lines, notes, merged: marks.merged, decimal_comma: false })
}

fn text_bytes(cell: &Cell<'_>) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        Cell::Empty | Cell::Number(_) | Cell::Moment(_) | Cell::Flag(_) | Cell::Wrong(_) => 0,
    }
}

fn overlong(cell: &Cell<'_>) -> Option<String> {
    let long = matches!(cell, Cell::Text(text) if text.len() > CELL_BYTES_MAX);
    long.then(|| format!("this is longer than {CELL_BYTES_MAX} bytes; shorten it"))
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
    let used = lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    let columns = marks.columns.iter().flat_map(|(first, last)| *first..=(*last).min(COLUMNS_MAX as u32));
    let columns: Vec<_> = columns.map(|column| column as usize).filter(|column| *column < used).map(letters).collect();
    if !columns.is_empty() {
        notes.push(format!("hidden columns are read too: {}", listed(columns.into_iter())));
    }
    notes
}

fn cell(value: DataRef<'_>, formula: bool) -> Cell<'_> {
    match value {
        DataRef::Empty if formula => Cell::Wrong(
            "this formula has no stored value; open the file in a spreadsheet, save it, and bring it in again".into(),
        ),
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Int(number) => Cell::Number(number as f64),
        DataRef::Float(number) => Cell::Number(number),
        DataRef::Bool(yes) => Cell::Flag(yes),
        DataRef::DateTime(moment) => self::moment(&moment),
        DataRef::Error(error) => {
            Cell::Wrong(format!("the formula here shows {error}; repair it, or write the value").into())
        }
    }
}

fn moment(moment: &ExcelDateTime) -> Cell<'static> {
    if moment.is_duration() {
        return Cell::Number(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let signed = |part: u8| i8::try_from(part).unwrap_or(-1);
    let date = i16::try_from(year).ok().and_then(|year| Date::new(year, signed(month), signed(day)).ok());
    let whole = date.and_then(|date| {
        DateTime::new(date.year(), date.month(), date.day(), signed(hour), signed(minute), signed(second), 0).ok()
    });
    whole.map_or_else(|| Cell::Wrong("this is no day; write it like 2026-11-23".into()), Cell::Moment)
}
