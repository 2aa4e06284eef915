//! What a workbook's XML says beside the cells: names of sheets, what is hidden, and what is merged.

use std::collections::BTreeMap;
use std::io::BufRead;

use kernel::Refusal;

use super::archive::refused;
use super::xml::{attribute, elements, number, says_yes};
use crate::sheets::file::book::Merge;
use crate::sheets::file::bounds::Taken;

/// Most merged cells in a sheet.
const MERGES_MAX: usize = 20_000;
/// Most hidden rows and columns that are told of.
const HIDDEN_MAX: usize = 20_000;

/// Most comments of a sheet that are counted.
const COMMENTS_MAX: usize = 20_000;

/// Most cells with a link that are counted.
const LINKS_MAX: usize = 20_000;

/// What a sheet says beside its cells; rows and columns counted from 0.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Rows that are hidden.
    pub rows: Vec<u32>,
    /// Columns that are hidden, from the first to the last of a run.
    pub columns: Vec<(u32, u32)>,
    /// Merged cells.
    pub merged: Vec<Merge>,
    /// Whether something is drawn over its cells in the old way, as comments are.
    pub drawn: bool,
    /// Cells with a comment, as far as they are kept.
    pub commented: Vec<(u32, u32)>,
    /// Cells behind which a link lies, as far as they are kept.
    pub linked: Vec<(u32, u32)>,
}

/// A sheet as the workbook lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What it is called.
    pub name: String,
    /// The id of the relationship that says where it lies.
    pub relationship: String,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// The sheets that a workbook lists, and whether its days are counted from the beginning of 1904.
pub fn sheets(content: &mut impl BufRead) -> Result<(Vec<Listed>, bool), Refusal> {
    let (mut found, mut from_1904) = (Vec::new(), false);
    elements(content, |element| {
        match element.local_name().as_ref() {
            "sheet" => {
                if let (Some(name), Some(relationship)) = (attribute(element, "name"), attribute(element, "id")) {
                    let hidden = attribute(element, "state").is_some_and(|state| state != "visible");
                    found.push(Listed { name, relationship, hidden });
                }
            }
            "workbookPr" => from_1904 |= says_yes(element, "date1904"),
            _ => {}
        }
        Ok(())
    })?;
    Ok((found, from_1904))
}

/// The files that relationships of a kind lead to, by their ids: those of sheets, for one; what holds charts and dialogs
/// is of another kind.
pub fn targets(content: &mut impl BufRead, kind: &str) -> Result<BTreeMap<String, String>, Refusal> {
    let mut found = BTreeMap::new();
    elements(content, |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target"))
            && attribute(element, "Type").is_some_and(|of| of.ends_with(kind))
        {
            found.insert(id, target);
        }
        Ok(())
    })?;
    Ok(found)
}

/// What a sheet hides and merges. Where its name is given, what stands in it is counted: a row, column or cell too
/// many is refused before any cell is read.
pub fn of_sheet(content: &mut impl BufRead, mut bounded: Option<(&str, &mut Taken)>) -> Result<Marks, Refusal> {
    let (mut marks, mut row, mut column, mut counted) = (Marks::default(), 0, 0, 0);
    elements(content, |element| {
        match element.local_name().as_ref() {
            "row" => {
                row = number(element, "r").unwrap_or(row + 1);
                column = 0;
                if says_yes(element, "hidden") && marks.rows.len() < HIDDEN_MAX {
                    marks.rows.push(row.saturating_sub(1));
                }
            }
            "c" => {
                let place = attribute(element, "r").as_deref().and_then(corner);
                column = place.map_or(column, |(_, column)| column as usize) + 1;
            }
            "v" | "is" => {
                if let Some((sheet, taken)) = &mut bounded {
                    Taken::column(sheet, row, column.saturating_sub(1))?;
                    taken.cells(sheet, row, 1)?;
                    if counted != row {
                        counted = row;
                        taken.row(sheet, row)?;
                    }
                }
            }
            "col" if says_yes(element, "hidden") && marks.columns.len() < HIDDEN_MAX => {
                let first = number(element, "min").unwrap_or(1);
                let last = number(element, "max").unwrap_or(first);
                marks.columns.push((first.saturating_sub(1), last.saturating_sub(1)));
            }
            "legacyDrawing" => marks.drawn = true,
            "hyperlink" if marks.linked.len() < LINKS_MAX => {
                let range = attribute(element, "ref").unwrap_or_default();
                marks.linked.extend(corner(range.split(':').next().unwrap_or_default()));
            }
            "mergeCell" => {
                if marks.merged.len() == MERGES_MAX {
                    return Err(refused(format!("a sheet has more than {MERGES_MAX} merged cells; unmerge them")));
                }
                marks.merged.extend(attribute(element, "ref").as_deref().and_then(merge));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(marks)
}

/// Reads any other file within its bounds, and gives the cells that it comments on.
pub fn comments(content: &mut impl BufRead) -> Result<Vec<(u32, u32)>, Refusal> {
    let mut cells = Vec::new();
    elements(content, |element| {
        if element.local_name().as_ref() == "comment" && cells.len() < COMMENTS_MAX {
            cells.extend(attribute(element, "ref").as_deref().and_then(corner));
        }
        Ok(())
    })?;
    Ok(cells)
}

/// `B2:B5` as its corners.
fn merge(range: &str) -> Option<Merge> {
    let (from, to) = range.split_once(':')?;
    Some(Merge { from: corner(from)?, to: corner(to)? })
}

/// `B2` as row and column, counted from 0.
pub fn corner(text: &str) -> Option<(u32, u32)> {
    let text = text.replace('$', "");
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |sum, letter| {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        sum.checked_mul(26)?.checked_add(u32::from(value) + 1)
    })?;
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::file::book::letters;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn hidden_rows_and_columns_and_merged_cells_are_found() {
        let sheet = r#"<worksheet><cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols><sheetData>
            <row r="1"/><row r="4" hidden="true"><c r="A4"/></row></sheetData><mergeCells><mergeCell ref="AA2:AA5"/></mergeCells>
            <hyperlinks><hyperlink ref="B5:B7" id="rId1"/></hyperlinks></worksheet>"#;
        let marks = of_sheet(&mut sheet.as_bytes(), None).expect("sound");
        assert_eq!((marks.rows, marks.columns), (vec![3], vec![(1, 2)]));
        assert_eq!(marks.merged, [Merge { from: (1, 26), to: (4, 26) }]);
        assert_eq!(marks.linked, [(4, 1)]);
    }

    #[test]
    fn entities_and_bottomless_nesting_are_refused() {
        let told = |text: &str| comments(&mut text.as_bytes()).expect_err(text).message;
        assert!(told("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>").contains("entities"));
        assert!(told(&"<a>".repeat(100)).contains("64 deep"));
    }
}
