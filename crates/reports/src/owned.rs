//! An organization's own fields in a report: a column for each, with what it holds by its kind.

use kernel::own::{self, OwnField};
use kernel::{Kind, Register, Row, State, Value, parse};

use crate::register::named;
use crate::{Cell, Column, Shown, Width};

/// The columns of a register's own fields.
pub fn columns(register: &Register, state: &State) -> Vec<Column> {
    let column = |field: OwnField<'_>| Column { label: field.label(), width: Width::Name, shown: Shown::Everywhere };
    OwnField::of(register, state).map(column).collect()
}

/// Their cells in the row of a record.
pub fn cells(row: &Row<'_>, state: &State) -> Vec<Cell> {
    OwnField::of(row.record.register(), state).map(|field| cell(row, &field, state)).collect()
}

/// The cell of the own field with this key; empty where it is declared no longer.
pub fn cell_of(row: &Row<'_>, key: &str, state: &State) -> Cell {
    let field = OwnField::of(row.record.register(), state).find(|field| field.key() == key);
    field.map_or(Cell::Empty, |field| cell(row, &field, state))
}

fn cell(row: &Row<'_>, field: &OwnField<'_>, state: &State) -> Cell {
    let Value::Many(rows) = row.record.value(own::FIELD) else { return Cell::Empty };
    let Some(text) = own::content(&rows, &field.key()) else { return Cell::Empty };
    let kind = match field.kind().as_str() {
        "person" => {
            return state.resolve("person", text).map_or_else(|_| Cell::text(text), |id| Cell::text(named(id, state)));
        }
        "date" => Kind::Date,
        "flag" => Kind::Flag,
        "whole" => Kind::Whole,
        _ => Kind::Text,
    };
    match parse::parse(&kind, text, state) {
        Ok(Value::Date(day)) => Cell::Day(day),
        Ok(Value::Flag(set)) => Cell::tick(set),
        Ok(Value::Whole(number)) => Cell::Number(number as f64),
        _ => Cell::text(text),
    }
}
