//! What follows from risks and treatments, as columns on the screen: in print they would be too many.

use isms::planning::figures;
use kernel::{Register, Row, State};

use crate::{Cell, Column, Shown, Width, Words};

/// The columns of a register.
pub fn columns<'w>(register: &Register, words: Words<'w>) -> impl Iterator<Item = Column> + use<'w> {
    figures::keys(register.key).iter().map(move |key| Column {
        label: words.say(&format!("figure-{}", key.replace('_', "-"))),
        width: Width::Word,
        shown: Shown::Screen,
    })
}

/// Their cells in the row of a record; a score is a number.
pub fn cells(row: &Row<'_>, state: &State) -> impl Iterator<Item = Cell> {
    let cell = |text: String| text.parse().map_or_else(|_| Cell::text(text), Cell::Number);
    figures::of(row, state).into_iter().map(cell)
}
