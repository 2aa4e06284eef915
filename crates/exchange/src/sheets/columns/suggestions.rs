//! What an unknown column may mean: by the words of its heading, and by what stands below it.

use std::collections::HashSet;

use kernel::{Kind, Path, Register, Writer, parse};

use super::meanings::{By, Column, Meaning, places};
use super::samples::Samples;
use super::vocabulary::{self, Word, plain};
use crate::sheets::cells::values::Reading;
use crate::sheets::file::book::Cell;
use crate::sheets::quantities::days::{self, Order};
use crate::texts;

/// Most suggestions for a column.
const SUGGESTIONS_MAX: usize = 3;
/// What has to speak for a place of a column that is computed here: a word of its heading.
const COMPUTED_WORTH_MIN: usize = 2;
/// Cells that are tried.
const CELLS: usize = 20;
/// Shortest word that says something.
const WORD_LETTERS_MIN: usize = 3;

/// Fills in the suggestions of unknown columns, out of places that no other column fills.
pub fn suggest(register: &'static Register, columns: &mut [Column], samples: &Samples<'_>, reading: &Reading<'_>) {
    let taken: HashSet<_> = columns.iter().filter_map(|column| column.place().map(ToString::to_string)).collect();
    let free: Vec<_> = places(register).filter(|path| !taken.contains(&path.to_string())).collect();
    let open = |column: &&mut Column| match column.meaning {
        Meaning::Unknown => column.by == By::Nothing,
        // Some hold by hand what is computed here.
        Meaning::Computed => column.by != By::Key,
        _ => false,
    };
    for column in columns.iter_mut().filter(open) {
        let least = if column.meaning == Meaning::Computed { COMPUTED_WORTH_MIN } else { 1 };
        let mut rated: Vec<_> =
            free.iter().map(|path| (worth(register, path, column, samples, reading), path)).collect();
        rated.retain(|(worth, path)| {
            *worth >= least && written(register, path) && may_hold(register, path, column, samples)
        });
        rated.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
        column.suggestions = rated.into_iter().take(SUGGESTIONS_MAX).map(|(_, path)| path.to_string()).collect();
    }
}

/// Whether edits write a place, so that a column may fill it.
fn written(register: &'static Register, path: &Path) -> bool {
    register.field(&path.field).is_some_and(|(_, field)| field.writer == Writer::Edit)
}

/// How much speaks for a place: words it shares with the heading count twice as much as cells that fit it.
fn worth(
    register: &'static Register,
    path: &Path,
    column: &Column,
    samples: &Samples<'_>,
    reading: &Reading<'_>,
) -> usize {
    // What the records themselves are called says nothing about any of their fields.
    let mut heading = parts(&vocabulary::spaced(&column.heading));
    heading.remove(register.key);
    let place = path.to_string();
    let means = |word: &Word| matches!(word, Word::Place(own) if *own == place);
    let mut foreign = vocabulary::known(register.key).filter(|(own, word)| means(word) && *own != register.key);
    let known: HashSet<_> = parts(&texts::label(register, path)).into_iter().chain(parts(&place)).collect();
    let whole: String =
        parts(&vocabulary::spaced(&column.heading)).into_iter().filter(|own| own != register.key).collect();
    let whole = [plain(&column.heading), whole].into_iter().find(|own| !own.contains(register.key)).unwrap_or_default();
    let inside = foreign.any(|(word, _)| word.len() > WORD_LETTERS_MIN && whole.contains(word));
    let shared = heading.intersection(&known).count() + usize::from(inside);
    // Days stand below many headings, so that they alone say nothing.
    let dated = matches!(parse::place(register.fields, path), Ok((_, Kind::Date)));
    let fits = (!dated || shared > 0) && fits(register, path, column, samples, reading);
    2 * shared + usize::from(fits)
}

/// Whether a place can hold what stands below a heading: no days where numbers are asked for, and no numbers where records
/// or days are.
fn may_hold(register: &Register, path: &Path, column: &Column, samples: &Samples<'_>) -> bool {
    let Ok((_, kind)) = parse::place(register.fields, path) else { return true };
    let cells = || samples.cells(column.at).iter().take(CELLS);
    let day =
        |cell: &Cell<'_>| matches!(cell, Cell::Moment(_)) || days::read(&cell.words(), Some(Order::DayFirst)).is_ok();
    let number = |cell: &Cell<'_>| cell.words().trim().trim_end_matches('%').parse::<f64>().is_ok();
    let titled = *path == Path::field(register.fields[register.title].key);
    let all = |is: &dyn Fn(&Cell<'_>) -> bool| cells().next().is_some() && cells().all(is);
    match kind {
        Kind::Whole | Kind::Decimal | Kind::Money | Kind::Flag => !all(&day),
        Kind::Date | Kind::Time => {
            cells().next().is_none() || cells().any(|cell| day(cell) || days::is_open(&cell.words()))
        }
        Kind::Choice(_) | Kind::Link(_) | Kind::Links(_) => !all(&day) && !all(&number),
        Kind::Text | Kind::Markdown if titled => !all(&day) && !all(&number),
        _ => true,
    }
}

fn parts(text: &str) -> HashSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| word.chars().count() >= WORD_LETTERS_MIN).collect()
}

/// Whether the cells can only be of such a kind: days, links and choices; nearly everything is a text.
fn fits(register: &Register, path: &Path, column: &Column, samples: &Samples<'_>, reading: &Reading<'_>) -> bool {
    let Ok((_, kind)) = parse::place(register.fields, path) else { return false };
    if !matches!(kind, Kind::Date | Kind::Link(_) | Kind::Links(_) | Kind::Choice(_)) {
        return false;
    }
    let mut cells = samples.cells(column.at).iter().take(CELLS).peekable();
    cells.peek().is_some() && cells.all(|cell| reading.value(cell, path, &kind, &[]).is_ok())
}
