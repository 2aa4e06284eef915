//! Two days of an organization side by side: what differs, and which entries made it so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use kernel::compare::{self, Different};
use kernel::{RawId, Refusal, State};

use crate::failure::Failure;
use crate::told::Told;
use crate::{Engine, told};

/// What differs between the ends of two days.
pub struct Comparison {
    /// The earlier day.
    pub from: Date,
    /// The later one.
    pub to: Date,
    /// The state at the end of the earlier day.
    pub then: Arc<State>,
    /// The state at the end of the later one.
    pub now: Arc<State>,
    /// The records that differ, register by register in the order of the standard.
    pub differing: Vec<Different>,
}

/// Entries that made records differ.
pub struct Steps {
    told: BTreeMap<u64, Told>,
    /// The newest entries of each record, newest first, and how many there are besides.
    of: BTreeMap<RawId, (Vec<u64>, usize)>,
}

impl Steps {
    /// The newest entries that touched a record, newest first.
    pub fn of(&self, id: RawId) -> impl Iterator<Item = &Told> {
        let seqs = self.of.get(&id).map(|(seqs, _)| seqs.as_slice()).unwrap_or_default();
        seqs.iter().filter_map(|seq| self.told.get(seq))
    }

    /// How many touched it besides.
    pub fn more(&self, id: RawId) -> usize {
        self.of.get(&id).map_or(0, |(_, more)| *more)
    }
}

impl Engine {
    /// Compares the ends of two days, whichever is named first.
    pub async fn compare(&self, org: &str, one: Date, other: Date) -> Result<Comparison, Failure> {
        let (from, to, today) = (one.min(other), one.max(other), self.today(org));
        if to > today {
            let message = format!("this day is still to come; pick {today} or an earlier one");
            return Err(Refusal::software("to", message).into());
        }
        let (then, now) = (self.state_at(org, from).await?, self.state_at(org, to).await?);
        let differing = compare::differing(&then, &now);
        Ok(Comparison { from, to, then, now, differing })
    }

    /// The entries between the two days that touched some of the records, at most `max` for each.
    pub async fn steps(
        &self,
        org: &str,
        between: &Comparison,
        records: &[Different],
        max: usize,
    ) -> Result<Steps, Failure> {
        let newest = |id: RawId| {
            let all = compare::entries(&between.then, &between.now, id);
            let seqs: Vec<_> = all.rev().collect();
            let more = seqs.len().saturating_sub(max);
            (id, (seqs.into_iter().take(max).collect(), more))
        };
        let of: BTreeMap<RawId, (Vec<u64>, usize)> = records.iter().map(|record| newest(record.id)).collect();
        let wanted: BTreeSet<u64> = of.values().flat_map(|(seqs, _)| seqs.iter().copied()).collect();
        let org = self.read_through(org).await?;
        let mut found = BTreeMap::new();
        for seq in wanted {
            let told = told::entries(&self.0.store, &org, seq, 1).await?;
            found.extend(told.into_iter().map(|one| (one.seq, one)));
        }
        Ok(Steps { told: found, of })
    }
}
