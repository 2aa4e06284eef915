//! XLSX workbooks as sheets.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::{Date, DateTime};
use kernel::Refusal;

use super::archive::{self, broken, refused};
use super::book::{Book, Cell, Line, Page, letters};
use super::marks::Marks;
use super::{CELL_BYTES_MAX, COLUMNS_MAX, CONTENT_BYTES_MAX, Options, ROWS_MAX};
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
    let mut marks = archive::inspect(bytes).map_err(|refusal| vec![refusal])?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| vec![unreadable(&error)])?;
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
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    marks: Marks,
    taken: &mut Taken,
    progress: &Progress,
) -> Result<Page, Vec<Refusal>> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| vec![unreadable(&error)])?;
    let (mut lines, mut cells, mut row): (Vec<Line>, Vec<Cell>, u32) = (Vec::new(), Vec::new(), 0);
    let (mut formulas, mut refusals) = (0_usize, Vec::new());
    while let Some(found) = reader.next_cell_with_formula_metadata().map_err(|error| vec![unreadable(&error)])? {
        let (at, column) = (found.pos.0, found.pos.1 as usize);
        let cell = cell(found.value, found.formula.is_some());
        if cell.is_empty() {
            continue;
        }
        if at != row {
            lines.extend(Line::filled(row + 1, std::mem::take(&mut cells)));
            row = at;
            progress.tell(taken.rows + lines.len(), 0);
        }
        if column >= COLUMNS_MAX {
            let message = format!("bring in at most {COLUMNS_MAX} columns; empty what stands further right");
            return Err(vec![Refusal::software(format!("{name}, {}{}", letters(column), at + 1), message)]);
        }
        refusals.extend(
            overlong(&cell).map(|message| Refusal::software(format!("{name}, {}{}", letters(column), at + 1), message)),
        );
        taken.bytes += text_bytes(&cell);
        formulas += usize::from(found.formula.is_some());
        cells.resize_with(cells.len().max(column + 1), Cell::default);
        cells[column] = cell;
        if let Some(message) = taken.with(lines.len()).too_much() {
            return Err(vec![Refusal::software(format!("{name}, row {}", at + 1), message)]);
        }
    }
    lines.extend(Line::filled(row + 1, cells));
    *taken = taken.with(lines.len());
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let ordered = lines.is_sorted_by_key(|line| line.number);
    if !ordered {
        lines.sort_by_key(|line| line.number);
    }
    let notes = notes(formulas, &marks, &lines);
    Ok(Page { name: name.to_owned(), lines, notes, merged: marks.merged, decimal_comma: false })
}

/// What was read of a workbook so far.
#[derive(Clone, Copy, Default)]
struct Taken {
    rows: usize,
    /// Bytes of text in its cells.
    bytes: usize,
}

impl Taken {
    fn with(self, rows: usize) -> Self {
        Self { rows: self.rows + rows, ..self }
    }

    fn too_much(self) -> Option<String> {
        if self.rows > ROWS_MAX {
            return Some(format!("bring in at most {ROWS_MAX} rows at once; split the file"));
        }
        let most = CONTENT_BYTES_MAX >> 20;
        (self.bytes > CONTENT_BYTES_MAX)
            .then(|| format!("the cells up to here hold more than {most} MiB of text; split the file"))
    }
}

fn text_bytes(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        Cell::Empty | Cell::Number(_) | Cell::Moment(_) | Cell::Flag(_) | Cell::Wrong(_) => 0,
    }
}

fn overlong(cell: &Cell) -> Option<String> {
    let long = matches!(cell, Cell::Text(text) if text.len() > CELL_BYTES_MAX);
    long.then(|| format!("this is longer than {CELL_BYTES_MAX} bytes; shorten it"))
}

fn notes(formulas: usize, marks: &Marks, lines: &[Line]) -> Vec<String> {
    let mut notes = Vec::new();
    if formulas > 0 {
        notes.push(format!("{formulas} cells hold formulas; what they showed when the file was saved is taken"));
    }
    let hidden: Vec<_> =
        lines.iter().map(|line| line.number).filter(|row| marks.rows.binary_search(&(row - 1)).is_ok()).collect();
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

/// Names with commas between, as many as can be taken in.
fn listed(names: impl ExactSizeIterator<Item = String>) -> String {
    const SHOWN: usize = 12;
    let more = names.len().saturating_sub(SHOWN);
    let shown = names.take(SHOWN).collect::<Vec<_>>().join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

fn cell(value: DataRef<'_>, formula: bool) -> Cell {
    match value {
        DataRef::Empty if formula => Cell::Wrong(
            "this formula has no stored value; open the file in a spreadsheet, save it, and bring it in again".into(),
        ),
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(&text),
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

fn moment(moment: &ExcelDateTime) -> Cell {
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
