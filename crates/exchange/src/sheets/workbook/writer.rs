//! Sheets as a workbook that can be edited and brought back.

use kernel::{Date, Path, Register};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Note, Workbook, Worksheet, XlsxError};

use crate::sheets::export::FIGURE;
use crate::sheets::file::book::{Cell, Line, Lines, Page};
use crate::sheets::{ABOUT_SHEET, RECORD_VERSION, REFERENCE};
use crate::texts;

/// Most characters that a cell of a workbook holds; what is longer is cut, and read back as unchanged.
pub(in crate::sheets) const CELL_CHARACTERS_MAX: usize = 32_767;
/// The narrowest and the broadest column, in digits.
const WIDTHS: (usize, usize) = (9, 48);
/// Breadth and height of the note on a heading.
const NOTE_PIXELS: (u32, u32) = (280, 90);
/// Rows by which the breadth of columns is measured.
const MEASURED_ROWS: usize = 200;

/// What a workbook says of itself on a sheet that is not read back.
#[derive(Clone, Debug)]
pub struct Made {
    /// Whose records they are.
    pub organization: String,
    /// The day they show.
    pub day: Date,
    /// The ledger entry they were taken from.
    pub entry: u64,
}

/// The sheets as the bytes of a workbook. Text is written as text: nothing in it is ever calculated.
///
/// # Errors
/// More rows or columns than a workbook takes.
pub fn xlsx(pages: &[Page], made: &Made) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day of the content, not of the writing, so that the same records give the same bytes.
    let properties = DocProperties::new().set_company(&made.organization);
    workbook.set_properties(&properties.set_creation_datetime(&day(made.day)?));
    for page in pages {
        write(workbook.add_worksheet(), page)?;
    }
    about(workbook.add_worksheet(), made)?;
    workbook.save_to_buffer()
}

fn write(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    sheet.set_name(&page.name)?;
    let label = Format::new().set_bold();
    let date = Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left);
    for line in page.lines.iter() {
        let row = line.number.saturating_sub(1);
        for (column, cell) in (0_u16..).zip(&line.cells) {
            match cell {
                Cell::Text(text) if row == 0 => sheet.write_string_with_format(row, column, &**text, &label)?,
                Cell::Text(text) | Cell::Wrong(text) => sheet.write_string(row, column, shortened(text))?,
                Cell::Number(number) => sheet.write_number(row, column, *number)?,
                Cell::Moment(moment) => sheet.write_datetime_with_format(row, column, &day(moment.date())?, &date)?,
                Cell::Flag(yes) => sheet.write_boolean(row, column, *yes)?,
                Cell::Empty => continue,
            };
        }
    }
    let columns = page.lines.get(0).map_or(0, |line| line.cells.len());
    for (at, column) in (0_u16..).zip(0..columns) {
        sheet.set_column_width(at, width(&page.lines, column))?;
    }
    let (rows, last) =
        (u32::try_from(page.lines.len()).unwrap_or(u32::MAX), u16::try_from(columns).unwrap_or(u16::MAX));
    notes(sheet, page)?;
    if rows > 0 && last > 0 {
        sheet.set_freeze_panes(1, 1)?;
        sheet.autofilter(0, 0, rows - 1, last - 1)?;
    }
    Ok(())
}

/// What each heading means, as a note on it: headings are keys, so that they come back whatever language is read here.
fn notes(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    let Some(register) = isms::REGISTERS.iter().find(|register| register.plural == page.name) else { return Ok(()) };
    let headings =
        page.lines.get(0).into_iter().flat_map(|line| line.cells.iter().map(Cell::words).collect::<Vec<_>>());
    for (column, heading) in (0_u16..).zip(headings) {
        if let Some(told) = told(register, &heading) {
            let note = Note::new(told).add_author_prefix(false).set_width(NOTE_PIXELS.0).set_height(NOTE_PIXELS.1);
            sheet.insert_note(0, column, &note)?;
        }
    }
    Ok(())
}

/// A heading in words: what the field is called, and its help.
fn told(register: &Register, heading: &str) -> Option<String> {
    match heading {
        REFERENCE => return texts::english("workbook-reference-help").map(str::to_owned),
        RECORD_VERSION => return texts::english("workbook-version-help").map(str::to_owned),
        _ => {}
    }
    if let Some(key) = heading.strip_prefix(FIGURE) {
        let label = texts::english(&format!("figure-{}", key.replace('_', "-")))?;
        return Some(format!("{label}\n{}", texts::english("workbook-figure-help").unwrap_or_default()));
    }
    let path: Path = heading.parse().ok()?;
    let (_, field) = register.field(&path.field)?;
    let part = path.part_key().and_then(|key| field.kind.parts()?.iter().find(|part| part.key == key));
    let help = part.map_or(field.help, |part| part.help);
    let label = texts::label(register, &path);
    Some(if help.is_empty() { label } else { format!("{label}\n{help}") })
}

fn about(sheet: &mut Worksheet, made: &Made) -> Result<(), XlsxError> {
    sheet.set_name(ABOUT_SHEET)?;
    let word = |id: &str| texts::english(id).unwrap_or_default().to_owned();
    let lines = [
        made.organization.clone(),
        format!("{} {} · {} {}", word("report-as-of"), made.day, word("report-entry"), made.entry),
        word("workbook-bring-back"),
        word("workbook-headings"),
        word("workbook-references"),
        word("workbook-versions"),
    ];
    for (row, line) in (0_u32..).zip(lines) {
        sheet.write_string(row, 0, line)?;
    }
    sheet.set_column_width(0, 100)?;
    Ok(())
}

fn day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= CELL_CHARACTERS_MAX {
        return text.to_owned();
    }
    text.chars().take(CELL_CHARACTERS_MAX - 1).chain(['…']).collect()
}

/// As broad as what stands in it, within bounds.
fn width(lines: &Lines, column: usize) -> f64 {
    let of_line = |line: Line<'_>| {
        let words = line.cell(column).words();
        words.lines().map(|words| words.chars().count()).max().unwrap_or(0)
    };
    let broadest = lines.iter().take(MEASURED_ROWS).map(of_line).max().unwrap_or(0);
    (broadest + 2).clamp(WIDTHS.0, WIDTHS.1) as f64
}
