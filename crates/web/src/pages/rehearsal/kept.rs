//! Rehearsals kept: one a ledger entry, edition and day, and below them each check's verdict.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use isms::catalogue::Edition;
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
    finished: Vec<((u64, Edition, Date), Arc<Rehearsal>)>,
}

impl Rehearsals {
    /// The rehearsal of a state; the one computed before where nothing was written since.
    pub fn of(&self, org: &str, state: &State, edition: Edition, day: Date) -> Arc<Rehearsal> {
        let own = {
            let mut all = self.0.lock().expect("nobody panics while looking up");
            all.entry(org.to_owned()).or_default().clone()
        };
        let mut kept = own.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let key = (state.size(), edition, day);
        if let Some((_, known)) = kept.finished.iter().find(|(own, _)| *own == key) {
            return known.clone();
        }
        let rehearsal = Arc::new(kept.memo.rehearse(state, edition, day));
        if kept.finished.len() >= FINISHED_MAX {
            kept.finished.remove(0);
        }
        kept.finished.push((key, rehearsal.clone()));
        rehearsal
    }
}
