//! Which row of a sheet names the columns: title rows may stand above it.

use super::book::{Cell, Line, Merge, Page};
use super::{COLUMNS_MAX, HEADING_ROWS_MAX};

/// The headings of a sheet, and where the rows below them begin.
pub struct Top {
    /// The number of the row that names the columns.
    pub row: u32,
    /// What each column is called.
    pub headings: Vec<String>,
    /// Which of the sheet's lines is the first below.
    pub first: usize,
}

/// Finds the row of headings: of the first rows the one in which most cells are understood, else in which most
/// stand. None where the sheet is empty.
pub fn find(page: &Page, understood: impl Fn(&str) -> bool) -> Option<Top> {
    let worth = |line: &Line<'_>| {
        let words = line.cells.iter().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.trim()),
            Cell::Empty | Cell::Number(_) | Cell::Moment(_) | Cell::Flag(_) | Cell::Wrong(_) => None,
        });
        let words: Vec<_> = words.collect();
        (words.iter().filter(|word| understood(word)).count(), words.len())
    };
    let first = page.lines.iter().take(HEADING_ROWS_MAX).enumerate();
    // The earlier of equals: data may repeat headings, headings do not repeat data.
    let (at, line) = first.rev().max_by_key(|(_, line)| worth(line))?;
    let above = at.checked_sub(1).and_then(|above| page.lines.get(above));
    let above = above.filter(|above| above.number + 1 == line.number);
    let heading = |column: usize| heading(page, above.as_ref(), &line, column);
    let headings = (0..line.cells.len().min(COLUMNS_MAX)).map(heading).collect();
    Some(Top { row: line.number, headings, first: at + 1 })
}

/// What a column is called; where the row above joins several columns under one word, with that word before it.
fn heading(page: &Page, above: Option<&Line<'_>>, line: &Line<'_>, column: usize) -> String {
    let own = line.cell(column).words().split_whitespace().collect::<Vec<_>>().join(" ");
    let at = u32::try_from(column).unwrap_or(u32::MAX);
    let covers = |merge: &&Merge| {
        let wide = merge.from.1 < merge.to.1 && (merge.from.1..=merge.to.1).contains(&at);
        wide && merge.from.0 + 1 == line.number - 1
    };
    let group = above.and_then(|above| {
        let merge = page.merged.iter().find(covers)?;
        Some(above.cell(merge.from.1 as usize).words().trim().to_owned())
    });
    // A title over the whole sheet groups nothing.
    let whole = |merge: &&Merge| (merge.to.1 - merge.from.1 + 1) as usize >= line.cells.len();
    let titled = page.merged.iter().find(covers).is_some_and(|merge| whole(&merge));
    match group.filter(|group| !group.is_empty() && !titled) {
        Some(group) if !own.is_empty() => format!("{group} {own}"),
        _ => own,
    }
}
