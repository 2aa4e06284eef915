//! What waits for others: for whoever manages, everything; for everybody else, what concerns records that name them.

use std::collections::HashSet;

use access::Right;
use isms::support::Person;
use isms::work::{self, Duty};
use kernel::RawId;

use super::owed::{self, Line};
use crate::pages::scene::Scene;
use crate::visit::Visit;

/// People named in one line.
const NAMED_MAX: usize = 6;
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
    /// Where all of it stands.
    pub all: String,
}

/// How much of it is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The most urgent of it.
    First,
    /// All of it.
    All,
}

/// The name under which an address asks for all of it.
pub const ASKED: &str = "others";

/// What other people owe by now or decide next, the longest overdue first.
pub fn others(visit: &Visit, extent: Extent) -> Others {
    let me = visit.actor.person;
    let manages = visit.actor.role.has(Right::Govern);
    let mine: HashSet<RawId> = me.into_iter().flat_map(|me| visit.state.incoming(me)).map(|(_, row)| row.id).collect();
    let now = visit.now();
    let people = visit.state.of::<Person>().iter().map(|(id, _)| id).filter(|id| Some(id.raw()) != me).take(PEOPLE_MAX);
    let owed = people.flat_map(|id| {
        let name = Scene::of(visit).who(id).into_owned();
        work::duties(&visit.state, id, now.clone()).into_iter().map(move |duty| (duty, name.clone()))
    });
    // What lies ahead with a day of its own is nobody's to wait for yet.
    let waits = |duty: &Duty| duty.is_late(&now) || (duty.due.is_none() && owed::is_decision(duty));
    let mut waiting: Vec<(Duty, String)> =
        owed.filter(|(duty, _)| waits(duty) && (manages || mine.contains(&duty.record))).collect();
    waiting.sort_by_key(|(duty, _)| (duty.due.is_none(), duty.due, duty.at, duty.record, duty.kind));
    // What several people owe about one record is told once.
    let waiting: Vec<_> =
        waiting.chunk_by(|(a, _), (b, _)| (a.record, a.kind, a.due) == (b.record, b.kind, b.due)).collect();
    let shown = if extent == Extent::All { waiting.len() } else { SHOWN_MAX };
    let more = waiting.len().saturating_sub(shown);
    let line = |alike: &&[(Duty, String)]| {
        let line = owed::line(visit, &alike.first()?.0)?;
        let named: Vec<_> = alike.iter().take(NAMED_MAX).map(|(_, who)| who.as_str()).collect();
        let further = alike.len().checked_sub(NAMED_MAX).filter(|more| *more > 0);
        let further = further.map(|more| format!(" +{more}")).unwrap_or_default();
        // It is the others' to do: the visitor is led to the record.
        Some(Line { who: named.join(", ") + &further, act: None, ..line })
    };
    let lines = waiting.iter().take(shown).filter_map(line).collect();
    Others { lines, more, all: visit.href(&format!("today?{ASKED}=all#{ASKED}")) }
}
