//! Columns that say how far something is below a heading under which other lists write how it is done.

use kernel::{Kind, Path, Register};

use crate::sheets::cells::choices;
use crate::sheets::columns::meanings::{By, Column, Meaning};
use crate::sheets::columns::samples::Samples;

/// The text that such a heading means, and the choice for which its words may stand.
const TEXT: &str = "how";
const STATE: &str = "status";

/// Where no other column says how far controls are, one whose cells all say so does, whatever its heading means
/// elsewhere: *Mise en œuvre* with *Réalisé* and *Partiel* below.
pub fn settle(register: &'static Register, columns: &mut [Column], samples: &Samples<'_>) {
    let Some((_, Kind::Choice(known))) = register.field(STATE).map(|(at, field)| (at, field.kind)) else { return };
    let fills = |column: &Column, field: &str| column.place().is_some_and(|path| path.field == field);
    if columns.iter().any(|column| fills(column, STATE)) {
        return;
    }
    let says = |column: &&mut Column| {
        let mut cells = samples.words(column.at).peekable();
        let given = cells.peek().is_some();
        fills(column, TEXT)
            && column.by == By::Foreign
            && given
            && cells.all(|cell| choices::says_nothing(&cell) || choices::choice(known, &cell).is_ok())
    };
    if let Some(column) = columns.iter_mut().find(says) {
        column.meaning = Meaning::Place(Path::field(STATE));
    }
}
