//! Text with commas, semicolons, tabs or `|` between the cells, as a sheet.

use std::borrow::Cow;

use kernel::{Refusal, parse};

use super::book::{Cell, Lines, Page};
use super::bounds::Taken;
use super::decoding;
use super::encodings::Encoding;
use crate::progress::Progress;
use crate::sheets::{CELL_BYTES_MAX, TOO_LONG};

/// Reads the one sheet of a file.
///
/// # Errors
/// What is no text, and every bound that is passed, with the row.
pub fn read(name: &str, bytes: &[u8], encoding: Option<Encoding>, progress: &Progress) -> Result<Page, Vec<Refusal>> {
    let (text, guessed) = decoding::text(bytes, encoding).map_err(|refusal| vec![refusal])?;
    let text = with_line_ends(text);
    let (text, delimiter) = delimited(&text);
    if let Some(row) = unclosed(text, delimiter) {
        let message = "a cell begins here with a quote that is closed nowhere, so that it would swallow all rows below; close it, or take it away";
        return Err(vec![Refusal::software(format!("{name}, row {row}"), message)]);
    }
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let (mut lines, mut taken) = (Lines::default(), Taken::default());
    for (number, record) in numbers(text, &[delimiter]).zip(reader.records()) {
        let refused = |message: String| Refusal::software(format!("{name}, row {number}"), message);
        let record = record.map_err(|error| vec![refused(format!("this row cannot be read: {error}"))])?;
        let cell = |text: &str| match text {
            // Told with whatever else is wrong with its row.
            text if text.len() > CELL_BYTES_MAX => Cell::Wrong(TOO_LONG.as_str().into()),
            text => Cell::text(parse::cell(text)).owned(),
        };
        let cells: Vec<_> = record.iter().map(cell).collect();
        // Spreadsheets write commas as far as anything was ever formatted: only what is filled counts.
        let Some(last) = cells.iter().rposition(|cell| !cell.is_empty()) else { continue };
        let width = last + 1;
        let bounded = taken.row(name, number).and_then(|()| Taken::column(name, number, width - 1));
        let bounded = bounded.and_then(|()| taken.cells(name, number, width));
        bounded.and_then(|()| progress.go_on()).map_err(|refusal| vec![refusal])?;
        lines.push(number, &cells);
        progress.tell(lines.len(), 0);
    }
    let decimal_comma = delimiter == b';';
    let (unsure, notes): (Vec<_>, Vec<_>) = guessed.into_iter().partition(|own| own.doubtful);
    let [unsure, notes] = [unsure, notes].map(|all| all.into_iter().map(|own| own.told).collect());
    Ok(Page { name: name.to_owned(), lines, notes, unsure, decimal_comma, of_text: true, ..Page::default() })
}

/// Text in which lines end with carriage returns alone, as a Macintosh ended them, with the usual ends.
fn with_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\n') { text } else { text.replace('\r', "\n").into() }
}

/// The delimiter: what a line `sep=;` says, else the one that stands most often in the first row that has any.
fn delimited(text: &str) -> (&str, u8) {
    if let Some((told, rest)) = text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n'))
        && let [delimiter] = *told.trim_end_matches('\r').as_bytes()
    {
        return (rest, delimiter);
    }
    let found = rows(text, b"\t;,|").find_map(|(_, counts)| {
        // Of two that stand equally often the earlier one is meant: a comma also stands in sentences.
        let most = counts.into_iter().zip(*b"\t;,|").rev().max_by_key(|(count, _)| *count);
        most.filter(|(count, _)| *count > 0)
    });
    (text, found.map_or(b',', |(_, delimiter)| delimiter))
}

/// The numbers of the rows that are not blank, as a spreadsheet counts them.
fn numbers<'t>(text: &'t str, delimiter: &'t [u8]) -> impl Iterator<Item = u32> {
    let filled = (1..).zip(rows(text, delimiter)).filter(|(_, (row, _))| !row.trim_end_matches('\r').is_empty());
    filled.map(|(number, _)| number)
}

