//! What stands beside a list and is no part of it: a legend or another small table behind empty columns, which ends
//! before the list does or goes on below it.

use crate::sheets::columns::meanings::Headings;
use crate::sheets::file::book::{Cell, Line, Lines, Page, letters};
use crate::sheets::risks::scale_keys;

/// Fewest columns of such a table, and fewest rows below its headings.
const COLUMNS_MIN: usize = 2;
const ROWS_MIN: usize = 2;

/// Empties the tables that stand apart from the first run of columns, and tells which; not those of which somebody said
/// what a column means.
pub fn set_aside(page: &mut Page, blocks: &[(usize, usize)], told: &Headings) {
    let Some((list, others)) = blocks.split_first().map(|(first, others)| (*first, others)) else { return };
    let mut aside = Vec::new();
    for (from, end) in others {
        let Some(apart) = Apart::of(&page.lines, (*from, *end)) else { continue };
        let meant = apart.headings.iter().any(|heading| matches!(told.find(heading), Some(Some(_))));
        if meant || !(apart.counts || apart.is_uneven(&page.lines, list)) {
            continue;
        }
        let named = apart.headings.iter().map(|heading| format!("\"{heading}\"")).collect::<Vec<_>>().join(", ");
        page.notes.push(format!(
            "columns {} to {} stand apart behind empty columns, with {} rows of their own under {named}: they are no part of the list and not read; to have them read, say what they mean",
            letters(*from),
            letters(*end - 1),
            apart.rows
        ));
        page.beside.extend(scale_keys::rows(&page.lines, (*from, *end)));
        aside.push((*from, *end));
    }
    if aside.is_empty() {
        return;
    }
    let inside = |at: usize| aside.iter().any(|(from, end)| (*from..*end).contains(&at));
    let lines = page.lines.iter().map(|line| without(line, inside));
    page.lines = lines.filter(|line| line.cells.iter().any(|cell| !cell.is_empty())).collect();
    page.merged.retain(|merge| !inside(merge.from.1 as usize));
}

/// A row without what stands in some columns.
pub fn without<'l>(line: Line<'l>, inside: impl Fn(usize) -> bool) -> Line<'l> {
    let cells = line.cells.into_iter().enumerate();
    Line { cells: cells.map(|(at, cell)| if inside(at) { Cell::Empty } else { cell }).collect(), ..line }
}

/// Whether a table beside a list ends before it does or goes on below it, and is no key of a scale.
pub fn is_another(lines: &Lines, list: (usize, usize), block: (usize, usize)) -> bool {
    Apart::of(lines, block).is_some_and(|apart| !apart.counts && apart.is_uneven(lines, list))
}

/// A table that fills a rectangle: its headings, and rows below them without a gap.
struct Apart {
    /// Which of the lines holds its headings.
    first: usize,
    headings: Vec<String>,
    /// How many rows stand below them.
    rows: usize,
    /// Whether its first column counts the steps of a scale.
    counts: bool,
}

impl Apart {
    /// Whether a list beside it has more rows, or fewer.
    fn is_uneven(&self, lines: &Lines, (from, end): (usize, usize)) -> bool {
        let lists = |line: &Line<'_>| line.cells.iter().take(end).skip(from).any(|cell| !cell.is_empty());
        lines.iter().skip(self.first + 1).filter(lists).count() != self.rows
    }

    fn of(lines: &Lines, (from, end): (usize, usize)) -> Option<Self> {
        let filled = |line: &Line<'_>| line.cells.iter().take(end).skip(from).filter(|cell| !cell.is_empty()).count();
        let counts: Vec<_> = lines.iter().map(|line| (line.number, filled(&line))).collect();
        let width = end - from;
        let first = counts.iter().position(|(_, filled)| *filled == width).filter(|_| width >= COLUMNS_MIN)?;
        let rows =
            counts[first..].windows(2).take_while(|pair| pair[1].1 == width && pair[1].0 == pair[0].0 + 1).count();
        // A title may stand above, and nothing below.
        let alone = counts[first + 1 + rows..].iter().all(|(_, filled)| *filled == 0)
            && counts[..first].iter().all(|(_, filled)| *filled <= 1);
        let headings: Vec<_> = (from..end)
            .map(|at| lines.get(first).map(|line| line.cell(at).words().trim().to_owned()).unwrap_or_default())
            .collect();
        let named = headings.iter().all(|heading| heading.contains(char::is_alphabetic));
        let steps: Vec<_> =
            lines.iter().skip(first + 1).take(rows).map(|line| line.cell(from).words().trim().parse::<i64>()).collect();
        let steps: Option<Vec<_>> = steps.into_iter().map(Result::ok).collect();
        let counts = steps.is_some_and(|steps| steps.windows(2).all(|pair| (pair[0] - pair[1]).abs() == 1));
        (alone && named && rows >= ROWS_MIN).then_some(Self { first, headings, rows, counts })
    }
}
