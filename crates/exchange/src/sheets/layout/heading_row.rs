//! Which row of a sheet names the columns: title rows may stand above it.

use kernel::Refusal;

use crate::sheets::cells::choices;
use crate::sheets::columns::headings;
use crate::sheets::columns::samples::Samples;
use crate::sheets::columns::vocabulary::plain;
use crate::sheets::file::book::{Cell, Line, Lines, Merge, Page, letters};
use crate::sheets::file::invisibles;
use crate::sheets::risks::scale_keys;
use crate::sheets::{COLUMNS_MAX, HEADING_ROWS_MAX};

/// The headings of a sheet, and where the rows below them begin.
pub struct Top {
    /// The number of the row that names the columns.
    pub row: u32,
    /// What each column is called.
    pub headings: Vec<String>,
    /// Which of the sheet's lines is the first below.
    pub first: usize,
    /// What is to be told of the rows above.
    pub above: Option<String>,
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
        (words.iter().filter(|word| choices::bare(word).is_none() && understood(word)).count(), words.len())
    };
    let first = page.lines.iter().take(HEADING_ROWS_MAX).enumerate();
    // The earlier of equals: data may repeat headings, headings do not repeat data.
    let (at, line) = first.rev().max_by_key(|(_, line)| worth(line))?;
    // Headings in two rows are held together by cells merged over both.
    let next =
        |at: usize| page.lines.get(at + 1).is_some_and(|next| is_joined(page, line_number(page, at), next.number));
    let before = at.checked_sub(1).filter(|before| is_joined(page, line_number(page, *before), line.number));
    let (at, line) = match before.or_else(|| next(at).then_some(at)).and_then(|upper| page.lines.get(upper + 1)) {
        Some(lower) => (before.map_or(at + 1, |before| before + 1), lower),
        None => (at, line),
    };
    let above = at.checked_sub(1).and_then(|above| page.lines.get(above));
    let above = above.filter(|above| above.number + 1 == line.number);
    let width =
        above.as_ref().filter(|above| is_joined(page, above.number, line.number)).map_or(0, |own| own.cells.len());
    let heading = |column: usize| heading(page, above.as_ref(), &line, column, &understood);
    let headings = (0..line.cells.len().max(width).min(COLUMNS_MAX)).map(heading).collect();
    let joined = usize::from(width > 0);
    let above = told_above(page, at - joined, line.number);
    Some(Top { row: line.number, headings, first: at + 1, above })
}

fn line_number(page: &Page, at: usize) -> u32 {
    page.lines.get(at).map_or(0, |line| line.number)
}

/// Whether two rows, the one right below the other, are headings together: cells are merged over both, or stand below
/// groups alone.
fn is_joined(page: &Page, upper: u32, lower: u32) -> bool {
    let over = |merge: &Merge| merge.from.0 + 1 == upper && merge.to.0 + 1 == lower && merge.from.1 == merge.to.1;
    upper + 1 == lower && (page.merged.iter().any(over) || is_grouped(page, upper, lower))
}

/// Whether nothing but short words stands in a row, each below a cell of the row above that is merged across several
/// columns, and something beside these groups is named in the row above.
fn is_grouped(page: &Page, upper: u32, lower: u32) -> bool {
    let row = |number: u32| page.lines.iter().take(HEADING_ROWS_MAX + 1).find(|line| line.number == number);
    let (Some(above), Some(below)) = (row(upper), row(lower)) else { return false };
    let wide = |merge: &&Merge| merge.from.0 + 1 == upper && merge.to.0 == merge.from.0 && merge.from.1 < merge.to.1;
    let within = |at: usize| {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        page.merged.iter().filter(wide).any(|merge| (merge.from.1..=merge.to.1).contains(&at))
    };
    let is_short = |cell: &Cell<'_>| {
        let words = cell.words();
        matches!(cell, Cell::Text(_))
            && words.trim().chars().count() <= BELOW_LETTERS_MAX
            && !words.contains(|sign: char| sign.is_ascii_digit())
    };
    let filled =
        |line: &Line<'_>| -> Vec<usize> { (0..line.cells.len()).filter(|at| !line.cell(*at).is_empty()).collect() };
    let (named, grouped) = (filled(&above), filled(&below));
    grouped.len() > 1
        && grouped.iter().all(|at| within(*at) && is_short(below.cell(*at)))
        && named.iter().any(|at| !within(*at))
}

