//! 5.3: what lies with a person, over all registers: what somebody answers for, operates or is to do, as long as it is open.

use std::collections::HashSet;

use kernel::{Id, Path, RawId, Row, State, Value};

use super::duties::Open::{Blank, Is, Not};
use super::duties::{Kind, Open, cases, in_rows, of};
use crate::support::Person;

/// Something that lies with a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Key of its register.
    pub register: &'static str,
    /// The record.
    pub record: RawId,
    /// The place that names the person.
    pub at: Path,
}

const fn own(register: &'static str, who: &'static str, open: &'static [Open]) -> Kind {
    of("held", register, who, "", open, "")
}

const fn step(rows: &'static str, register: &'static str, who: &'static str, open: &'static [Open]) -> Kind {
    in_rows(rows, own(register, who, open))
}

/// Every place that says who answers for something, operates it or is to do it, with what makes it open.
pub const HELD: &[Kind] = &[
    own("issue", "owner", &[Not("state", &["past"])]),
    own("party", "owner", &[]),
    own("obligation", "owner", &[]),
    own("scope", "owner", &[]),
    own("unit", "head", &[]),
    own("process", "owner", &[]),
    own("method", "owner", &[]),
    own("asset", "owner", &[Not("state", &["disposed"])]),
    own("asset", "custodian", &[Not("state", &["disposed"])]),
    own("risk", "owner", &[Not("status", &["rejected"])]),
    own("opportunity", "owner", &[Is("decision", &["undecided", "pursue", "watch"]), Blank("outcome")]),
    step("actions", "opportunity", "who", &[Blank("done_on"), Is("decision", &["pursue"]), Blank("outcome")]),
    own("treatment", "owner", &[Blank("completion"), Not("state", &["done", "dropped"])]),
    step("actions", "treatment", "who", &[Blank("done_on"), Blank("completion"), Not("state", &["done", "dropped"])]),
    own("treatment", "check_by", &[Blank("effectiveness"), Not("state", &["dropped"])]),
    own("control", "owner", &[]),
    own("control", "operator", &[]),
    own("applicability", "owner", &[Is("applicable", &["applicable", "undecided"])]),
    own("statement", "owner", &[Blank("approval")]),
    own("objective", "owner", &[Is("state", &["draft", "set"])]),
    own("objective", "evaluator", &[Is("state", &["draft", "set"])]),
    step("actions", "objective", "who", &[Blank("done_on"), Is("state", &["draft", "set"])]),
    own("change", "owner", &[Not("state", &["done", "withdrawn"])]),
    step("actions", "change", "who", &[Blank("done_on"), Not("state", &["done", "withdrawn"])]),
    own("competence", "owner", &[]),
    own("course", "owner", &[]),
    own("document", "owner", &[Not("state", &["superseded", "retired"])]),
    own("operation", "owner", &[Not("state", &["ended"])]),
    own("incident", "owner", &[Not("state", &["closed"])]),
    own("supplier", "owner", &[Not("state", &["ended"])]),
    own("exception", "owner", &[Is("state", &["requested", "approved"])]),
    own("continuity", "owner", &[Not("state", &["withdrawn"])]),
    own("programme", "manager", &[]),
    own("finding", "owner", &[Blank("closure")]),
    own("nonconformity", "owner", &[Not("state", &["closed"])]),
    own("nonconformity", "reviewer", &[Not("state", &["closed"]), Blank("effectiveness")]),
    own("action", "owner", &[Not("state", &["done", "cancelled"])]),
    own("improvement", "owner", &[Blank("done_on")]),
    own("activity", "owner", &[Blank("declared"), Not("state", &["finished", "left-out"])]),
    own("task", "assignee", &[Blank("done_on")]),
];

/// What lies with a person, in the order of the standard.
pub fn held(state: &State, person: Id<Person>) -> Vec<Held> {
    // What points to a person by several fields is found several times.
    let mut seen = HashSet::new();
    let naming = state.incoming(person.raw()).map(|(_, row)| row);
    let rows: Vec<Row<'_>> = naming.filter(|row| !row.head.retired && seen.insert(row.id)).collect();
    let of_kind = |kind: &'static Kind| {
        let rows = rows.iter().filter(|row| row.record.register().key == kind.register);
        rows.flat_map(|row| places(state, kind, *row, person)).collect::<Vec<_>>()
    };
    HELD.iter().flat_map(of_kind).collect()
}

/// The places of one kind at which a record names a person while it is open.
fn places(state: &State, kind: &'static Kind, row: Row<'_>, person: Id<Person>) -> Vec<Held> {
    let place = |key: Option<String>| match key {
        Some(key) => Path::group(kind.rows, key).part(kind.who),
        None => Path::field(kind.who),
    };
    let keys: Vec<_> = match row.record.value(kind.rows) {
        _ if kind.rows.is_empty() => vec![None],
        Value::Many(rows) => rows.into_iter().map(|(key, _)| Some(key)).collect(),
        _ => Vec::new(),
    };
    // No condition of these kinds asks for the day.
    let cases = cases(state, kind, row, person.raw(), person, kernel::Date::MIN).zip(keys);
    let open = cases.filter(|(case, _)| case.names() && kind.open.iter().all(|open| case.holds(open)));
    open.map(|(_, key)| Held { register: kind.register, record: row.id, at: place(key) }).collect()
}
