//! Whether the numbers of a list are our references, or another list's that merely look like them.

use kernel::{Register, State};

use super::names;
use crate::sheets::RECORD_VERSION;
use crate::sheets::columns::samples::Samples;

/// An export of ours to be brought back says from which version of each record it was made. One made for reading does
/// not; it is known by its rows: at least half of the numbers lead to records with the titles that stand beside them.
pub fn numbers(register: &'static Register, headings: &[String], samples: &Samples<'_>, state: &State) -> bool {
    let all = || 0..headings.len();
    headings.iter().any(|heading| heading.trim() == RECORD_VERSION)
        || all().any(|at| {
            let titles = titles(register, samples, at, state);
            !titles.is_empty() && all().any(|other| other != at && stand_beside(&titles, samples, other))
        })
}

/// The titles of the records that the numbers of a column lead to, empty where a number leads to none; none at all for
/// a column in which something else stands.
fn titles(register: &'static Register, samples: &Samples<'_>, at: usize, state: &State) -> Vec<String> {
    let Some(table) = state.table(register.key) else { return Vec::new() };
    let title = |cell: String| {
        let id = table.numbered(names::reference(register, &cell)?);
        Some(id.and_then(|id| table.row(id)).map(|row| row.record.title()).unwrap_or_default())
    };
    samples.words(at).map(title).collect::<Option<_>>().unwrap_or_default()
}

fn stand_beside(titles: &[String], samples: &Samples<'_>, at: usize) -> bool {
    let beside = titles.iter().zip(samples.words(at));
    let same = beside.filter(|(title, cell)| !title.is_empty() && title.trim() == cell.trim()).count();
    2 * same >= titles.len()
}
