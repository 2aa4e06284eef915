//! Text as headings and rows.

use kernel::{Refusal, parse};

use super::{CELL_BYTES_MAX, COLUMNS_MAX, ROWS_MAX};

/// A sheet, cells without the escapes that keep spreadsheets from calculating.
pub struct Sheet {
    /// The first row.
    pub headings: Vec<String>,
    /// The rows below that hold anything, each with its number as a spreadsheet counts it.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Reads text with commas, semicolons or tabs between the cells.
///
/// # Errors
/// Text without headings, and every bound that is passed, with the row.
pub fn read(text: &str) -> Result<Sheet, Vec<Refusal>> {
    let (text, delimiter) = delimited(text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let (mut headings, mut rows, mut refusals) = (Vec::new(), Vec::new(), Vec::new());
    for (at, record) in reader.records().enumerate() {
        let number = at + 1;
        let refused = |message: String| Refusal::software(format!("row {number}"), message);
        let record = record.map_err(|error| vec![refused(format!("this row cannot be read: {error}"))])?;
        let cells: Vec<_> = record.iter().map(|cell| parse::cell(cell).to_owned()).collect();
        if at == 0 {
            headings = cells;
            continue;
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == ROWS_MAX {
            return Err(vec![refused(format!("bring in at most {ROWS_MAX} rows at once; split the file"))]);
        }
        refusals.extend(overlong(&headings, &cells).map(&refused));
        rows.push((number, cells));
    }
    if headings.iter().all(|heading| heading.trim().is_empty()) {
        return Err(vec![Refusal::software("row 1", "the first row names the columns; this one is empty")]);
    }
    if headings.len() > COLUMNS_MAX {
        return Err(vec![Refusal::software("row 1", format!("bring in at most {COLUMNS_MAX} columns"))]);
    }
    if refusals.is_empty() { Ok(Sheet { headings, rows }) } else { Err(refusals) }
}

/// What is wrong with the size of a row.
fn overlong(headings: &[String], cells: &[String]) -> Option<String> {
    if cells.iter().skip(headings.len()).any(|cell| !cell.trim().is_empty()) {
        let (cells, named) = (cells.len(), headings.len());
        return Some(format!("{cells} cells stand here, but only {named} columns are named; check the quotes"));
    }
    let long = cells.iter().zip(headings).find(|(cell, _)| cell.len() > CELL_BYTES_MAX);
    long.map(|(_, heading)| format!("\"{heading}\" is longer than {CELL_BYTES_MAX} bytes; shorten it"))
}

/// The delimiter: what a line `sep=;` says, else the one that stands most often in the first row.
fn delimited(text: &str) -> (&str, u8) {
    if let Some((told, rest)) = text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n'))
        && let [delimiter] = *told.trim_end_matches('\r').as_bytes()
    {
        return (rest, delimiter);
    }
    let mut quoted = false;
    let first_row = text.bytes().take_while(|byte| {
        quoted ^= *byte == b'"';
        quoted || !matches!(byte, b'\n' | b'\r')
    });
    let first_row: Vec<_> = first_row.collect();
    let outside = |delimiter: u8| {
        let mut quoted = false;
        let counted = first_row.iter().filter(|byte| {
            quoted ^= **byte == b'"';
            !quoted && **byte == delimiter
        });
        counted.count()
    };
    let most = [b'\t', b';', b','].into_iter().max_by_key(|delimiter| outside(*delimiter));
    (text, most.unwrap_or(b','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_found_and_cells_keep_their_quotes_and_lines() {
        for text in ["a;\"b, c\"\n1;\"x\ny\"\n\n", "a\t\"b, c\"\r\n1\t\"x\ny\"\r\n", "sep=|\na|\"b, c\"\n1|\"x\ny\"\n"]
        {
            let sheet = read(text).expect(text);
            assert_eq!(sheet.headings, ["a", "b, c"]);
            assert_eq!(sheet.rows, [(2, vec!["1".to_owned(), "x\ny".to_owned()])]);
        }
    }

    #[test]
    fn rows_with_more_cells_than_headings_are_named() {
        let told = |text: &str| read(text).err().map(|refusals| refusals[0].to_string()).unwrap_or_default();
        assert_eq!(told("a,b\n1,2,3\n"), "row 2: 3 cells stand here, but only 2 columns are named; check the quotes");
        assert_eq!(told("a,b\n1,2,\n"), "");
        assert_eq!(told(",\n1,2"), "row 1: the first row names the columns; this one is empty");
    }
}
