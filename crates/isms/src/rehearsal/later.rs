//! Records of things that had happened well before they were recorded: evidence that was entered later.

use std::collections::HashMap;
use std::iter::Sum;
use std::ops::Add;

use kernel::{Date, Head, Kind, Record, State, Value};

use super::age;

/// What was recorded more than this many days after it happened counts as entered later: a house rule.
pub const LATE_DAYS: i32 = 7;

/// How many records were entered later, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// Entered later.
    pub late: usize,
    /// All of them.
    pub total: usize,
}

impl Add for Later {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { late: self.late + other.late, total: self.total + other.total }
    }
}

impl Sum for Later {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Self::add)
    }
}

/// Counts of registers, made once each.
pub struct Lateness<'a> {
    state: &'a State,
    counts: HashMap<&'static str, Later>,
}

impl<'a> Lateness<'a> {
    /// Nothing counted yet.
    pub fn of(state: &'a State) -> Self {
        Self { state, counts: HashMap::new() }
    }

    /// The live records of these registers.
    pub fn among(&mut self, registers: &[&'static str]) -> Later {
        registers
            .iter()
            .map(|register| *self.counts.entry(register).or_insert_with(|| count(self.state, register)))
            .sum()
    }
}

fn count(state: &State, register: &str) -> Later {
    let rows = state.table(register).into_iter().flat_map(|table| table.rows()).filter(|row| !row.head.retired);
    rows.map(|row| Later { late: usize::from(late(row.head, row.record)), total: 1 }).sum()
}

/// Whether a record tells of something that happened long before it was made. What was added to an older record
/// afterwards is not told apart, so this is the least that was entered later.
pub fn late(head: &Head, record: &dyn Record) -> bool {
    let made = age::made_on(head);
    let dated = |kind: &Kind| matches!(kind, Kind::Date | Kind::Group(_) | Kind::Many(_));
    let fields = record.register().fields.iter().enumerate().filter(|(_, field)| dated(&field.kind));
    fields.flat_map(|(at, field)| happened(field.key, record.get(at))).any(|day| age::older(day, LATE_DAYS, made))
}

/// The days of what happened: fields called `…_on` and parts called `on`.
fn happened(key: &str, value: Value) -> Vec<Date> {
    let part = |parts: Vec<(_, Value)>| {
        let of = |(key, value): (std::borrow::Cow<'static, str>, Value)| happened(&key, value);
        parts.into_iter().flat_map(of).collect::<Vec<_>>()
    };
    match value {
        Value::Date(day) if key == "on" || key.ends_with("_on") => vec![day],
        Value::Group(parts) => part(parts),
        Value::Many(rows) => rows.into_iter().flat_map(|(_, parts)| part(parts)).collect(),
        _ => Vec::new(),
    }
}