/// The number of the row whose last cell is quoted up to the end of the text.
fn unclosed(text: &str, delimiter: u8) -> Option<u32> {
    let delimiters = [delimiter];
    let (row, (last, _)) = (1..).zip(rows(text, &delimiters)).last()?;
    let mut at = At::Start;
    for byte in last.bytes() {
        at = at.after(byte, byte == delimiter);
    }
    // Rows are counted as a spreadsheet does that reads quotes over several lines.
    (at == At::Quoted).then_some(row)
}

/// Where a reader of such text stands.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Start,
    Plain,
    Quoted,
    Closed,
}

impl At {
    /// Where it stands behind this byte, which may be a delimiter.
    fn after(self, byte: u8, delimits: bool) -> Self {
        match (self, byte) {
            (Self::Start | Self::Closed, b'"') => Self::Quoted,
            (Self::Quoted, b'"') => Self::Closed,
            (Self::Quoted, _) => Self::Quoted,
            _ if delimits => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// The rows, line breaks inside quotes aside, each with the number of times that each delimiter stands in it.
fn rows<'t>(text: &'t str, delimiters: &'t [u8]) -> impl Iterator<Item = (&'t str, [usize; 4])> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let (mut at, mut counts) = (At::Start, [0; 4]);
        for (position, byte) in text.bytes().enumerate() {
            let delimiter = delimiters.iter().position(|own| *own == byte);
            if byte == b'\n' && at != At::Quoted {
                rest = Some(&text[position + 1..]);
                return Some((&text[..position], counts));
            }
            at = at.after(byte, delimiter.is_some());
            if let Some(delimiter) = delimiter.filter(|_| at == At::Start) {
                counts[delimiter] += 1;
            }
        }
        rest = None;
        Some((text, counts))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_found_and_cells_keep_their_quotes_and_lines() {
        let files = [
            "a;\"b, c\"\n1;\"x\ny\"\n\n",
            "a\t\"b, c\"\r\n1\t\"x\ny\"\r\n",
            "sep=|\na|\"b, c\"\n1|\"x\ny\"\n",
            "List of our things\n\na;\"b, c\"\n1;\"x\ny\"\n",
        ];
        for text in files {
            let page = read("things", text.as_bytes(), None, &Progress::default()).expect(text);
            let cells: Vec<_> = page.lines.iter().map(|line| line.cells).collect();
            let cells = &cells[cells.len() - 2..];
            assert_eq!(cells[0], [Cell::text("a"), Cell::text("b, c")]);
            assert_eq!(cells[1], [Cell::text("1"), Cell::text("x\ny")]);
        }
    }

    #[test]
    fn a_quote_that_is_closed_nowhere_swallows_no_rows() {
        let refusals = read("things", b"a,b\n1,\"x\ny\"\n\"2,x\n3,y\n", None, &Progress::default()).expect_err("open");
        assert!(refusals[0].to_string().starts_with("things, row 3: a cell begins here with a quote"), "{refusals:?}");
        assert!(read("things", b"a,b\n5\" disk,6\"\n", None, &Progress::default()).is_ok(), "inches are no quotes");
    }

    #[test]
    fn blank_lines_count_for_the_number_of_a_row_and_are_left_out() {
        let page = read("things", b"a,b\n,\n1,2\n", None, &Progress::default()).expect("sound");
        assert_eq!(page.lines.numbers().collect::<Vec<_>>(), [1, 3]);
        let page =
            read("things", b"a;b\r\n\r\n5\" disk;\"two\nlines \"\"quoted\"\"\"\r\n\r\n7;8", None, &Progress::default())
                .expect("sound");
        assert_eq!(page.lines.numbers().collect::<Vec<_>>(), [1, 3, 5]);
        assert_eq!(
            page.lines.get(1).expect("a second row").cells,
            [Cell::text("5\" disk"), Cell::text("two\nlines \"quoted\"")]
        );
    }
}
