//! What a query finds, in its order: made once, then pages are cut from it and changes put into it.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::content::{in_order, sorting};
use super::passes::Wanted;
use super::{By, Cursor, PAGE_ROWS_MAX, Page, Query};
use crate::id::RawId;
use crate::record::Row;
use crate::register::Register;
use crate::state::State;
use crate::types::ANY;
use crate::value::Value;

/// Above this share of changed records (one of so many) an order is made anew rather than mended.
const MENDED_SHARE: usize = 8;

/// The records a query finds, in its order, at one version of the register.
#[derive(Clone, Debug)]
pub struct Order {
    ids: Vec<RawId>,
    version: u64,
    leaning: u64,
}

/// How the records of one list stand.
struct Sorter<'a> {
    state: &'a State,
    register: &'static Register,
    sort: Option<&'a (By, bool)>,
}

impl Order {
    /// From the whole register.
    pub fn of(state: &State, register: &'static Register, query: &Query) -> Self {
        let table = state.table(register.key).expect("lists are made of listed registers");
        let (wanted, sorter) = (Wanted::of(query), Sorter::of(state, register, query));
        let found = table.rows().filter(|row| wanted.takes(row));
        let ids = match query.sort {
            None => found.map(|row| row.id).collect(),
            Some(_) => sorter.sorted(found),
        };
        Self { ids, version: state.version(register.key), leaning: leaning(state, register, query) }
    }

    /// The same of a later state: only records changed since are looked at again.
    pub fn renewed(&self, state: &State, register: &'static Register, query: &Query) -> Self {
        let table = state.table(register.key).expect("lists are made of listed registers");
        let leaning = leaning(state, register, query);
        if leaning != self.leaning || state.version(register.key) < self.version {
            return Self::of(state, register, query);
        }
        let changed: Vec<Row<'_>> = table.rows().filter(|row| row.head.changed > self.version).collect();
        if changed.len() > table.len() / MENDED_SHARE {
            return Self::of(state, register, query);
        }
        let ids = self.mended(&Sorter::of(state, register, query), &Wanted::of(query), &changed);
        Self { ids, version: state.version(register.key), leaning }
    }

    /// Whether it is still what [`Order::of`] would give.
    pub fn is_current(&self, state: &State, register: &'static Register, query: &Query) -> bool {
        self.version == state.version(register.key) && self.leaning == leaning(state, register, query)
    }

    fn mended(&self, sorter: &Sorter<'_>, wanted: &Wanted<'_>, changed: &[Row<'_>]) -> Vec<RawId> {
        let moved: HashSet<RawId> = changed.iter().map(|row| row.id).collect();
        let kept: Vec<RawId> = self.ids.iter().copied().filter(|id| !moved.contains(id)).collect();
        let places = changed.iter().filter(|row| wanted.takes(row)).map(|row| sorter.place(row));
        let mut places: Vec<(Value, RawId)> = places.collect();
        places.sort_unstable_by(|a, b| sorter.compare(a, b));
        let mut ids = Vec::with_capacity(kept.len() + places.len());
        let mut done = 0;
        for place in places {
            let at = done + sorter.behind(&kept[done..], &place);
            ids.extend_from_slice(&kept[done..at]);
            ids.push(place.1);
            done = at;
        }
        ids.extend_from_slice(&kept[done..]);
        ids
    }

    /// The records, in order.
    pub fn ids(&self) -> &[RawId] {
        &self.ids
    }

    /// The page that a query asks for. The order has to be that of the same query and state.
    pub fn page<'a>(&self, state: &'a State, register: &'static Register, query: &Query) -> Page<'a> {
        let limit = if query.limit == 0 { PAGE_ROWS_MAX } else { query.limit.min(PAGE_ROWS_MAX) };
        let sorter = Sorter::of(state, register, query);
        let start = query.after.as_ref().map_or(0, |Cursor(content, id)| {
            let place = (content.clone(), *id);
            sorter.behind(&self.ids, &place)
        });
        let end = self.ids.len().min(start + limit);
        let row = |id: &RawId| state.row(register.key, *id);
        let cursor = |at: usize| {
            let row = row(self.ids.get(at)?)?;
            let (content, id) = sorter.place(&row);
            Some(Cursor(content, id))
        };
        Page {
            rows: self.ids[start..end].iter().filter_map(row).collect(),
            total: self.ids.len(),
            before: start,
            next: if end < self.ids.len() { end.checked_sub(1).and_then(cursor) } else { None },
            previous: start.checked_sub(limit + 1).and_then(cursor),
        }
    }
}

impl<'a> Sorter<'a> {
    fn of(state: &'a State, register: &'static Register, query: &'a Query) -> Self {
        Self { state, register, sort: query.sort.as_ref() }
    }

    /// Where a record stands.
    fn place(&self, row: &Row<'_>) -> (Value, RawId) {
        let content = self.sort.map_or(Value::Nothing, |(by, _)| sorting(self.state, self.register, by, row));
        (content, row.id)
    }

    fn compare(&self, a: &(Value, RawId), b: &(Value, RawId)) -> Ordering {
        let down = self.sort.is_some_and(|(_, down)| *down);
        in_order(&a.0, &b.0, down).then(a.1.cmp(&b.1))
    }

    fn sorted<'r>(&self, rows: impl Iterator<Item = Row<'r>>) -> Vec<RawId> {
        let mut places: Vec<_> = rows.map(|row| self.place(&row)).collect();
        places.sort_unstable_by(|a, b| self.compare(a, b));
        places.into_iter().map(|(_, id)| id).collect()
    }

    /// How many of the records, which stand in order, come at or before a place.
    fn behind(&self, ids: &[RawId], place: &(Value, RawId)) -> usize {
        ids.partition_point(|id| {
            let own = self.state.row(self.register.key, *id).map(|row| self.place(&row));
            own.is_some_and(|own| self.compare(&own, place) != Ordering::Greater)
        })
    }
}

/// The version of what the order leans on beside the register itself: titles of the records it links to.
fn leaning(state: &State, register: &'static Register, query: &Query) -> u64 {
    let target = query.sort.as_ref().and_then(|(by, _)| by.kind(register)).and_then(|kind| kind.target());
    match target {
        None => 0,
        Some(ANY) => state.size(),
        Some(target) => state.version(target),
    }
}
