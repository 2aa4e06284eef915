//! Rehearsals kept: one a ledger entry, edition and day, and below them each check's verdict.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use isms::catalogue::Edition;
use isms::planning::Risk;
use isms::planning::risks::Status;
use isms::rehearsal::{Memo, Rehearsal};
use kernel::{Date, State};

/// Most finished rehearsals kept for one organization: today's of each edition, and a few past days.
const FINISHED_MAX: usize = 8;

/// The rehearsals of every organization.
#[derive(Default)]
pub struct Rehearsals(Mutex<HashMap<String, Arc<Mutex<Kept>>>>);

#[derive(Default)]
struct Kept {
    memo: Memo,
    finished: Vec<((u64, Edition, Date), Arc<Rehearsed>)>,
}

/// A rehearsal with what every page's rail shows of it.
pub struct Rehearsed {
    rehearsal: Rehearsal,
    gaps: Vec<(&'static str, usize, bool)>,
    rejected: usize,
}

impl Rehearsed {
    fn new(rehearsal: Rehearsal, state: &State) -> Self {
        let top = rehearsal.standard.standard().clauses.iter().filter(|clause| clause.parent.is_none());
        let counted = top.map(|clause| (clause.id.as_str(), rehearsal.totals_of(&clause.id)));
        let gaps = counted.map(|(id, totals)| (id, totals.gaps, totals.major > 0)).collect();
        let rejected = state.of::<Risk>().iter().filter(|(_, risk)| risk.status == Status::Rejected).count();
        Self { rehearsal, gaps, rejected }
    }

    /// Risks that were judged to be none of ours.
    pub fn rejected(&self) -> usize {
        self.rejected
    }

    /// Open gaps of a clause, and whether one of them is major; none where there is no gap.
    pub fn gaps(&self, clause: &str) -> Option<(usize, bool)> {
        let found = self.gaps.iter().find(|(own, count, _)| *own == clause && *count > 0);
        found.map(|(_, count, major)| (*count, *major))
    }
}

impl Deref for Rehearsed {
    type Target = Rehearsal;
    fn deref(&self) -> &Rehearsal {
        &self.rehearsal
    }
}

impl Rehearsals {
    /// The rehearsal of a state; the one computed before where nothing was written since.
    pub fn of(&self, org: &str, state: &State, edition: Edition, day: Date) -> Arc<Rehearsed> {
        let own = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            all.entry(org.to_owned()).or_default().clone()
        };
        let mut kept = own.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (state.size(), edition, day);
        if let Some((_, known)) = kept.finished.iter().find(|(own, _)| *own == key) {
            return known.clone();
        }
        let rehearsal = Arc::new(Rehearsed::new(kept.memo.rehearse(state, edition, day), state));
        if kept.finished.len() >= FINISHED_MAX {
            kept.finished.remove(0);
        }
        kept.finished.push((key, rehearsal.clone()));
        rehearsal
    }
}
