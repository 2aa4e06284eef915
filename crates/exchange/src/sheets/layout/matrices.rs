//! Tables that are no lists: turned, with a record a column, or a matrix of marks. It is said what they look like, and
//! what to do.

use kernel::{Refusal, Register};

use crate::sheets::cells::choices;
use crate::sheets::columns::meanings::{Column, Meaning};
use crate::sheets::file::book::{Cell, Lines};
use crate::sheets::quantities::days;
use crate::sheets::reader::is_title;

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
pub fn matrix(register: &Register, columns: &[Column], lines: &Lines) -> Option<String> {
    let trains = register.key == "training";
    let is_mark = |cell: &Cell<'_>| match cell {
        Cell::Flag(_) => true,
        Cell::Moment(_) => trains,
        cell => {
            let words = cell.words();
            words.trim().chars().count() <= MARK_LETTERS_MAX || (trains && is_done(&words))
        }
    };
    let marked = |column: &&Column| {
        let filled: Vec<_> = lines.iter().filter(|line| !line.cell(column.at).is_empty()).collect();
        let marks = filled.iter().filter(|line| is_mark(line.cell(column.at))).count();
        column.meaning == Meaning::Unknown && marks > 0 && marks * 2 >= filled.len()
    };
    let marks: Vec<_> = columns.iter().filter(marked).map(|column| format!("\"{}\"", column.heading)).collect();
    let fewest = if trains { SEVERAL - 1 } else { SEVERAL };
    let titled = columns.iter().any(|column| is_title(column, register));
    (marks.len() >= fewest && marks.len() * 2 >= columns.len() && (trains || !titled)).then(|| {
        let shown = marks.iter().take(SEVERAL).cloned().collect::<Vec<_>>().join(", ");
        let what = match trains {
            true => "name the column of people Person (where people stand across and courses below each other, turn the table first: copy, paste special, transpose), and write a day or a state (done, planned, missed) into each cell; or write",
            false => "write",
        };
        format!(
            "this looks like a matrix: marks stand below {} headings ({shown}); {what} a row for each mark, with what its row and its column are called in two columns, and bring that in",
            marks.len()
        )
    })
}

/// Whether a word says in which state a training is, or when it was.
fn is_done(words: &str) -> bool {
    choices::is_training(words) || days::read(words, Some(days::Order::DayFirst)).is_ok()
}
