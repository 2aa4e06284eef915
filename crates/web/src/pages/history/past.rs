//! A few records as they were before an entry: made again from their own entries alone.

use std::collections::BTreeSet;

use engine::Told;
use kernel::{Change, RawId, Record, Register, State};

use crate::error::Halt;
use crate::visit::Visit;

/// A state that holds only the records asked about.
pub struct Past(State);

impl Past {
    /// These records as they were before entry `seq`.
    pub async fn before(visit: &Visit, ids: &BTreeSet<RawId>, seq: u64) -> Result<Self, Halt> {
        let mut past = Self(State::new(visit.state.registers()));
        let earlier: BTreeSet<u64> =
            ids.iter().flat_map(|id| visit.state.entries_of(*id)).filter(|own| *own < seq).collect();
        for (from, count) in runs(&earlier) {
            for told in visit.house().engine.entries(&visit.org, from, count).await? {
                past.apply(&told, ids);
            }
        }
        Ok(past)
    }

    /// The state that holds them.
    pub fn state(&self) -> &State {
        &self.0
    }

    /// Carries an entry's changes of these records out.
    pub fn apply(&mut self, told: &Told, ids: &BTreeSet<RawId>) {
        for change in told.changes.iter().filter(|change| ids.contains(&change.subject().1)) {
            // A change of an older declaration may not fit today's; the rest of the history still reads.
            let _ = self.0.apply(told.seq, told.time, std::slice::from_ref(change));
        }
    }

    /// A record as it stands here; a blank one where it is not there yet.
    pub fn record(&self, register: &'static Register, id: RawId) -> Box<dyn Record> {
        match self.0.row(register.key, id) {
            Some(row) => row.record.copied(),
            None => (register.blank)(),
        }
    }
}

/// Neighbouring numbers joined, so that they are read at once: first number and count.
pub fn runs(numbers: &BTreeSet<u64>) -> Vec<(u64, usize)> {
    let mut runs: Vec<(u64, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((from, count)) if *from + *count as u64 == *number => *count += 1,
            Some(_) | None => runs.push((*number, 1)),
        }
    }
    runs
}

/// The records that entries touch, in the order of the changes, each with its register.
pub fn touched(changes: &[Change], most: usize) -> Vec<(String, RawId)> {
    let mut touched: Vec<(String, RawId)> = Vec::new();
    for change in changes {
        let (register, id) = change.subject();
        if touched.iter().any(|(_, own)| *own == id) {
            continue;
        }
        if touched.len() == most {
            break;
        }
        touched.push((register.to_owned(), id));
    }
    touched
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_read_at_once() {
        assert_eq!(runs(&BTreeSet::from([1, 2, 3, 7, 9, 10])), [(1, 3), (7, 1), (9, 2)]);
    }
}
