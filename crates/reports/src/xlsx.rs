//! A report as a workbook: frozen labels, filters, wrapped text, and pages that print with title and number.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::{Cell, Row, Sheet, Shown, Summary, Width, Words};

/// The workbook could not be made.
pub type Fault = XlsxError;

/// Most characters that a cell of a workbook holds.
const CELL_CHARACTERS_MAX: usize = 32_767;
/// Most letters in the name of a tab.
const TAB_LETTERS_MAX: usize = 31;
/// Points that one line of text takes.
const LINE_POINTS: f64 = 14.5;
/// Letters that stand in the breadth of a digit, cautiously.
const LETTERS_PER_DIGIT: f64 = 1.2;
/// The highest row that a workbook takes, in points.
const ROW_POINTS_MAX: f64 = 409.0;
const INK: Color = Color::RGB(0x1F_2A_37);
const QUIET: Color = Color::RGB(0x6B_72_80);
const LINE: Color = Color::RGB(0xC9_CF_D6);
/// Paper of size A4.
const PAPER_A4: u8 = 9;

/// The report as the bytes of a workbook. Text is written as text: nothing in it is ever calculated.
///
/// # Errors
/// More rows or columns than a workbook takes.
pub fn xlsx(sheet: &Sheet, words: Words<'_>) -> Result<Vec<u8>, Fault> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(sheet)?);
    rows(workbook.add_worksheet(), sheet, words)?;
    if let Some(summary) = &sheet.summary {
        summarize(workbook.add_worksheet(), sheet, summary, words)?;
    }
    workbook.save_to_buffer()
}

/// The day of the report, not of its making, so that the same report gives the same bytes.
fn properties(sheet: &Sheet) -> Result<DocProperties, Fault> {
    let day = sheet.heading.day;
    let made =
        ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())?;
    let properties = DocProperties::new().set_title(&sheet.title).set_company(&sheet.heading.organization);
    Ok(properties.set_subject(&sheet.basis).set_creation_datetime(&made))
}

fn rows(page: &mut Worksheet, sheet: &Sheet, words: Words<'_>) -> Result<(), Fault> {
    page.set_name(tab(&sheet.title))?;
    let labels = title(page, sheet, words)?;
    let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    for (at, column) in (0_u16..).zip(&sheet.columns) {
        page.set_column_width(at, width(column.width))?;
        page.write_string_with_format(labels, at, &column.label, &label())?;
    }
    page.set_row_height(labels, 3.0 * LINE_POINTS)?;
    let (plain, quiet) = (Formats::of(INK), Formats::of(QUIET));
    for (at, row) in (labels + 1..).zip(&sheet.rows) {
        write(page, at, row, if row.quiet { &quiet } else { &plain })?;
        page.set_row_height(at, height(row, sheet))?;
    }
    let end = labels + u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX - labels);
    page.autofilter(labels, 0, end.max(labels), last)?;
    page.set_freeze_panes(labels + 1, 2)?;
    page.set_repeat_rows(labels, labels)?;
    print(page, sheet, words);
    page.set_landscape();
    let printed = sheet.columns.iter().take_while(|column| column.shown != Shown::Screen).count();
    page.set_print_area(0, 0, end, u16::try_from(printed.max(1) - 1).unwrap_or(last))?;
    Ok(())
}

/// The block above the rows; gives the row of the labels.
fn title(page: &mut Worksheet, sheet: &Sheet, words: Words<'_>) -> Result<u32, Fault> {
    let heading = &sheet.heading;
    page.write_string_with_format(0, 0, &sheet.title, &Format::new().set_bold().set_font_size(16).set_font_color(INK))?;
    let whose = joined([heading.organization.as_str(), &sheet.basis, &sheet.document], " · ");
    page.write_string_with_format(1, 0, whose, &Format::new().set_bold().set_font_color(INK))?;
    let filter = heading.filter.as_ref().map(|filter| format!("{}: {filter}", words.say("report-filter")));
    let lines =
        [Some(stamp(sheet, words)), filter].into_iter().flatten().chain(sheet.remarks.iter().map(ToString::to_string));
    let mut row = 2;
    for line in lines {
        page.write_string_with_format(row, 0, line, &Format::new().set_font_color(QUIET))?;
        row += 1;
    }
    Ok(row + 1)
}

/// Day and entry, and that the paper is no longer the record.
pub(crate) fn stamp(sheet: &Sheet, words: Words<'_>) -> String {
    let heading = &sheet.heading;
    let (as_of, entry) = (words.say("report-as-of"), words.say("report-entry"));
    let uncontrolled = words.say("report-uncontrolled");
    format!("{as_of} {} · {entry} {} · {uncontrolled}", heading.day, heading.entry)
}

pub(crate) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

fn label() -> Format {
    let plain = Format::new().set_bold().set_font_color(Color::White).set_background_color(INK).set_text_wrap();
    plain.set_align(FormatAlign::VerticalCenter).set_border(FormatBorder::Thin).set_border_color(LINE)
}

