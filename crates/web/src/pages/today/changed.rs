//! What others changed in records that name the visitor, since the visitor last wrote: record by record, in sentences.

use std::collections::HashSet;

use engine::Told;
use isms::planning::Risk;
use isms::planning::risks::Status;
use kernel::{Change, RawId, Register, Row};

use crate::error::Halt;
use crate::generic::history::{self, Step};
use crate::generic::record_path;
use crate::visit::Visit;

/// Entries looked through.
const LOOKED_MAX: u64 = 500;
/// Entries told.
const TOLD_MAX: usize = 20;
/// Entries told of one record.
const EACH_MAX: usize = 4;
/// Fields named in one sentence.
const FIELDS_MAX: usize = 4;
/// Records that one entry is told of one by one; of more than that it is told once.
const APART_MAX: usize = 3;
/// Records named where an entry is told once.
const NAMED_MAX: usize = 3;

/// A record that others changed, or many that one entry changed at once.
pub struct Changed {
    /// `R-0042`; the first of many.
    pub reference: String,
    /// Its title; of many how many they are.
    pub title: String,
    /// Its page; of many the entry.
    pub href: String,
    /// What was done, the newest first.
    pub deeds: Vec<Deed>,
    /// How many more there are.
    pub more: usize,
    /// Whether it is a proposal that was rejected: nothing is left to do about it.
    pub rejected: bool,
}

/// One entry about the record.
pub struct Deed {
    /// What was done by whom, as a sentence.
    pub told: String,
    /// Who, when, and where it stands in the history.
    pub step: Step,
}

/// The records with what was done to them; the one changed last comes first.
pub async fn changes(visit: &Visit) -> Result<Vec<Changed>, Halt> {
    let Some(person) = visit.actor.person else { return Ok(Vec::new()) };
    let mine: HashSet<RawId> = visit.state.incoming(person).map(|(_, row)| row.id).chain([person]).collect();
    let size = visit.state.size();
    let from = size.saturating_sub(LOOKED_MAX) + 1;
    let max = usize::try_from(size + 1 - from).unwrap_or(0);
    let told = visit.house().engine.entries(&visit.org, from, max).await?;
    let since = told.into_iter().rev().take_while(|told| told.actor != visit.actor.account);
    let concerns = |told: &Told| told.changes.iter().any(|change| mine.contains(&change.subject().1));
    let mut changed: Vec<(Option<RawId>, Changed)> = Vec::new();
    for told in since.filter(concerns).take(TOLD_MAX) {
        let rows: Vec<_> = subjects(&told, &mine).into_iter().filter_map(|id| visit.state.find(id)).collect();
        if rows.len() > APART_MAX {
            changed.push((None, at_once(visit, &told, &rows)));
            continue;
        }
        for row in rows {
            let at = changed.iter().position(|(own, _)| *own == Some(row.id)).unwrap_or_else(|| {
                changed.push((Some(row.id), record(visit, &row)));
                changed.len() - 1
            });
            let own = &mut changed[at].1;
            if own.deeds.len() < EACH_MAX { own.deeds.push(deed(visit, &told, &[row])) } else { own.more += 1 }
        }
    }
    Ok(changed.into_iter().map(|(_, changed)| changed).collect())
}

/// The records of an entry that name the visitor, each once.
fn subjects(told: &Told, mine: &HashSet<RawId>) -> Vec<RawId> {
    let mut seen = HashSet::new();
    let all = told.changes.iter().map(|change| change.subject().1);
    all.filter(|id| mine.contains(id) && seen.insert(*id)).collect()
}

fn record(visit: &Visit, row: &Row<'_>) -> Changed {
    let (title, href) = (row.record.title(), visit.href(&record_path(row)));
    Changed { reference: row.reference(), title, href, deeds: Vec::new(), more: 0, rejected: rejected(row) }
}

/// Many records that one entry changed.
fn at_once(visit: &Visit, told: &Told, rows: &[Row<'_>]) -> Changed {
    let named: Vec<_> = rows.iter().take(NAMED_MAX).map(Row::reference).collect();
    let more = visit.t().one("changed-more", "count", rows.len() - named.len());
    let deed = deed(visit, told, rows);
    Changed {
        reference: named.join(", "),
        title: more,
        href: deed.step.href.clone(),
        deeds: vec![deed],
        more: 0,
        rejected: rows.iter().all(rejected),
    }
}

fn rejected(row: &Row<'_>) -> bool {
    row.record.as_any().downcast_ref::<Risk>().is_some_and(|risk| risk.status == Status::Rejected)
}

/// What an entry did to these records of those it is about.
fn deed(visit: &Visit, told: &Told, rows: &[Row<'_>]) -> Deed {
    let (t, step) = (visit.t(), history::step(visit, told));
    let ids: HashSet<RawId> = rows.iter().map(|row| row.id).collect();
    let own = || told.changes.iter().filter(|change| ids.contains(&change.subject().1));
    let verb = if own().any(|change| matches!(change, Change::Create { .. })) {
        "changed-added"
    } else if own().any(|change| matches!(change, Change::Retire { .. })) {
        "changed-retired"
    } else if own().any(|change| matches!(change, Change::Restore { .. })) {
        "changed-restored"
    } else if own().any(|change| matches!(change, Change::Erase { .. })) {
        "changed-erased"
    } else if isms::act(&told.act).is_some() {
        "changed-act"
    } else {
        "changed-edited"
    };
    let fields = rows.first().map(|row| fields(visit, row.record.register(), own())).unwrap_or_default();
    let references: Vec<_> = rows.iter().take(NAMED_MAX).map(Row::reference).collect();
    let args = [
        ("person", step.who.clone().into()),
        ("done", t.done_to(&told.act, &references.join(", "), rows.len(), 0).into()),
        ("fields", fields.join(", ").into()),
    ];
    Deed { told: t.with(verb, &args), step }
}

/// What the fields of a register are called that changed, each once.
fn fields<'c>(visit: &Visit, register: &Register, changes: impl Iterator<Item = &'c Change>) -> Vec<String> {
    let t = visit.t();
    let mut names: Vec<String> = Vec::new();
    for change in changes {
        let Change::Set { at, .. } = change else { continue };
        let name = register.field(&at.field).map(|(_, field)| t.field(register.key, field));
        names.extend(name.filter(|name| !names.contains(name)));
    }
    if names.len() > FIELDS_MAX {
        let more = names.len() + 1 - FIELDS_MAX;
        names.truncate(FIELDS_MAX - 1);
        names.push(t.one("changed-more", "count", more));
    }
    names
}
