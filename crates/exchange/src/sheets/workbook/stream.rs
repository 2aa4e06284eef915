//! The cells of a sheet as a workbook stores them, one after the other.

use std::collections::BTreeSet;
use std::io::BufRead;

use jiff::civil::DateTime;
use kernel::Refusal;
use quick_xml::events::BytesStart;

use super::archive::broken;
use super::marks::corner;
use super::number_formats::{Shows, hours, hundredths, moment, padded, percent};
use super::strings::{Runs, unescaped};
use super::styles::{Look, Styles};
use super::xml::{Met, attributes, number, walk};

/// What the cells of a workbook have in common.
pub struct Common {
    /// What each style shows, and how it looks.
    pub styles: Styles,
    /// The numbers of shared texts of which a part is struck through.
    pub struck: BTreeSet<u32>,
    /// Whether days are counted from the beginning of 1904.
    pub from_1904: bool,
}

/// One cell.
pub struct Stored<'a> {
    /// Its row, counted from 1.
    pub row: u32,
    /// Its column, counted from 0.
    pub column: usize,
    /// What it holds.
    pub holds: Holds<'a>,
    /// Whether a formula gives that.
    pub formula: bool,
    /// How it looks.
    pub look: Look,
    /// Whether a part of its words is struck through.
    pub struck: bool,
    /// Whether it shows no more of a day than the month or the year.
    pub month: bool,
}

/// What one cell holds.
#[derive(Debug, PartialEq)]
pub enum Holds<'a> {
    /// Nothing.
    Nothing,
    /// The shared text with this number.
    Shared(u32),
    /// A text of its own.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A number as it is shown, where that says more.
    Shown(String),
    /// A day, with the time of day.
    Moment(DateTime),
    /// What is shown as a day and is none.
    NoDay,
    /// Yes or no.
    Flag(bool),
    /// The error that a formula gives.
    Error(&'a str),
}

/// Calls for each cell of a sheet, in the order of the file.
pub fn cells(
    content: &mut impl BufRead,
    common: &Common,
    mut each: impl FnMut(Stored<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut open = Open::default();
    walk(content, |met| {
        match &met {
            Met::Start(element) => open.begin(element),
            Met::Text(text) if open.inside == Inside::Value => open.value.push_str(text),
            Met::End("v" | "is") => open.inside = Inside::Cell,
            Met::End("c") => return open.end(common, &mut each),
            Met::Text(_) | Met::End(_) => {}
        }
        if open.inside == Inside::Runs {
            open.runs.meet(&met);
        }
        Ok(())
    })
}

/// Where in a cell the reading stands.
#[derive(Clone, Copy, Default, PartialEq)]
enum Inside {
    #[default]
    Cell,
    Value,
    Runs,
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    row: u32,
    /// Counted from 1; 0 before the first of a row.
    column: usize,
    kind: String,
    style: Option<usize>,
    value: String,
    runs: Runs,
    formula: bool,
    inside: Inside,
}

impl Open {
    fn begin(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "row" => {
                self.row = number(element, "r").unwrap_or(self.row + 1);
                self.column = 0;
            }
            "c" => self.begin_cell(element),
            "v" => self.inside = Inside::Value,
            "is" => self.inside = Inside::Runs,
            "f" => self.formula = true,
            _ => {}
        }
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) {
        self.column += 1;
        self.kind.clear();
        self.value.clear();
        (self.style, self.runs, self.formula, self.inside) = (None, Runs::default(), false, Inside::Cell);
        for attribute in attributes(element) {
            let value = &attribute.value;
            match attribute.key.as_ref() {
                "r" => {
                    if let Some((row, column)) = corner(value) {
                        (self.row, self.column) = (row + 1, column as usize + 1);
                    }
                }
                "t" => self.kind.push_str(value),
                "s" => self.style = value.parse().ok(),
                _ => {}
            }
        }
    }

    fn end(&self, common: &Common, each: &mut impl FnMut(Stored<'_>) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let (row, column, formula) = (self.row, self.column.saturating_sub(1), self.formula);
        let text = match self.kind.as_str() {
            "str" => unescaped(&self.value),
            _ => self.value.as_str().into(),
        };
        let holds = match self.kind.as_str() {
            "inlineStr" | "is" => Holds::Text(self.runs.text()),
            _ if text.is_empty() => Holds::Nothing,
            "s" => Holds::Shared(text.trim().parse().map_err(|_| broken())?),
            "b" => Holds::Flag(flag(&text)?),
            "e" => Holds::Error(&text),
            "str" | "d" => Holds::Text(&text),
            "" | "n" => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => self.shown(number, common),
                _ if self.kind.is_empty() => Holds::Text(&text),
                _ => return Err(broken()),
            },
            _ => return Err(broken()),
        };
        let month = self.style.and_then(|style| common.styles.shows.get(style)) == Some(&Shows::Month);
        let look = self.style.and_then(|style| common.styles.looks.get(style)).copied().unwrap_or_default();
        let struck = match holds {
            Holds::Shared(number) => common.struck.contains(&number),
            _ => self.runs.struck,
        };
        each(Stored { row, column, holds, formula, look, struck, month })
    }

    /// A number as its style shows it.
    fn shown(&self, number: f64, common: &Common) -> Holds<'static> {
        match self.style.and_then(|style| common.styles.shows.get(style)).copied().unwrap_or_default() {
            Shows::Number => Holds::Number(number),
            Shows::Duration => Holds::Shown(hours(number)),
            // What is more than a day and shown as a time of day alone was a moment.
            Shows::Clock if (0.0..1.0).contains(&number) => Holds::Shown(hours(number)),
            Shows::Padded(digits) => padded(number, digits).map_or(Holds::Number(number), Holds::Shown),
            Shows::Coin(coin) => Holds::Shown(coin.shown(number)),
            Shows::Hundredths => hundredths(number).map_or(Holds::Number(number), Holds::Shown),
            Shows::Percent => Holds::Shown(percent(number)),
            Shows::Clock | Shows::Moment | Shows::Month => {
                moment(number, common.from_1904).map_or(Holds::NoDay, Holds::Moment)
            }
        }
    }
}

