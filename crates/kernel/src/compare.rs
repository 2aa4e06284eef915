//! Two states of one management system compared: which records differ, and what became of each.

use crate::field::Field;
use crate::id::RawId;
use crate::record::{Record, Row};
use crate::register::Register;
use crate::state::State;

/// A record that differs between two states.
#[derive(Clone, Copy, Debug)]
pub struct Different {
    /// Its register.
    pub register: &'static Register,
    /// The record.
    pub id: RawId,
    /// What became of it.
    pub became: Became,
}

/// What became of a record between two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// It came to be.
    Added,
    /// Its content changed.
    Changed,
    /// It left the management system.
    Retired,
    /// It came back.
    Restored,
}

impl Became {
    /// Its key in answers and texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Retired => "retired",
            Self::Restored => "restored",
        }
    }
}

/// The records whose content or standing differs, register by register in the order of the standard.
pub fn differing(then: &State, now: &State) -> Vec<Different> {
    let of = |register: &&'static Register| {
        let rows = now.table(register.key).into_iter().flat_map(|table| table.rows());
        // What no entry touched in between cannot differ.
        let touched = rows.filter(|row| row.head.changed > then.size());
        touched.filter_map(|row| different(then, register, row)).collect::<Vec<_>>()
    };
    now.registers().iter().flat_map(of).collect()
}

fn different(then: &State, register: &'static Register, after: Row<'_>) -> Option<Different> {
    let of = |became| Some(Different { register, id: after.id, became });
    let Some(before) = then.row(register.key, after.id) else { return of(Became::Added) };
    match (before.head.retired, after.head.retired) {
        (false, true) => of(Became::Retired),
        (true, false) => of(Became::Restored),
        (_, _) => fields(register, before.record, after.record).next().and_then(|_| of(Became::Changed)),
    }
}

/// The fields whose content differs between two versions of a record, with their places.
pub fn fields<'r>(
    register: &'static Register,
    before: &'r dyn Record,
    after: &'r dyn Record,
) -> impl Iterator<Item = (usize, &'static Field)> + use<'r> {
    register.fields.iter().enumerate().filter(move |(at, _)| before.get(*at) != after.get(*at))
}

/// The entries between two states that touched a record, oldest first.
pub fn entries(then: &State, now: &State, id: RawId) -> impl DoubleEndedIterator<Item = u64> {
    let after = then.size();
    now.entries_of(id).filter(move |seq| *seq > after)
}
