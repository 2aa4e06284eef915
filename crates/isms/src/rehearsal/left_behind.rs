//! What people who left have not handed over: one finding for each of them, where it weighs most.

use std::collections::HashMap;

use kernel::{Date, Declared, Id, RawId, State, Table};

use crate::age::hand_over_by;
use crate::catalogue::Edition;
use crate::context::Scope;
use crate::context::scopes::at_hand;
use crate::leadership::{Role, headless};
use crate::planning::statements::{self, AnnexEdition};
use crate::planning::{Method, Statement, scoring};
use crate::support::Person;
use crate::work::held::{Held, held};

/// Who left, and a record that is open and still lies with them.
pub type Behind = (Id<Person>, RawId);

/// Plans that somebody is only to check: no register, told with what is carried out (8.3).
pub const CHECKS: &str = "treatment-check";

/// The registers whose clauses ask for somebody who answers, the weightiest first. Whoever leaves something in several
/// of them is told of with the first; what lies in none of these is told of with responsibilities (5.3).
const WEIGHTS: [&str; 12] = [
    "risk",
    "objective",
    "treatment",
    CHECKS,
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
    /// Of everybody who left before a day. Who signed what is in force after leaving is told of there, and who led the
    /// organization and left nobody to lead it with the roles (5.3).
    pub fn of(state: &State, edition: Edition, day: Date) -> Self {
        let mut found = Self::default();
        let signed = in_force(state, edition);
        let headless = headless(state, day);
        for row in state.of::<Person>().rows() {
            let person = Id::<Person>::of(row.id);
            let left = state.get(person).filter(|own| own.head.retired || !own.works_on(day));
            let Some(due) = left.and_then(hand_over_by) else { continue };
            found.gone = true;
            let own = by_kind(held(state, person));
            if own.is_empty() {
                continue;
            }
            if due >= day {
                found.leaving.push((person, due));
                continue;
            }
            let belated = |(_, on, by): &&(&str, Date, Id<Person>)| {
                *by == person && state.get(person).is_some_and(|own| !own.works_on(*on))
            };
            let belated = signed.iter().find(belated).map(|(key, ..)| *key);
            let led = headless && leads(state, person);
            let weightiest = belated.or(led.then_some(Role::KEY));
            let weightiest =
                weightiest.or_else(|| WEIGHTS.into_iter().find(|key| own.iter().any(|(kind, _)| kind == key)));
            found.told_of.extend(weightiest.map(|key| (person, key)));
            for (kind, record) in own {
                let here = weightiest.is_none_or(|key| key == kind);
                let lists = if here { &mut found.records } else { &mut found.beside };
                lists.entry(weightiest.unwrap_or(kind)).or_default().push((person, record));
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

/// Whether somebody holds a role of top management.
fn leads(state: &State, person: Id<Person>) -> bool {
    state.of::<Role>().iter().any(|(_, role)| role.top_management && role.holders.contains(person))
}

/// The approvals of what is in force, each with its register.
fn in_force(state: &State, edition: Edition) -> Vec<(&'static str, Date, Id<Person>)> {
    let scopes = at_hand(state).into_iter().map(|(_, own)| (Scope::KEY, own.approval.as_ref()));
    let method = scoring::at_hand(state).map(|(_, own)| (Method::KEY, own.approval.as_ref()));
    let statement = statements::in_force(state, AnnexEdition::of(edition));
    let statement = statement.map(|(_, own)| (Statement::KEY, own.approval.as_ref()));
    let all = scopes.chain(method).chain(statement);
    all.filter_map(|(key, approval)| approval.map(|own| (key, own.on, own.by))).collect()
}

/// What lies with somebody, by the register that tells of it.
fn by_kind(held: Vec<Held>) -> Vec<(&'static str, RawId)> {
    let to_check = |own: &Held| own.register == "treatment" && own.at.to_string() == "check_by";
    held.into_iter().map(|own| (if to_check(&own) { CHECKS } else { own.register }, own.record)).collect()
}
