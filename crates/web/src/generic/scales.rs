//! The scales in force at each entry: what was judged is told in the words of the method by which it was judged.

use std::collections::HashMap;
use std::sync::Arc;

use isms::planning::Method;
use kernel::{Change, Declared, Field, Kind, RawId, Register, State, Table};

use crate::error::Halt;
use crate::visit::Visit;

/// The state shown, and beside it one for each method that was in force earlier and is not now.
pub struct Scales {
    shown: Arc<State>,
    /// From which entry on which method was in force, the earliest first.
    from: Vec<(u64, RawId)>,
    /// The state shown with the scales of another method.
    others: HashMap<RawId, State>,
}

impl Scales {
    /// For the histories of records of these registers, where one of them holds judgements at all.
    pub async fn of(visit: &Visit, registers: impl IntoIterator<Item = &'static Register>) -> Result<Self, Halt> {
        let mut scales = Self { shown: visit.state.clone(), from: Vec::new(), others: HashMap::new() };
        let methods: Vec<RawId> = visit.state.of::<Method>().rows().map(|row| row.id).collect();
        if methods.len() < 2 || !registers.into_iter().any(judges) {
            return Ok(scales);
        }
        for method in &methods {
            let told = visit.house().engine.history(&visit.org, *method).await?;
            let approved = |change: &Change| matches!(change, Change::Set { id, at, to, .. } if id == method && at.field == "approval" && !to.is_blank());
            let entries = told.iter().filter(|told| told.changes.iter().any(approved));
            scales.from.extend(entries.map(|told| (told.seq, *method)).min());
        }
        scales.from.sort_unstable();
        let now = isms::planning::scoring::at_hand(&visit.state).map(|(id, _)| id.raw());
        for method in methods.iter().filter(|own| Some(**own) != now) {
            scales.others.extend(with(&visit.state, *method, &methods).map(|state| (*method, state)));
        }
        Ok(scales)
    }

    /// The state with the scales that were in force at an entry; before any was approved, those approved first.
    pub fn at(&self, seq: u64) -> &State {
        let before = self.from.iter().rev().find(|(from, _)| *from <= seq).or(self.from.first());
        before.and_then(|(_, method)| self.others.get(method)).unwrap_or(&self.shown)
    }

    /// The same for what a record held before an entry: at the entry that wrote it last.
    pub fn before(&self, id: RawId, seq: u64) -> &State {
        let last = self.shown.entries_of(id).filter(|own| *own < seq).max();
        self.at(last.unwrap_or(seq))
    }
}

/// Whether records of a register hold steps of a scale.
fn judges(register: &'static Register) -> bool {
    fn holds(field: &Field) -> bool {
        matches!(field.kind, Kind::Level) || field.kind.parts().unwrap_or_default().iter().any(holds)
    }
    register.fields.iter().any(holds)
}

/// A state in which this method alone is in force.
fn with(state: &State, method: RawId, all: &[RawId]) -> Option<State> {
    let register = || Method::KEY.into();
    let live = |id: RawId| state.row(Method::KEY, id).is_some_and(|row| !row.head.retired);
    let others = all.iter().filter(|own| **own != method && live(**own));
    let retired = others.map(|own| Change::Retire { register: register(), id: *own });
    let restored = (!live(method)).then(|| Change::Restore { register: register(), id: method });
    let changes: Vec<_> = retired.chain(restored).collect();
    let mut other = state.clone();
    other.apply(state.size() + 1, state.time(), &changes).ok()?;
    Some(other)
}
