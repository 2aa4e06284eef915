//! Records of things that had happened well before they were recorded: evidence that was entered later.

use std::collections::{HashMap, HashSet};
use std::iter::Sum;
use std::ops::Add;

use kernel::{Date, Declared, Head, Kind, Record, State, Value};

use super::rehearse::Rehearsal;
use super::sentence::Named;
use crate::age;
use crate::evaluation::Measurement;
use crate::planning::{Objective, Risk};

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

/// The records of a rehearsal that were entered later, register by register in the order of the standard.
pub fn entered_later(state: &State, rehearsal: &Rehearsal) -> Vec<Named> {
    let read: HashSet<_> = rehearsal.requirements.iter().flat_map(|row| row.read.registers.iter().copied()).collect();
    let tables = state.registers().iter().filter(|register| read.contains(register.key));
    let rows = tables.filter_map(|register| state.table(register.key)).flat_map(|table| table.rows());
    rows.filter(|row| !row.head.retired && late(row.head, row.record)).map(Named::from).collect()
}

/// Whether a record tells of something that happened long before it was made, or long before it was added to the record
/// where that is known. Of other additions to an older record nothing is known, so this is the least that was entered
/// later.
pub fn late(head: &Head, record: &dyn Record) -> bool {
    let made = age::entered_on(head);
    let dated = |kind: &Kind| matches!(kind, Kind::Date | Kind::Group(_) | Kind::Many(_));
    let fields = record.register().fields.iter().enumerate().filter(|(_, field)| dated(&field.kind));
    let days = fields.flat_map(|(at, field)| happened(field.key, record.get(at), made));
    days.into_iter().any(|(day, recorded)| age::older(day, LATE_DAYS, recorded))
}

/// How many of the live records came in from another ledger.
pub fn elsewhere(state: &State) -> usize {
    let tables = state.registers().iter().filter_map(|register| state.table(register.key));
    tables.flat_map(|table| table.rows()).filter(|row| !row.head.retired && row.head.elsewhere.is_some()).count()
}

/// How many of the readings of the live records were entered later: judgements of risks, values of metrics, looks at
/// objectives. With the records in which they stand.
pub fn readings(state: &State) -> (Later, Vec<Named>) {
    let (mut found, mut records) = (Later::default(), Vec::new());
    for register in [Objective::KEY, Risk::KEY, Measurement::KEY] {
        for row in state.table(register).into_iter().flat_map(|table| table.rows()).filter(|row| !row.head.retired) {
            let own = of(row.record, age::entered_on(row.head));
            let late = own.iter().filter(|(day, recorded)| age::older(*day, LATE_DAYS, *recorded)).count();
            found = found + Later { late, total: own.len() };
            records.extend((late > 0).then(|| row.into()));
        }
    }
    (found, records)
}

/// The readings that a record keeps: the day of each, and the day it was entered. What is kept of a reading longer than
/// the record itself came in with it.
fn of(record: &dyn Record, made: Date) -> Vec<(Date, Date)> {
    let record = record.as_any();
    let entered = |on: Date, recorded: Option<Date>| (on, recorded.unwrap_or(if on < made { made } else { on }));
    if let Some(risk) = record.downcast_ref::<Risk>() {
        let readings = risk.current.as_deref().into_iter().chain(risk.residual.as_deref());
        let readings = readings.chain(risk.readings.iter().map(|(_, own)| own));
        return readings.map(|own| entered(own.on, own.recorded_on)).collect();
    }
    if let Some(objective) = record.downcast_ref::<Objective>() {
        return objective.check_ins.iter().map(|(_, own)| entered(own.on, own.recorded_on)).collect();
    }
    let measured = record.downcast_ref::<Measurement>().and_then(|own| own.measured_on);
    measured.map(|on| entered(on, None)).into_iter().collect()
}

/// The part that says when something was entered.
const RECORDED: &str = "recorded_on";

/// Days in the life of what a record describes: nothing was done for the management system on them.
const NO_EVIDENCE: [&str; 3] = ["joined_on", "opened_on", "acquired_on"];

/// The days of what happened, fields called `…_on` and parts called `on`, each with the day it was entered: that of the
/// record, unless the group says a later one.
fn happened(key: &str, value: Value, recorded: Date) -> Vec<(Date, Date)> {
    let group = |parts: Vec<(_, Value)>| {
        let said = parts.iter().find_map(|(key, value)| match value {
            Value::Date(day) if *key == RECORDED => Some(*day),
            _ => None,
        });
        let of =
            |(key, value): (std::borrow::Cow<'static, str>, Value)| happened(&key, value, said.unwrap_or(recorded));
        parts.into_iter().flat_map(of).collect::<Vec<_>>()
    };
    match value {
        Value::Date(_) if NO_EVIDENCE.contains(&key) => Vec::new(),
        Value::Date(day) if key != RECORDED && (key == "on" || key.ends_with("_on")) => vec![(day, recorded)],
        Value::Group(parts) => group(parts),
        Value::Many(rows) => rows.into_iter().flat_map(|(_, parts)| group(parts)).collect(),
        _ => Vec::new(),
    }
}