fn flag(text: &str) -> Result<bool, Refusal> {
    match text.trim() {
        "1" => Ok(true),
        "0" => Ok(false),
        word if word.eq_ignore_ascii_case("true") => Ok(true),
        word if word.eq_ignore_ascii_case("false") => Ok(false),
        _ => Err(broken()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> Result<Vec<String>, Refusal> {
        let sheet = format!("<worksheet><cols/><sheetData>{rows}</sheetData><extLst><f>1</f></extLst></worksheet>");
        let styles = Styles { shows: vec![Shows::Number, Shows::Moment, Shows::Duration], looks: Vec::new() };
        let common = Common { styles, struck: BTreeSet::new(), from_1904: false };
        let mut found = Vec::new();
        cells(&mut sheet.as_bytes(), &common, |cell| {
            found.push(format!("{} {} {:?} {}", cell.row, cell.column, cell.holds, cell.formula));
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn cells_are_read_as_spreadsheets_store_them() {
        let rows = r#"<row r="2"><c r="B2" t="s"><v>7</v></c><c s="1"><v>46349</v></c><c s="2"><v>0.5</v></c></row>
            <row><c t="b"><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="str"><f>A1</f><v>a_x000D_&lt;</v></c>
            <c t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is><v>9</v></c><c t="d"><v>2026-11-23</v></c>
            <c/><c><f>B1</f></c><c><v>-1.5E3</v></c><c><v>word</v></c><c s="1"><v>-3</v></c><c t="s"/></row>"#;
        let expected = [
            "2 1 Shared(7) false",
            "2 2 Moment(2026-11-23T00:00:00) false",
            "2 3 Shown(\"12:00\") false",
            "3 0 Flag(true) false",
            "3 1 Error(\"#DIV/0!\") true",
            "3 2 Text(\"a\\r<\") true",
            "3 3 Text(\"inline\") false",
            "3 4 Text(\"2026-11-23\") false",
            "3 5 Nothing false",
            "3 6 Nothing true",
            "3 7 Number(-1500.0) false",
            "3 8 Text(\"word\") false",
            "3 9 NoDay false",
            "3 10 Nothing false",
        ];
        assert_eq!(read(rows), Ok(expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn what_no_spreadsheet_stores_is_refused() {
        for cell in [
            r#"<c t="n"><v>x</v></c>"#,
            r#"<c t="s"><v>x</v></c>"#,
            r#"<c t="b"><v>2</v></c>"#,
            r#"<c t="q"><v>2</v></c>"#,
        ] {
            assert!(read(&format!("<row>{cell}</row>")).is_err(), "{cell}");
        }
    }
}
