//! Following the thread from one record, both ways.

use std::collections::HashSet;

use kernel::{Field, Kind, RawId, Row, State};

use super::station::Station;
use crate::planning::{Applicability, Control};

/// Most records of one place from which the thread is followed; the others are counted.
pub const KNOTS_MAX: usize = 100;

/// The records of a thread at one place, in the order in which they were made.
#[derive(Clone, Debug)]
pub struct Knot {
    /// The place.
    pub station: Station,
    /// The records, at most [`KNOTS_MAX`].
    pub records: Vec<RawId>,
    /// Number of further records, from which the thread was not followed.
    pub more: usize,
}

/// The thread of one record.
#[derive(Clone, Debug)]
pub struct Thread {
    /// The record.
    pub here: RawId,
    /// Where it stands; none where the thread does not pass through its register. Then only what it is linked to
    /// directly is shown.
    pub station: Option<Station>,
    /// Every place with its records, in order.
    pub knots: Vec<Knot>,
}

impl Thread {
    /// The records at a place.
    pub fn at(&self, station: Station) -> &[RawId] {
        self.knots.iter().find(|knot| knot.station == station).map_or(&[], |knot| &knot.records)
    }
}

/// The thread of a live or retired record, if there is such a record. Going back, each step leads to an earlier place;
/// going on, each leads to a later one, so that two threads that merely share a record do not run together.
pub fn thread(state: &State, here: RawId) -> Option<Thread> {
    let row = state.find(here)?;
    let station = Station::of(row.record.register().key);
    let mut reached: Vec<HashSet<RawId>> = Station::ALL.iter().map(|_| HashSet::new()).collect();
    match station {
        Some(station) => {
            for way in [Way::Back, Way::On] {
                follow(state, here, station, way, &mut reached);
            }
        }
        None => {
            for (station, id) in neighbours(state, row) {
                reached[station as usize].insert(id);
            }
        }
    }
    if let Some(station) = station {
        reached[station as usize] = HashSet::from([here]);
    }
    let knots = Station::ALL.into_iter().zip(reached).map(|(station, reached)| knot(station, reached)).collect();
    Some(Thread { here, station, knots })
}

#[derive(Clone, Copy)]
enum Way {
    Back,
    On,
}

/// Goes on from place to place, since a step may skip places: what stands at a place is complete once all places
/// before it were left.
fn follow(state: &State, here: RawId, from: Station, way: Way, reached: &mut [HashSet<RawId>]) {
    let ahead: Vec<Station> = match way {
        Way::Back => Station::ALL.into_iter().filter(|station| *station <= from).rev().collect(),
        Way::On => Station::ALL.into_iter().filter(|station| *station >= from).collect(),
    };
    for place in ahead {
        let standing = if place == from { vec![here] } else { knot(place, reached[place as usize].clone()).records };
        for row in standing.into_iter().filter_map(|id| state.find(id)) {
            for (station, id) in neighbours(state, row) {
                let leads = match way {
                    Way::Back => station < place,
                    Way::On => station > place,
                };
                if leads {
                    reached[station as usize].insert(id);
                }
            }
        }
    }
}

/// The first records in the order of making, and how many more there are. Identities grow with time.
fn knot(station: Station, reached: HashSet<RawId>) -> Knot {
    let more = reached.len().saturating_sub(KNOTS_MAX);
    let mut records: Vec<_> = reached.into_iter().collect();
    if more > 0 {
        records.select_nth_unstable(KNOTS_MAX);
        records.truncate(KNOTS_MAX);
    }
    records.sort_unstable();
    Knot { station, records, more }
}

/// The live records of the thread that a record names or is named by, with where they stand.
fn neighbours<'a>(state: &'a State, row: Row<'a>) -> Vec<(Station, RawId)> {
    let register = row.record.register();
    let mut found = Vec::new();
    for (at, field) in register.live_fields().filter(|(_, field)| leads(&field.kind)) {
        let target = field.kind.target().filter(|target| *target != kernel::ANY);
        let named = |id| match target {
            Some(target) => state.row(target, id),
            None => state.find(id),
        };
        found.extend(row.record.get(at).links().into_iter().filter_map(named).filter_map(standing));
    }
    for (_, other) in state.incoming(row.id).filter(|(_, other)| !other.head.retired) {
        found.extend(Station::of(other.record.register().key).map(|station| (station, other.id)));
    }
    found.extend(mapped(state, row));
    found
}

/// Whether content of a kind can name a record of the thread: by itself, or from within a group such as a decision of
/// a review.
fn leads(kind: &Kind) -> bool {
    let within = |parts: &[Field]| parts.iter().any(|part| leads(&part.kind));
    let target = kind.target().is_some_and(|target| target == kernel::ANY || Station::of(target).is_some());
    target || kind.parts().is_some_and(within)
}

/// A live record of the thread.
fn standing(row: Row<'_>) -> Option<(Station, RawId)> {
    Some((Station::of(row.record.register().key).filter(|_| !row.head.retired)?, row.id))
}

/// The rows of the statement of an own control, and the own controls of a row, by the reference controls that both
/// name rather than each other.
pub fn mapped(state: &State, row: Row<'_>) -> Vec<(Station, RawId)> {
    if let Some(control) = row.record.as_any().downcast_ref::<Control>() {
        let wanted = &control.reference_controls.0;
        let rows = state.of::<Applicability>().iter().filter(|(_, own)| wanted.iter().any(|id| **id == *own.control));
        return rows.map(|(id, _)| (Station::Statement, id.raw())).collect();
    }
    if let Some(own) = row.record.as_any().downcast_ref::<Applicability>() {
        let stands = |control: &Control| control.reference_controls.0.iter().any(|id| **id == *own.control);
        let controls = state.of::<Control>().iter().filter(|(_, control)| stands(control));
        return controls.map(|(id, _)| (Station::Control, id.raw())).collect();
    }
    Vec::new()
}
