//! Merged cells: downwards the value stands for each row; sideways, a row that holds nothing else is a heading of its
//! own, and of any other nobody knows what is meant.

use std::ops::RangeInclusive;

use kernel::Refusal;

use crate::sheets::Options;
use crate::sheets::file::book::{Line, Merge, Page, letters, listed};

/// Letters of a row that is no record, by which it is told.
const LETTERS_MAX: usize = 40;

/// Cells of one column that are merged down.
#[derive(Clone, Debug)]
pub struct Span {
    /// The column, counted from 0.
    pub column: usize,
    /// The numbers of their rows, counted from 1.
    pub rows: RangeInclusive<u32>,
}

/// Writes the value of cells merged downwards into each of their rows below the headings, and takes out rows of which
/// nothing but one cell merged sideways is filled, such as the themes of a list.
///
/// # Errors
/// Cells merged sideways in other rows, but those that are left out.
pub fn spread(page: &mut Page, first: usize, options: &Options) -> Result<Vec<Span>, Vec<Refusal>> {
    let Some(top) = page.lines.get(first).map(|line| line.number - 1) else { return Ok(Vec::new()) };
    let (mut refusals, mut told, mut spans, mut themes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for merge in std::mem::take(&mut page.merged).into_iter().filter(|merge| merge.to.0 >= top) {
        let name = |(row, column): (u32, u32)| format!("{}{}", letters(column as usize), row + 1);
        let range = format!("{}:{}", name(merge.from), name(merge.to));
        let number = merge.from.0 + 1;
        let rows = page.lines.before(number)..page.lines.before((merge.to.0 + 1).saturating_add(1));
        let head = page.lines.get(rows.start).filter(|line| line.number == number);
        if merge.from.1 < merge.to.1 {
            match head.filter(|line| is_theme(line, &merge)) {
                Some(line) => themes.push((number, words(&line))),
                None if options.leaves_out(&page.name, number) || rows.is_empty() => {}
                None => {
                    let message = "these cells are merged over several columns; unmerge them and fill each column, or leave the row out";
                    refusals.push(Refusal::software(format!("{}, {range}", page.name), message));
                }
            }
            continue;
        }
        let column = merge.from.1 as usize;
        // What stands there is copied from row to row while rows are written.
        let value = head.map(|line| line.cell(column).clone().owned()).filter(|value| !value.is_empty());
        let Some(value) = value else { continue };
        page.lines.write(rows, column, &value);
        spans.push(Span { column, rows: number..=merge.to.0 + 1 });
        told.push(range);
    }
    if !told.is_empty() {
        page.notes.push(format!("merged cells stand for each of their rows: {}", listed(told.into_iter())));
    }
    if !themes.is_empty() {
        themes.sort_by_key(|(number, _)| *number);
        page.lines.retain(|line| !themes.iter().any(|(number, _)| *number == line.number));
        let named = themes.into_iter().map(|(number, words)| format!("{number} \"{words}\""));
        page.notes.push(format!(
            "rows that hold one cell merged over several columns are headings and no records, and are not read: row {}",
            listed(named.collect::<Vec<_>>().into_iter())
        ));
    }
    if refusals.is_empty() { Ok(spans) } else { Err(refusals) }
}

/// Whether nothing stands in a row but the one cell that is merged.
fn is_theme(line: &Line<'_>, merge: &Merge) -> bool {
    let own = merge.from.1 as usize;
    merge.from.0 == merge.to.0 && line.cells.iter().enumerate().all(|(at, cell)| at == own || cell.is_empty())
}

/// The beginning of what stands in a row.
fn words(line: &Line<'_>) -> String {
    let first = line.cells.iter().find(|cell| !cell.is_empty()).map(|cell| cell.words()).unwrap_or_default();
    first.trim().chars().take(LETTERS_MAX).collect()
}
