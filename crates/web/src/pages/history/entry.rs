//! One entry in words: who, when, which act, why, which records it touched, and the words that changed.

use std::collections::{BTreeSet, HashSet};

use engine::Told;
use kernel::{Change, RawId, Register};

use super::past::{Past, touched};
use crate::error::Halt;
use crate::generic::diff::{Difference, Tag};
use crate::generic::history::{compare, step};
use crate::generic::scales::Scales;
use crate::visit::Visit;

/// How much of an entry is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The first records and fields, in a list.
    Short,
    /// As much as a page of its own can bear.
    Long,
}

impl Extent {
    /// Most records of an entry, and most fields of a record.
    fn most(self) -> (usize, usize) {
        match self {
            Self::Short => (3, 6),
            Self::Long => (200, usize::MAX),
        }
    }
}

/// An entry as told.
pub struct Entry {
    /// Its number.
    pub seq: u64,
    /// `2026-11-23`.
    pub day: String,
    /// The day in words.
    pub date: String,
    /// Time of day.
    pub clock: String,
    /// Key of the act.
    pub act: String,
    /// Which act, in words.
    pub what: String,
    /// Who.
    pub who: String,
    /// The account.
    pub actor: String,
    /// Why.
    pub reason: Option<String>,
    /// The day it happened on, in words, where it was entered later.
    pub happened: Option<String>,
    /// Whether it is a signature.
    pub signed: bool,
    /// Items that were erased.
    pub erased: usize,
    /// Its page.
    pub href: String,
    /// The management system at the end of its day.
    pub as_of: String,
    /// The records it touched.
    pub touched: Vec<Touched>,
    /// How many more there are.
    pub more: usize,
}

/// A record that an entry touched.
pub struct Touched {
    /// Reference and title.
    pub name: String,
    /// Its page; none where it is not there in the state shown.
    pub href: Option<String>,
    /// Its register.
    pub register: String,
    /// What became of it: text id.
    pub verb: &'static str,
    /// What changed.
    pub changes: Vec<Difference>,
    /// How many more fields changed.
    pub more: usize,
}

impl Touched {
    /// A record with what changed. What a new record holds before anybody writes is nobody's and not shown.
    pub fn with(self, mut changes: Vec<Difference>) -> Self {
        if self.verb == "history-added" {
            changes.iter_mut().for_each(|change| change.runs.retain(|run| run.tag != Tag::Removed));
        }
        Self { changes, ..self }
    }
}

/// Entries in words, in the order given, which is newest first.
pub async fn tell(visit: &Visit, told: Vec<Told>, extent: Extent) -> Result<Vec<Entry>, Halt> {
    let (records_max, _) = extent.most();
    let shown: BTreeSet<RawId> =
        told.iter().flat_map(|told| touched(&told.changes, records_max)).map(|(_, id)| id).collect();
    let first = told.last().map_or(0, |told| told.seq);
    let mut past = Past::before(visit, &shown, first).await?;
    let registers = told.iter().flat_map(|told| touched(&told.changes, records_max));
    let registers = registers.filter_map(|(key, _)| visit.state.register(&key));
    let scales = Scales::of(visit, registers.collect::<Vec<_>>()).await?;
    let mut next = first;
    let mut entries = Vec::new();
    for told in told.iter().rev() {
        // Entries that a filter left out still changed the records shown.
        fill(visit, &mut past, &shown, next..told.seq).await?;
        entries.push(entry(visit, (&mut past, &scales), &shown, told, extent));
        next = told.seq + 1;
    }
    entries.reverse();
    Ok(entries)
}

/// Applies the entries between two that are told.
async fn fill(
    visit: &Visit,
    past: &mut Past,
    shown: &BTreeSet<RawId>,
    between: std::ops::Range<u64>,
) -> Result<(), Halt> {
    let touching: BTreeSet<u64> =
        shown.iter().flat_map(|id| visit.state.entries_of(*id)).filter(|seq| between.contains(seq)).collect();
    for seq in touching {
        for told in visit.house().engine.entries(&visit.org, seq, 1).await? {
            past.apply(&told, shown);
        }
    }
    Ok(())
}

fn entry(
    visit: &Visit,
    (past, scales): (&mut Past, &Scales),
    shown: &BTreeSet<RawId>,
    told: &Told,
    extent: Extent,
) -> Entry {
    let (records_max, fields_max) = extent.most();
    let step = step(visit, told);
    let subjects = touched(&told.changes, records_max);
    let registers: Vec<_> = subjects.iter().map(|(key, id)| (visit.state.register(key), *id)).collect();
    let before: Vec<_> =
        registers.iter().map(|(register, id)| register.map(|register| past.record(register, *id))).collect();
    past.apply(told, shown);
    let each = registers.iter().zip(before).filter_map(|((register, id), before)| {
        let (register, before) = ((*register)?, before?);
        let after = past.record(register, *id);
        let (then, now) = (scales.before(*id, told.seq), scales.at(told.seq));
        let mut changes = compare(visit, register, before.as_ref(), after.as_ref(), then, now);
        let more = changes.len().saturating_sub(fields_max);
        changes.truncate(fields_max);
        let record = named(visit, register, *id, after.title(), verb(&told.changes, *id)).with(changes);
        Some(Touched { more, ..record })
    });
    let touched: Vec<_> = each.collect();
    let all: HashSet<RawId> = told.changes.iter().map(|change| change.subject().1).collect();
    Entry {
        seq: step.seq,
        as_of: format!("/o/{}?as_of={}", visit.org, step.day),
        day: step.day,
        date: step.date,
        clock: step.clock,
        act: told.act.clone(),
        what: step.what,
        who: step.who,
        actor: told.actor.to_string(),
        reason: step.reason,
        happened: step.happened,
        signed: step.signed,
        erased: step.erased,
        href: visit.href(&format!("history/{}", told.seq)),
        more: all.len().saturating_sub(touched.len()),
        touched,
    }
}

/// A record by its name in the state shown, else by the title it had.
pub fn named(visit: &Visit, register: &'static Register, id: RawId, title: String, verb: &'static str) -> Touched {
    let row = visit.state.row(register.key, id);
    let name = row.as_ref().map_or(title, |row| format!("{} {}", row.reference(), row.record.title()));
    Touched {
        name,
        href: row.map(|row| super::page_of(visit, &row)),
        register: visit.t().register(register).to_owned(),
        verb,
        changes: Vec::new(),
        more: 0,
    }
}

fn verb(changes: &[Change], id: RawId) -> &'static str {
    let own = changes.iter().filter(|change| change.subject().1 == id);
    let mut verb = "history-changed";
    for change in own {
        match change {
            Change::Create { .. } => return "history-added",
            Change::Retire { .. } => verb = "history-retired",
            Change::Restore { .. } => verb = "history-restored",
            Change::Erase { .. } => verb = "history-erased-here",
            Change::Set { .. } | Change::Recorded { .. } => {}
        }
    }
    verb
}