/// The rows above the headings, which are not read.
fn told_above(page: &Page, at: usize, row: u32) -> Option<String> {
    let words = |line: Line<'_>| {
        let first = line.cells.iter().find(|cell| !cell.is_empty()).map(Cell::words).unwrap_or_default();
        // The key of a scale says nothing where it is cut.
        let letters = if scale_keys::is_key(&first) { usize::MAX } else { ABOVE_LETTERS_MAX };
        let first: String = first.trim().chars().take(letters).collect();
        format!("{} \"{first}\"", line.number)
    };
    let above: Vec<_> = page.lines.iter().take(at.min(ABOVE_MAX)).map(words).collect();
    let more = at.saturating_sub(ABOVE_MAX);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let told = format!(
        "the headings are taken from row {row}; above it stand, and are not read, row {}{more}",
        above.join(", row ")
    );
    (!above.is_empty()).then_some(told)
}

/// Rows above the headings that are told, and letters of each.
const ABOVE_MAX: usize = 6;
const ABOVE_LETTERS_MAX: usize = 40;
/// Letters of a heading below a group.
const BELOW_LETTERS_MAX: usize = 24;

/// Names columns without a heading in which something stands by their letters, so that they can be told and mapped.
pub fn name_nameless(headings: &mut [String], samples: &Samples<'_>) -> Option<String> {
    let mut named = Vec::new();
    for (at, heading) in headings.iter_mut().enumerate() {
        if heading.is_empty() && !samples.cells(at).is_empty() {
            *heading = format!("column {}", letters(at));
            named.push(format!("\"{heading}\""));
        }
    }
    (!named.is_empty()).then(|| format!("columns without a heading hold cells and are called {}", named.join(", ")))
}

/// Cells in columns without a heading: whoever filled them meant something.
pub fn stray(sheet: &str, headings: &[String], lines: &Lines) -> Vec<Refusal> {
    let beyond = lines.iter().filter(|line| line.cells.len() > headings.len());
    let refusal = |line: Line<'_>| {
        let (cells, named) = (line.cells.len(), headings.len());
        let message = format!(
            "{cells} cells stand here, but only {named} columns are named; check the quotes, or name the columns"
        );
        Refusal::software(format!("{sheet}, row {}", line.number), message)
    };
    beyond.map(refusal).collect()
}

/// The words of a cell on one line, without signs that nobody sees.
fn worded(line: &Line<'_>, column: usize) -> String {
    invisibles::without(&line.cell(column).words()).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a column is called; where the row above joins several columns under one word, with that word before it.
fn heading(
    page: &Page,
    above: Option<&Line<'_>>,
    line: &Line<'_>,
    column: usize,
    understood: impl Fn(&str) -> bool,
) -> String {
    let own = worded(line, column);
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
    if own.is_empty()
        && let Some(above) = above.filter(|above| is_joined(page, above.number, line.number))
    {
        return worded(above, column);
    }
    // `LR` below "Reason for selection" says enough by itself; `Date` that stands below several groups does not.
    let alone = line.cells.iter().filter(|cell| plain(&cell.words()) == plain(&own)).count() == 1;
    match group.filter(|group| !group.is_empty() && !titled) {
        Some(group) if !own.is_empty() => {
            let joined = format!("{group} {own}");
            let says_enough = alone
                && !understood(&joined)
                && understood(&own)
                && headings::stem(&format!("{own} ({group})")).is_some();
            if says_enough { own } else { joined }
        }
        _ => own,
    }
}
