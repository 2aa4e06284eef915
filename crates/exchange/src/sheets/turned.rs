//! Tables that are no lists: turned, with a record a column, or a matrix of marks. It is said what they look like, and
//! what to do.

use kernel::Refusal;

use super::book::{Cell, Lines};
use super::columns::{Column, Meaning};

/// Most rows of a turned table: it has one for each field.
const ROWS_MAX: usize = 60;
/// Fewest names of fields below each other, and columns of marks beside each other.
const SEVERAL: usize = 3;
/// Names of fields beside each other that make a list.
const BESIDE_MAX: usize = 2;
/// Longest mark of a matrix, in letters.
const MARK_LETTERS_MAX: usize = 3;

/// What speaks against a sheet in which names of fields stand below each other, and hardly any beside each other.
pub fn refusal(sheet: &str, headings: &[String], lines: &Lines, means: impl Fn(&str) -> Meaning) -> Option<Refusal> {
    if lines.len() > ROWS_MAX || lines.is_empty() {
        return None;
    }
    let known = |text: &str| matches!(means(text), Meaning::Place(_) | Meaning::Computed | Meaning::Decided);
    let beside = headings.iter().filter(|heading| known(heading)).count();
    let first: Vec<_> =
        lines.iter().map(|line| line.cell(0).words()).filter(|words| !words.trim().is_empty()).collect();
    let below = first.iter().filter(|words| known(words)).count();
    let wide = lines.iter().any(|line| line.cells.len() > 1);
    let turned = wide && below >= SEVERAL && below * 2 > first.len() && beside < BESIDE_MAX;
    let shown: Vec<_> =
        first.iter().filter(|words| known(words)).take(SEVERAL).map(|words| format!("\"{words}\"")).collect();
    turned.then(|| {
        let message = format!(
            "this looks like a table that is turned: names of fields stand below each other ({}), and each column is a record; transpose it in a spreadsheet (copy, paste special, transpose), or leave its rows out",
            shown.join(", ")
        );
        Refusal::software(sheet, message)
    })
}

/// What is told of columns of marks that nobody knows, such as those of a matrix of people and courses.
pub fn matrix(columns: &[Column], lines: &Lines) -> Option<String> {
    let is_mark = |cell: &Cell<'_>| match cell {
        Cell::Empty | Cell::Flag(_) => true,
        cell => cell.words().trim().chars().count() <= MARK_LETTERS_MAX,
    };
    let marked = |column: &&Column| {
        let mut cells = lines.iter().map(|line| line.cell(column.at).clone().owned()).peekable();
        column.meaning == Meaning::Unknown
            && cells.by_ref().any(|cell| !cell.is_empty())
            && lines.iter().all(|line| is_mark(line.cell(column.at)))
    };
    let marks: Vec<_> = columns.iter().filter(marked).map(|column| format!("\"{}\"", column.heading)).collect();
    (marks.len() >= SEVERAL && marks.len() * 2 > columns.len()).then(|| {
        let shown = marks.iter().take(SEVERAL).cloned().collect::<Vec<_>>().join(", ");
        format!(
            "this looks like a matrix: short marks stand below {} headings ({shown}, …); a list has a row for each mark, with what its row and its column are called in two columns: write it so, and bring that in",
            marks.len()
        )
    })
}
