//! Headings that several things may stand under: what stands below them tells which.

use kernel::{Kind, Path, Register, State, parse};

use super::samples::Samples;
use super::vocabulary::{Word, plain};
use crate::sheets::controls::annex;
use crate::sheets::cues::CUES;
use crate::sheets::links::names::Names;

/// Whether a column numbers the rows of somebody else's list.
pub fn is_number(
    register: &'static Register,
    heading: &str,
    foreign: Option<Word>,
    samples: &Samples<'_>,
    at: usize,
) -> bool {
    let word = plain(heading);
    let named = || {
        CUES.headings.numbered.iter().any(|end| word.strip_suffix(end).is_some_and(|name| name == plain(register.key)))
    };
    match foreign {
        // Where other lists keep the reference control, theirs may number the controls themselves.
        Some(Word::Place("reference_controls")) if word.ends_with("id") => {
            let mut cells = samples.words(at).peekable();
            cells.peek().is_some() && !cells.any(|cell| annex::is_in(&cell))
        }
        Some(_) => false,
        None => CUES.headings.numbers.has(&word) || named() || heading.trim().ends_with('#'),
    }
}

/// Whether what stands below a heading can stand in a place: links and numbers that nobody can read do not.
pub fn cells_fit(register: &'static Register, path: &Path, samples: &Samples<'_>, at: usize, state: &State) -> bool {
    let Ok((_, kind)) = parse::place(register.fields, path) else { return true };
    let mut cells = samples.words(at).peekable();
    if cells.peek().is_none() {
        return true;
    }
    match kind {
        Kind::Decimal | Kind::Whole => cells.any(|cell| cell.trim().trim_end_matches('%').parse::<f64>().is_ok()),
        Kind::Link(to) | Kind::Links(to) => {
            let names = Names::of(state);
            cells.any(|cell| names.resolve(to, &cell).is_ok())
        }
        _ => true,
    }
}
