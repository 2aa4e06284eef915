//! What waits for others: for whoever manages, everything; for everybody else, what concerns records that name them.

use std::collections::HashSet;

use access::Right;
use isms::support::Person;
use isms::work::{self, Duty};
use kernel::{Id, RawId};

use super::owed::{self, Line};
use crate::visit::Visit;

/// Lines shown.
const SHOWN_MAX: usize = 8;
/// People whose work is looked at; larger organizations read their registers.
const PEOPLE_MAX: usize = 300;

/// What waits for others.
pub struct Others {
    /// The most urgent of it.
    pub lines: Vec<Line>,
    /// How many more there are.
    pub more: usize,
}

/// What other people owe by now or decide next, the longest overdue first.
pub fn others(visit: &Visit) -> Others {
    let me = visit.actor.person;
    let manages = visit.actor.role.has(Right::Govern);
    let mine: HashSet<RawId> = me.into_iter().flat_map(|me| visit.state.incoming(me)).map(|(_, row)| row.id).collect();
    let day = visit.day();
    let people = visit.state.of::<Person>().iter().filter(|(id, _)| Some(id.raw()) != me).take(PEOPLE_MAX);
    let owed = people.flat_map(|(id, person)| {
        let name = person.name.to_string();
        work::duties(&visit.state, id, day).into_iter().map(move |duty| (duty, name.clone(), id))
    });
    // What lies ahead with a day of its own is nobody's to wait for yet.
    let waits = |duty: &Duty| duty.is_late(day) || (duty.due.is_none() && owed::is_decision(duty));
    let mut waiting: Vec<(Duty, String, Id<Person>)> =
        owed.filter(|(duty, ..)| waits(duty) && (manages || mine.contains(&duty.record))).collect();
    waiting.sort_by_key(|(duty, ..)| (duty.due.is_none(), duty.due, duty.record));
    let more = waiting.len().saturating_sub(SHOWN_MAX);
    let line = |(duty, who, _): &(Duty, String, Id<Person>)| {
        let line = owed::line(visit, duty)?;
        // It is the other's to do: the visitor is led to the record.
        Some(Line { who: who.clone(), act: None, ..line })
    };
    Others { lines: waiting.iter().take(SHOWN_MAX).filter_map(line).collect(), more }
}
