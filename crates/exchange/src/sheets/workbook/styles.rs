//! How cells of a workbook look, as far as that may say something: struck through, filled with a colour, or showing no more
//! of a day than its month or year. None of it is read, so that it is told.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use jiff::civil::DateTime;
use kernel::Refusal;

use super::number_formats::Shows;
use super::xml::{Met, attribute, number, walk};
use crate::sheets::file::book::{letters, listed};

/// How cells of a style look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Whether their words are struck through.
    pub struck: bool,
    /// Their colour, by its number in the workbook; none where they have that of the sheet.
    pub fill: Option<u32>,
}

/// What the part about styles says: what each of them shows, and how it looks.
#[derive(Debug, Default)]
pub struct Styles {
    /// What each style shows.
    pub shows: Vec<Shows>,
    /// How each looks.
    pub looks: Vec<Look>,
}

/// What each style of a workbook shows, by its number.
pub fn styles(content: &mut impl BufRead) -> Result<Styles, Refusal> {
    let (mut all, mut own, mut cells) = (Styles::default(), BTreeMap::new(), false);
    let (mut fonts, mut fills, mut inside) = (Vec::new(), Vec::new(), "");
    walk(content, |met| {
        match met {
            Met::Start(element) => match (inside, element.local_name().as_ref()) {
                (_, "numFmt") => {
                    if let (Some(id), Some(code)) = (number(element, "numFmtId"), attribute(element, "formatCode")) {
                        own.entry(id).or_insert_with(|| Shows::of(&code));
                    }
                }
                (_, "fonts") => inside = "fonts",
                (_, "fills") => inside = "fills",
                ("fonts", "font") => fonts.push(false),
                ("fonts", "strike") => {
                    let struck = !attribute(element, "val").is_some_and(|own| matches!(own.as_str(), "0" | "false"));
                    fonts.last_mut().into_iter().for_each(|own| *own = struck);
                }
                ("fills", "fill") => fills.push(false),
                ("fills", "patternFill") => {
                    let kind = attribute(element, "patternType").unwrap_or_default();
                    let filled = !matches!(kind.as_str(), "" | "none" | "gray125");
                    fills.last_mut().into_iter().for_each(|own| *own = filled);
                }
                ("fills", "fgColor") if attribute(element, "rgb").is_some_and(|own| own.ends_with("FFFFFF")) => {
                    fills.last_mut().into_iter().for_each(|own| *own = false);
                }
                (_, "cellXfs") => cells = true,
                (_, "xf") if cells => {
                    let id = number(element, "numFmtId").unwrap_or(0);
                    all.shows.push(own.get(&id).copied().unwrap_or_else(|| Shows::usual(id)));
                    let at = |name: &str| number(element, name).unwrap_or(0);
                    let is = |all: &[bool], at: u32| all.get(at as usize).copied().unwrap_or(false);
                    let fill = Some(at("fillId")).filter(|fill| is(&fills, *fill));
                    all.looks.push(Look { struck: is(&fonts, at("fontId")), fill });
                }
                _ => {}
            },
            Met::End("cellXfs") => cells = false,
            Met::End("fonts" | "fills") => inside = "",
            Met::End(_) | Met::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(all)
}

/// Most cells and rows that are kept of a sheet to be told.
const KEPT_MAX: usize = 10_000;
/// Cells shown as a month that are told one by one.
const MONTHS_TOLD: usize = 6;

/// What the cells of a sheet look like.
#[derive(Default)]
pub struct Seen {
    /// The cells of the row at hand: column, look, and whether nothing stands in it.
    row: Vec<(usize, Look, bool)>,
    at: u32,
    headed: bool,
    /// Rows whose words are all struck through.
    pub struck: Vec<u32>,
    /// Other cells with words that are.
    partly: Vec<(u32, usize)>,
    /// Columns in which cells have a colour of their own: how many, and whether nothing stands in one of them.
    coloured: BTreeMap<usize, (usize, bool)>,
    /// Cells that show a month or a year, with the day that is stored.
    months: Vec<(u32, usize, DateTime)>,
}

impl Seen {
    /// Takes in a cell; those of one row come one after the other.
    pub fn cell(&mut self, row: u32, column: usize, look: Look, is_empty: bool) {
        if row != self.at {
            self.end_row();
            self.at = row;
        }
        self.row.push((column, look, is_empty));
    }

    /// Takes in a cell of which a part is struck through.
    pub fn struck_in(&mut self, row: u32, column: usize) {
        if self.partly.len() < KEPT_MAX {
            self.partly.push((row, column));
        }
    }

    /// Takes in a cell that shows no more of its day than the month or the year.
    pub fn month(&mut self, row: u32, column: usize, day: DateTime) {
        if self.months.len() < KEPT_MAX {
            self.months.push((row, column, day));
        }
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        let mut words = row.iter().filter(|(.., is_empty)| !is_empty).peekable();
        if words.peek().is_none() {
            return;
        }
        let headed = std::mem::replace(&mut self.headed, true);
        if words.all(|(_, look, _)| look.struck) && self.struck.len() < KEPT_MAX {
            self.struck.push(self.at);
        } else {
            let struck: Vec<_> = row.iter().filter(|(_, look, is_empty)| look.struck && !is_empty).collect();
            struck.iter().for_each(|(column, ..)| self.struck_in(self.at, *column));
        }
        // The colour of most cells of a row is that of the row, and that of headings says nothing.
        let mut fills: BTreeMap<Option<u32>, usize> = BTreeMap::new();
        row.iter().for_each(|(_, look, _)| *fills.entry(look.fill).or_default() += 1);
        let usual = fills.iter().max_by_key(|(fill, count)| (**count, fill.is_none())).and_then(|(fill, _)| *fill);
        for (column, look, is_empty) in row.iter().filter(|_| headed) {
            if look.fill.is_some() && look.fill != usual {
                let (count, empty) = self.coloured.entry(*column).or_default();
                (*count, *empty) = (*count + 1, *empty || *is_empty);
            }
        }
    }

    /// What is to be told of them.
    pub fn notes(&mut self) -> Vec<String> {
        self.end_row();
        let mut notes = Vec::new();
        let name = |(row, column): &(u32, usize)| format!("{}{row}", letters(*column));
        let alone = self.coloured.iter().filter(|(_, (count, is_empty))| *count > 1 || *is_empty);
        let alone: Vec<_> = alone.map(|(column, _)| letters(*column)).collect();
        if !alone.is_empty() {
            let columns = listed(alone.into_iter());
            notes.push(format!(
                "colours are not read; cells have a colour of their own in columns {columns}; where it says something, write it into a column"
            ));
        }
        if !self.struck.is_empty() {
            let rows = listed(self.struck.iter().map(u32::to_string));
            notes.push(format!("rows that are struck through are proposed to be left out: {rows}"));
        }
        let partly: BTreeSet<_> = self.partly.iter().collect();
        if !partly.is_empty() {
            let cells: Vec<_> = partly.into_iter().map(name).collect();
            notes.push(format!(
                "words that are struck through are read like others; they stand at {}",
                listed(cells.into_iter())
            ));
        }
        if !self.months.is_empty() {
            let more = self.months.len().saturating_sub(MONTHS_TOLD);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let told = self.months.iter().take(MONTHS_TOLD);
            let told: Vec<_> =
                told.map(|(row, column, day)| format!("{} as {}", name(&(*row, *column)), day.date())).collect();
            notes.push(format!(
                "cells that show a month or a year alone are read as the day stored in them: {}{more}",
                told.join(", ")
            ));
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_numbered_by_their_place_among_those_of_cells() {
        let part = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm"/></numFmts>
            <fonts><font><sz/></font><font><strike/></font><font><strike val="0"/></font></fonts>
            <fills><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill>
            <fill><patternFill patternType="solid"><fgColor rgb="00FF0000"/></patternFill></fill></fills>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0" fontId="2" fillId="1"/><xf numFmtId="164" fontId="1"><alignment/></xf>
            <xf numFmtId="46" fillId="2"/></cellXfs></styleSheet>"#;
        let found = styles(&mut part.as_bytes()).expect("sound");
        assert_eq!(found.shows, [Shows::Number, Shows::Month, Shows::Duration]);
        let looks = [Look::default(), Look { struck: true, fill: None }, Look { struck: false, fill: Some(2) }];
        assert_eq!(found.looks, looks);
    }

    #[test]
    fn a_colour_is_one_of_its_own_where_the_row_has_another() {
        let (plain, red) = (Look::default(), Look { struck: false, fill: Some(2) });
        let mut seen = Seen::default();
        for (row, looks) in [(1, [red; 3]), (2, [plain, plain, red]), (3, [red; 3]), (4, [plain; 3])] {
            looks.iter().enumerate().for_each(|(column, look)| seen.cell(row, column, *look, row > 1 && column == 2));
        }
        let notes = seen.notes();
        assert!(notes.len() == 1 && notes[0].contains("in columns C;"), "{notes:?}");
    }
}
