//! What stands in one column: a field, or, where a field is a group, one of its parts. What a reading rests on stands
//! before it: each consequence by criterion, and the likelihood.

use isms::planning::judgement::READINGS;
use isms::planning::{Risk, scoring};
use kernel::{Declared, Field, Kind, Register, Row, State, Value};

use crate::register::{cell, width};
use crate::{Cell, Column, Shown, Words};

/// One column of a field.
#[derive(Clone, Debug)]
pub struct Leaf {
    at: usize,
    field: &'static Field,
    /// The row of a keyed list.
    key: Option<String>,
    part: Option<&'static Field>,
}

/// The columns of a field, as far as any of these records holds something in them.
pub fn leaves(register: &'static Register, at: usize, field: &'static Field, rows: &[Row<'_>]) -> Vec<Leaf> {
    let whole = Leaf { at, field, key: None, part: None };
    let Kind::Group(parts) = field.kind else { return vec![whole] };
    let reading = READINGS.iter().find(|own| register.key == Risk::KEY && own.field == field.key);
    let before = reading.into_iter().flat_map(|reading| {
        let found = |key: &str| register.field(key);
        let by_criterion = found(reading.consequence).map(|(at, own)| by_criterion(at, own, rows)).unwrap_or_default();
        let likelihood = found(reading.likelihood).map(|(at, field)| Leaf { at, field, key: None, part: None });
        by_criterion.into_iter().chain(likelihood)
    });
    let of_parts = parts.iter().filter(|part| !part.retired).map(|part| Leaf { part: Some(part), ..whole.clone() });
    let held = |leaf: &Leaf| leaf.part.is_none() || rows.iter().any(|row| !leaf.value(row).is_blank());
    let all: Vec<_> = before.chain(of_parts).filter(held).collect();
    if all.is_empty() { vec![whole] } else { all }
}

/// The level of each criterion that any of the records is judged by.
fn by_criterion(at: usize, field: &'static Field, rows: &[Row<'_>]) -> Vec<Leaf> {
    let level = field.kind.parts().unwrap_or_default().iter().find(|part| matches!(part.kind, Kind::Level));
    let mut keys: Vec<String> = Vec::new();
    for row in rows {
        let Value::Many(groups) = row.record.get(at) else { continue };
        keys.extend(groups.into_iter().map(|(key, _)| key).filter(|key| !keys.contains(key)).collect::<Vec<_>>());
    }
    keys.into_iter().map(|key| Leaf { at, field, key: Some(key), part: level }).collect()
}

/// What a criterion of the method is called.
fn criterion(state: &State, key: &str) -> Option<String> {
    let (_, method) = scoring::at_hand(state)?;
    method.criteria.at(key).map(|own| own.label.to_string())
}

impl Leaf {
    /// Its column: `Current: Score`, and of a level by the name of its criterion, `Consequence: Confidentiality`.
    pub fn column(&self, register: &Register, state: &State, words: Words<'_>) -> Column {
        let whole = words.field(register.key, self.field);
        let width = width(&self.part.unwrap_or(self.field).kind);
        if let Some(name) = self.key.as_ref().and_then(|key| criterion(state, key)) {
            return Column { label: format!("{whole}: {name}"), width, shown: Shown::Everywhere };
        }
        let whole = self.key.as_ref().map_or(whole.clone(), |key| format!("{whole} {key}"));
        let part = self.part.map(|part| words.field(&format!("{}-{}", register.key, self.field.key), part));
        let label = part.map_or(whole.clone(), |part| format!("{whole}: {part}"));
        Column { label, width, shown: Shown::Everywhere }
    }

    /// Its cell in the row of a record.
    pub fn cell(&self, row: &Row<'_>, state: &State, words: Words<'_>) -> Cell {
        let register = row.record.register().key;
        match self.part {
            Some(part) => cell(&format!("{register}-{}", self.field.key), part, &self.value(row), state, words),
            None => cell(register, self.field, &self.value(row), state, words),
        }
    }

    fn value(&self, row: &Row<'_>) -> Value {
        let whole = row.record.get(self.at);
        let Some(part) = self.part else { return whole };
        let parts = match (&whole, &self.key) {
            (Value::Group(parts), None) => Some(parts),
            (Value::Many(rows), Some(key)) => rows.iter().find(|(own, _)| own == key).map(|(_, parts)| parts),
            _ => None,
        };
        let found = parts.and_then(|parts| parts.iter().find(|(own, _)| part.answers_to(own)));
        found.map_or(Value::Nothing, |(_, value)| value.clone())
    }
}
