//! Verdicts kept until a register that was read changes.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Date, State};

use super::check::Check;
use super::look::Look;
use super::operation;
use super::rehearse::{Rehearsal, rehearse_with};
use super::verdict::Verdict;
use crate::catalogue::Edition;

/// Most verdicts kept; beyond that all are forgotten, since days that were left behind are seldom asked again.
const VERDICTS_MAX: usize = 1_024;

/// The verdicts of one organization by check, edition and day, each with the versions of the registers it read.
/// Owned by the caller; a verdict from it is the same as a new one.
#[derive(Default)]
pub struct Memo {
    verdicts: HashMap<(&'static str, Edition, Date), Kept>,
}

/// A verdict with the versions of the registers it read.
type Kept = (Vec<(&'static str, u64)>, Arc<Verdict>);

impl Memo {
    /// What [`rehearse`](super::rehearse()) gives, with as much as possible taken from here.
    pub fn rehearse(&mut self, state: &State, edition: Edition, day: Date) -> Rehearsal {
        rehearse_with(self, state, edition, day)
    }

    /// The verdict of a check: the one kept, where nothing it read has changed, else a new one.
    pub(super) fn verdict(&mut self, check: &'static Check, state: &State, look: &Look<'_>, day: Date) -> Arc<Verdict> {
        let key = (check.key, look.edition(), day);
        if let Some((versions, verdict)) = self.verdicts.get(&key)
            && versions.iter().all(|(register, version)| state.version(register) == *version)
        {
            return verdict.clone();
        }
        let look = look.afresh();
        let verdict = Arc::new(check.run(&look, day));
        // Every check leans on whether the system operates, so what tells that counts as read, too.
        let read = verdict.read.registers.iter().chain(operation::READS);
        let versions = read.map(|register| (*register, state.version(register))).collect();
        if self.verdicts.len() >= VERDICTS_MAX {
            self.verdicts.clear();
        }
        self.verdicts.insert(key, (versions, verdict.clone()));
        verdict
    }
}
