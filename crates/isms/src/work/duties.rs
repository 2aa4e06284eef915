//! What a person owes on a day, over all registers: who is named in a record that is still open has something to do.
//!
//! Every kind of duty is one line in [`KINDS`]. Only records that point to the person are looked at, or to a role
//! that the person holds.

mod case;
mod kinds;

use std::collections::HashSet;

use kernel::{Date, Declared, Id, RawId, State, Timestamp};

pub(super) use case::Case;
pub use case::Open;
pub(crate) use case::cases;
pub use kinds::KINDS;
pub(super) use kinds::in_rows;
pub(crate) use kinds::of;

use super::calendar::shown_aside;
use super::now::Now;
use crate::leadership::Role;
use crate::operation::Incident;
use crate::operation::incidents::clocks;
use crate::planning::risks::{Stage, stage};
use crate::planning::{Risk, acceptance};
use crate::support::documents::readers;
use crate::support::{Document, Person};

/// A document is to be read and acknowledged; whom it asks follows from its units and roles, not from one field.
pub const ACKNOWLEDGE: &str = "document-acknowledge";

/// A report about an incident is to be sent; it is due at a time of its own, which follows from its clock.
pub const SEND: &str = "incident-clock";

/// What is due later than so many days from now is not said yet.
pub const AHEAD_DAYS: i32 = 60;

/// A kind of duty: which record asks it of whom, by when, and what ends it.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its own key; its text is `duty-` and this.
    pub key: &'static str,
    /// The register whose records ask it.
    pub register: &'static str,
    /// The list of groups in whose rows the other fields are looked up first; empty where the record itself asks.
    pub rows: &'static str,
    /// The field that names the person, or a role the person holds; `group.part` where it stands in a group.
    pub who: &'static str,
    /// The field that holds the day; empty where it is owed at once.
    pub due: &'static str,
    /// What has to hold for it to be owed.
    pub open: &'static [Open],
    /// The act that ends it; empty where the record is edited.
    pub act: &'static str,
}

impl Kind {
    /// The field that has to name the person, or the group that holds it.
    fn group(&self) -> &'static str {
        self.who.split_once('.').map_or(self.who, |(group, _)| group)
    }
}

/// Something a person owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Key of its kind.
    pub kind: &'static str,
    /// Key of the register.
    pub register: &'static str,
    /// The record that asks it.
    pub record: RawId,
    /// The day by which it is owed; none where it is owed at once.
    pub due: Option<Date>,
    /// The time of that day, where its hour counts.
    pub at: Option<Timestamp>,
    /// The act that ends it; none where the record is edited.
    pub act: Option<&'static str>,
}

impl Duty {
    /// Whether its day has passed, or its hour where that counts.
    pub fn is_late(&self, now: &Now) -> bool {
        self.at.map_or(self.due.is_some_and(|due| due < now.day), |at| at < now.time)
    }
}

/// What a person owes at a moment and in the [`AHEAD_DAYS`] after it, the most urgent first.
pub fn duties(state: &State, person: Id<Person>, now: impl Into<Now>) -> Vec<Duty> {
    let now = now.into();
    let (day, mut found) = (now.day, Vec::new());
    for asked in asked_as(state, person) {
        for (field, row) in state.incoming(asked).filter(|(_, row)| !row.head.retired) {
            let register = row.record.register().key;
            let named =
                |kind: &&Kind| kind.register == register && (kind.group() == field.key || kind.rows == field.key);
            for kind in KINDS.iter().filter(named) {
                found.extend(cases(state, kind, row, asked, person, day).filter_map(|case| owed(&case)));
            }
        }
    }
    found.extend(unread(state, person, day));
    found.extend(standing_in(state, person, day));
    found.extend(reports(state, person, &now));
    let last = day.saturating_add(jiff::Span::new().days(AHEAD_DAYS));
    found.retain(|duty| duty.due.is_none_or(|due| due <= last));
    found.sort_by_key(|duty| (duty.due.is_none(), duty.due, duty.at.is_none(), duty.at, place(duty.kind), duty.record));
    let mut seen = HashSet::new();
    found.retain(|duty| seen.insert((duty.kind, duty.record)));
    shown_aside(state, day, &mut found, |duty| (duty.kind, duty.record));
    found
}

/// Clause: 7.3 a. Documents in force that the person is to read and has not acknowledged.
fn unread(state: &State, person: Id<Person>, day: Date) -> Vec<Duty> {
    let own = state.of::<Document>().iter().filter(|(id, document)| readers::owes(state, *id, document, person, day));
    let act = Some("acknowledgement.give");
    let duty = |record| Duty { kind: ACKNOWLEDGE, register: Document::KEY, record, due: None, at: None, act };
    own.map(|(id, _)| duty(id.raw())).collect()
}

/// Clause: 8.1. Reports about incidents that the person handles, each by its clock.
fn reports(state: &State, person: Id<Person>, now: &Now) -> Vec<Duty> {
    let act = Some("incident.send_report");
    let duty = |own: clocks::Unsent<'_>| {
        let (due, at) = (Some(now.day_of(own.due)), Some(own.due));
        Duty { kind: SEND, register: Incident::KEY, record: own.incident.raw(), due, at, act }
    };
    let own = clocks::unsent(state).into_iter().filter(|own| own.who == Some(person.raw()));
    own.map(duty).collect()
}

/// Clause: 6.1.2 a 1. Countersignatures that top management gives, since nobody else is left who holds the role.
fn standing_in(state: &State, person: Id<Person>, day: Date) -> Vec<Duty> {
    let top = |(_, role): (_, &kernel::Held<Role>)| role.top_management && role.holders.contains(person);
    if !state.of::<Role>().iter().any(top) {
        return Vec::new();
    }
    let asked = |id: Id<Risk>, risk: &Risk| {
        let own = acceptance::standing(risk).filter(|own| acceptance::asks(state, own, person, day));
        own.is_some() && stage(state, id, risk, day) == Stage::AwaitingCountersignature
    };
    let own = state.of::<Risk>().iter().filter(|(id, risk)| asked(*id, risk));
    let act = Some("risk.countersign");
    let duty = |record| Duty { kind: "risk-countersign", register: Risk::KEY, record, due: None, at: None, act };
    own.map(|(id, _)| duty(id.raw())).collect()
}

/// The person, and the roles the person holds.
fn asked_as(state: &State, person: Id<Person>) -> Vec<RawId> {
    let held = state.pointing::<Role>(person.raw()).filter(|(_, role)| role.holders.contains(person));
    std::iter::once(person.raw()).chain(held.map(|(id, _)| id.raw())).collect()
}

fn owed(case: &Case<'_>) -> Option<Duty> {
    let kind = case.kind;
    let act = Some(kind.act).filter(|act| !act.is_empty());
    let duty = |due| Duty { kind: kind.key, register: kind.register, record: case.row.id, due, at: None, act };
    if !case.names() || !kind.open.iter().all(|open| case.holds(open)) {
        return None;
    }
    // Without its day a dated duty is not owed yet.
    if kind.due.is_empty() { Some(duty(None)) } else { case.day_in(kind.due).map(|due| duty(Some(due))) }
}

fn place(kind: &str) -> usize {
    KINDS.iter().position(|own| own.key == kind).unwrap_or(KINDS.len())
}
