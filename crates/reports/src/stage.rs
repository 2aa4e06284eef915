//! Where risks stand on the day of a report: a column that is computed, beside the fields that are stored. An acceptance
//! that ran out or that the evidence took back is told as such.

use isms::planning::Risk;
use isms::planning::risks::{Stage, stage};
use kernel::{Choice, Date, Declared, Id, Register, Row, State};

use crate::{Cell, Column, Shown, Width, Words};

/// The column, for the register of risks.
pub fn column(register: &Register, words: Words<'_>) -> Option<Column> {
    let label = || words.say("choice-risk-stage");
    (register.key == Risk::KEY).then(|| Column { label: label(), width: Width::Name, shown: Shown::Everywhere })
}

/// Its cell in the row of a risk.
pub fn cell(row: &Row<'_>, state: &State, day: Date, words: Words<'_>) -> Option<Cell> {
    let risk = row.record.as_any().downcast_ref::<Risk>()?;
    let stage = stage(state, Id::of(row.id), risk, day);
    Some(Cell::text(words.choice(Stage::CHOICES.key, stage.key())))
}