struct Formats {
    text: Format,
    day: Format,
    tick: Format,
}

impl Formats {
    fn of(colour: Color) -> Self {
        let base = Format::new().set_font_color(colour).set_align(FormatAlign::Top).set_text_wrap();
        let base = base.set_border(FormatBorder::Thin).set_border_color(LINE);
        Self {
            text: base.clone(),
            day: base.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            tick: base.set_align(FormatAlign::Center),
        }
    }
}

fn write(page: &mut Worksheet, at: u32, row: &Row, formats: &Formats) -> Result<(), Fault> {
    for (column, cell) in (0_u16..).zip(&row.cells) {
        match cell {
            Cell::Empty => page.write_blank(at, column, &formats.text)?,
            Cell::Text(text) => page.write_string_with_format(at, column, shortened(text), &formats.text)?,
            Cell::Number(number) => page.write_number_with_format(at, column, *number, &formats.text)?,
            Cell::Day(day) => {
                let (month, date) = (day.month().unsigned_abs(), day.day().unsigned_abs());
                let day = ExcelDateTime::from_ymd(day.year().unsigned_abs(), month, date)?;
                page.write_datetime_with_format(at, column, &day, &formats.day)?
            }
            Cell::Tick => page.write_string_with_format(at, column, "✓", &formats.tick)?,
        };
    }
    Ok(())
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= CELL_CHARACTERS_MAX {
        return text.to_owned();
    }
    text.chars().take(CELL_CHARACTERS_MAX - 1).chain(['…']).collect()
}

/// The breadth of a column, in digits of the usual font.
fn width(width: Width) -> f64 {
    match width {
        Width::Tick => 5.5,
        Width::Narrow => 7.5,
        Width::Word => 11.5,
        Width::Name => 16.0,
        Width::Title => 23.0,
        Width::Text => 27.0,
    }
}

/// The height that a row needs so that all of its text shows: not every program works that out by itself.
fn height(row: &Row, sheet: &Sheet) -> f64 {
    let printed = row.cells.iter().zip(&sheet.columns).filter(|(_, column)| column.shown != Shown::Screen);
    let lines = printed.map(|(cell, column)| match cell {
        Cell::Text(text) => text.lines().map(|line| wrapped(line, width(column.width))).sum(),
        Cell::Empty | Cell::Number(_) | Cell::Day(_) | Cell::Tick => 1,
    });
    let lines = lines.max().unwrap_or(1);
    (lines as f64 * LINE_POINTS + 3.0).min(ROW_POINTS_MAX)
}

/// Lines that a text takes when it is broken between words; letters are narrower than digits.
fn wrapped(text: &str, width: f64) -> usize {
    let width = width * LETTERS_PER_DIGIT;
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split(' ') {
        let length = word.chars().count() as f64;
        if used > 0.0 && used + length > width {
            (lines, used) = (lines + 1, 0.0);
        }
        lines += (length / width) as usize;
        used += length + 1.0;
    }
    lines
}

/// The name of a tab: workbooks refuse some signs and long names.
fn tab(title: &str) -> String {
    title.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).take(TAB_LETTERS_MAX).collect()
}

/// How the page prints: A4, all columns on one page, title above, stamp and page number below.
fn print(page: &mut Worksheet, sheet: &Sheet, words: Words<'_>) {
    let plain = |text: &str| text.replace('&', "&&");
    let (of_page, of_all) = (words.say("report-page"), words.say("report-of"));
    page.set_paper_size(PAPER_A4).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.7, 0.7, 0.3, 0.3);
    page.set_header(format!("&L&8{}&R&8{}", plain(&sheet.title), plain(&sheet.heading.organization)));
    page.set_footer(format!("&L&8{}&R&8{of_page} &P {of_all} &N", plain(&stamp(sheet, words))));
    page.set_screen_gridlines(false);
}

fn summarize(page: &mut Worksheet, sheet: &Sheet, summary: &Summary, words: Words<'_>) -> Result<(), Fault> {
    page.set_name(tab(&summary.title))?;
    let labels = title(page, sheet, words)?;
    let text = Formats::of(INK).text;
    let bold = text.clone().set_bold();
    for (at, column) in (0_u16..).zip(&summary.columns) {
        page.set_column_width(at, if at == 0 { 44.0 } else { 14.0 })?;
        page.write_string_with_format(labels, at, column, &label())?;
    }
    let rows = summary.rows.iter().map(|row| (row, &text)).chain([(&summary.total, &bold)]);
    for (at, ((name, numbers), format)) in (labels + 1..).zip(rows) {
        page.write_string_with_format(at, 0, name, format)?;
        for (column, number) in (1_u16..).zip(numbers) {
            page.write_number_with_format(at, column, *number as f64, format)?;
        }
    }
    print(page, sheet, words);
    Ok(())
}
