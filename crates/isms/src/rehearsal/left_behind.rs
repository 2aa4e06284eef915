//! What people who left have not handed over: one finding for each of them, where it weighs most.

use std::collections::HashMap;

use kernel::{Date, Id, RawId, State, Table};

use super::age::hand_over_by;
use crate::support::Person;
use crate::work::held::held;

/// Who left, and a record that is open and still lies with them.
pub type Behind = (Id<Person>, RawId);

/// The registers whose clauses ask for somebody who answers, the weightiest first. Whoever leaves something in several
/// of them is told of with the first; what lies in none of these is told of with responsibilities (5.3).
const WEIGHTS: [&str; 11] = [
    "risk",
    "objective",
    "treatment",
    "opportunity",
    "method",
    "scope",
    "change",
    "obligation",
    "party",
    "issue",
    "process",
];

/// What was left behind by a day.
#[derive(Debug, Default)]
pub struct LeftBehind {
    records: HashMap<&'static str, Vec<Behind>>,
    beside: HashMap<&'static str, Vec<Behind>>,
    told_of: HashMap<Id<Person>, &'static str>,
    leaving: Vec<(Id<Person>, Date)>,
    /// Whether anybody left.
    gone: bool,
}

impl LeftBehind {
    /// Of everybody who left before a day.
    pub fn of(state: &State, day: Date) -> Self {
        let mut found = Self::default();
        for row in state.of::<Person>().rows() {
            let person = Id::<Person>::of(row.id);
            let left = state.get(person).filter(|own| own.head.retired || !own.works_on(day));
            let Some(due) = left.and_then(hand_over_by) else { continue };
            found.gone = true;
            let own = held(state, person);
            if own.is_empty() {
                continue;
            }
            if due >= day {
                found.leaving.push((person, due));
                continue;
            }
            let weightiest = WEIGHTS.into_iter().find(|key| own.iter().any(|held| held.register == *key));
            found.told_of.extend(weightiest.map(|key| (person, key)));
            for held in own {
                let here = weightiest.is_none_or(|key| key == held.register);
                let lists = if here { &mut found.records } else { &mut found.beside };
                let key = if here { held.register } else { weightiest.unwrap_or(held.register) };
                lists.entry(key).or_default().push((person, held.record));
            }
        }
        found
    }

    /// Whether nobody who left has anything.
    pub fn is_empty(&self) -> bool {
        !self.gone
    }

    /// What is told of with a register.
    pub fn of_register(&self, register: &str) -> &[Behind] {
        self.records.get(register).map_or(&[], Vec::as_slice)
    }

    /// What else lies with those people.
    pub fn beside(&self, register: &str) -> &[Behind] {
        self.beside.get(register).map_or(&[], Vec::as_slice)
    }

    /// The register with which somebody is told of.
    pub fn told_of(&self, person: Id<Person>) -> Option<&'static str> {
        self.told_of.get(&person).copied()
    }

    /// Those who still have time.
    pub fn leaving(&self) -> &[(Id<Person>, Date)] {
        &self.leaving
    }
}
